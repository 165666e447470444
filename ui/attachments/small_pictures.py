"""Small pictures made ready for the screen: a few while a list is painted, the others between two paints."""

from __future__ import annotations

import time
from collections import OrderedDict
from functools import lru_cache

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPixmap

_KEPT_BYTES = 48 * 1024 * 1024
"""Pictures in memory: several windows of them, also where a picture has four times the pixels."""
_BUDGET = 0.004
"""Seconds that pictures may cost between two paints: a quarter of a frame."""
_Key = tuple[str, int, int, float]


class SmallPictures(QObject):
    """Gives what is ready, and tells by ``came`` when more is: whoever paints asks again for what it still lacks.

    To decode a picture and to scale it costs milliseconds; while a list of photos is scrolled each frame asks for
    many new ones, and those that have left the window again are never made.
    """

    came = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._made: OrderedDict[_Key, QPixmap] = OrderedDict()
        self._bytes = 0
        self._wanted: dict[_Key, tuple[bytes, QSize, float]] = {}
        self._spent = 0.0
        self._between = QTimer(self, singleShot=True, interval=0)
        self._between.timeout.connect(self._make_some)

    def picture(self, name: str, data: bytes, size: QSize, radius: float, ratio: float) -> QPixmap | None:
        """Return a picture that fills ``size`` (logical pixels) with round corners, sharp at ``ratio``.

        None while it is not made yet; a null pixmap for data that is no picture. ``name`` tells pictures apart.
        """
        key = (name, size.width(), size.height(), ratio)
        found = self._made.get(key)
        if found is not None:
            self._made.move_to_end(key)
            return found
        self._between.start()
        if self._spent < _BUDGET:
            return self._make(key, data, size, radius)
        self._wanted[key] = data, size, radius
        return None

    def _make_some(self) -> None:
        """Make what the last paint lacked, as far as the time goes; the next paint asks for the rest."""
        self._spent = 0.0
        wanted, self._wanted = self._wanted, {}
        for key, (data, size, radius) in wanted.items():
            self._make(key, data, size, radius)
            if self._spent >= _BUDGET:
                break
        if wanted:
            self._spent = 0.0
            self.came.emit()

    def _make(self, key: _Key, data: bytes, size: QSize, radius: float) -> QPixmap:
        begun = time.perf_counter()
        made = self._made[key] = _filling(data, size, radius, key[3])
        self._bytes += _weight(made)
        while self._bytes > _KEPT_BYTES and len(self._made) > 1:
            self._bytes -= _weight(self._made.popitem(last=False)[1])
        self._spent += time.perf_counter() - begun
        return made


def _weight(picture: QPixmap) -> int:
    """Return about how many bytes a picture takes."""
    return picture.width() * picture.height() * 4


def _filling(picture: bytes, size: QSize, radius: float, ratio: float) -> QPixmap:
    """Return a picture that fills ``size`` with round corners, cut where it is longer; null for what is none.

    The corners are cut once and not at each paint, by a mask: to fill a round shape with a picture costs ten times as
    much.
    """
    image = QImage.fromData(picture)
    if image.isNull():
        return QPixmap()
    wanted = size * ratio
    image = image.scaled(
        wanted,
        Qt.AspectRatioMode.KeepAspectRatioByExpanding,
        Qt.TransformationMode.SmoothTransformation,
    )
    left, top = (image.width() - wanted.width()) // 2, (image.height() - wanted.height()) // 2
    made = QImage(wanted, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(made)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.drawImage(-left, -top, image)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    painter.drawImage(0, 0, _round_shape(wanted.width(), wanted.height(), radius * ratio))
    painter.end()
    pixmap = QPixmap.fromImage(made)
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


@lru_cache(maxsize=8)
def _round_shape(width: int, height: int, radius: float) -> QImage:
    """Return a rectangle with round corners, filled with white; in pixels of the screen."""
    made = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.GlobalColor.white)
    painter.drawRoundedRect(made.rect(), radius, radius)
    painter.end()
    return made
