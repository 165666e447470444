"""The Today page: what needs somebody, why, and one key to do it.

It reads over the driver's connection, because it is painted before SQLAlchemy is there.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from datetime import timedelta
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop import formats
from desktop.texts import _, n_
from desktop.today import reads
from desktop.today.rows import DueFollowUp, QuietPerson
from desktop.today.rows import TodayPage as Read
from ui.page import Page
from ui.today import words
from ui.today.rows import FollowUpRow, quiet_row
from ui.today.side import Side
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.layouts import empty
from ui.widgets.section import Group
from ui.widgets.text import label
from ui.workplace import Workplace

_SHOWN = 8
_WIDEST = 860


class TodayPage(Page):
    """The first thing in the morning, done in five minutes by keyboard."""

    tables: ClassVar[frozenset[str]] = frozenset(
        {
            "follow_up",
            "touch",
            "touch_person",
            "contact",
            "supplier",
            "employment",
            "tag",
            "tagging",
            "channel",
        }
    )

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._all: set[str] = set()
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(40, 28, 40, 28)
        self._column.setSpacing(0)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._body)
        paper = QFrame()
        paper.setProperty("kind", "page")
        inside = QHBoxLayout(paper)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(scroll)
        self._side = Side(self.theme)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(paper, 1)
        row.addWidget(self._side)

    def refresh(self) -> None:
        """Read the day and show it."""
        today = self.workplace.today
        with self.workplace.open_journal.read_raw() as raw:
            page = reads.today_page(raw, today, lunar_date=words.lunar_date)
            counts = reads.sidebar_counts(raw, today)
        empty(self._column)
        self._column.addWidget(label(formats.long_day(today), "display"))
        self._column.addWidget(label(words.chinese_day(today), "lead", "text2"))
        self._column.addSpacing(24)
        if not counts["contacts"] and not counts["suppliers"]:
            self._column.addWidget(self._welcome(), 1)
        else:
            self._show(page)
        self._side.show_coming(page.birthdays, today)

    def _show(self, page: Read) -> None:
        if page.follow_ups or page.done:
            self._column.addWidget(self._needs(page))
            self._column.addSpacing(24)
        if page.quiet:
            self._column.addWidget(self._quiet(page))
        if not (page.follow_ups or page.done or page.quiet):
            self._column.addWidget(
                EmptyState(
                    self.theme,
                    _("Nothing is due today"),
                    _("Follow-ups and people who have been quiet for long appear here."),
                    "circle-check",
                    _("Log touch"),
                    lambda: self.workplace.perform("log"),
                ),
                1,
            )
        self._column.addStretch(1)

    def _welcome(self) -> EmptyState:
        return EmptyState(
            self.theme,
            _("This is where each day begins"),
            _("Bring in the people you work with, or add the first supplier by hand."),
            "sun",
            _("Import contacts"),
            lambda: self.workplace.perform("import"),
        )

    # --- follow-ups --------------------------------------------------------------------------------------------

    def _needs(self, page: Read) -> Group:
        group = Group(_("Needs you today"))
        shown = page.follow_ups if "needs" in self._all else page.follow_ups[:_SHOWN]
        for row in (*shown, *page.done):
            group.add(self._follow_up(row))
        self._add_more(group, "needs", len(page.follow_ups) - len(shown))
        return group

    def _follow_up(self, row: DueFollowUp) -> QWidget:
        made = FollowUpRow(self.theme, row, self.workplace.today)
        made.ticked.connect(lambda done: self._tick(row, done=done))
        made.opened.connect(lambda: self._open(row))
        made.put_off.connect(lambda days: self._put_off(row, days))
        return made

    def _tick(self, row: DueFollowUp, *, done: bool) -> None:
        follow_ups = importlib.import_module(
            "desktop.commitments.follow_ups"
        )  # SQLAlchemy: not before it is needed
        if done:
            self.workplace.change(_("Finish follow-up"), lambda session: follow_ups.finish(session, row.id))
        else:
            self.workplace.change(_("Reopen follow-up"), lambda session: follow_ups.reopen(session, row.id))

    def _put_off(self, row: DueFollowUp, days: int) -> None:
        follow_ups = importlib.import_module(
            "desktop.commitments.follow_ups"
        )  # SQLAlchemy: not before it is needed
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

    # --- quiet people ------------------------------------------------------------------------------------------

    def _quiet(self, page: Read) -> Group:
        group = Group(_("Going cold") if page.cold_count else _("Time to talk"))
        shown = page.quiet if "quiet" in self._all else page.quiet[:_SHOWN]
        for row in shown:
            group.add(self._quiet_person(row))
        self._add_more(group, "quiet", page.quiet_count - len(shown))
        return group

    def _quiet_person(self, row: QuietPerson) -> QWidget:
        made = quiet_row(self.theme, row, lambda: self._log(row))
        made.opened.connect(lambda: self.workplace.show_record("contact", row.who.id))
        return made

    def _log(self, row: QuietPerson) -> None:
        self.workplace.focus = ("contact", row.who.id)
        self.workplace.perform("log")

    def _add_more(self, group: Group, part: str, count: int) -> None:
        if count <= 0 or part in self._all:
            return
        words_more = n_("Show {n} more", "Show {n} more", count).format(n=count)
        group.add(Button(self.theme, words_more, "link", on_click=self._shower(part)))

    def _shower(self, part: str) -> Callable[[], None]:
        def show() -> None:
            self._all.add(part)
            self.refresh()

        return show
