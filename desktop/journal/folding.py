"""The write-ahead log folded into the database file, best while nobody writes, so that no change waits for it."""

from __future__ import annotations

import threading
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from desktop.errors import StoreError
from desktop.journal.connection import DatabaseKey, connect
from desktop.logs import LOGGER

AT_MOST = 4000
"""Pages of the log from which on a commit folds it: 16 MB, to which it is cut; an import writes as much at once."""


class Folding:
    """Folds the log of one journal, one fold at a time and none once it is closed."""

    def __init__(self, path: Path, key: DatabaseKey | None, writer: Engine) -> None:
        self._path, self._key, self._writer = path, key, writer
        self._one = threading.Lock()
        self._closed = False

    def fold(self, *, anew: bool = False) -> None:
        """Fold all of it on the connection that writes; ``anew`` leaves nothing in the file of what was deleted.

        A fold aside that is under way is waited for: while it runs, SQLite would leave the log as it is.
        """
        with self._one:
            self._fold(anew=anew)

    def _fold(self, *, anew: bool) -> None:
        try:
            raw = self._writer.raw_connection()
            try:
                if anew:
                    raw.cursor().execute("VACUUM")
                raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                raw.close()
        except (dbapi2.Error, DBAPIError, StoreError):
            _failed()

    def fold_aside(self) -> None:
        """Fold what nobody reads any more on a connection of its own: others read and write meanwhile."""
        with self._one:
            if self._closed or not self._path.is_file():
                return
            try:
                raw = connect(self._path, self._key)
                try:
                    raw.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
                finally:
                    raw.close()
            except (dbapi2.Error, StoreError):
                _failed()

    def close(self) -> None:
        """Wait for a fold that is under way, and begin no other one aside."""
        with self._one:
            self._closed = True


def _failed() -> None:
    LOGGER.warning("checkpoint failed; the log is read again at the next start")
