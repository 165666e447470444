"""Events from a calendar file: what would become of each, and what cannot come in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from desktop import formats
from desktop.errors import GuanxiError
from desktop.planning.event_drafts import EventDraft
from desktop.planning.ics_fields import Home
from desktop.planning.ics_import import ImportPlan, import_events, plan_import
from desktop.planning.ics_read import CalendarFile, read_calendar
from desktop.texts import _, n_
from ui.calendar.zones import home_name
from ui.tasks import Cancelled, Progress
from ui.text_table import TextRow, TextTable
from ui.theme.tokens import Tone
from ui.widgets.busy_bar import BusyBar
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.layouts import column, holder, row
from ui.widgets.text import label
from ui.workplace import Workplace

_SHOWN = 2000
"""Rows of the preview; a file may have 20,000 events."""


class _Read(NamedTuple):
    file: CalendarFile
    plan: ImportPlan


class BringIn(QWidget):
    """Nothing is written before the button is pressed; reading and writing run beside the window."""

    def __init__(
        self,
        workplace: Workplace,
        done: Callable[[str], object],
        failed: Callable[[GuanxiError], object],
    ) -> None:
        super().__init__()
        self._workplace, self._done, self._failed = workplace, done, failed
        self._job: Progress | None = None
        self._number = 0
        self.plan: ImportPlan | None = None
        theme, px = workplace.theme, workplace.theme.px
        self.choose = Button(theme, _("Choose calendar file"), icon="folder-open", on_click=self._choose)
        self.go = Button(theme, _("Import events"), "primary", "download", self.write)
        self.cancel = Button(theme, _("Stop"), on_click=self.stop)
        self.summary = label("", "body", "text2", wrap=True)
        self.bar = BusyBar(theme, _("Working on the calendar file"))
        headings = (_("What happens"), _("Day"), _("Event"), _("Remark"))
        self.table = TextTable(theme, _("Events of the file"), headings, (130, 160, 280, 200), stretch=3)
        note = _("Files of other calendars (.ics). You see what would happen before anything is written.")
        self.none = EmptyState(theme, _("Choose a calendar file"), note, "calendar-plus")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.none)
        self._stack.addWidget(holder(column((self.table, 1))))
        tools = row(self.choose, (self.summary, 1), self.cancel, self.go, spacing=px(8))
        self.setLayout(column(tools, px(6), self.bar, px(6), (self._stack, 1)))
        for button in (self.choose, self.go, self.cancel):
            button.setAutoDefault(False)
        self._rest()

    def _rest(self) -> None:
        self._job = None
        self.bar.stop()
        self.cancel.hide()
        plan = self.plan
        self.go.setEnabled(plan is not None and bool(plan.new or plan.changed))
        self.choose.setEnabled(True)

    def _choose(self) -> None:
        dialog = QFileDialog(self, _("Choose calendar file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([_("Calendars (*.ics)"), _("All files (*)")])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.read(Path(name)))
        dialog.open()

    def read(self, path: Path) -> None:
        """Read a file and show what would become of its events."""
        journal, home = self._workplace.journal, Home(home_name(), self._workplace.today)

        def work(_progress: Progress) -> _Read:
            file = read_calendar(path, home)
            with journal.read() as connection:
                return _Read(file, plan_import(connection, file.events))

        self._run(work, self._show, can_stop=True)

    def _show(self, found: _Read) -> None:
        plan = self.plan = found.plan
        rows: list[TextRow] = [
            TextRow(("unread", number), (_("Left out"), _("line {n}").format(n=one.line), one.title, one.reason),
                    {0: "seal"})
            for number, one in enumerate(found.file.unread)
        ]  # fmt: skip
        rows += [_row("new", _("New"), "ok", draft) for draft in plan.new[:_SHOWN]]
        rows += [_row("changed", _("Changed"), "amber", draft) for _id, draft in plan.changed[:_SHOWN]]
        self.table.show_rows(rows)
        self._stack.setCurrentIndex(1 if rows else 0)
        if not rows:
            self.none.show_text(_("Nothing new in this file"), found.file.name)
        self.summary.setText(_summary(found))

    def write(self) -> None:
        """Write what the preview shows, as one change."""
        journal, plan = self._workplace.journal, self.plan
        if plan is None:
            return
        title, count = _("Import events"), len(plan.new) + len(plan.changed)

        def work(_progress: Progress) -> int:
            with journal.change(title) as session:
                import_events(session, plan)
            return count

        self._run(work, self._written)

    def _written(self, count: int) -> None:
        self.plan = None
        self.table.show_rows([])
        self.summary.setText("")
        self.none.show_text(_("Choose a calendar file"))
        self._stack.setCurrentIndex(0)
        told = n_("{n} event is in the calendar.", "{n} events are in the calendar.", count)
        self._done(told.format(n=formats.number(count)))

    def stop(self) -> None:
        """Do not wait for a file that is being read; nothing is written by reading."""
        self._number += 1
        if self._job is not None:
            self._job.cancel()
        self._rest()

    def _run(
        self, work: Callable[[Progress], object], done: Callable[..., None], *, can_stop: bool = False
    ) -> None:
        self.choose.setEnabled(False)
        self.go.setEnabled(False)
        self.bar.start()
        self.cancel.setVisible(can_stop)
        self._number += 1
        number = self._number

        def finished(result: object) -> None:
            if self._wanted(number):
                done(result)
                self._rest()
                (self.go if self.go.isEnabled() else self.choose).setFocus()

        def failed(error: BaseException) -> None:
            if not self._wanted(number):
                return
            self._rest()
            if isinstance(error, GuanxiError):
                self._failed(error)
            elif not isinstance(error, Cancelled):
                self._workplace.failures.tell(error)

        self._job = self._workplace.tasks.run(work, finished, failed)

    def _wanted(self, number: int) -> bool:
        return shiboken6.isValid(self) and number == self._number


def _row(kind: str, word: str, tone: Tone, draft: EventDraft) -> TextRow:
    day = formats.full_day(draft.first_on) if draft.first_on is not None else ""
    return TextRow((kind, draft.uid, draft.first_on), (word, day, draft.title, draft.place), {0: tone})


def _summary(found: _Read) -> str:
    plan = found.plan
    parts = [
        n_("{n} new event", "{n} new events", len(plan.new)).format(n=len(plan.new)),
        n_("{n} changed", "{n} changed", len(plan.changed)).format(n=len(plan.changed)),
        n_("{n} known already", "{n} known already", plan.same).format(n=plan.same),
        n_("{n} remark", "{n} remarks", len(found.file.unread)).format(n=len(found.file.unread)),
    ]
    return f"{found.file.name}: {', '.join(parts)}"
