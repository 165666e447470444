"""Lends Qt's reader of pictures for bytes in memory."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImageReader


@contextmanager
def image_reader(data: bytes) -> Iterator[QImageReader]:
    """Give a reader over ``data`` and take it back before the bytes go: that of TIFF looks at them once more."""
    held = QByteArray(data)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    try:
        yield reader
    finally:
        reader.setDevice(None)  # type: ignore[arg-type]  # Qt takes none, its stubs do not know
