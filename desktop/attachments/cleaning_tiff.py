"""Takes out of a TIFF where and with what it was taken: its directories are written anew in their places.

Nothing else moves, so every other offset stays true (TIFF 6.0, section 2; Exif 2.32, section 4.6; XMP part 3).
"""

from __future__ import annotations

import struct

_EXIF, _GPS, _INTEROPERABILITY, _SUB_DIRECTORIES = 0x8769, 0x8825, 0xA005, 0x014A
_DIRECTORIES = {_EXIF, _GPS, _INTEROPERABILITY}
_DROPPED = {
    0x010D, 0x010E, 0x010F, 0x0110, 0x0131, 0x0132, 0x013B, 0x013C,  # names, description, make, model, time, artist
    0x02BC, 0x83BB, 0x8649, 0x927C, 0x8298,  # XMP, IPTC, Photoshop, notes of the maker, copyright
    0xC62F, 0xC634, 0xC68B,  # of raw photos: serial number, the maker's own data, name of the file before
}  # fmt: skip
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
_ENTRY, _INLINE = 12, 4


def clean_tiff(data: bytes) -> bytes:
    """Return a TIFF of the same length without location, camera and comments; which side is up remains.

    Raises struct.error or ValueError when it is damaged.
    """
    return _Tiff(data).cleaned()


class _Tiff:
    """The bytes of a file while they are rewritten."""

    def __init__(self, data: bytes) -> None:
        self._bytes = bytearray(data)
        self._order = "<" if data.startswith(b"II") else ">"
        self._seen: set[int] = set()

    def cleaned(self) -> bytes:
        waiting = [self._number("I", 4)]
        while waiting:
            at = waiting.pop()
            if at and at not in self._seen:
                self._seen.add(at)
                waiting += self._clean(at)
        return bytes(self._bytes)

    def _number(self, form: str, at: int) -> int:
        return int(struct.unpack_from(self._order + form, self._bytes, at)[0])

    def _entries(self, at: int) -> list[int]:
        count = self._number("H", at)
        if at + 2 + count * _ENTRY + 4 > len(self._bytes):
            raise ValueError(at)
        return [at + 2 + number * _ENTRY for number in range(count)]

    def _clean(self, at: int) -> list[int]:
        """Take what is private out of the directory at ``at``; return where others stand: the next, those below."""
        entries = self._entries(at)
        end = at + 2 + len(entries) * _ENTRY
        following, kept = [self._number("I", end)], []
        for entry in entries:
            tag = self._number("H", entry)
            if tag in _DIRECTORIES:
                self._blank_directory(self._number("I", entry + 8))
            elif tag in _DROPPED:
                self._blank_value(entry)
            else:
                kept.append(bytes(self._bytes[entry : entry + _ENTRY]))
                following += self._below(entry) if tag == _SUB_DIRECTORIES else []
        head = struct.pack(self._order + "H", len(kept)) + b"".join(kept)
        written = head + struct.pack(self._order + "I", following[0])
        self._bytes[at : end + 4] = written.ljust(end + 4 - at, b"\0")
        return following

    def _place(self, entry: int) -> tuple[int, int]:
        """Return where the value of an entry stands, and its length."""
        size = _SIZES.get(self._number("H", entry + 2), 1) * self._number("I", entry + 4)
        at = entry + 8 if size <= _INLINE else self._number("I", entry + 8)
        return at, max(0, min(size, len(self._bytes) - at))

    def _below(self, entry: int) -> list[int]:
        at, size = self._place(entry)
        return [self._number("I", at + step) for step in range(0, size - 3, 4)]

    def _blank_value(self, entry: int) -> None:
        at, size = self._place(entry)
        self._bytes[at : at + size] = bytes(size)

    def _blank_directory(self, at: int) -> None:
        if at in self._seen:
            return
        self._seen.add(at)
        entries = self._entries(at)
        for entry in entries:
            if self._number("H", entry) in _DIRECTORIES:
                self._blank_directory(self._number("I", entry + 8))
            else:
                self._blank_value(entry)
        length = 2 + len(entries) * _ENTRY + 4
        self._bytes[at : at + length] = bytes(length)
