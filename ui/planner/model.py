"""The table of milestones; how long a step takes can be typed into it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop.planning.planner import PlannedStep
from desktop.planning.supplier_plans import Answer
from desktop.texts import _
from ui.planner import words
from ui.theme.theme import Theme

Index = QModelIndex | QPersistentModelIndex
TAKES, LOST, LATER, BARS = 3, 4, 5, 6
LONGEST = 250
"""The longest step in days."""
_ROOT = QModelIndex()


class PlanModel(QAbstractTableModel):
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

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return the number of columns, that of the bars included."""
        return 0 if parent.isValid() else BARS + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the heading of a column; of many types by role, hence Any."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section <= BARS:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tip(section)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return words.headings()[section] if section < BARS else ""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return words, tones and the number to edit; of many types by role, hence Any."""
        if not index.isValid() or not 0 <= index.row() < len(self._cells):
            return None
        row, column = self._cells[index.row()], index.column()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index.row())
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

    def _spoken(self, row: int) -> str:
        parts = [
            f"{heading} {cell}"
            for heading, cell in zip(words.headings(), self._cells[row], strict=True)
            if cell
        ]
        return ", ".join(parts)

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
