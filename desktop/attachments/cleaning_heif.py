"""Takes out of a HEIC photo where and with what it was taken: the items that say so are emptied in their places.

Nothing moves and no pixel is touched; which side is up stands elsewhere (ISO/IEC 14496-12, 8.11: meta, iinf, iloc;
ISO/IEC 23008-12, annex A: the item "Exif", and XMP as an item of type "mime").
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

_XMP = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
_IN_FILE, _IN_DATA = 0, 1
_NO_EXIF = struct.pack(">I", 0) + b"MM\0*" + struct.pack(">IHI", 8, 0, 0)
"""Data of a camera that says nothing: an offset, and a directory without entries."""


@dataclass(frozen=True, slots=True)
class _Box:
    kind: bytes
    start: int
    """Of its content, behind length and kind."""
    end: int


def clean_heif(data: bytes) -> bytes:
    """Return a HEIC of the same length without location and camera.

    Raises struct.error, ValueError or IndexError when it is damaged.
    """
    held = bytearray(data)
    for box in _boxes(data, 0, len(data)):
        if box.kind == b"meta":
            _empty_items(held, box)
        elif box.kind == b"uuid" and data[box.start : box.start + 16] == _XMP:
            _fill(held, box.start + 16, box.end, b"", b" ")
        elif box.kind == b"moov":
            _empty_film(held, box)
    return bytes(held)


def _boxes(data: bytes | bytearray, at: int, end: int) -> Iterator[_Box]:
    while at + 8 <= end:
        length, kind = struct.unpack_from(">I4s", data, at)
        start = at + 8
        if length == 1:
            (length,) = struct.unpack_from(">Q", data, start)
            start += 8
        last = end if length == 0 else at + length
        if last > end or last < start:
            raise ValueError(at)
        yield _Box(kind, start, last)
        at = last


def _empty_items(held: bytearray, meta: _Box) -> None:
    boxes = {box.kind: box for box in _boxes(held, meta.start + 4, meta.end)}
    if b"iinf" not in boxes or b"iloc" not in boxes:
        return
    private = _private_items(held, boxes[b"iinf"])
    data = boxes.get(b"idat")
    for item, method, at, length in _extents(held, boxes[b"iloc"]):
        if item not in private or method not in {_IN_FILE, _IN_DATA}:
            continue
        begin = at if method == _IN_FILE else at + (data.start if data is not None else len(held))
        if begin + length > len(held):
            raise ValueError(begin)
        _fill(held, begin, begin + length, *private[item])


def _fill(held: bytearray, start: int, end: int, beginning: bytes, rest: bytes) -> None:
    beginning = beginning if len(beginning) <= end - start else b""
    held[start:end] = beginning + rest * (end - start - len(beginning))


def _empty_film(held: bytearray, moov: _Box) -> None:
    """Make free space of what a photo that moves says of itself beside its pictures."""
    for box in _boxes(held, moov.start, moov.end):
        if box.kind in {b"udta", b"meta"}:
            held[box.start : box.end] = bytes(box.end - box.start)
            held[box.start - 4 : box.start] = b"free"


def _private_items(held: bytearray, iinf: _Box) -> dict[int, tuple[bytes, bytes]]:
    """Return with what the items that tell of place and camera are filled, by their numbers."""
    found: dict[int, tuple[bytes, bytes]] = {}
    counted = 2 if held[iinf.start] == 0 else 4
    for box in _boxes(held, iinf.start + 4 + counted, iinf.end):
        version = held[box.start]
        if box.kind != b"infe" or version < 2:
            continue
        number, _protection, kind = struct.unpack_from(
            ">HH4s" if version == 2 else ">IH4s", held, box.start + 4
        )
        words = bytes(held[box.start + (12 if version == 2 else 14) : box.end])
        if kind == b"Exif":
            found[number] = (_NO_EXIF, b"\0")
        elif kind == b"mime" and b"rdf+xml" in words:
            found[number] = (b"", b" ")
    return found


def _extents(held: bytearray, iloc: _Box) -> Iterator[tuple[int, int, int, int]]:
    """Yield number, method, offset and length of each part of each item."""
    reader = _Reader(held, iloc.start)
    version = reader.take(1)
    reader.take(3)
    sizes, more = reader.take(1), reader.take(1)
    wide = 2 if version < 2 else 4
    for _item in range(reader.take(wide)):
        number = reader.take(wide)
        method = reader.take(2) & 0xF if version else 0
        reader.take(2)
        base = reader.take(more >> 4)
        for _part in range(reader.take(2)):
            reader.take(more & 0xF if version else 0)
            offset = reader.take(sizes >> 4)
            yield number, method, base + offset, reader.take(sizes & 0xF)


class _Reader:
    """Takes numbers of some bytes one after another."""

    def __init__(self, held: bytearray, at: int) -> None:
        self._held, self._at = held, at

    def take(self, size: int) -> int:
        if self._at + size > len(self._held):
            raise ValueError(self._at)
        taken = int.from_bytes(self._held[self._at : self._at + size], "big")
        self._at += size
        return taken
