"""Lucide icons as pixmaps, tinted with a colour and kept for reuse."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

STROKE = 'stroke-width="1.75"'
_Key = tuple[str, str, int, float]


class Icons:
    """The icons of one folder; each is rendered once per colour, size and pixel ratio."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sources: dict[str, str] = {}
        self._pixmaps: dict[_Key, QPixmap] = {}

    def pixmap(self, name: str, colour: str, size: int, ratio: float) -> QPixmap:
        """Return icon ``name`` in ``colour`` (``#RRGGBB``), ``size`` logical pixels wide.

        A name that has no file gives a circle, so that a missing icon never stops a screen from painting.
        """
        key = (name, colour, size, ratio)
        found = self._pixmaps.get(key)
        if found is None:
            found = self._pixmaps[key] = _render(
                self._source(name).replace("currentColor", colour), size, ratio
            )
        return found

    def has(self, name: str) -> bool:
        """Tell whether there is an icon of that name."""
        return (self._folder / f"{name}.svg").is_file()

    def _source(self, name: str) -> str:
        text = self._sources.get(name)
        if text is None:
            file = self._folder / f"{name if self.has(name) else 'circle'}.svg"
            text = file.read_text("utf-8").replace('stroke-width="2"', STROKE)
            self._sources[name] = text
        return text


def with_gap(pixmap: QPixmap, gap: int) -> QPixmap:
    """Return ``pixmap`` with ``gap`` empty logical pixels at its end, which is left in right-to-left windows."""
    ratio = pixmap.devicePixelRatio()
    made = QPixmap(pixmap.width() + round(gap * ratio), pixmap.height())
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    mirrored = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    painter.drawPixmap(gap if mirrored else 0, 0, pixmap)
    painter.end()
    return made


def _render(svg: str, size: int, ratio: float) -> QPixmap:
    side = round(size * ratio)
    made = QPixmap(side, side)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made
