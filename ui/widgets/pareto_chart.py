"""Which few things make most of the trouble: bars by how often, and the share that they make together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop import formats
from ui.theme.theme import Theme
from ui.widgets.painted import Painted
from ui.widgets.painting import TRAILING, Painting, painting_on

_ROW, _NAME, _NUMBER, _SHARE = 28, 190, 44, 52


@dataclass(frozen=True, slots=True)
class Bar:
    """One thing: its name, how often, and the share (0..1) that it and those above it make."""

    name: str
    count: int
    share: float


class ParetoChart(Painted):
    """Lying bars, so that names have room; the first ``vital`` are the few that matter."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._bars: Sequence[Bar] = ()
        self._vital = 0
        self._name = name
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(self, bars: Sequence[Bar], vital: int) -> None:
        """Show other bars, the most frequent first."""
        self._bars, self._vital = bars, vital
        spoken = ", ".join(f"{bar.name} {formats.number(bar.count)}" for bar in bars)
        self.setAccessibleName(": ".join(part for part in (self._name, spoken) if part))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of all bars."""
        return QSize(self.theme.px(480), self.theme.px(_ROW) * max(1, len(self._bars)))

    def minimumSizeHint(self) -> QSize:
        """Let the bars be short, but never cut one off."""
        return QSize(self.theme.px(300), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bars."""
        painter = QPainter(self)
        paint = painting_on(self, self.theme, painter)
        for place, bar in enumerate(self._bars):
            self._row(paint, place, bar)
        painter.end()

    def _row(self, paint: Painting, place: int, bar: Bar) -> None:
        px, theme = self.theme.px, self.theme
        top, height, width = place * px(_ROW), px(_ROW), self.width()
        names = min(px(_NAME), round(width * 0.4))
        paint.text(QRectF(0, top, names - px(8), height), bar.name, "body", theme.color("text"))
        field = QRectF(names, top, width - names - px(_NUMBER + _SHARE), height)
        most = max(each.count for each in self._bars)
        box = QRectF(field.left(), top + px(7), max(px(3), field.width() * bar.count / most), height - px(14))
        vital = place < self._vital
        paint.fill(box, theme.tone("seal" if vital else "neutral"), px(3))
        numbers = QRectF(field.right(), top, px(_NUMBER), height)
        paint.text(numbers, formats.number(bar.count), "strong", theme.color("text"), TRAILING)
        share = QRectF(numbers.right(), top, px(_SHARE), height)
        paint.text(share, formats.percent(bar.share, 0), "meta", theme.color("text3"), TRAILING)
        if place + 1 == self._vital and place + 1 < len(self._bars):
            y = top + height
            paint.line(QPointF(0, y), QPointF(width, y), theme.color("line_strong"))
