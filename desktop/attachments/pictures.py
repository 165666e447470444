"""Pictures: small ones of large ones, upright; when they were taken; and what a camera wrote into them taken out.

Pillow, imported by what runs in a task: it takes 60 ms, and the first page shows no picture.
"""

from __future__ import annotations

import io
import warnings
from datetime import UTC, datetime, tzinfo

from PIL import Image, ImageOps, UnidentifiedImageError

from desktop.errors import ImportProblem
from desktop.texts import _

SIDE = 256
"""Pixels of the longer side of a thumbnail."""
PAPER_SIDE = 1200
"""Pixels of the longer side of a picture on paper: 200 of them an inch where it is as wide as the text."""
MOST_PIXELS = 120_000_000
"""Above it a picture is kept and not opened; the largest phone cameras make 108 or 200 million, scaled down."""
_SMALL_BYTES = 50_000
_TAKEN, _CHANGED, _OFFSET, _EXIF = 0x9003, 0x0132, 0x9011, 0x8769


class TooManyPixels(ImportProblem):
    """A picture would need more memory than it deserves."""

    def __init__(self) -> None:
        super().__init__(
            _("This picture has more than 120 million pixels and is not opened here."),
            _("The file itself is kept; save a copy and open it with a program for such pictures."),
        )


class NoPicture(ImportProblem):
    """A file is not the picture that its name promises."""

    def __init__(self) -> None:
        super().__init__(
            _("This file is no picture that can be read."),
            _("The file itself is kept; save a copy and open it with another program."),
        )


class HeicKept(ImportProblem):
    """A photo of an iPhone is in the journal, and nothing here can show it."""

    def __init__(self) -> None:
        super().__init__(
            _("Photos in the HEIC format of iPhones are kept, but cannot be shown here."),
            _("On the phone choose Settings → Camera → Formats → Most Compatible, and new photos are shown."),
        )


def thumbnail(data: bytes) -> bytes:
    """Return a small upright JPEG of a picture, on white where it is clear. Raises TooManyPixels, NoPicture."""
    small = _reduced(data, SIDE)
    for quality in (80, 65, 45):
        written = _jpeg(small, quality)
        if len(written) <= _SMALL_BYTES:
            break
    return written


def for_paper(data: bytes) -> tuple[bytes, int, int]:
    """Return an upright JPEG of at most ``PAPER_SIDE`` pixels a side, its width and its height.

    Nothing that the camera wrote is in it. Raises TooManyPixels, NoPicture.
    """
    picture = _reduced(data, PAPER_SIDE)
    return _jpeg(picture, 82), picture.width, picture.height


def _reduced(data: bytes, side: int) -> Image.Image:
    picture = _opened(data)
    try:
        # A JPEG is read at a fraction of its size, at least as large as this.
        picture.draft("RGB", (side, side))
        picture.thumbnail((side, side))
        return _flat(ImageOps.exif_transpose(picture))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise NoPicture from error


def _jpeg(picture: Image.Image, quality: int) -> bytes:
    held = io.BytesIO()
    picture.save(held, "JPEG", quality=quality, comment=b"")  # else Pillow hands the camera's on
    return held.getvalue()


def check_pixels(data: bytes) -> None:
    """Raise TooManyPixels or NoPicture before a viewer reads a picture."""
    _opened(data)


def taken_at(data: bytes, zone: tzinfo) -> datetime | None:
    """Return when the camera says that a picture was taken; ``zone`` where it does not say its own."""
    try:
        exif = _opened(data).getexif()
        details = exif.get_ifd(_EXIF)
        told = str(details.get(_TAKEN) or exif.get(_CHANGED) or "").strip("\0 ")
        moment = datetime.strptime(told, "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007 - its zone comes next
        offset = str(details.get(_OFFSET) or "").strip("\0 ")
        placed = datetime.strptime(offset, "%z").tzinfo if offset else zone
        return moment.replace(tzinfo=placed).astimezone(UTC)
    except (ImportProblem, ValueError, OverflowError, SyntaxError, KeyError, TypeError, OSError):
        return None  # any nonsense may stand there; then nobody knows


def _opened(data: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of large pictures by itself; the rule here is ours
            picture = Image.open(io.BytesIO(data))
    except Image.DecompressionBombError as error:
        raise TooManyPixels from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise NoPicture from error
    if picture.width * picture.height > MOST_PIXELS:
        raise TooManyPixels
    return picture


def _flat(picture: Image.Image) -> Image.Image:
    if picture.mode in {"RGB", "L"}:
        return picture
    if "A" not in picture.getbands() and "transparency" not in picture.info:
        return picture.convert("RGB")
    clear = picture.convert("RGBA")
    white = Image.new("RGBA", clear.size, "white")
    return Image.alpha_composite(white, clear).convert("RGB")
