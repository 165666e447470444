"""Upright bars with a label under some of them, and what each stands for in a tooltip."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop import formats
from desktop.texts import _
from ui.theme.theme import Theme
from ui.theme.tokens import Tone
from ui.widgets.painted import Painted
from ui.widgets.painting import CENTRE, painting_on

_WIDEST = 34


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its height, the words under it (may be empty), what a tooltip says."""

    value: float
    label: str = ""
    tip: str = ""
    tone: Tone = "accent"


class BarChart(Painted):
    """Bars over a base line; the largest one is as high as the chart, and its value stands above it."""

    def __init__(self, theme: Theme, name: str, height: int = 128, parent: QWidget | None = None) -> None:
        """``height`` is in pixels at 100 %, with labels."""
        super().__init__(theme, parent)
        self._name, self._height = name, height
        self._bars: tuple[Bar, ...] = ()
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show other bars."""
        self._bars = tuple(bars)
        said = ", ".join(bar.tip for bar in self._bars if bar.tip and bar.value)
        self.setAccessibleName(self._name)
        self.setAccessibleDescription(said or _("Nothing yet"))
        self.update()

    def sizeHint(self) -> QSize:
        """Return a usual width and the height."""
        return QSize(self.theme.px(280), self.theme.px(self._height))

    def minimumSizeHint(self) -> QSize:
        """Let the chart be narrow."""
        return QSize(self.theme.px(120), self.theme.px(self._height))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint bars, labels and the largest value."""
        painter = QPainter(self)
        paint = painting_on(self, self.theme, painter)
        px = self.theme.px
        base, top = self.height() - px(20), px(18)
        values = [bar.value for bar in self._bars]
        most = max(values, default=0)
        highest = values.index(most) if most else -1
        paint.line(QPointF(0, base), QPointF(self.width(), base), self.theme.color("line_strong"))
        for at, bar in enumerate(self._bars):
            slot = self._slot(at)
            wide = min(px(_WIDEST), max(px(2), slot.width() - px(3)))
            tall = (base - top) * bar.value / most if most else 0
            if bar.value:
                box = QRectF(slot.center().x() - wide / 2, base - max(tall, px(2)), wide, max(tall, px(2)))
                paint.fill(box, self.theme.tone(bar.tone), min(px(3), wide / 3))
            paint.text(self.label_room(at), bar.label, "small", self.theme.color("text3"), CENTRE)
            if at == highest:
                above = QRectF(slot.center().x() - px(30), base - tall - px(17), px(60), px(16))
                value = formats.number(round(most))
                paint.text(above, value, "small_medium", self.theme.color("text2"), CENTRE)
        painter.end()

    def label_room(self, at: int) -> QRectF:
        """Return where the label of a bar stands: under its middle, as far as it stays inside of the chart."""
        px, slot = self.theme.px, self._slot(at)
        wide = min(self.theme.width(self._bars[at].label, "small") + 2, max(px(60), round(slot.width())))
        left = max(0.0, min(slot.center().x() - wide / 2, self.width() - wide))
        return QRectF(left, self.height() - px(20) + px(3), wide, px(16))

    def _slot(self, at: int) -> QRectF:
        wide = self.width() / max(1, len(self._bars))
        return QRectF(at * wide, 0, wide, self.height())

    def event(self, event: QEvent) -> bool:
        """Say in a tooltip what the bar under the pointer stands for."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self._bars:
            at = min(len(self._bars) - 1, max(0, int(event.x() * len(self._bars) / max(1, self.width()))))
            QToolTip.showText(event.globalPos(), self._bars[at].tip, self)
            return True
        return super().event(event)
