"""The little of Protocol Buffers that Anki's files need: fields by number, as bytes or whole numbers."""

from __future__ import annotations

from collections.abc import Iterator

_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5
_LONGEST_VARINT = 10


class BrokenMessage(ValueError):
    """The bytes are no message."""


def fields(message: bytes) -> Iterator[tuple[int, int | bytes]]:
    """Yield number and value of each field of a message. Raises BrokenMessage."""
    at = 0
    while at < len(message):
        key, at = _varint(message, at)
        number, kind = key >> 3, key & 7
        if kind == _VARINT:
            value, at = _varint(message, at)
            yield number, value
            continue
        if kind == _BYTES:
            size, at = _varint(message, at)
        elif kind in (_FIXED64, _FIXED32):
            size = 8 if kind == _FIXED64 else 4
        else:
            raise BrokenMessage(f"a field of kind {kind}")
        if size > len(message) - at:
            raise BrokenMessage("a field ends beyond its message")
        yield number, message[at : at + size]
        at += size


def text(message: bytes, number: int) -> str:
    """Return the last text field of a number, empty when there is none. Raises BrokenMessage."""
    found = [value for key, value in fields(message) if key == number and isinstance(value, bytes)]
    return found[-1].decode("utf-8", "replace") if found else ""


def _varint(message: bytes, at: int) -> tuple[int, int]:
    value = 0
    for step in range(_LONGEST_VARINT):
        if at >= len(message):
            break
        byte = message[at]
        value |= (byte & 0x7F) << (7 * step)
        at += 1
        if byte < 0x80:
            return value, at
    raise BrokenMessage("a number without an end")
