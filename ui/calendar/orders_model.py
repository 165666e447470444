"""Orders over the days of three months as a list: a bar each, with its steps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.joining import clauses
from desktop.planning.calendar_rows import Bar
from desktop.texts import _
from ui.calendar import words

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class OrdersModel(QAbstractListModel):
    """``UserRole`` is the Bar of an order; ``closings`` are the bars that lie behind all of them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.bars: Sequence[Bar] = ()
        self.closings: Sequence[Bar] = ()
        self.first = self.last = self.today = date.min

    def show(
        self, span: tuple[date, date], today: date, bars: Sequence[Bar], closings: Sequence[Bar]
    ) -> None:
        """Show orders over the days of a span, both ends included."""
        self.beginResetModel()
        (self.first, self.last), self.today = span, today
        self.bars, self.closings = bars, closings
        self.endResetModel()

    @property
    def shown(self) -> tuple[tuple[date, date], date, Sequence[Bar], Sequence[Bar]]:
        """Return what ``show`` was told last."""
        return (self.first, self.last), self.today, self.bars, self.closings

    def row_of(self, record_id: int | None) -> int:
        """Return the row of an order, the first one where it is not shown; -1 without orders."""
        rows = [row for row, bar in enumerate(self.bars) if bar.record_id == record_id]
        return (rows or [0 if self.bars else -1])[0]

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of orders."""
        return 0 if parent.isValid() else len(self.bars)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the bar for painting, its words, and what a screen reader or the pointer is told."""
        if not index.isValid() or index.row() >= len(self.bars):
            return None
        bar = self.bars[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return bar
        if role == Qt.ItemDataRole.DisplayRole:
            return bar.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return clauses(
                bar.label, words.bar_days(bar), *([_("late")] if bar.late else []), words.next_step(bar)
            )
        return words.bar_tip(bar) if role == Qt.ItemDataRole.ToolTipRole else None
