"""The orders of the calendar: bars over three months, a row each."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget

from desktop.texts import _
from ui.calendar import words
from ui.calendar.agenda_model import months_ahead
from ui.calendar.dates import months_later
from ui.calendar.order_bars import OrderBarDelegate, OrdersHead
from ui.calendar.orders_model import OrdersModel
from ui.calendar.reading import Reading
from ui.calendar.view import View
from ui.theme.theme import Theme
from ui.widgets.empty_state import EmptyState
from ui.widgets.layouts import column, holder
from ui.widgets.row_view import RowView

ROW = 46


class OrdersView(View):
    """Begins with the month of the selected day; Return opens the order."""

    def __init__(self, theme: Theme, reading: Reading) -> None:
        super().__init__(theme, reading)
        self.orders = OrdersModel(self)
        self.list = OrdersList(theme)
        self.list.setModel(self.orders)
        self._first: date | None = None
        self._empty = EmptyState(
            theme,
            _("No open order in these three months"),
            _("Open orders with milestones stand here as bars from start to due day."),
            "package",
        )
        self._stack = QStackedWidget()
        self._shown = holder(column(OrdersHead(theme, self.orders), (self.list, 1)))
        self._stack.addWidget(self._shown)
        self._stack.addWidget(self._empty)
        self.setLayout(column((self._stack, 1)))
        self.setFocusProxy(self.list)
        self.list.opened.connect(lambda row: self.bar_opened.emit(self.orders.bars[row]))

    def show_day(self, day: date) -> None:
        """Show the months from that of the day on, unless the day is shown already; the same order stays chosen."""
        if self._first is None or not self._first <= day <= months_ahead(self._first)[1]:
            self._first = day.replace(day=1)
        span = months_ahead(self._first)
        bars, closings = self.reading.orders(*span), self.reading.closings(*span)
        if (span, self.reading.today, bars, closings) != self.orders.shown:
            row = self.list.currentIndex().row()
            before = self.orders.bars[row].record_id if 0 <= row < len(self.orders.bars) else None
            self.orders.show(span, self.reading.today, bars, closings)
            self.list.go_to(self.orders.row_of(before))
        self._stack.setCurrentWidget(self._shown if bars else self._empty)

    def span(self, day: date) -> tuple[date, date]:
        """Return the days of the bars."""
        return months_ahead(self._first or day)

    def title(self, day: date) -> str:
        """Return the first and the last month."""
        return words.month_span(*self.span(day))

    def turn(self, day: date, pages: int) -> date:
        """Go by months: the bars begin with that of the day."""
        self._first = None
        return months_later(day, pages)


class OrdersList(RowView):
    """The rows; letters and Page Up and Down belong to the page."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("Orders"), OrderBarDelegate(theme), ROW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk and open; leave pages to the page."""
        if event.key() in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown} or (
            event.text().isprintable() and event.text()
        ):
            event.ignore()
        else:
            super().keyPressEvent(event)
