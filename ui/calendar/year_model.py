"""The months of a year as a table, each with a sentence for a screen reader."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop import formats
from desktop.planning.calendar_rows import YearDay
from desktop.texts import n_

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
MONTHS = 12


class YearModel(QAbstractTableModel):
    """``UserRole`` are the days (YearDay) of a month."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.months: list[list[YearDay]] = []
        self.columns = 4

    def arrange(self, columns: int) -> None:
        """Stand in 1, 2, 3 or 4 columns."""
        if columns != self.columns:
            self.beginResetModel()
            self.columns = columns
            self.endResetModel()

    def show(self, days: Sequence[YearDay]) -> None:
        """Show the days of a year, January 1 first."""
        months: list[list[YearDay]] = [[] for _month in range(MONTHS)]
        for day in days:
            months[day.day.month - 1].append(day)
        if not self.months:
            self.beginResetModel()
            self.months = months
            self.endResetModel()
        else:
            self.months = months
            self.dataChanged.emit(self.index(0, 0), self.index(MONTHS // self.columns - 1, self.columns - 1))

    def index_of(self, day: date) -> QModelIndex:
        """Return the cell of the month of a day."""
        return self.index(*divmod(day.month - 1, self.columns))

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the rows, once there are days."""
        return 0 if parent.isValid() or not self.months else MONTHS // self.columns

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return the columns, once there are days."""
        return 0 if parent.isValid() or not self.months else self.columns

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the days for painting, the name of the month, and what is in it."""
        if not index.isValid() or not self.months:
            return None
        month = self.months[index.row() * self.columns + index.column()]
        if role == Qt.ItemDataRole.UserRole:
            return month
        if role == Qt.ItemDataRole.DisplayRole:
            return formats.month_name(month[0].day)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(month)
        return None


def _spoken(month: Sequence[YearDay]) -> str:
    off = sum(day.badge == "off" for day in month)
    own = sum(day.own for day in month)
    return ", ".join(
        (
            formats.month_year(month[0].day),
            n_("{n} day off", "{n} days off", off).format(n=off),
            n_("{n} own date", "{n} own dates", own).format(n=own),
        )
    )
