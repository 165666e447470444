"""A year as twelve small months, painted as one; arrows walk the days."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop import formats
from desktop.people import shown
from desktop.planning.calendar_rows import YearDay
from desktop.texts import _
from ui.calendar.dates import after_key
from ui.calendar.glyphs import Glyphs
from ui.calendar.year_model import MONTHS, YearModel
from ui.theme.theme import Theme
from ui.widgets.announce import announce
from ui.widgets.painting import CENTRE, Painting, mirrored

_Index = QModelIndex | QPersistentModelIndex
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_LINES = 6
_MONTH = (200, 176)
"""The least width and height of a month at 100 %."""
_NOTCH = 120


class YearTable(QTableView):
    """Tells the days to which keys and clicks lead; a screen reader meets twelve months."""

    walked = Signal(object)
    opened = Signal(object)
    turned = Signal(int)

    def __init__(self, theme: Theme, weekday: int) -> None:
        """``weekday`` is the one with which weeks begin, 0 for Monday."""
        super().__init__()
        self.theme, self.weekday = theme, weekday
        self.months = YearModel(self)
        self._day: date | None = None
        self._turning = 0
        self._glyphs = Glyphs(theme)
        names = (formats.weekday(date(2024, 1, 1 + (weekday + n) % 7), short=True) for n in range(7))
        self._names = [name[-1:] if shown.chinese() else name[:2] for name in names]
        self.setModel(self.months)
        self.setAccessibleName(_("Year"))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        for policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.hide()
            header.setMinimumSectionSize(1)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        theme.changed.connect(self.viewport().update)

    def select(self, day: date) -> None:
        """Select a day of the year that is shown."""
        self._day = day
        self.setCurrentIndex(self.months.index_of(day))
        self.viewport().update()
        announce(self, formats.whole_day(day))

    def scrollTo(self, _index: _Index, _hint: object = None) -> None:
        """Stay: everything is in view."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in as many columns as have room, and ask for the height that all rows need."""
        super().resizeEvent(event)
        wide, tall = map(self.theme.px, _MONTH)
        columns = next((count for count in (4, 3, 2) if count * wide <= event.size().width()), 1)
        self.months.arrange(columns)
        self.setMinimumHeight(MONTHS // columns * tall)
        if self._day is not None and self.months.months:
            self.setCurrentIndex(self.months.index_of(self._day))

    # --- where things stand ------------------------------------------------------------------------------------

    def _month_rect(self, number: int) -> QRectF:
        row, column = divmod(number, self.months.columns)
        px = self.theme.px
        left = sum(self.columnWidth(before) for before in range(column))
        whole = QRectF(left, self.rowViewportPosition(row), self.columnWidth(column), self.rowHeight(row))
        return whole.adjusted(px(12), px(6), -px(12), -px(4))

    def _pitch(self, month: QRectF) -> tuple[float, float]:
        """Return the width and height of a day."""
        return month.width() / 7, (month.height() - self.theme.px(42)) / _LINES

    def day_rect(self, day: date) -> QRectF:
        """Return the rectangle of a day, as for left to right."""
        return self._day_in(self._month_rect(day.month - 1), day.replace(day=1).weekday(), day.day)

    def _day_in(self, month: QRectF, weekday: int, day: int) -> QRectF:
        """Return the rectangle of a day in a month that begins with a weekday."""
        wide, tall = self._pitch(month)
        place = (weekday - self.weekday) % 7 + day - 1
        top = month.top() + self.theme.px(42)
        return QRectF(month.left() + place % 7 * wide, top + place // 7 * tall, wide, tall)

    def day_at(self, point: QPointF) -> date | None:
        """Return the day at a point of the viewport."""
        spot = mirrored(
            QRectF(point, point), QRectF(self.viewport().rect()), self.layoutDirection()
        ).topLeft()
        days = (day.day for month in self.months.months for day in month)
        return next((day for day in days if self.day_rect(day).contains(spot)), None)

    # --- painting ----------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint all months."""
        painter = QPainter(self.viewport())
        paint = Painting(painter, self.theme, QRectF(self.viewport().rect()), self.layoutDirection())
        painter.fillRect(event.rect(), self.theme.color("surface"))
        for number, month in enumerate(self.months.months):
            self._paint_month(paint, number, month)
        painter.end()

    def _paint_month(self, paint: Painting, number: int, month: list[YearDay]) -> None:
        theme, px = self.theme, self.theme.px
        box = self._month_rect(number)
        wide, _tall = self._pitch(box)
        name = QRectF(box.left() + px(4), box.top(), box.width(), px(22))
        self._glyphs.write(paint, name, formats.month_name(month[0].day), "strong", theme.color("text"))
        for place, text in enumerate(self._names):
            spot = QRectF(box.left() + place * wide, box.top() + px(24), wide, px(16))
            self._glyphs.write(paint, spot, text, "small", theme.color("text3"), CENTRE)
        weekday = month[0].day.weekday()
        for day in month:
            self._paint_day(paint, self._day_in(box, weekday, day.day.day), day)

    def _paint_day(self, paint: Painting, cell: QRectF, day: YearDay) -> None:
        theme, px = self.theme, self.theme.px
        side = min(cell.width() - 2, cell.height() - 1, px(26))
        tile = QRectF(cell.center().x() - side / 2, cell.center().y() - side / 2, side, side)
        if day.shutdown:
            band = QRectF(cell.left(), tile.top() + 1, cell.width(), side - 2)
            paint.painter.fillRect(paint.place(band).toRect(), theme.color("amber_soft"))
        color = "seal" if day.festival or day.badge == "off" else "text"
        if day.today:
            paint.disc(tile, theme.color("accent"))
            color = "on_accent"
        elif day.badge:
            paint.fill(tile, theme.color("seal_soft" if day.badge == "off" else "sky_soft"), px(5))
            color = "seal" if day.badge == "off" else "sky"
            if day.provisional:
                hatch = QBrush(theme.color("line_strong"), Qt.BrushStyle.BDiagPattern)
                paint.painter.fillRect(paint.place(tile).adjusted(2, 2, -2, -2), hatch)
        if day.day == self._day:
            self._paint_frame(paint, tile, filled=not day.today)
        self._glyphs.write(paint, cell, str(day.day.day), "meta_medium" if day.festival or day.today else "meta",
                   theme.color(color), CENTRE)  # fmt: skip
        if day.own:
            dot = px(4)
            at = QRectF(cell.center().x() - dot / 2, min(tile.bottom() - dot, cell.bottom() - dot), dot, dot)
            paint.disc(at, theme.color("on_accent" if day.today else "plum"))

    def _paint_frame(self, paint: Painting, tile: QRectF, *, filled: bool) -> None:
        if self.hasFocus() or not filled:
            paint.ring(tile, self.theme.px(5))
        else:
            paint.fill(tile, self.theme.color("accent_soft"), self.theme.px(5), self.theme.color("accent"))

    # --- keys, pointer and wheel -------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by arrows, open by Return; leave every other key to the page."""
        if self._day is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        elif event.key() in _ENTER:
            self.opened.emit(self._day)
        else:
            right_to_left = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            found = after_key(self._day, event.key(), self.weekday, mirrored=right_to_left)
            if found is None:
                event.ignore()
            else:
                self.walked.emit(found)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select the day under the pointer."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        day = self.day_at(event.position())
        if day is not None and event.button() == Qt.MouseButton.LeftButton:
            self.walked.emit(day)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select nothing by drawing over days."""
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the day."""
        day = self.day_at(event.position())
        if day is not None:
            self.opened.emit(day)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn a year per notch, unless the year is taller than the window and scrolls."""
        if self.height() <= self.minimumHeight():
            event.ignore()
            return
        self._turning -= event.angleDelta().y()
        while abs(self._turning) >= _NOTCH:
            step = 1 if self._turning > 0 else -1
            self._turning -= step * _NOTCH
            self.turned.emit(step)
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the quiet frame."""
        super().focusOutEvent(event)
        self.viewport().update()
