"""A dialog that imports in four steps: choose files, look at what would happen, wait, see what became of each row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from desktop.errors import GuanxiError
from desktop.exchange.outcomes import RowOutcome
from desktop.texts import _
from ui.importing.choosing import choose_files, take_size
from ui.importing.models import OutcomeModel
from ui.importing.rows_pane import RowGrid, RowsPane
from ui.importing.words import outcome_summary
from ui.tasks import Cancelled, Progress
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.layouts import column, holder, row
from ui.widgets.progress import ProgressBar
from ui.widgets.text import label
from ui.workplace import Workplace

CHOOSING, PREVIEW, WORKING, RESULT = range(4)


class ImportSteps(QDialog):
    """Nothing is written before the preview is accepted; what is written is one change that can be undone.

    Give ``preview``, ``add_files``, ``applying`` and ``forget``, and the words below, marked by ``N_``.
    """

    go: Button
    choosing_title = ""
    choosing_note = ""
    file_kinds = ""

    def __init__(
        self, workplace: Workplace, title: str, rows: RowsPane, parent: QWidget | None = None
    ) -> None:
        """``rows`` is the pane that shows what would become of each row."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setAcceptDrops(True)
        self.workplace, self.theme = workplace, workplace.theme
        self._job: Progress | None = None
        self._number = 0
        self._made: int | None = None
        """The change that the import made; Undo means this one, whatever came after it."""
        self.banner = Banner(self.theme)
        self.rows = rows
        self.outcomes = OutcomeModel(self.theme, self)
        self._stack = QStackedWidget()
        for step in (self._choosing(), self.preview(), self._working(), self._result()):
            self._stack.addWidget(step)
        margins = (self.theme.px(24), self.theme.px(16), self.theme.px(24), self.theme.px(18))
        self.setLayout(column(self.banner, 4, (self._stack, 1), margins=margins))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._go_on)
        take_size(self, self.theme)

    # --- what a kind of import gives -----------------------------------------------------------------------------

    def preview(self) -> QWidget:
        """Make the step that shows what would happen; its button ``go`` begins the writing by ``write``."""
        raise NotImplementedError

    def add_files(self, paths: Sequence[Path]) -> None:
        """Look at files and show what would become of their rows."""
        raise NotImplementedError

    def applying(self) -> Callable[[Progress], list[RowOutcome]]:
        """Return the work that writes the plan in one change."""
        raise NotImplementedError

    def forget(self) -> None:
        """Let go of what was read."""
        raise NotImplementedError

    # --- the steps -----------------------------------------------------------------------------------------------

    @property
    def step(self) -> int:
        """The step that is shown."""
        return self._stack.currentIndex()

    def show_preview(self) -> None:
        """Show what would happen."""
        self._stack.setCurrentIndex(PREVIEW)

    def _choosing(self) -> QWidget:
        drop = EmptyState(
            self.theme,
            _(self.choosing_title),
            _(self.choosing_note),
            "download",
            _("Choose files"),
            self.choose,
        )
        return holder(column((drop, 1), 12, row(None, self.button(_("Cancel"), "", self.reject))))

    def _working(self) -> QWidget:
        self.doing = label("", "lead_strong")
        self.bar = ProgressBar(self.theme, _("Progress"), width=0)
        self.stop = self.button(_("Cancel"), "", self._cancel)
        return holder(column(None, self.doing, 12, self.bar, 16, row(None, self.stop), None))

    def _result(self) -> QWidget:
        self.ending = label("", "lead_strong", wrap=True)
        self.list = RowGrid(self.theme, _("What became of each row"), (200, 110))
        self.list.setModel(self.outcomes)
        self.list.lay_out()
        for place, width in ((3, 130), (4, 60)):
            self.list.horizontalHeader().resizeSection(place, self.theme.px(width))
        copy = self.button(_("Copy list"), "", self._copy, "copy")
        self.back = self.button(_("Undo import"), "", self._undo, "undo-2")
        close = self.button(_("Close"), "primary", self.accept)
        foot = row(copy, self.back, None, close, spacing=self.theme.px(8))
        return holder(column(self.ending, 12, (self.list, 1), 14, foot))

    def button(self, words: str, kind: str, action: Callable[[], object], icon: str = "") -> Button:
        """Make a button that Enter in a field does not press."""
        made = Button(self.theme, words, "primary" if kind == "primary" else "", icon, action)
        made.setAutoDefault(False)
        return made

    # --- files ---------------------------------------------------------------------------------------------------

    def choose(self) -> None:
        """Ask for files."""
        choose_files(self, _(self.file_kinds), self.add_files)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files while none are being written."""
        if event.mimeData().hasUrls() and self.step in (CHOOSING, PREVIEW):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the files that were dropped."""
        self.add_files([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    # --- writing -------------------------------------------------------------------------------------------------

    def _go_on(self) -> None:
        if self.step == PREVIEW and self.go.isEnabled():
            self.write()

    def write(self) -> None:
        """Write the plan, behind a backup where the journal has its keys."""
        backups = self.workplace.backups
        if backups is not None and backups.possible:
            self.run(_("Backing up first"), backups.before("import"), lambda _made: self._apply())
        else:
            self._apply()

    def _apply(self) -> None:
        journal = self.workplace.journal
        before = journal.next_undo()

        def done(outcomes: list[RowOutcome]) -> None:
            after = journal.next_undo()
            self._made = after[0] if after is not None and after != before else None
            self._show_outcomes(outcomes)

        self.run(_("Importing"), self.applying(), done)

    def _show_outcomes(self, outcomes: list[RowOutcome]) -> None:
        self.outcomes.show_outcomes(outcomes)
        self.ending.setText(_("Done: {counts}.").format(counts=outcome_summary(one.fate for one in outcomes)))
        self.back.setVisible(self._made is not None)
        self._stack.setCurrentIndex(RESULT)
        self.list.setFocus()
        if outcomes:
            self.list.selectRow(0)

    def _copy(self) -> None:
        self.workplace.clipboard.copy(self.outcomes.as_text())

    def _undo(self) -> None:
        made = self._made
        self.accept()  # before: undoing an import takes a while, and stands over the window
        self.workplace.undo(made)

    # --- work ----------------------------------------------------------------------------------------------------

    def run(self, words: str, work: Callable[[Progress], object], done: Callable[..., None]) -> None:
        """Run work off this thread, showing its progress; when it fails the step before is shown again."""
        self._cancel()
        self._number += 1
        number, before = self._number, PREVIEW if self.rows.model.rowCount() else CHOOSING
        self.banner.dismiss()
        self.doing.setText(words)
        self.bar.show_share(0)
        self._stack.setCurrentIndex(WORKING)

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
                self.workplace.failures.tell(error)

        def went_on(step: int, total: int) -> None:
            if self._wanted(number):
                self.bar.show_share(step / total if total else 0)

        self._job = self.workplace.run_awaited(work, finished, failed, went_on)

    def _wanted(self, number: int) -> bool:
        return shiboken6.isValid(self) and number == self._number

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def reject(self) -> None:
        """Stop what is under way, or close; nothing is written by either."""
        if self.step == WORKING and self._job is not None:
            self._job.cancel()
            return
        super().reject()

    def done(self, result: int) -> None:
        """Forget what was read."""
        self._number += 1
        self._cancel()
        self.forget()
        super().done(result)
