"""Small pictures in a line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from ui.theme.theme import Theme
from ui.widgets.painted import Painted
from ui.widgets.painting import painting_on

_SIDE, _GAP, MOST = 56, 6, 6
"""Pixels at 100 %, and how many pictures have room."""


class PictureStrip(Painted):
    """Shows the first ``MOST`` of some pictures; hidden without any. The name says what they are."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme)
        self.pictures: list[QImage] = []
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_pictures(self, pictures: Sequence[bytes]) -> None:
        """Show pictures (JPEG, PNG or WebP); what cannot be read is left out."""
        found = [QImage.fromData(one) for one in pictures[:MOST]]
        self.pictures = [one for one in found if not one.isNull()]
        self.setVisible(bool(self.pictures))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of the pictures."""
        px = self.theme.px
        return QSize(max(1, len(self.pictures)) * px(_SIDE + _GAP), px(_SIDE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw each picture in the middle of its square."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        paint, px = painting_on(self, self.theme, painter), self.theme.px
        for place, picture in enumerate(self.pictures):
            box = QRectF(place * px(_SIDE + _GAP), 0, px(_SIDE), px(_SIDE))
            paint.fill(box, self.theme.color("sunken"), px(4))
            size = picture.size().scaled(box.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            inside = QRectF(0, 0, size.width(), size.height())
            inside.moveCenter(box.center())
            painter.drawImage(paint.place(inside), picture)
        painter.end()
