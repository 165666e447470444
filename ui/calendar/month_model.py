"""The weeks of a calendar page as a table: seven days a row, each cell a day with all that is on it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop import formats
from desktop.planning.calendar_rows import Bar, DayCell
from ui.calendar import words

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
DAYS = 7


class MonthModel(QAbstractTableModel):
    """Shows whole weeks; ``UserRole`` is the DayCell, the accessible text a sentence about the day."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.days: Sequence[DayCell] = ()
        self.bars: Sequence[Bar] = ()

    def show(self, days: Sequence[DayCell], bars: Sequence[Bar] = ()) -> None:
        """Show other days, in whole weeks; the same number of weeks keeps the place of the current cell."""
        if len(days) % DAYS:
            raise ValueError("a calendar page has whole weeks")
        same = len(days) == len(self.days)
        begun = same and bool(days) and days[0].day.weekday() != self.days[0].day.weekday()
        if not same:
            self.beginResetModel()
        self.days, self.bars = days, bars
        if not same:
            self.endResetModel()
        elif days:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, DAYS - 1))
        if begun:  # reading the heads again costs more than a week of days
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, DAYS - 1)

    def index_of(self, day: date) -> QModelIndex:
        """Return the cell of a day, or an invalid index when it is on another page."""
        if not self.days or not self.days[0].day <= day <= self.days[-1].day:
            return QModelIndex()
        row, column = divmod((day - self.days[0].day).days, DAYS)
        return self.index(row, column)

    def cell(self, index: Index) -> DayCell | None:
        """Return the day of a cell, or None for an invalid index."""
        place = index.row() * DAYS + index.column()
        return self.days[place] if index.isValid() and place < len(self.days) else None

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of weeks."""
        return 0 if parent.isValid() else len(self.days) // DAYS

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return seven."""
        return 0 if parent.isValid() else DAYS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the day for painting, and its words for a screen reader and a tooltip."""
        cell = self.cell(index)
        if cell is None:
            return None
        if role == Qt.ItemDataRole.UserRole:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return str(cell.day.day)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return words.spoken(cell, [bar for bar in self.bars if bar.first <= cell.day <= bar.last])
        if role == Qt.ItemDataRole.ToolTipRole:
            return words.day_tip(cell)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the names of the weekdays; the accessible ones in full."""
        if orientation != Qt.Orientation.Horizontal or section >= len(self.days):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return formats.weekday(self.days[section].day, short=True)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return formats.weekday(self.days[section].day)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        return None
