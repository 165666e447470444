"""The Today page: what needs somebody, why, and one key to do it.

It reads over the driver's connection, because it is painted before SQLAlchemy is there.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop import formats
from desktop.texts import _, n_
from desktop.today import reads
from desktop.today.kept import Kept
from desktop.today.rows import DueFollowUp
from desktop.today.rows import TodayPage as Read
from ui.page import Page
from ui.today import alerts, birthdays, giving, orders, phrases, quiet, reminders, words, years
from ui.today.empty import any_of, nothing_due, welcome
from ui.today.room import Room
from ui.today.rows import FollowUpRow
from ui.today.side import Side
from ui.widgets.button import Button
from ui.widgets.layouts import column, empty
from ui.widgets.layouts import row as line
from ui.widgets.section import Group
from ui.widgets.text import label
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import Change
    from desktop.planning.reminders import Reminder
    from desktop.practice.for_today import Suggestion

_SHOWN = 8
_SLIPPING = 3
_Key = tuple[str, int]
"""What a row shows, and its id."""
_FOLLOW_UPS = "desktop.commitments.follow_ups"
"""Brings SQLAlchemy, which is not imported before it is needed."""


class TodayPage(Page):
    """The first thing in the morning, done in five minutes by keyboard."""

    tables: ClassVar[frozenset[str]] = frozenset(
        {
            "follow_up", "touch", "touch_person", "contact", "supplier", "employment", "tag", "tagging",
            "channel", "event", "reminder_state", "purchase_order", "milestone", "payment", "bank_account",
            "shipment", "decision", "promise", "rhythm_pause", "supplier_shutdown", "supplier_closing", "certificate",
            "next_need", "agreement", "gift", "greeting", "festival_plan", "journal_setting",
        }
    )  # fmt: skip

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._all: set[str] = set()
        self._rows: dict[_Key, QWidget] = {}
        self._place: tuple[_Key, int] | None = None
        """Key and position of the row where the keyboard was last."""
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._focus_place)
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(40, 28, 40, 28)
        self._column.setSpacing(0)
        self._side = Side(self.theme)
        self._side.asked.connect(partial(birthdays.act, workplace, self))
        self.room = Room(self.theme, self._body, self._side)
        self.setLayout(column(self.room))
        self._said = QVBoxLayout()
        self._read: Read | None = None
        self._kept = Kept()
        workplace.open_journal.ready.connect(self._remind)
        workplace.open_journal.ready.connect(self._ask_phrases)
        workplace.reminded.connect(self._remind)

    def _on_change(self, change: Change) -> None:
        self._kept.note(change.operation_id, change.rows)
        super()._on_change(change)

    def refresh(self) -> None:
        """Read the day and show it."""
        today, first = self.workplace.today, not self.workplace.open_journal.loaded
        with self.workplace.open_journal.read_raw() as raw:
            page = reads.today_page(raw, today, kept=self._kept, first=first)
            counts = reads.sidebar_counts(raw, today)
        inside = self._note_place()
        self._rows.clear()
        empty(self._column)
        week = Button(
            self.theme, _("Weekly review"), "ghost", "calendar-check", partial(self.workplace.perform, "week")
        )
        self._column.addLayout(line(label(formats.long_day(today), "display"), None, week))
        self._column.addWidget(label(words.chinese_day(today), "lead", "text2"))
        self._column.addSpacing(24)
        due = reminders.due(self.workplace)
        if not (due or counts["contacts"] or counts["suppliers"]):
            self._column.addWidget(welcome(self.workplace), 1)
        else:
            self._show(page, due)
        self._side.show_coming(page.birthdays, today)
        self._take_place(inside=inside)
        self._read = page
        self._ask_phrases()

    # --- the keyboard's place ----------------------------------------------------------------------------------

    def _note_place(self) -> bool:
        """Remember the row that has the focus before all rows are made anew; tell whether one has it."""
        focused = QApplication.focusWidget()
        for position, (key, widget) in enumerate(self._rows.items()):
            if focused is not None and (widget is focused or widget.isAncestorOf(focused)):
                self._place = key, position
                return True
        return False

    def _take_place(self, *, inside: bool) -> None:
        """Go on at the same row, or at the one that moved up into its place."""
        rows = list(self._rows.values())
        if self._place is None or not rows:
            return
        key, position = self._place
        row = self._rows.get(key) or rows[min(position, len(rows) - 1)]
        self.setFocusProxy(row)
        if inside:
            self._later.start()

    def _focus_place(self) -> None:
        """Give the focus to the row, once the layout has shown it."""
        row = self.focusProxy()
        if row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, page: Read, due: list[Reminder]) -> None:
        if due:
            self._column.addWidget(self._reminders(due))
            self._column.addSpacing(24)
        if page.alerts:
            shown = page.alerts if "alerts" in self._all else page.alerts[:_SHOWN]
            group = alerts.group(self.workplace, shown, self._rows, self._log, self._reach)
            self._put(group, "alerts", len(page.alerts) - len(shown))
        if page.follow_ups or page.done:
            self._column.addWidget(self._needs(page))
            self._column.addSpacing(24)
        if page.orders:
            group = orders.alerts(self.workplace, page.orders, self._rows, everything="orders" in self._all)
            self._put(group, "orders", len(page.orders) - orders.SHOWN)
        if page.giving:
            group = giving.due(self.workplace, page.giving, self._rows, everything="giving" in self._all)
            self._put(group, "giving", len(page.giving) - giving.SHOWN)
        self._said = QVBoxLayout()
        self._column.addLayout(self._said)
        if page.quiet:
            self._column.addWidget(self._quiet(page))
            self._column.addSpacing(24)
        if page.slipping:
            self._column.addWidget(self._slipping(page))
            self._column.addSpacing(24)
        if page.long_view:
            self._column.addWidget(years.group(self.workplace, page.long_view, self._rows))
        if not (due or any_of(page)):
            self._column.addWidget(nothing_due(self.workplace), 1)
        self._column.addStretch(1)

    def _put(self, group: Group, key: str, more: int) -> None:
        self._add_more(group, key, more)
        self._column.addWidget(group)
        self._column.addSpacing(24)

    def _ask_phrases(self) -> None:
        """Ask for the phrases of the people shown; they come when they are read."""
        if self._read is not None and self.isVisible():
            phrases.ask(self.workplace, self._read, self._show_phrases)

    def _show_phrases(self, found: Sequence[Suggestion]) -> None:
        if not isValid(self):  # the journal was locked meanwhile
            return
        empty(self._said)
        if found:
            self._said.addWidget(phrases.group(self.workplace, found))
            self._said.addSpacing(24)

    # --- reminders ---------------------------------------------------------------------------------------------

    def _remind(self) -> None:
        """Show what has fallen due, and what the first look left out, now or when the page is seen again."""
        if not self.isVisible():
            self._stale = True
        elif self._kept.waits or reminders.due(self.workplace):
            self.refresh()

    def _reminders(self, due: list[Reminder]) -> Group:
        group = Group(_("Reminders"))
        shown = due if "reminders" in self._all else due[:_SHOWN]
        for row in shown:
            # a repeating event may remind of several days
            made = self._rows[f"reminder {row.key}", 0] = reminders.make_row(self.workplace, row)
            group.add(made)
        self._add_more(group, "reminders", len(due) - len(shown))
        return group

    # --- follow-ups --------------------------------------------------------------------------------------------

    def _needs(self, page: Read) -> Group:
        group = Group(_("Needs you today"))
        shown = page.follow_ups if "needs" in self._all else page.follow_ups[:_SHOWN]
        for row in (*shown, *page.done):
            made = self._rows["done" if row.done else "follow_up", row.id] = self._follow_up(row)
            group.add(made)
        self._add_more(group, "needs", len(page.follow_ups) - len(shown))
        return group

    def _follow_up(self, row: DueFollowUp) -> QWidget:
        made = FollowUpRow(self.theme, row, self.workplace.today)
        made.ticked.connect(lambda done: self._tick(row, done=done))
        made.opened.connect(lambda: self._open(row))
        made.put_off.connect(lambda days: self._put_off(row, days))
        if row.who is not None:
            made.reached.connect(partial(self._reach, "contact", row.who.id))
        return made

    def _tick(self, row: DueFollowUp, *, done: bool) -> None:
        follow_ups = importlib.import_module(_FOLLOW_UPS)
        if done:
            self.workplace.change(_("Finish follow-up"), lambda session: follow_ups.finish(session, row.id))
        else:
            self.workplace.change(_("Reopen follow-up"), lambda session: follow_ups.reopen(session, row.id))

    def _put_off(self, row: DueFollowUp, days: int) -> None:
        follow_ups = importlib.import_module(_FOLLOW_UPS)
        today = self.workplace.today
        until = today + timedelta(days=days)
        self.workplace.change(
            _("Put off follow-up"),
            lambda session: follow_ups.snooze(session, row.id, until, today),
            toast=_("Put off to {day}").format(day=formats.weekday_day(until, today)),
        )

    def _open(self, row: DueFollowUp) -> None:
        if row.who is not None:
            self.workplace.show_record("contact", row.who.id)
        elif row.supplier_id is not None:
            self.workplace.show_record("supplier", row.supplier_id)

    def _quiet(self, page: Read) -> Group:
        shown = page.quiet if "quiet" in self._all else page.quiet[:_SHOWN]
        cold = page.cold_count > 0
        group = quiet.group(self.workplace, shown, self._rows, self._log, self._reach, cold=cold)
        self._add_more(group, "quiet", page.quiet_count - len(shown))
        return group

    def _slipping(self, page: Read) -> Group:
        """Show few: these are no alerts, and nothing is late yet."""
        shown = page.slipping if "slipping" in self._all else page.slipping[:_SLIPPING]
        title = _("Slipping by their own rhythm")
        group = alerts.group(self.workplace, shown, self._rows, self._log, self._reach, title=title)
        self._add_more(group, "slipping", len(page.slipping) - len(shown))
        return group

    def _log(self, kind: str, record_id: int) -> None:
        self._perform("log", kind, record_id)

    def _reach(self, kind: str, record_id: int) -> None:
        self._perform("reach", kind, record_id)

    def _perform(self, command: str, kind: str, record_id: int) -> None:
        self._note_place()
        self.workplace.focus = (kind, record_id)
        self.workplace.perform(command)
        self.workplace.focus = None  # this page shows everybody: the next quick log begins with nobody

    def _add_more(self, group: Group, part: str, count: int) -> None:
        if count <= 0 or part in self._all:
            return
        words_more = n_("Show {n} more", "Show {n} more", count).format(n=count)
        button = Button(self.theme, words_more, "link", on_click=self._shower(part))
        self._rows[part, 0] = button
        group.add(button)

    def _shower(self, part: str) -> Callable[[], None]:
        def show() -> None:
            self._all.add(part)
            self.refresh()

        return show
