"""The rows of a view: records under headings, their cells read page by page when they are painted."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt

from ui.models.headed import HeadedModel, Index
from ui.models.id_list import ID_ROLE
from ui.theme.theme import Theme

PAGE, PAGES_KEPT = 60, 20
Fetch = Callable[[Sequence[int]], Mapping[int, Sequence[str]]]
"""Ids to the words of their cells."""
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Heading:
    """The words over the records of a group, and how many there are."""

    words: str
    count: str


class ViewModel(HeadedModel):
    """Holds ids and headings; the cells of a page are read when the first of them is asked for."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._headings: tuple[str, ...] = ()
        self._rows: Sequence[int | Heading] = ()
        self._fetch: Fetch = lambda _ids: {}
        self._places: dict[int, int] | None = None
        self._pages: OrderedDict[int, Mapping[int, Sequence[str]]] = OrderedDict()

    def show_rows(self, headings: Sequence[str], rows: Sequence[int | Heading], fetch: Fetch) -> None:
        """Show other rows under other headings."""
        self.beginResetModel()
        self._headings, self._rows, self._fetch = tuple(headings), rows, fetch
        self._places = None
        self._pages.clear()
        self.endResetModel()

    def id_at(self, row: int) -> int | None:
        """Return the id in a row; None for a heading, and outside."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, int) else None

    def row_of(self, record_id: int) -> int:
        """Return the row of a record, or -1."""
        if self._places is None:
            self._places = {found: row for row, found in enumerate(self._rows) if isinstance(found, int)}
        return self._places.get(record_id, -1)

    def heading_rows(self) -> list[int]:
        """Return the rows that are headings."""
        return [row for row, found in enumerate(self._rows) if isinstance(found, Heading)]

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of records and headings."""
        return 0 if parent.isValid() else len(self._rows)

    def headings(self) -> Sequence[str]:
        """Return the words over the columns."""
        return self._headings

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let records be selected, headings be passed over."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.id_at(index.row()) is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a cell, its looks, the id of its record; of many types by role, hence Any."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        found = self._rows[index.row()]
        if isinstance(found, Heading):
            return self._heading(found, index.column(), role)
        return self._record(found, index, role)

    def _record(self, record_id: int, index: Index, role: int) -> Any:
        """Return the look of a cell of a record; of many types by role, hence Any."""
        if role == ID_ROLE:
            return record_id
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._theme.color("text2") if index.column() else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._cells(index.row(), record_id)[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(self._cells(index.row(), record_id))
        return None

    def _heading(self, heading: Heading, column: int, role: int) -> Any:
        """Return the look of a heading, which spans the row; of many types by role, hence Any."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{heading.words}  {heading.count}" if column == 0 else ""
        if role == Qt.ItemDataRole.FontRole:
            return self._theme.font("strong")
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._theme.color("text2")
        return self._theme.color("sunken") if role == Qt.ItemDataRole.BackgroundRole else None

    def _cells(self, row: int, record_id: int) -> Sequence[str]:
        """Return the cells of a record; one that has just gone is empty until the view is read again."""
        number = row // PAGE
        page = self._pages.get(number)
        if page is None:
            rows = self._rows[number * PAGE : (number + 1) * PAGE]
            page = self._fetch([found for found in rows if isinstance(found, int)])
            self._pages[number] = page
            if len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        return page.get(record_id) or ("",) * len(self._headings)
