"""The calendar: year, month, week, agenda and orders, with the pane of the selected day."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QStackedWidget

from desktop.planning.calendar_rows import Bar, Chip, Layer
from desktop.planning.event_reads import day_near, event_rows
from desktop.texts import _
from ui import calendar_acts as acts
from ui.calendar import words
from ui.calendar.agenda_view import AgendaView
from ui.calendar.dates import clamped, first_weekday
from ui.calendar.day_pane import WIDTH, DayPane
from ui.calendar.goto import GoToDialog
from ui.calendar.header import Header
from ui.calendar.layers import LayersCard
from ui.calendar.month_view import MonthView
from ui.calendar.orders_view import OrdersView
from ui.calendar.reading import Reading
from ui.calendar.shown import remember, remembered
from ui.calendar.view import View
from ui.calendar.week_view import WeekView
from ui.calendar.year_view import YearView
from ui.dialogs.event import open_event_form
from ui.gates.printing import print_sheet
from ui.page import Page
from ui.widgets.layouts import column, frame, row
from ui.widgets.nav_list import NavList
from ui.workplace import Workplace

_VIEW_KEYS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5)
_PAUSE = 120
"""Milliseconds without another step after which the pane shows the day."""
_ROOM = 620
"""Pixels at 100 % that the grid keeps beside the pane; with less the pane takes its place."""


class CalendarPage(Page):
    """Holds the selected day; every view shows it, every key and click leads to another one."""

    tables: ClassVar[frozenset[str]] = frozenset(
        {
            "event", "event_person", "event_supplier", "follow_up", "touch", "touch_person", "contact", "employment",
            "supplier", "supplier_shutdown", "supplier_closing", "statutory_import", "milestone", "purchase_order",
            "inspection", "licence", "agreement", "certificate", "gift", "greeting", "festival_plan",
        }
    )  # fmt: skip

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self.day = clamped(workplace.today)
        self.reading = Reading(workplace, remembered(workplace))
        weekday = first_weekday()
        self.views: dict[str, View] = {
            "year": YearView(self.theme, self.reading, weekday),
            "month": MonthView(self.theme, self.reading, weekday),
            "week": WeekView(self.theme, self.reading, weekday),
            "agenda": AgendaView(self.theme, self.reading),
            "orders": OrdersView(self.theme, self.reading),
        }
        self._pane_wanted = True
        self._key = "month"
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE)
        self._later.timeout.connect(self._show_pane)
        self.header = Header(self.theme, self._key)
        self.pane = DayPane(self.theme)
        self._stack = QStackedWidget()
        for view in self.views.values():
            self._stack.addWidget(view)
        self._stack.setCurrentWidget(self.view)
        self._main = frame("page", column(self.header, (self._stack, 1)))
        self.setLayout(row((self._main, 1), self.pane))
        self._listen()
        self._take_focus()

    def _take_focus(self) -> None:
        """Let the view in sight be where keys go when the page is shown."""
        self.setFocusProxy(self.view)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _listen(self) -> None:
        for view in self.views.values():
            view.walked.connect(self.go)
            view.opened.connect(self._open_day)
            view.new_asked.connect(self._new_event)
            view.chip_opened.connect(self.open_chip)
            view.bar_opened.connect(self.open_bar)
            view.chip_moved.connect(self._move)
            view.turned.connect(self.step)
        head = self.header
        head.view_chosen.connect(self.show_view)
        head.stepped.connect(self.step)
        head.today_asked.connect(self.go_to_today)
        head.date_asked.connect(self._ask_date)
        head.pane_asked.connect(self._toggle_pane)
        head.layers_asked.connect(self._ask_layers)
        head.new_asked.connect(self._new_event)
        self.pane.chip_opened.connect(self.open_chip)
        self.pane.bar_opened.connect(self.open_bar)
        self.pane.new_asked.connect(self._new_event)
        self.pane.left.connect(self._leave_pane)

    # --- what is shown -----------------------------------------------------------------------------------------

    @property
    def view(self) -> View:
        """The view in sight."""
        return self.views[self._key]

    def refresh(self) -> None:
        """Read anew what is in sight."""
        self.reading.forget()
        self._show()

    def go(self, day: date) -> None:
        """Select a day, on whatever page of the calendar it is."""
        self.day = clamped(day)
        self._show()

    def go_to_today(self) -> None:
        """Select today."""
        self.go(self.workplace.today)

    def step(self, pages: int) -> None:
        """Go some pages forward, or back."""
        self.go(self.view.turn(self.day, pages))

    def show_view(self, key: str) -> None:
        """Show year, month, week, agenda or orders, with the same day."""
        self._key = key
        self.header.views.select(key)
        self._stack.setCurrentWidget(self.view)
        self._show()
        self._take_focus()

    def show_record(self, kind: str, record_id: int) -> None:
        """Show the day of an event, of a repeating one the next; or a day, whose id is its ordinal."""
        if kind == "day":
            self.go(date.fromordinal(record_id))
            return
        with self.workplace.journal.read() as connection:
            rows = event_rows(connection, [record_id]) if kind == "event" else []
        if rows:
            self.go(day_near(rows[0], self.workplace.today))

    def _show(self) -> None:
        self.view.show_day(self.day)
        self.header.show_title(self.view.title(self.day), self.view.note(self.day))
        self._later.start()

    def _show_pane(self) -> None:
        """Show the day in the pane; while somebody pages, only the day where they stop."""
        self._later.stop()
        if not self.pane.isVisible():
            return
        found = self.reading.next_deadline(self.day)
        deadline = (words.deadline(found[0], found[1], self.workplace.today), found[2]) if found else None
        self.pane.show_day(self.reading.day(self.day), self.reading.bars_on(self.day), deadline)

    # --- pane --------------------------------------------------------------------------------------------------

    def _folded(self) -> bool:
        return self.width() < self.theme.px(_ROOM + WIDTH)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the pane where the grid needs the room."""
        super().resizeEvent(event)
        self._place_pane(opened=not self._folded())

    def showEvent(self, event: QShowEvent) -> None:
        """Bring page and pane up to date; take the keys, unless somebody walks through the places by them."""
        wanted = remembered(self.workplace)
        if wanted != self.reading.shown:  # chosen in the settings meanwhile
            self.reading.show(wanted)
            self._show()
        super().showEvent(event)
        if not isinstance(QApplication.focusWidget(), NavList):
            self._take_focus()
        self._later.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Read nothing for a page that nobody sees: the journal may be closed next."""
        self._later.stop()
        super().hideEvent(event)

    def _place_pane(self, *, opened: bool) -> None:
        folded = self._folded()
        self.pane.set_folded(folded=folded)
        shown = opened if folded else self._pane_wanted
        fresh = shown and not self.pane.isVisibleTo(self)
        self.pane.setVisible(shown)
        if fresh or self._later.isActive():
            self._show_pane()
        self._main.setVisible(not (folded and shown))

    def _open_day(self, _day: date) -> None:
        """Go into the pane of the day."""
        self._pane_wanted = True
        self._place_pane(opened=True)
        self.pane.focus_first()

    def _leave_pane(self) -> None:
        self._place_pane(opened=False)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _toggle_pane(self) -> None:
        if self._folded():
            self._open_day(self.day)
            return
        self._pane_wanted = not self._pane_wanted
        self._place_pane(opened=self._pane_wanted)

    # --- keys --------------------------------------------------------------------------------------------------

    def handlers(self) -> dict[str, Callable[[], None]]:
        """Return what this page does for commands."""
        return {
            "calendar_today": self.go_to_today,
            "go_to_date": self._ask_date,
            "new_event": self._new_event,
            "calendar_orders": lambda: self.show_view("orders"),
            "print": self._print,
        }

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages, and do by one letter what the head does by buttons."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        action = self._keys().get(Qt.Key(event.key())) if plain else None
        if action is None:
            super().keyPressEvent(event)
        else:
            action()

    def _keys(self) -> dict[Qt.Key, Callable[[], None]]:
        keys = Qt.Key
        return {
            keys.Key_T: self.go_to_today,
            keys.Key_G: self._ask_date,
            keys.Key_N: self._new_event,
            keys.Key_L: self._ask_layers,
            keys.Key_PageUp: lambda: self.step(-1),
            keys.Key_PageDown: lambda: self.step(1),
        } | {key: _shower(self, name) for key, name in zip(_VIEW_KEYS, self.views, strict=False)}

    def _print(self) -> None:
        if ways := self.view.on_paper(self.day):
            print_sheet(self.window(), ways, self.workplace.tell)
        else:
            self.workplace.tell(_("Show the month or the week to print it."))

    # --- events ------------------------------------------------------------------------------------------------

    def _new_event(self, day: date | None = None) -> None:
        open_event_form(self.workplace, self, day or self.day)

    def open_chip(self, chip: Chip) -> None:
        """Open what a chip stands for."""
        acts.open_chip(self.workplace, self, chip)

    def open_bar(self, bar: Bar) -> None:
        """Show the order that a bar stands for."""
        if bar.record_id is not None:
            self.workplace.show_record("order", bar.record_id)

    def _move(self, chip: Chip, days: int, minutes: int = 0) -> None:
        acts.move_chip(self.workplace, chip, days, minutes)

    def _ask_date(self) -> None:
        GoToDialog(self.theme, self.workplace.today, self.go, self).open()

    def _ask_layers(self) -> None:
        card = LayersCard(self.theme, self, self.reading.shown, self._show_layers)
        card.closed.connect(card.deleteLater)
        below = self.header.layers.mapTo(self, self.header.layers.rect().bottomLeft())
        card.open_at(below)

    def _show_layers(self, layers: Collection[Layer], country: str) -> None:
        self.reading.show(remember(self.workplace, layers, country))
        self._show()


def _shower(page: CalendarPage, key: str) -> Callable[[], None]:
    return lambda: page.show_view(key)
