"""The weekly review: what happened, who fell through, what comes; every number opens its records."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop import formats
from desktop.texts import _, n_
from desktop.today.week import Section, Week, monday_of, week_review
from desktop.today.week_rules import week_rules
from ui.page import Page
from ui.tasks import Cancelled, Progress
from ui.week import words
from ui.week.noting import make_note
from ui.widgets.button import Button, IconButton
from ui.widgets.item_row import ItemRow
from ui.widgets.layouts import column, empty, frame, row
from ui.widgets.scrolling import scrolling
from ui.widgets.section import Group
from ui.widgets.text import Icon, label

if TYPE_CHECKING:
    from ui.workplace import Workplace

_SHOWN = 5
_PARTS = ("happened", "fell", "next")


class WeekPage(Page):
    """Page Up and Page Down go to another week, the arrows from row to row, Enter opens."""

    tables: ClassVar[frozenset[str]] = frozenset(
        {"touch", "touch_supplier", "promise", "decision", "contact", "supplier", "employment", "inspection",
         "purchase_order", "milestone", "follow_up", "review", "rhythm_pause", "supplier_shutdown", "supplier_closing",
         "journal_setting", "health_pin", "tag", "tagging"}
    )  # fmt: skip

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._monday = monday_of(workplace.today)
        self._all: set[str] = set()
        self.week = Week(self._monday, (), 0, 0)
        self.sections: tuple[Section, ...] = ()
        self._parts: dict[str, QVBoxLayout] = {}
        self._rows: dict[tuple[str, int], QWidget] = {}
        """By the key of their section and their place in it."""
        self._place: tuple[str, int] | None = None
        """The row that has the focus again once the rows are made anew."""
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._focus_place)
        self._job: Progress | None = None
        self._looking = False
        theme, px = self.theme, self.theme.px
        self._span = label("", "lead", "text2")
        self.before = IconButton(theme, "chevron-left", _("The week before"), lambda: self._turn(-1))
        self.after = IconButton(theme, "chevron-right", _("The week after"), lambda: self._turn(1))
        self.note = Button(theme, _("Make a note of it"), "primary", "notebook-pen", self._make_note)
        self._body = QWidget()
        self._lines = QVBoxLayout(self._body)
        self._lines.setContentsMargins(0, px(8), 0, px(28))
        self._lines.setSpacing(px(12))
        head = row(
            column(label(_("Weekly review"), "display"), self._span, spacing=px(2)), None, self.before, self.after,
            self.note, spacing=px(8), margins=(px(40), px(28), px(40), px(8)),
        )  # fmt: skip
        inner = column(self._body, margins=(px(40), 0, px(40), 0))
        page = QWidget()
        page.setLayout(inner)
        self.setLayout(column(frame("page", column(head, (scrolling(page), 1)))))

    def refresh(self) -> None:
        """Read the week and show it; what the rules say comes a moment later."""
        today = self.workplace.today
        with self.workplace.journal.read_raw() as raw:
            self.week = week_review(raw, self._monday, today)
        monday, read = self._monday, self.week
        self._looking = True
        self._show(self.week.sections)
        if self._job is not None:
            self._job.cancel()  # another week was turned to before it ended

        def work(progress: Progress) -> tuple[Section, ...]:
            with self.workplace.journal.read_raw() as raw:
                return week_rules(raw, monday, today, progress)

        def done(found: tuple[Section, ...]) -> None:
            if isValid(self) and read is self.week:
                self._add(found)

        def failed(error: BaseException) -> None:
            if isValid(self) and not isinstance(error, Cancelled):
                self.workplace.failures.tell(error)
                if read is self.week:
                    self._give_up()

        self._job = self.workplace.tasks.run(work, done, failed)

    def _give_up(self) -> None:
        """Wait no more for what could not be read: of who fell through nothing is said then."""
        self._looking = False
        self.note.setEnabled(True)
        empty(self._parts["fell"])

    def _turn(self, weeks: int) -> None:
        self._monday += timedelta(weeks=weeks)
        self._rows.clear()  # the focus stays where one turns
        self._place = None
        self._all.clear()
        self.refresh()

    def _make_note(self) -> None:
        make_note(self.workplace, self.week, self.sections)

    # --- what is shown -----------------------------------------------------------------------------------------

    def _show(self, sections: tuple[Section, ...]) -> None:
        self.sections = sections
        self._span.setText(words.span(self.week))
        self._note_place()
        self._rows.clear()
        empty(self._lines)
        for part in _PARTS:
            self._lines.addWidget(label(words.part_title(part), "section"))
            if part == "happened":
                self._lines.addWidget(label(words.practised(self.week), "body", "text2"))
            found = [one for one in sections if one.part == part]
            self._parts[part] = column(
                *(self._group(section) for section in found), spacing=self.theme.px(12)
            )
            self._lines.addLayout(self._parts[part])
            if not found:
                self._parts[part].addWidget(self._nothing(part))
            self._lines.addSpacing(self.theme.px(12))
        self._lines.addStretch(1)
        self.note.setEnabled(not self._looking)
        self._later.start()

    def _nothing(self, part: str) -> QWidget:
        waits = self._looking and part == "fell"
        return label(_("One moment…") if waits else words.nothing(part), "body", "text2", wrap=True)

    def _add(self, sections: tuple[Section, ...]) -> None:
        """Put in what came later, without touching what is read already."""
        self._looking = False
        self.note.setEnabled(True)
        if not any(one.part == "fell" for one in sections):
            empty(self._parts["fell"])
            self._parts["fell"].addWidget(self._nothing("fell"))
        for section in sections:
            if not any(one.part == section.part for one in self.sections):
                empty(self._parts[section.part])
            self._parts[section.part].addWidget(self._group(section))
            self.sections = tuple(sorted((*self.sections, section), key=lambda one: _PARTS.index(one.part)))
        self._later.start()

    # --- the keyboard's place ----------------------------------------------------------------------------------

    def _note_place(self) -> None:
        """Remember the row that has the focus before all rows are made anew."""
        self._place = next((key for key, row in self._rows.items() if row.hasFocus()), self._place)

    def _focus_place(self) -> None:
        """Go on at the same row, once the layout has shown it; the rows of the rules come a moment later."""
        made = self._rows.get(self._place) if self._place is not None else None
        focused = QApplication.focusWidget()
        if made is not None and (focused is None or self.isAncestorOf(focused)):
            made.setFocus(Qt.FocusReason.OtherFocusReason)
        if made is not None or not self._looking:
            self._place = None

    def _group(self, section: Section) -> Group:
        group = Group(words.title(section))
        group.header.show_count(formats.number(words.count(section)))
        shown = section.lines if section.key in self._all else section.lines[:_SHOWN]
        for place, line in enumerate(shown):
            icon = Icon(self.theme, words.ICONS[section.key], "text2")
            made = ItemRow(self.theme, line.title, words.note(section, line), leading=icon)
            made.opened.connect(partial(self.workplace.show_record, line.kind, line.id))
            group.add(made)
            self._rows[section.key, place] = made
        more = len(section.lines) - len(shown)
        if more > 0:
            text = n_("Show {n} more", "Show {n} more", more).format(n=more)
            group.add(Button(self.theme, text, "link", on_click=partial(self._show_all, section.key)))
        return group

    def _show_all(self, key: str) -> None:
        self._all.add(key)
        self._place = key, _SHOWN  # the first of those that come
        self._show(self.sections)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another week, or from row to row."""
        if event.key() in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self._turn(-1 if event.key() == Qt.Key.Key_PageUp else 1)
        elif event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)
