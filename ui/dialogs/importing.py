"""Imports contacts: choose or drop files, look at what would happen, change it, and see what became of each row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QDialog, QStackedWidget, QWidget

from desktop.errors import GuanxiError
from desktop.exchange.choices import Plan, carried
from desktop.exchange.gathering import SourceFile, gather, look_at
from desktop.exchange.outcomes import Fate, RowOutcome
from desktop.exchange.proposing import plan_import
from desktop.texts import _, n_
from ui.importing.choosing import choose_files, take_size
from ui.importing.columns_pane import ColumnsPane
from ui.importing.models import OutcomeModel
from ui.importing.pictures import shrink
from ui.importing.rows_pane import Grid, RowsPane
from ui.importing.words import outcome_summary, plan_summary
from ui.importing.writing import writing
from ui.tasks import Cancelled, Progress
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.layouts import column, holder, row
from ui.widgets.progress import ProgressBar
from ui.widgets.segmented import Segmented
from ui.widgets.text import label
from ui.workplace import Workplace

_CHOOSING, _PREVIEW, _WORKING, _RESULT = range(4)


def open_import(workplace: Workplace, parent: QWidget) -> None:
    """Open the dialog."""
    ImportDialog(workplace, parent).open()


class ImportDialog(QDialog):
    """Nothing is written before the preview is accepted; what is written is one change that can be undone."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Import contacts"))
        self.setAcceptDrops(True)
        self._workplace, self.theme = workplace, workplace.theme
        self.files: list[SourceFile] = []
        self._job: Progress | None = None
        self._number = 0
        self.banner = Banner(self.theme)
        self.rows = RowsPane(self.theme)
        self.columns = ColumnsPane(self.theme)
        self.outcomes = OutcomeModel(self.theme, self)
        self._stack = QStackedWidget()
        for step in (self._choosing(), self._preview(), self._working(), self._result()):
            self._stack.addWidget(step)
        margins = (self.theme.px(24), self.theme.px(16), self.theme.px(24), self.theme.px(18))
        self.setLayout(column(self.banner, 4, (self._stack, 1), margins=margins))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._go_on)
        take_size(self, self.theme)

    # --- the four steps ----------------------------------------------------------------------------------------

    def _choosing(self) -> QWidget:
        note = _(
            "vCard (.vcf), table (.csv) or Monica 4 (.json) from phones, Google, Outlook, Apple and other programs. "
            "Nothing is written before you have seen what would happen."
        )
        return EmptyState(
            self.theme, _("Drop contact files here"), note, "download", _("Choose files"), self._choose_files
        )

    def _preview(self) -> QWidget:
        self.shown = Segmented(
            _("What is shown"), [("rows", _("Rows")), ("columns", _("Columns and encoding"))]
        )
        self._panes = QStackedWidget()
        self._panes.addWidget(self.rows)
        self._panes.addWidget(self.columns)
        self.shown.chosen.connect(lambda key: self._panes.setCurrentIndex(0 if key == "rows" else 1))
        more = Button(self.theme, _("Add files"), "", "file-plus", self._choose_files)
        self.make_suppliers = QCheckBox(_("Make suppliers of companies that are not in the journal"))
        self.make_suppliers.setChecked(True)
        self.make_suppliers.toggled.connect(lambda _on: self._read())
        self.summary = label("", "body", "text2", wrap=True)
        self.go = self._button(_("Import"), "primary", self._write)
        cancel = self._button(_("Cancel"), "", self.reject)
        more.setAutoDefault(False)
        self.columns.changed.connect(self._remap)
        self.columns.recoded.connect(self._recode)
        self.rows.decided.connect(self._count)
        foot = row((self.summary, 1), cancel, self.go, spacing=self.theme.px(8))
        return holder(
            column(row(self.shown, None, more), 12, (self._panes, 1), 10, self.make_suppliers, 12, foot)
        )

    def _working(self) -> QWidget:
        self.doing = label("", "lead_strong")
        self.bar = ProgressBar(self.theme, _("Progress"), width=0)
        self.stop = self._button(_("Cancel"), "", self._cancel)
        return holder(column(None, self.doing, 12, self.bar, 16, row(None, self.stop), None))

    def _result(self) -> QWidget:
        self.ending = label("", "lead_strong", wrap=True)
        self.list = Grid(self.theme, _("What became of each row"), (200, 110))
        self.list.setModel(self.outcomes)
        self.list.lay_out()
        for place, width in ((3, 130), (4, 60)):
            self.list.horizontalHeader().resizeSection(place, self.theme.px(width))
        copy = self._button(_("Copy list"), "", self._copy, "copy")
        self.back = self._button(_("Undo import"), "", self._undo, "undo-2")
        close = self._button(_("Close"), "primary", self.accept)
        foot = row(copy, self.back, None, close, spacing=self.theme.px(8))
        return holder(column(self.ending, 12, (self.list, 1), 14, foot))

    def _button(self, words: str, kind: str, action: Callable[[], object], icon: str = "") -> Button:
        made = Button(self.theme, words, "primary" if kind == "primary" else "", icon, action)
        made.setAutoDefault(False)
        return made

    # --- files -------------------------------------------------------------------------------------------------

    def _choose_files(self) -> None:
        choose_files(self, self.add_files)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files while none are being written."""
        if event.mimeData().hasUrls() and self._stack.currentIndex() in (_CHOOSING, _PREVIEW):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the files that were dropped."""
        self.add_files([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def add_files(self, paths: Sequence[Path]) -> None:
        """Look at files and show what would become of their rows."""
        known = {file.path for file in self.files}
        fresh = [path for path in paths if path not in known]

        def work(_progress: Progress) -> list[SourceFile]:
            return [look_at(path) for path in fresh]

        def done(found: list[SourceFile]) -> None:
            self.files += found
            self._read()

        if fresh:
            self._run(_("Reading"), work, done)

    def _remap(self, place: int, file: SourceFile) -> None:
        self.files[place] = file
        self._read()

    def _recode(self, place: int, codec: str) -> None:
        path = self.files[place].path

        def done(found: SourceFile) -> None:
            self.files[place] = found
            self._read()

        self._run(_("Reading"), lambda _progress: look_at(path, codec), done)

    def _read(self) -> None:
        files, journal, suppliers = (
            tuple(self.files),
            self._workplace.journal,
            self.make_suppliers.isChecked(),
        )

        def work(progress: Progress) -> Plan:
            entries = gather(files, shrink, progress)
            with journal.read() as connection:
                return plan_import(connection, entries, make_suppliers=suppliers)

        if files:
            self._run(_("Reading"), work, self._show_plan)

    def _show_plan(self, plan: Plan) -> None:
        self.columns.show_files(self.files)
        self.rows.model.show_plan(carried(self.rows.model.plan, plan))
        self._count()
        self._stack.setCurrentIndex(_PREVIEW)
        if self._panes.currentIndex() == 0:
            self.rows.grid.setFocus()

    def _count(self) -> None:
        plan = self.rows.model.plan
        able = sum(
            plan.choice(number).fate not in (Fate.FAILED, Fate.SKIPPED) for number in range(len(plan.rows))
        )
        self.summary.setText(plan_summary(plan))
        self.go.setText(n_("Import {n} row", "Import {n} rows", able).format(n=f"{able:,}"))
        self.go.setEnabled(able > 0)

    # --- writing -----------------------------------------------------------------------------------------------

    def _go_on(self) -> None:
        if self._stack.currentIndex() == _PREVIEW and self.go.isEnabled():
            self._write()

    def _write(self) -> None:
        """Write the plan, behind a backup where the journal has its keys."""
        backups = self._workplace.backups
        if backups is not None and backups.possible:
            self._run(_("Backing up first"), backups.before("import"), lambda _made: self._apply())
        else:
            self._apply()

    def _apply(self) -> None:
        journal, plan = self._workplace.journal, self.rows.model.plan
        before = journal.next_undo()

        def done(outcomes: list[RowOutcome]) -> None:
            after = journal.next_undo()
            self._show_outcomes(outcomes, changed=after is not None and after != before)

        self._run(_("Importing"), writing(journal, plan), done)

    def _show_outcomes(self, outcomes: list[RowOutcome], *, changed: bool) -> None:
        self.outcomes.show_outcomes(outcomes)
        self.ending.setText(_("Done: {counts}.").format(counts=outcome_summary(one.fate for one in outcomes)))
        self.back.setVisible(changed)
        self._stack.setCurrentIndex(_RESULT)
        self.list.setFocus()
        if outcomes:
            self.list.selectRow(0)

    def _copy(self) -> None:
        self._workplace.clipboard.copy(self.outcomes.as_text())

    def _undo(self) -> None:
        self._workplace.undo()
        self.accept()

    # --- work --------------------------------------------------------------------------------------------------

    def _run(self, words: str, work: Callable[[Progress], object], done: Callable[..., None]) -> None:
        """Run work off this thread, showing its progress; when it fails the step before is shown again."""
        self._cancel()
        self._number += 1
        number, before = self._number, _PREVIEW if self.rows.model.rowCount() else _CHOOSING
        self.banner.dismiss()
        self.doing.setText(words)
        self.bar.show_share(0)
        self._stack.setCurrentIndex(_WORKING)

        def finished(result: object) -> None:
            if self._wanted(number):
                self._job = None
                done(result)

        def failed(error: BaseException) -> None:
            if not self._wanted(number):
                return
            self._job = None
            self._stack.setCurrentIndex(before)
            if isinstance(error, GuanxiError):
                self.banner.tell(str(error), "seal")
            elif isinstance(error, Cancelled):
                self.banner.tell(_("Stopped. Nothing was changed."))
            else:
                self._workplace.failures.tell(error)

        def went_on(step: int, total: int) -> None:
            if self._wanted(number):
                self.bar.show_share(step / total if total else 0)

        self._job = self._workplace.tasks.run(work, finished, failed, went_on)

    def _wanted(self, number: int) -> bool:
        return shiboken6.isValid(self) and number == self._number

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def reject(self) -> None:
        """Stop what is under way, or close; nothing is written by either."""
        if self._stack.currentIndex() == _WORKING and self._job is not None:
            self._job.cancel()
            return
        super().reject()

    def done(self, result: int) -> None:
        """Forget what was read."""
        self._number += 1
        self._cancel()
        self.rows.model.show_plan(replace(self.rows.model.plan, rows=(), choices={}))
        super().done(result)
