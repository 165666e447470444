"""The table of milestones; how long a step takes can be typed into it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal

from desktop.planning.planner import PlannedStep
from desktop.planning.supplier_plans import Answer
from desktop.texts import _
from ui.models.headed import HeadedModel, Index
from ui.planner import words
from ui.theme.theme import Theme

TAKES, LOST, LATER, BARS = 3, 4, 5, 6
LONGEST = 250
"""The longest step in days."""
_ROOT = QModelIndex()


class PlanModel(HeadedModel):
    """Six columns of words and one of bars; ``length_typed`` tells the key of a step and its new length."""

    length_typed = Signal(str, int)

    def __init__(self, theme: Theme, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._today = theme, today
        self.answer: Answer | None = None
        self._cells: list[tuple[str, ...]] = []

    def show_answer(self, answer: Answer | None) -> None:
        """Show another plan, or none."""
        self.beginResetModel()
        self.answer = answer
        self._cells = words.rows(answer, self._today()) if answer is not None else []
        self.endResetModel()

    def step(self, row: int) -> PlannedStep:
        """Return the milestone of a row."""
        assert self.answer is not None
        return self.answer.plan.steps[row]

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of milestones."""
        return 0 if parent.isValid() else len(self._cells)

    def headings(self) -> Sequence[str]:
        """Return the words over the columns; over that of the bars there are none."""
        return *words.headings(), ""

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the heading of a column and what it means; of many types by role, hence Any."""
        if role == Qt.ItemDataRole.ToolTipRole and orientation is Qt.Orientation.Horizontal:
            return _tip(section)
        return super().headerData(section, orientation, role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return words, tones and the number to edit; of many types by role, hence Any."""
        if not index.isValid() or not 0 <= index.row() < len(self._cells):
            return None
        row, column = self._cells[index.row()], index.column()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(row)
        return self._cell(row, column, role, index.row()) if column < BARS else None

    def _cell(self, row: tuple[str, ...], column: int, role: int, number: int) -> Any:
        """Return what a cell of words shows; of many types by role, hence Any."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row[column]
        if role == Qt.ItemDataRole.EditRole:
            return self.step(number).step.length
        if role == Qt.ItemDataRole.ForegroundRole and column in {LOST, LATER}:
            return self._theme.tone("amber")
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that the length of what takes time can be edited."""
        usual = super().flags(index)
        able = index.isValid() and index.column() == TAKES and self.step(index.row()).step.length > 0
        return usual | Qt.ItemFlag.ItemIsEditable if able else usual

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell a typed length; the value comes from the editor, hence Any."""
        if role != Qt.ItemDataRole.EditRole or index.column() != TAKES or not isinstance(value, int):
            return False
        step = self.step(index.row()).step
        if not 1 <= value <= LONGEST:
            return False
        if value != step.length:
            self.length_typed.emit(step.key, value)
        return True


def _tip(section: int) -> str | None:
    return {
        TAKES: _("Press F2 or double-click a length to change it."),
        LOST: _("Working days that closings and slow lines cost."),
        LATER: _("When the step ends if the order is placed a week later."),
    }.get(section)
