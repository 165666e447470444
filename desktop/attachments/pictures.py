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


def thumbnail(data: bytes) -> bytes:
    """Return a small upright JPEG of a picture, on white where it is clear. Raises TooManyPixels, NoPicture."""
    picture = _opened(data)
    try:
        picture.draft(
            "RGB", (SIDE, SIDE)
        )  # a JPEG is read at a fraction of its size, at least as large as this
        picture.thumbnail((SIDE, SIDE))
        small = _flat(ImageOps.exif_transpose(picture))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise NoPicture from error
    for quality in (80, 65, 45):
        held = io.BytesIO()
        small.save(held, "JPEG", quality=quality)
        if held.tell() <= _SMALL_BYTES:
            break
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
