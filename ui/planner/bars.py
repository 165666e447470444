"""Paints the milestones as bars over time, with the closings behind them."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop import formats
from desktop.almanac.workdays import Span
from desktop.planning.planner import Plan
from desktop.planning.templates import Place
from ui.planner.model import PlanModel
from ui.theme.theme import Theme
from ui.theme.tokens import Tone
from ui.widgets.painting import LEADING, Painting

_TONES: dict[Place, Tone] = {
    "lines": "accent",
    "office": "sky",
    "gate": "seal",
    "buyer": "plum",
    "transport": "neutral",
}
_DAY = timedelta(days=1)


class Scale:
    """Where the days of a plan lie between two edges; days from ``first`` to ``last``, both included."""

    def __init__(self, first: date, last: date, left: float, width: float) -> None:
        self.first, self.last = first, last
        self._left, self._day = left, width / max(1, (last - first).days + 1)

    def box(self, first: date, last: date, top: float, height: float) -> QRectF:
        """Return the rectangle of some days."""
        begin, end = max(first, self.first), min(last, self.last)
        left = self._left + (begin - self.first).days * self._day
        return QRectF(left, top, ((end - begin).days + 1) * self._day, height)

    def shows(self, span: Span) -> bool:
        """Tell whether days of a span are in sight."""
        return span.first <= self.last and self.first <= span.last


class BarsDelegate(QStyledItemDelegate):
    """One bar a row; weeks in which the place of the step is closed are shaded, months divided by hairlines."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the bar of a milestone."""
        super().paint(painter, option, index)
        model = index.model()
        if not isinstance(model, PlanModel) or model.answer is None:
            return
        painter.save()
        box = QRectF(option.rect)
        painter.setClipRect(box)
        paint = Painting(painter, self._theme, box, option.direction)
        plan = model.answer.plan
        pad = self._theme.px(8)
        scale = Scale(plan.steps[0].first, plan.steps[-1].last, box.left() + pad, box.width() - 2 * pad)
        self._ground(paint, scale, plan, first=index.row() == 0)
        one = model.step(index.row())
        height = self._theme.px(12)
        bar = scale.box(one.first, one.last, box.center().y() - height / 2 + self._theme.px(2), height)
        bar.setWidth(max(bar.width(), self._theme.px(4)))
        colour = self._theme.tone(_TONES[one.step.place])
        paint.fill(bar, colour, min(self._theme.px(3), bar.width() / 2))
        painter.restore()

    def _ground(self, paint: Painting, scale: Scale, plan: Plan, *, first: bool) -> None:
        box, theme = paint.bounds, self._theme
        for one in plan.shutdowns:
            span = one.lines_closed()
            if scale.shows(span):
                paint.fill(scale.box(span.first, span.last, box.top(), box.height()), theme.soft("seal"))
        for month in _months(scale.first, scale.last):
            left = scale.box(month, month, 0, 0).left()
            paint.line(QPointF(left, box.top()), QPointF(left, box.bottom()), theme.color("line"))
            if first:
                words = QRectF(left + theme.px(3), box.top(), theme.px(60), theme.px(13))
                paint.text(
                    words, formats.month_name(month, short=True), "small", theme.color("text3"), LEADING
                )


def _months(first: date, last: date) -> list[date]:
    """Return the first days of the months that begin between two days."""
    found, day = [], first.replace(day=1)
    while day <= last:
        if day > first:
            found.append(day)
        day = (day + 31 * _DAY).replace(day=1)
    return found
