"""The connections of one journal to its encrypted file: one that changes it, and others that read beside it.

SQLite drops the page cache of a connection whenever another one has written, and each page must be deciphered again.
So the main thread, where a person waits, reads on the connection that writes: its cache stays good after a change.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from desktop.errors import StoreError
from desktop.journal.connection import DatabaseKey
from desktop.journal.database import reading_engine, to_read, writing_engine
from desktop.journal.prepared import driver
from desktop.texts import _

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection as RawConnection

_READY = "ready to record"


class Connections:
    """Hands out connections; one change at a time, and reads from any thread."""

    def __init__(
        self,
        path: Path,
        key: DatabaseKey | None,
        first: RawConnection | None,
        prepare: Callable[[RawConnection], None],
    ) -> None:
        """Take over ``first``, which is open already.

        ``prepare`` is called once for each connection that changes, and does all that it does or nothing.
        """
        self.lock = threading.RLock()
        """Held while something is changed, and while the main thread reads where changes are made."""
        self._prepare = prepare
        self._taken = False
        self._closed = False
        self.writer = writing_engine(path, key, first, self._check_open)
        self._here = to_read(self.writer)
        self._beside = reading_engine(path, key, self._check_open)

    def _check_open(self) -> None:
        """Raise StoreError once closed: a pool would open the file again, with nobody left to close it.

        Asked at the door, and again by the pools: it may close between the two.
        """
        if self._closed:
            raise StoreError(_("The journal is closed."), _("Open it again."))

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the journal, without a change that is under way.

        Raises StoreError once closed.
        """
        self._check_open()
        if not self._take():
            with self._beside.begin() as connection:
                yield connection
            return
        try:
            # Left without a commit: nothing that only reads can write.
            with self._here.connect() as connection:
                yield connection
        finally:
            self._taken = False
            self.lock.release()

    def _take(self) -> bool:
        """Take the connection that writes for a read of the main thread; False while somebody else has it."""
        if threading.current_thread() is not threading.main_thread() or not self.lock.acquire(blocking=False):
            return False
        if self._taken:
            self.lock.release()
            return False
        self._taken = True
        return True

    @contextmanager
    def change(self) -> Iterator[Connection]:
        """Give the connection of a transaction that is all there or not at all; a change inside a change is a fault."""
        with self.lock:
            self._check_open()
            taken, self._taken = self._taken, True
            try:
                with self.writer.connect() as connection:
                    if _READY not in connection.info:
                        self._prepare(driver(connection))
                        connection.info[_READY] = True
                    with connection.begin():
                        yield connection
            finally:
                self._taken = taken

    def close_beside(self) -> None:
        """Close the connections that read beside."""
        self._beside.dispose()

    def close(self) -> None:
        """Close all connections; there are none any more."""
        self._closed = True
        self._beside.dispose()
        self.writer.dispose()
