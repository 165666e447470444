"""The tables of the import dialog: planned rows, and what became of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt

from desktop.exchange.choices import Choice, Plan, PlannedRow
from desktop.exchange.outcomes import Fate, RowOutcome
from desktop.joining import clauses, sentences
from desktop.texts import _, p_
from ui.importing.words import choice_words, fate_word
from ui.models.headed import HeadedModel, Index
from ui.theme.theme import Theme
from ui.theme.tokens import Tone

_ROOT = QModelIndex()
_TONES: dict[Fate, Tone] = {
    Fate.CREATED: "ok",
    Fate.MERGED: "sky",
    Fate.UPDATED: "amber",
    Fate.SKIPPED: "neutral",
    Fate.FAILED: "seal",
}


class FateTable(HeadedModel):
    """Four columns of words; the fate in its tone, the reason whole in a tooltip."""

    fate_column = 2

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme

    def words(self, row: int) -> tuple[str, ...]:
        """Return the words of a row, by column."""
        raise NotImplementedError

    def fate(self, row: int) -> Fate:
        """Return the fate of a row."""
        raise NotImplementedError

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return words, a tone for the fate, a tooltip; of many types by role, hence Any."""
        if not index.isValid() or not 0 <= index.row() < self.rowCount():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.words(index.row())[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return clauses(*self.words(index.row()))
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == self.fate_column:
            return self.theme.tone(_TONES[self.fate(index.row())])
        return None


class ChoiceTable(FateTable):
    """Rows that a person decides about before anything is written."""

    def possible(self, row: int) -> tuple[Choice, ...]:
        """Return all that can be chosen for a row, none where it cannot be read."""
        raise NotImplementedError

    def choice(self, row: int) -> Choice:
        """Return what shall become of a row."""
        raise NotImplementedError

    def choice_words(self, row: int, choice: Choice) -> str:
        """Return what a choice would make of a row."""
        raise NotImplementedError

    def reasons(self, row: int) -> str:
        """Return why that is proposed."""
        raise NotImplementedError

    def choose(self, rows: Collection[int], wanted: Choice) -> int:
        """Choose for rows where the choice is possible; returns for how many it was."""
        raise NotImplementedError


class PlanModel(ChoiceTable):
    """The rows of a plan; ``choose`` decides about some of them."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self.plan = Plan()

    def show_plan(self, plan: Plan) -> None:
        """Show another plan."""
        self.beginResetModel()
        self.plan = plan
        self.endResetModel()

    def choose(self, rows: Collection[int], wanted: Choice) -> int:
        """Choose for rows where the choice is possible; returns for how many it was."""
        able = [row for row in rows if wanted in self.plan.rows[row].possible]
        self.plan = replace(self.plan, choices={**self.plan.choices, **dict.fromkeys(able, wanted)})
        if able:
            self.dataChanged.emit(self.index(min(able), 0), self.index(max(able), len(self.headings()) - 1))
        return len(able)

    def planned(self, row: int) -> PlannedRow:
        """Return a row of the plan."""
        return self.plan.rows[row]

    def possible(self, row: int) -> tuple[Choice, ...]:
        """Return what can be chosen for a row."""
        return self.plan.rows[row].possible

    def choice(self, row: int) -> Choice:
        """Return what shall become of a row."""
        return self.plan.choice(row)

    def choice_words(self, row: int, choice: Choice) -> str:
        """Return what a choice would make of a row, with names."""
        return choice_words(self.plan.rows[row], choice)

    def reasons(self, row: int) -> str:
        """Return why that is proposed."""
        return sentences(*self.plan.rows[row].reasons)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.plan.rows)

    def headings(self) -> tuple[str, ...]:
        """Return the headings."""
        return (p_("person", "Name"), _("Company and title"), _("What happens"), _("Why"), _("Line"))

    def words(self, row: int) -> tuple[str, ...]:
        """Return the words of a row, by column."""
        planned, card = self.plan.rows[row], self.plan.rows[row].card
        first = next((channel.value for channel in card.channels), "") if card else ""
        work = " · ".join(filter(None, (card.company, card.title))) if card else ""
        happens = choice_words(planned, self.plan.choice(row))
        return planned.name, work or first, happens, sentences(*planned.reasons), str(planned.row)

    def fate(self, row: int) -> Fate:
        """Return what would become of a row."""
        return self.plan.choice(row).fate


class OutcomeModel(FateTable):
    """What became of each row."""

    fate_column = 1

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self.outcomes: Sequence[RowOutcome] = ()

    def show_outcomes(self, outcomes: Sequence[RowOutcome]) -> None:
        """Show what became of the rows of an import."""
        self.beginResetModel()
        self.outcomes = outcomes
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.outcomes)

    def headings(self) -> tuple[str, ...]:
        """Return the headings."""
        return (p_("person", "Name"), _("Outcome"), _("Reason"), _("File"), _("Line"))

    def words(self, row: int) -> tuple[str, ...]:
        """Return the words of a row, by column."""
        outcome = self.outcomes[row]
        return outcome.name, fate_word(outcome.fate), outcome.reason, outcome.file, str(outcome.row)

    def fate(self, row: int) -> Fate:
        """Return what became of a row."""
        return self.outcomes[row].fate

    def as_text(self) -> str:
        """Return the whole list as a table for the clipboard, with tabs between its columns."""
        lines = [self.headings(), *(self.words(row) for row in range(len(self.outcomes)))]
        return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)
