"""Paints orders as bars over the days of three months: names before them, months and Mondays above."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop import formats
from desktop.planning.calendar_rows import Bar
from ui.calendar import words
from ui.calendar.glyphs import Glyphs
from ui.calendar.orders_model import OrdersModel
from ui.theme.theme import Theme
from ui.widgets.painted import Painted
from ui.widgets.painting import Painting, painting_on

NAMES = 268
"""Pixels at 100 % for the names before the days."""
_DAY, _WEEK = timedelta(days=1), timedelta(days=7)


class Scale:
    """Where the days from ``first`` to ``last`` lie in a box behind its names."""

    def __init__(self, theme: Theme, box: QRectF, first: date, last: date) -> None:
        self.first, self.last = first, last
        self._left = box.left() + theme.px(NAMES)
        self._day = max(1.0, (box.right() - theme.px(12) - self._left) / ((last - first).days + 1))

    def at(self, day: date) -> float:
        """Return where a day begins; days outside lie beyond the edges."""
        return self._left + (day - self.first).days * self._day

    def shows(self, first: date, last: date) -> bool:
        """Tell whether some of the days are in sight."""
        return first <= self.last and last >= self.first

    def box(self, first: date, last: date, top: float, height: float) -> QRectF:
        """Return the rectangle of the days in sight."""
        left, right = self.at(max(first, self.first)), self.at(min(last, self.last) + _DAY)
        return QRectF(left, top, right - left, height)

    def mondays(self) -> Iterator[date]:
        """Yield the Mondays."""
        day = self.first + timedelta(days=-self.first.weekday() % 7)
        while day <= self.last:
            yield day
            day += _WEEK

    def months(self) -> Iterator[date]:
        """Yield the days on which the months in sight begin."""
        day = self.first.replace(day=1)
        while day <= self.last:
            if day >= self.first:
                yield day
            day = (day + timedelta(days=32)).replace(day=1)


class OrdersHead(Painted):
    """The months, and the Mondays under them."""

    def __init__(self, theme: Theme, orders: OrdersModel) -> None:
        super().__init__(theme)
        self._orders = orders
        self.dress()
        orders.modelReset.connect(self.update)

    def dress(self) -> None:
        """Take the height of the theme in force."""
        self.setFixedHeight(self.theme.px(44))
        super().dress()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Write months and Mondays."""
        painter = QPainter(self)
        theme, px = self.theme, self.theme.px
        paint = painting_on(self, theme, painter)
        whole = QRectF(self.rect())
        painter.fillRect(self.rect(), theme.color("surface"))
        scale = Scale(theme, whole, self._orders.first, self._orders.last)
        for month in scale.months():
            spot = QRectF(scale.at(month) + px(4), px(3), px(140), px(18))
            paint.text(spot, formats.month_year(month), "medium", theme.color("text"))
        for monday in scale.mondays():
            spot = QRectF(scale.at(monday) + px(4), px(22), px(40), px(18))
            paint.text(spot, str(monday.day), "small", theme.color("text3"))
        paint.fill(QRectF(0, whole.bottom() - 1, whole.width(), 1), theme.color("line"))
        painter.end()


class OrderBarDelegate(QStyledItemDelegate):
    """One order a row: title and supplier, then its bar with a disc for each step, filled when it is done."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._glyphs = Glyphs(theme)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one order."""
        bar, model = index.data(0x0100), index.model()  # UserRole
        if not isinstance(bar, Bar) or not isinstance(model, OrdersModel):
            return
        theme, px = self._theme, self._theme.px
        box = QRectF(option.rect)
        painter.save()
        painter.setClipRect(box)
        paint = Painting(painter, theme, box, option.direction)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(box, theme.color("accent_soft"))
        scale = Scale(theme, box, model.first, model.last)
        self._ground(paint, scale, bar, model)
        self._name(paint, box, bar)
        self._bar(paint, scale, bar, model.today)
        if selected and bool(option.state & QStyle.StateFlag.State_HasFocus):
            paint.ring(box.adjusted(px(4), 1, -px(4), -1), px(7))
        painter.restore()

    def _name(self, paint: Painting, box: QRectF, bar: Bar) -> None:
        theme, px = self._theme, self._theme.px
        title, _dot, supplier = bar.label.rpartition(" · ")
        width = px(NAMES) - px(40)
        upper = QRectF(box.left() + px(24), box.top() + px(6), width, px(18))
        self._glyphs.write(paint, upper, title or supplier, "medium", theme.color("text"))
        lower = QRectF(upper.left(), upper.bottom(), width, px(16))
        said = words.next_step(bar) or supplier
        self._glyphs.write(paint, lower, said, "small", theme.color("seal" if bar.late else "text2"))

    def _ground(self, paint: Painting, scale: Scale, bar: Bar, model: OrdersModel) -> None:
        """Shade the days on which the supplier is closed; draw months and today."""
        theme, box = self._theme, paint.bounds
        for one in model.closings:
            if one.supplier_id in (None, bar.supplier_id) and scale.shows(one.first, one.last):
                shade = scale.box(one.first, one.last, box.top(), box.height())
                paint.painter.fillRect(paint.place(shade), theme.color("amber_soft"))
        for month in scale.months():
            paint.fill(QRectF(scale.at(month), box.top(), 1, box.height()), theme.color("line"))
        paint.fill(QRectF(box.left(), box.bottom() - 1, box.width(), 1), theme.color("line"))
        if scale.shows(model.today, model.today):
            now = (scale.at(model.today) + scale.at(model.today + _DAY)) / 2
            paint.fill(QRectF(now - 1, box.top(), 2, box.height()), theme.color("accent"))

    def _bar(self, paint: Painting, scale: Scale, bar: Bar, today: date) -> None:
        """Draw the days of the order, those that have passed in a stronger colour, and its steps."""
        theme, px = self._theme, self._theme.px
        if not scale.shows(bar.first, bar.last):
            return
        tone, high = words.bar_tone(bar), px(12)
        line = scale.box(bar.first, bar.last, paint.bounds.center().y() - high / 2, high)
        paint.fill(line, theme.soft(tone), px(4), theme.tone(tone))
        passed = min(today, bar.last)
        if passed >= max(bar.first, scale.first):
            done = scale.box(bar.first, passed, line.top(), line.height())
            paint.fill(done, theme.tone(tone), px(4))
        self._steps(paint, scale, bar, line.center().y())

    def _steps(self, paint: Painting, scale: Scale, bar: Bar, middle_y: float) -> None:
        """Draw the steps of an order on its bar: those that are done filled, the others as rings."""
        theme, px, tone = self._theme, self._theme.px, words.bar_tone(bar)
        ground, color = theme.color("surface"), theme.tone(tone)

        def disc(inside: Painting, whole: QRectF) -> None:
            inside.disc(whole, ground)
            inside.disc(whole.adjusted(1.5, 1.5, -1.5, -1.5), color)

        def ring(inside: Painting, whole: QRectF) -> None:
            disc(inside, whole)
            inside.disc(whole.adjusted(3, 3, -3, -3), ground)

        for mark in bar.marks:
            if scale.shows(mark.day, mark.day):
                middle = (scale.at(mark.day) + scale.at(mark.day + _DAY)) / 2
                spot = QRectF(middle - px(5), middle_y - px(5), px(10), px(10))
                self._glyphs.picture(paint, spot, ("step", tone, mark.done), disc if mark.done else ring)
