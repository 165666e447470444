"""Takes out of a picture where and with what it was taken, without touching its pixels.

What remains is which side is up. Formats: JPEG (ITU-T T.81, markers APP1 to APP15 and COM), PNG (ISO/IEC 15948, text
and eXIf chunks), WebP (RFC 9649, EXIF and XMP chunks); TIFF and HEIC in modules of their own.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Callable, Iterator

from PIL import Image

from desktop.attachments.cleaning_heif import clean_heif
from desktop.attachments.cleaning_tiff import clean_tiff
from desktop.attachments.kinds import HEIC, kind_of

_JPEG, _PNG, _RIFF = b"\xff\xd8", b"\x89PNG\r\n\x1a\n", b"RIFF"
_ORIENTATION, _UPRIGHT = 0x0112, 1
_START_OF_SCAN, _COMMENT = 0xDA, 0xFE
_COLOURS, _ADOBE = 0xE2, 0xEE  # ICC profile and Adobe's colour transform: without them the colours are wrong
_PNG_DROPPED = {b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"}
_WEBP_DROPPED = {b"EXIF", b"XMP "}
_WEBP_FLAGS = 0x08 | 0x04


def without_camera(data: bytes) -> bytes:
    """Return the picture without location, camera data and comments; what is of another format as it is."""
    clean = _cleaners().get(kind_of("", data[:16]))
    if clean is None:
        return data
    try:
        return clean(data)
    except (struct.error, IndexError, ValueError):
        return data  # a damaged picture is given as it is, like any other file


def _cleaners() -> dict[str, Callable[[bytes], bytes]]:
    return {
        "image/jpeg": lambda data: b"".join(_jpeg(data)),
        "image/png": lambda data: b"".join(_png(data)),
        "image/webp": _webp,
        "image/tiff": clean_tiff,
        HEIC: clean_heif,
    }


def _jpeg(data: bytes) -> Iterator[bytes]:
    yield _JPEG
    yield _turned(data)
    at = 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            raise ValueError(at)
        marker, length = data[at + 1], struct.unpack(">H", data[at + 2 : at + 4])[0]
        if marker == _START_OF_SCAN:
            yield _scan(data, at)
            return
        told = data[at : at + 2 + length]
        private = (0xE1 <= marker <= 0xEF and marker not in {_COLOURS, _ADOBE}) or marker == _COMMENT
        if not private and not (marker == _COLOURS and not told[4:].startswith(b"ICC_PROFILE")):
            yield told
        at += 2 + length
    raise ValueError(at)


def _scan(data: bytes, at: int) -> bytes:
    """Return the picture from its first scan to its end; phones put more pictures behind it, with camera data."""
    end = data.find(b"\xff\xd9", at)
    while end != -1 and data[end + 2 : end + 3] == b"\xff" and data[end + 3 : end + 4] not in {b"\xd8", b""}:
        end = data.find(b"\xff\xd9", end + 2)  # inside of a progressive picture
    return data[at:] if end == -1 else data[at : end + 2]


def _turned(data: bytes) -> bytes:
    """Return the segment that says which side is up, empty for a picture that is upright."""
    try:
        turn = Image.open(io.BytesIO(data)).getexif().get(_ORIENTATION, _UPRIGHT)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        turn = _UPRIGHT
    if turn not in range(2, 9):
        return b""
    exif = Image.Exif()
    exif[_ORIENTATION] = turn
    told = exif.tobytes()
    return b"\xff\xe1" + struct.pack(">H", len(told) + 2) + told


def _png(data: bytes) -> Iterator[bytes]:
    yield _PNG
    at = len(_PNG)
    while at + 12 <= len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        if kind not in _PNG_DROPPED:
            yield data[at : at + 12 + length]
        at += 12 + length
        if kind == b"IEND":
            return
    raise ValueError(at)


def _webp(data: bytes) -> bytes:
    if not data.startswith(_RIFF):
        raise ValueError(data[:4])
    kept, at = [b"WEBP"], 12
    while at + 8 <= len(data):
        kind, length = struct.unpack("<4sI", data[at : at + 8])
        chunk = data[at : at + 8 + length + length % 2]
        if kind == b"VP8X":
            chunk = chunk[:8] + bytes([chunk[8] & ~_WEBP_FLAGS]) + chunk[9:]
        if kind not in _WEBP_DROPPED:
            kept.append(chunk)
        at += len(chunk)
    body = b"".join(kept)
    return _RIFF + struct.pack("<I", len(body)) + body
