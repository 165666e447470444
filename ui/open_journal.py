"""The open journal as the screen sees it: it reads at once, and changes as soon as SQLAlchemy is there."""

from __future__ import annotations

import importlib
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.errors import StoreError
from desktop.journal.opened import OpenedFile
from desktop.journal.vault import Vault
from desktop.texts import _

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection as RawConnection

    from desktop.journal.journal import Change, Journal


class OpenJournal(QObject):
    """Holds the file and, from the first moment it is needed, the journal over it.

    ``changed`` comes in the GUI thread, whichever thread made the change.
    """

    changed = Signal(object)
    ready = Signal()

    def __init__(
        self, opened: OpenedFile, vault: Vault | None, clock: Callable[[], datetime], device: int
    ) -> None:
        super().__init__()
        self._opened = opened
        self.vault = vault
        self._clock = clock
        self._device = device
        self._journal: Journal | None = None
        self._loading = threading.Lock()
        self._closed = False
        self.awaited = 0
        """Jobs under way that somebody has started and waits for, such as an export: they are not locked away."""
        self.moves: dict[str, int] = {}
        """How often a table has moved: counted before ``changed`` is heard, in whatever order it is heard."""

    @property
    def folder(self) -> Path:
        """The journal's folder."""
        return self._opened.folder

    def load(self) -> Journal:
        """Import SQLAlchemy and make the journal, once; called from a thread after the first paint.

        The import takes longer than all of Qt, which is why it stands here and not at the top. Raises StoreError once
        closed: a job that comes late must not open again what was locked.
        """
        with self._loading:
            if self._closed:
                raise StoreError(_("The journal is closed."), _("Open it again."))
            if self._journal is None:
                opening = importlib.import_module("desktop.opening")
                journal: Journal = opening.journal_from(self._opened, self._clock, self._device)
                journal.watch(self._tell)
                self._journal = journal
                self.ready.emit()
            return self._journal

    @property
    def journal(self) -> Journal:
        """The journal; waits for ``load`` when it is still under way."""
        return self._journal or self.load()

    @property
    def loaded(self) -> bool:
        """Whether SQLAlchemy is there, so that reads through it do not wait."""
        return self._journal is not None

    @contextmanager
    def read_raw(self) -> Iterator[RawConnection]:
        """Give the driver's connection: what the first page reads with."""
        if self._journal is None:
            with self._opened.read() as connection:
                yield connection
            return
        with self._journal.read_raw() as connection:
            yield connection

    def _tell(self, change: Change) -> None:
        for table in change.rows:
            self.moves[table] = self.moves.get(table, 0) + 1
        self.changed.emit(change)

    def close(self) -> None:
        """Close all connections, drop the keys, and let others have the journal."""
        with self._loading:
            self._closed = True
            if self._journal is not None:
                self._journal.close()
                self._journal = None
            self._opened.close()
            self.vault = None
