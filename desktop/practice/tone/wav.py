"""WAV files as programs write them: plain or extensible headers, whole numbers or floats, lengths left open."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import BinaryIO

_WHOLE, _FLOAT, _EXTENSIBLE = 1, 3, 0xFFFE
_FORMAT = struct.Struct("<HHIIHH")
_SUBFORMAT = 24
"""Where an extensible header says what the samples really are."""
_WIDTHS = {_WHOLE: (1, 2, 3, 4), _FLOAT: (4, 8)}
_MOST_CHANNELS, _RATES = 8, range(4_000, 200_001)


class NoWav(ValueError):
    """It is no WAV file of plain samples."""


@dataclass(frozen=True, slots=True)
class Wave:
    """The samples of a file, little-endian, with what is needed to read them."""

    data: bytes
    width: int
    channels: int
    rate: int
    floats: bool


def read_samples(file: BinaryIO, longest: int) -> Wave:
    """Return the samples of a WAV file, one more than ``longest`` seconds of them at most.

    A file that is cut short gives what it has. Raises NoWav.
    """
    if _exactly(file, 4) != b"RIFF" or not _exactly(file, 4) or _exactly(file, 4) != b"WAVE":
        raise NoWav
    form: tuple[int, int, int, int] | None = None
    while True:
        name, size = struct.unpack("<4sI", _exactly(file, 8))
        if name == b"data" and form is not None:
            break
        body = _exactly(file, size + size % 2) if name == b"fmt " else b""
        if body:
            form = _format(body)
        elif name != b"fmt ":
            file.seek(size + size % 2, 1)
    kind, channels, rate, width = form
    most = (longest + 1) * rate * channels * width
    return Wave(file.read(min(size or most, most)), width, channels, rate, kind == _FLOAT)


def _format(body: bytes) -> tuple[int, int, int, int]:
    """Return kind, channels, rate and bytes a sample of a format chunk."""
    if len(body) < _FORMAT.size:
        raise NoWav
    kind, channels, rate, _bytes, frame, _bits = _FORMAT.unpack_from(body)
    if kind == _EXTENSIBLE and len(body) >= _SUBFORMAT + 2:
        (kind,) = struct.unpack_from("<H", body, _SUBFORMAT)
    if not 0 < channels <= _MOST_CHANNELS or rate not in _RATES or frame % channels:
        raise NoWav
    width = frame // channels
    if width not in _WIDTHS.get(kind, ()):
        raise NoWav
    return kind, channels, rate, width


def _exactly(file: BinaryIO, count: int) -> bytes:
    """Read so many bytes. Raises NoWav when the file ends before."""
    data = file.read(count)
    if len(data) < count:
        raise NoWav
    return data
