"""Imports contacts: choose or drop files, look at what would happen, change it, and see what became of each row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QStackedWidget, QWidget

from desktop.exchange.choices import Plan, carried
from desktop.exchange.gathering import SourceFile, gather, look_at
from desktop.exchange.outcomes import Fate, RowOutcome
from desktop.exchange.proposing import plan_import
from desktop.texts import N_, _, n_
from ui.importing.columns_pane import ColumnsPane
from ui.importing.models import PlanModel
from ui.importing.pictures import shrink
from ui.importing.rows_pane import RowsPane
from ui.importing.steps import ImportSteps
from ui.importing.words import plan_summary
from ui.importing.writing import writing
from ui.tasks import Progress
from ui.widgets.button import Button
from ui.widgets.layouts import column, holder, row
from ui.widgets.segmented import Segmented
from ui.widgets.text import label
from ui.workplace import Workplace


def open_import(workplace: Workplace, parent: QWidget) -> None:
    """Open the dialog."""
    ImportDialog(workplace, parent).open()


class ImportDialog(ImportSteps):
    """The steps for people and suppliers, from one file or several."""

    choosing_title = N_("Drop contact files here")
    choosing_note = N_(
        "vCard (.vcf), table (.csv) or Monica 4 (.json) from phones, Google, Outlook, Apple and other programs. "
        "Nothing is written before you have seen what would happen."
    )
    file_kinds = N_("Contacts (*.vcf *.vcard *.csv *.tsv *.txt *.json)")

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        self.files: list[SourceFile] = []
        self.columns = ColumnsPane(workplace.theme)
        self.plans = PlanModel(workplace.theme)
        super().__init__(workplace, _("Import contacts"), RowsPane(workplace.theme, self.plans), parent)

    def preview(self) -> QWidget:
        """Show rows or columns, and whether companies become suppliers."""
        self.shown = Segmented(
            _("What is shown"), [("rows", _("Rows")), ("columns", _("Columns and encoding"))]
        )
        self._panes = QStackedWidget()
        self._panes.addWidget(self.rows)
        self._panes.addWidget(self.columns)
        self.shown.chosen.connect(lambda key: self._panes.setCurrentIndex(0 if key == "rows" else 1))
        more = Button(self.theme, _("Add files"), "", "file-plus", self.choose)
        self.make_suppliers = QCheckBox(_("Make suppliers of companies that are not in the journal"))
        self.make_suppliers.setChecked(True)
        self.make_suppliers.toggled.connect(lambda _on: self._read())
        self.summary = label("", "body", "text2", wrap=True)
        self.go = self.button(_("Import"), "primary", self.write)
        cancel = self.button(_("Cancel"), "", self.reject)
        more.setAutoDefault(False)
        self.columns.changed.connect(self._remap)
        self.columns.recoded.connect(self._recode)
        self.rows.decided.connect(self._count)
        foot = row((self.summary, 1), cancel, self.go, spacing=self.theme.px(8))
        return holder(
            column(row(self.shown, None, more), 12, (self._panes, 1), 10, self.make_suppliers, 12, foot)
        )

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
            self.run(_("Reading"), work, done)

    def _remap(self, place: int, file: SourceFile) -> None:
        self.files[place] = file
        self._read()

    def _recode(self, place: int, codec: str) -> None:
        path = self.files[place].path

        def done(found: SourceFile) -> None:
            self.files[place] = found
            self._read()

        self.run(_("Reading"), lambda _progress: look_at(path, codec), done)

    def _read(self) -> None:
        files, journal, suppliers = (
            tuple(self.files),
            self.workplace.journal,
            self.make_suppliers.isChecked(),
        )

        def work(progress: Progress) -> Plan:
            entries = gather(files, shrink, progress)
            with journal.read() as connection:
                return plan_import(connection, entries, make_suppliers=suppliers)

        if files:
            self.run(_("Reading"), work, self._show_plan)

    def _show_plan(self, plan: Plan) -> None:
        self.columns.show_files(self.files)
        self.plans.show_plan(carried(self.plans.plan, plan))
        self._count()
        self.show_preview()
        if self._panes.currentIndex() == 0:
            self.rows.grid.setFocus()

    def _count(self) -> None:
        plan = self.plans.plan
        able = sum(
            plan.choice(number).fate not in (Fate.FAILED, Fate.SKIPPED) for number in range(len(plan.rows))
        )
        self.summary.setText(plan_summary(plan))
        self.go.setText(n_("Import {n} row", "Import {n} rows", able).format(n=f"{able:,}"))
        self.go.setEnabled(able > 0)

    # --- writing -------------------------------------------------------------------------------------------------

    def applying(self) -> Callable[[Progress], list[RowOutcome]]:
        """Return the work that writes the plan."""
        return writing(self.workplace.journal, self.plans.plan)

    def forget(self) -> None:
        """Let go of what was read."""
        self.plans.show_plan(replace(self.plans.plan, rows=(), choices={}))
