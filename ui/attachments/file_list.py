"""The list of files: the first rows are read at once, all others beside the screen before a scroll reaches them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer

from ui.models.id_list import Fetch, IdListModel, Index, Row
from ui.tasks import Tasks
from ui.widgets.rows import FileRow

_PAGE = 32
"""Rows read at once, and how far ahead of what is painted: about a window of tiles."""
_NOT_YET = FileRow("", icon="")


class FileListModel(IdListModel):
    """Gives a paint what is there, and an empty row that is filled a moment later; others wait for a row as ever."""

    def __init__(self, fetch: Fetch, tasks: Tasks, parent: QObject | None = None) -> None:
        """``fetch`` reads rows on any thread."""
        super().__init__(fetch, parent, page=_PAGE)
        self._tasks = tasks
        self._missed: int | None = None
        self._empty: set[int] = set()
        self._ahead: int | None = None
        self._busy = False
        self._state = 0
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._go_on)

    def set_ids(self, ids: Sequence[int]) -> None:
        """Show other files; what is still being read of those before is dropped."""
        self._state += 1
        self._missed = self._ahead = None
        self._empty.clear()
        super().set_ids(ids)

    def peek(self, row: int) -> Row | None:
        """Return a row if it has been read."""
        return self._rows.get(row)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what the list gives, an empty row to a paint that comes too early."""
        row = index.row()
        if role == Qt.ItemDataRole.UserRole and index.isValid() and self._rows:
            if row not in self._rows and row < len(self._ids):
                self._missed = row if self._missed is None else self._missed
                self._empty.add(row)
                self._soon.start()
                return _NOT_YET
            self._look_ahead(row)
        return super().data(index, role)

    def _look_ahead(self, row: int) -> None:
        """Want the nearest row that is not known, a window below or above."""
        last = len(self._ids) - 1
        for near in (range(row, max(row - _PAGE, 0) - 1, -1), range(row, min(row + _PAGE, last) + 1)):
            if near[-1] not in self._rows:
                self._ahead = next(other for other in near if other not in self._rows)
                self._soon.start()

    def _go_on(self) -> None:
        """Have the next rows read; the next paint says what it lacks then."""
        row = self._ahead if self._missed is None else self._missed
        if self._busy or row is None:
            return
        self._missed = self._ahead = None
        first, end = self.stretch(row)
        ids, state = self._ids[first:end], self._state

        def take(rows: Sequence[Row]) -> None:
            if shiboken6.isValid(self):
                self._busy = False
                if state == self._state:
                    self._put(first, rows)
                self._soon.start()  # what was painted meanwhile

        self._busy = True
        self._tasks.run(lambda _progress: self._fetch(ids), take, self._failed)

    def _put(self, first: int, rows: Sequence[Row]) -> None:
        self.remember(first, rows)
        read = range(first, first + len(rows))
        if not self._empty.isdisjoint(read):
            self._empty.difference_update(read)
            self.dataChanged.emit(self.index(read[0]), self.index(read[-1]))

    def _failed(self, _error: BaseException) -> None:
        """Leave the rows empty: the journal is being closed, or a paint asks again."""
        if shiboken6.isValid(self):
            self._busy = False
