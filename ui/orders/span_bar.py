"""A milestone as a bar on the time of its order: planned, expected, done, and where today is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from ui.theme.theme import Theme
from ui.theme.tokens import Tone
from ui.widgets.painted import Painted
from ui.widgets.painting import painting_on


@dataclass(frozen=True, slots=True)
class Span:
    """Days of a bar; all of them lie between ``first`` and ``last`` of the order."""

    first: date
    last: date
    begins: date
    target: date
    expected: date
    today: date
    done: bool = False

    def share(self, day: date) -> float:
        """Return where a day lies on the order's time, 0 to 1."""
        days = max((self.last - self.first).days, 1)
        return min(max((day - self.first).days / days, 0.0), 1.0)

    @property
    def tone(self) -> Tone:
        """Return the tone: done, late, or on time."""
        if self.done:
            return "ok"
        return "amber" if self.expected > self.target or self.target < self.today else "accent"


class SpanBar(Painted):
    """Paints a span; what it shows is said by the words of its row."""

    def __init__(self, theme: Theme, span: Span, width: int = 220) -> None:
        super().__init__(theme)
        self.span, self._width = span, width
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size of the bar."""
        return QSize(self.theme.px(self._width), self.theme.px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the track, the planned days, what is expected beyond them, and today."""
        painter = QPainter(self)
        theme, px, span = self.theme, self.theme.px, self.span
        paint = painting_on(self, theme, painter)
        wide, high = float(self.width()), float(px(8))
        top = (self.height() - high) / 2
        paint.fill(QRectF(0, top, wide, high), theme.color("line"), high / 2)
        begin = span.share(span.begins) * wide
        until = span.share(span.target) * wide
        planned = QRectF(min(begin, wide - high), top, max(until - begin, high), high)
        paint.fill(planned, theme.tone(span.tone), high / 2)
        if span.expected > span.target:
            end = span.share(span.expected) * wide
            paint.fill(
                QRectF(until, top + high / 4, max(end - until, 2), high / 2), theme.tone("seal"), high / 4
            )
        if span.first <= span.today <= span.last:
            at = span.share(span.today) * wide
            paint.line(QPointF(at, 0), QPointF(at, self.height()), theme.color("text2"), 1)
        painter.end()
