"""A table under headings, whatever stands in its cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.joining import clauses

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class HeadedModel(QAbstractTableModel):
    """Has a column for each heading; give ``headings`` and, as for every model, ``rowCount`` and ``data``."""

    def headings(self) -> Sequence[str]:
        """Return the words over the columns, empty over one that needs none."""
        raise NotImplementedError

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.headings())

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the heading of a column; of many types by role, hence Any."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < self.columnCount():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return self.headings()[section] if role == Qt.ItemDataRole.DisplayRole else None

    def spoken(self, cells: Iterable[str]) -> str:
        """Return the cells of a row as a screen reader says them, each behind its heading; empty ones are left out."""
        pairs = zip(self.headings(), cells, strict=False)
        return clauses(*(f"{heading} {cell}".strip() for heading, cell in pairs if cell))
