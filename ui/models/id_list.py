"""A list of record ids whose rows are read some at a time when they are painted."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.widgets.rows import FileRow, ListRow, TimelineRow

PAGE, PAGES_KEPT = 60, 20
ID_ROLE = Qt.ItemDataRole.UserRole + 1
Row = FileRow | ListRow | TimelineRow
Fetch = Callable[[Sequence[int]], Sequence[Row]]
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class IdListModel(QAbstractListModel):
    """Shows what ``fetch`` gives for some ids in a row; the scroll bar is true from the start.

    ``fetch`` returns one row per id, in the order of the ids. It is asked from the row on that is wanted, so that a
    jump anywhere reads once; where a list is scrolled up, for the rows that end with it.
    """

    def __init__(self, fetch: Fetch, parent: QObject | None = None, *, page: int = PAGE) -> None:
        """Read ``page`` rows at once: as many as the view shows, and no more where a row costs much."""
        super().__init__(parent)
        self._page = page
        self._fetch = fetch
        self._ids: list[int] = []
        self._places: dict[int, int] | None = None
        self._rows: OrderedDict[int, Row] = OrderedDict()
        self._reading = 0

    @property
    def ids(self) -> Sequence[int]:
        """The ids in the order of the list."""
        return self._ids

    def set_ids(self, ids: Sequence[int]) -> None:
        """Show other records; the same ids, or one more among them, keep selection and scroll position."""
        self._rows.clear()
        if list(ids) == self._ids:
            if self._ids:
                self.dataChanged.emit(self.index(0), self.index(len(self._ids) - 1))
            return
        added = _added(self._ids, ids)
        if added is not None:
            self.beginInsertRows(_ROOT, added, added)
            self._ids.insert(added, ids[added])
            self._forget_rows()
            self.endInsertRows()
            return
        self.beginResetModel()
        self._ids = list(ids)
        self._forget_rows()
        self.endResetModel()

    def put_in(self, place: int, record_id: int) -> None:
        """Show one more record at a place; of the others only the one below is read again: its heading may go."""
        self.beginInsertRows(_ROOT, place, place)
        kept = [(row + (row > place), value) for row, value in self._rows.items() if row != place]
        self._ids.insert(place, record_id)
        self._forget_rows()
        self._rows.update(kept)
        self.endInsertRows()

    def _forget_rows(self) -> None:
        """Forget rows once the ids have changed: who listens to the start of a change may read them before."""
        self._rows.clear()
        self._places = None

    def row_of(self, record_id: int) -> int:
        """Return the row of a record, or -1."""
        if self._places is None:
            self._places = {found: row for row, found in enumerate(self._ids)}
        return self._places.get(record_id, -1)

    def id_above(self, record_id: int) -> int | None:
        """Return the id in the row above a record's, or None; while rows are read, ``row_of`` would cost more."""
        row = self._reading
        if self.id_at(row) != record_id:
            row = self._ids.index(record_id) if self._places is None else self._places[record_id]
        return self.id_at(row - 1)

    def id_at(self, row: int) -> int | None:
        """Return the id in a row, or None outside the list."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the whole row for the delegate, its words for a screen reader, its id for a page."""
        row = index.row()
        if not index.isValid() or not 0 <= row < len(self._ids):
            return None
        if role == ID_ROLE:
            return self._ids[row]
        if role == Qt.ItemDataRole.UserRole:
            return self._row(row)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._row(row).title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._row(row).spoken
        return None

    def _row(self, row: int) -> Row:
        found = self._rows.get(row)
        if found is None:
            self._read(row)
            found = self._rows[row]
        return found

    def _read(self, row: int) -> None:
        first, end = self.stretch(row)
        self._reading = first
        self.remember(first, self._fetch(self._ids[first:end]))

    def stretch(self, row: int) -> tuple[int, int]:
        """Return what is read with an unknown row: the first of its page, and the row behind it.

        It goes down to a row that is known or, where the row below is known, up to one.
        """
        first, end = row, row + 1
        if end in self._rows:
            least = max(end - self._page, 0)
            while first > least and first - 1 not in self._rows:
                first -= 1
        else:
            most = min(row + self._page, len(self._ids))
            while end < most and end not in self._rows:
                end += 1
        return first, end

    def remember(self, first: int, rows: Sequence[Row]) -> None:
        """Keep the rows from ``first`` on, and forget those read long ago."""
        self._rows.update(zip(range(first, first + len(rows)), rows, strict=True))
        while len(self._rows) > self._page * PAGES_KEPT:
            self._rows.popitem(last=False)


def _added(before: Sequence[int], after: Sequence[int]) -> int | None:
    """Return the place of the one id that came to a list that stayed the same else; None for any other change."""
    if not before or len(after) != len(before) + 1:
        return None
    place = next(
        (row for row, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1]), len(before)
    )
    return place if list(after[place + 1 :]) == list(before[place:]) else None
