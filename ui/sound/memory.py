"""Bytes in memory as a place that Qt's players can open: a resource of Qt's own, which never touches a disk.

A QBuffer made in Python would do as well, but Qt's decoding threads then call into Python for each read, while the
window's thread waits for them and holds Python's lock: the program stands still for ever (seen with PySide6 6.11.3).
"""

from __future__ import annotations

import itertools
import struct

from PySide6.QtCore import QUrl, qRegisterResourceData, qUnregisterResourceData

_VERSION = 3
_DIRECTORY, _NO_LANGUAGE = 0x02, 1
_numbers = itertools.count(1)


class MemorySource:
    """Registered as long as it lives, or until ``release``; the format is that of Qt's resource compiler."""

    def __init__(self, data: bytes) -> None:
        self._name = f"guanxi-sound-{next(_numbers)}"
        self._data = struct.pack(">I", len(data)) + data
        utf16 = self._name.encode("utf-16-be")
        self._names = struct.pack(">HI", len(self._name), _hash(self._name)) + utf16
        root = struct.pack(">IHIIQ", 0, _DIRECTORY, 1, 1, 0)
        file = struct.pack(">IHHHIQ", 0, 0, 0, _NO_LANGUAGE, 0, 0)
        self._tree = root + file
        self._held = bool(qRegisterResourceData(_VERSION, self._tree, self._names, self._data))

    @property
    def url(self) -> QUrl:
        """Where Qt finds it."""
        return QUrl(f"qrc:/{self._name}")

    def release(self) -> None:
        """Let Qt forget it; nobody may read it any more."""
        if self._held:
            self._held = False
            qUnregisterResourceData(_VERSION, self._tree, self._names, self._data)


def _hash(name: str) -> int:
    """Return Qt's hash of a name (qt_hash)."""
    found = 0
    for character in name:
        found = (found << 4) + ord(character)
        found ^= (found & 0xF0000000) >> 23
        found &= 0x0FFFFFFF
    return found
