"""The table of the card import: notes with what would become of each."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from PySide6.QtCore import QObject

from desktop.exchange.choices import Choice
from desktop.exchange.decks.planning import DeckPlan
from desktop.exchange.outcomes import Fate
from desktop.joining import sentences
from desktop.texts import N_, _
from ui.importing.models import _ROOT, ChoiceTable
from ui.models.headed import Index
from ui.theme.theme import Theme

_WORDS = {
    Fate.CREATED: N_("New phrase"),
    Fate.UPDATED: N_("Update the phrase"),
    Fate.MERGED: N_("Cards for the library's phrase"),
    Fate.SKIPPED: N_("Leave out"),
    Fate.FAILED: N_("Cannot be read"),
}


class CardPlanModel(ChoiceTable):
    """The notes of a plan; ``choose`` decides about some of them."""

    fate_column = 2

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self.plan = DeckPlan()

    def show_plan(self, plan: DeckPlan) -> None:
        """Show another plan."""
        self.beginResetModel()
        self.plan = plan
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of notes."""
        return 0 if parent.isValid() else len(self.plan.rows)

    def headings(self) -> tuple[str, ...]:
        """Return the headings."""
        return (_("Phrase"), _("Pinyin and meaning"), _("What happens"), _("Why"), _("Line"))

    def words(self, row: int) -> tuple[str, ...]:
        """Return the words of a note, by column."""
        planned = self.plan.rows[row]
        meaning = " ".join(planned.meaning.split())
        said = " · ".join(filter(None, (planned.said.get("pinyin", ""), meaning)))
        happens = self.choice_words(row, self.plan.choice(row))
        return planned.name, said, happens, sentences(*planned.reasons), str(planned.row)

    def fate(self, row: int) -> Fate:
        """Return what would become of a note."""
        return self.plan.choice(row).fate

    def possible(self, row: int) -> tuple[Choice, ...]:
        """Return what can be chosen for a note."""
        return self.plan.rows[row].possible

    def choice(self, row: int) -> Choice:
        """Return what shall become of a note."""
        return self.plan.choice(row)

    def choice_words(self, _row: int, choice: Choice) -> str:
        """Return what a choice would make of a note."""
        return _(_WORDS[choice.fate])

    def reasons(self, row: int) -> str:
        """Return why that is proposed."""
        return sentences(*self.plan.rows[row].reasons)

    def choose(self, rows: Collection[int], wanted: Choice) -> int:
        """Leave notes out or take them as proposed; returns for how many that was possible."""
        able = {
            row: wanted if wanted.fate is Fate.SKIPPED else self.plan.rows[row].proposed
            for row in rows
            if self.plan.rows[row].possible
        }
        self.plan = replace(self.plan, choices={**self.plan.choices, **able})
        if able:
            last = len(self.headings()) - 1
            self.dataChanged.emit(self.index(min(able), 0), self.index(max(able), last))
        return len(able)
