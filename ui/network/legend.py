"""The kinds of lines of the network with their words."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from ui.network.painting import legend, pen_of
from ui.theme.theme import Theme
from ui.widgets.painted import Painted
from ui.widgets.painting import painting_on

_STROKE, _GAP = 22, 14


class Legend(Painted):
    """One line of strokes and words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(", ".join(words for _kind, words in legend()))

    def _widths(self) -> list[int]:
        metrics, px = self.theme.metrics("small"), self.theme.px
        return [px(_STROKE + 5 + _GAP) + metrics.horizontalAdvance(words) + 1 for _kind, words in legend()]

    def sizeHint(self) -> QSize:
        """Return the size of all words."""
        return QSize(sum(self._widths()), self.theme.px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the strokes and words."""
        painter = QPainter(self)
        paint = painting_on(self, self.theme, painter)
        px, left = self.theme.px, 0
        middle = self.height() / 2
        for (kind, words), width in zip(legend(), self._widths(), strict=True):
            line = paint.place(QRectF(left, middle, px(_STROKE), 0))
            painter.setPen(pen_of(self.theme, kind))
            painter.drawLine(QPointF(line.left(), middle), QPointF(line.right(), middle))
            box = QRectF(left + px(_STROKE + 5), 0, width - px(_STROKE + 5), self.height())
            paint.text(box, words, "small", self.theme.color("text3"))
            left += width
        painter.end()
