"""Imports flashcards: choose or drop a file, look at what would become of each note, and see what became of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QStackedWidget, QWidget

from desktop.exchange.decks.known import known_phrases
from desktop.exchange.decks.planning import DeckPlan, carried, plan_deck
from desktop.exchange.decks.reading import ReadDeck, read_deck
from desktop.exchange.decks.roles import Role
from desktop.exchange.decks.sounds import prepare_sounds
from desktop.exchange.decks.writing import apply_deck
from desktop.exchange.outcomes import Fate, RowOutcome
from desktop.practice.options import read_options
from desktop.practice.schedule import Timetable
from desktop.texts import N_, _, n_, p_
from ui.importing.card_models import CardPlanModel
from ui.importing.roles_pane import RolesPane
from ui.importing.rows_pane import RowsPane
from ui.importing.steps import ImportSteps
from ui.importing.words import outcome_summary
from ui.tasks import Progress
from ui.widgets.layouts import column, holder, row
from ui.widgets.segmented import Segmented
from ui.widgets.text import label
from ui.workplace import Workplace


def open_import_cards(workplace: Workplace, parent: QWidget) -> None:
    """Open the dialog."""
    ImportCardsDialog(workplace, parent).open()


class ImportCardsDialog(ImportSteps):
    """The steps for one file of flashcards at a time."""

    choosing_title = N_("Drop a file of flashcards here")
    choosing_note = N_(
        "An Anki package (.apkg), a text of Anki or Pleco (.txt, .xml) or a table (.csv). "
        "Nothing is written before you have seen what would happen."
    )
    file_kinds = N_("Flashcards (*.apkg *.colpkg *.txt *.tsv *.csv *.xml)")

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        self.read: ReadDeck | None = None
        with workplace.journal.read() as connection:
            self._table = Timetable(read_options(connection))
        self.plans = CardPlanModel(workplace.theme)
        self.roles = RolesPane(workplace.theme)
        keys = _("Keys in the list: X leave out, C take it after all")
        rows = RowsPane(workplace.theme, self.plans, keys)
        super().__init__(workplace, _("Import cards"), rows, parent)

    def preview(self) -> QWidget:
        """Show notes or fields, and whether the schedule comes along."""
        self.shown = Segmented(
            _("What is shown"), [("rows", p_("flashcards", "Notes")), ("fields", _("Fields"))]
        )
        self._panes = QStackedWidget()
        self._panes.addWidget(self.rows)
        self._panes.addWidget(self.roles)
        self.shown.chosen.connect(lambda key: self._panes.setCurrentIndex(0 if key == "rows" else 1))
        other = self.button(_("Another file"), "", self.choose, "file-plus")
        self.schedule = QCheckBox(_("Take over when cards are due and how they were answered"))
        self.schedule.setChecked(True)
        self.schedule.toggled.connect(lambda _on: self._plan())
        self.summary = label("", "body", "text2", wrap=True)
        self.go = self.button(_("Import"), "primary", self.write)
        cancel = self.button(_("Cancel"), "", self.reject)
        self.rows.decided.connect(self._count)
        self.roles.changed.connect(self._give_role)
        self.roles.recoded.connect(self._recode)
        foot = row((self.summary, 1), cancel, self.go, spacing=self.theme.px(8))
        return holder(column(row(self.shown, None, other), 12, (self._panes, 1), 10, self.schedule, 12, foot))

    # --- reading -----------------------------------------------------------------------------------------------

    def add_files(self, paths: Sequence[Path]) -> None:
        """Look at the first of some files."""
        if paths:
            self._look(paths[0], None)

    def _recode(self, codec: str) -> None:
        if self.read is not None:
            self._look(self.read.file.path, codec or None)

    def _look(self, path: Path, codec: str | None) -> None:
        table = self._table

        def done(read: ReadDeck) -> None:
            self.read = read
            self._plan()

        self.run(_("Reading"), lambda progress: read_deck(path, table, progress, codec), done)

    def _give_role(self, kind: int, field: int, role: Role) -> None:
        if self.read is not None:
            self.read = self.read.with_role(kind, field, role)
            self._plan()

    def _plan(self) -> None:
        read, journal, schedule = self.read, self.workplace.journal, self.schedule.isChecked()

        def work(progress: Progress) -> DeckPlan:
            assert read is not None
            with journal.read() as connection:
                known = known_phrases(connection)
            return plan_deck(read, known, schedule=schedule, tick=progress)

        if read is not None:
            self.run(_("Reading"), work, self._show_plan)

    def _show_plan(self, plan: DeckPlan) -> None:
        assert self.read is not None
        self.roles.show_read(self.read)
        self.plans.show_plan(carried(self.plans.plan, plan))
        self._count()
        self.show_preview()
        (self.rows.grid if self._panes.currentIndex() == 0 else self.roles.grid).setFocus()

    def _count(self) -> None:
        fates = [self.plans.plan.choice(number).fate for number in range(len(self.plans.plan.rows))]
        able = sum(fate not in (Fate.FAILED, Fate.SKIPPED) for fate in fates)
        self.summary.setText(outcome_summary(fates))
        self.go.setText(n_("Import {n} note", "Import {n} notes", able).format(n=f"{able:,}"))
        self.go.setEnabled(able > 0)

    # --- writing -------------------------------------------------------------------------------------------------

    def applying(self) -> Callable[[Progress], list[RowOutcome]]:
        """Return the work that keeps the sounds and writes the plan."""
        read, plan, journal, table = self.read, self.plans.plan, self.workplace.journal, self._table

        def work(progress: Progress) -> list[RowOutcome]:
            assert read is not None
            sounds = prepare_sounds(journal.files, read.file, plan, progress)
            return apply_deck(journal, plan, table, sounds, progress)

        return work

    def forget(self) -> None:
        """Let go of what was read."""
        self.read = None
        self.plans.show_plan(replace(self.plans.plan, rows=(), choices={}))
