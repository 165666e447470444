"""A journal's folder, locked and with its database proved open: what is needed before SQLAlchemy is there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.errors import StoreError
from desktop.journal.connection import APPLICATION_ID, READER_CACHE_KIB, DatabaseKey, connect
from desktop.journal.engine_faults import spoken_raw
from desktop.journal.lock import FolderLock
from desktop.texts import _

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

DATABASE = "journal.db"


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A locked folder with one open connection that reads."""

    folder: Path
    key: DatabaseKey | None
    lock: FolderLock
    reader: Connection
    version: int
    """The schema version of the file."""

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Give the connection; raises StoreError where the engine reports damage or a lost folder."""
        with spoken_raw(self.folder):
            yield self.reader

    def close(self) -> None:
        """Close the connection and let others have the journal."""
        self.reader.close()
        self.lock.release()


def open_file(folder: Path, key: DatabaseKey | None) -> OpenedFile:
    """Lock ``folder`` and open its database.

    Raises JournalInUse when another process holds it, StoreError when it is missing, damaged or foreign.
    """
    if not folder.is_dir():
        raise StoreError(
            _("The journal's folder is not there."),
            _("Connect the disk it is on, or choose another folder."),
        )
    lock = FolderLock(folder)
    try:
        path = folder / DATABASE
        if not path.is_file():
            raise StoreError(
                _("The journal's database is not in its folder."),
                _("Put the folder back where it was, or restore a backup."),
            )
        if path.stat().st_size == 0:  # opening would make a database of it
            raise StoreError(
                _("The journal's database is damaged or is not a journal."),
                _("Nothing was changed. Restore the newest backup."),
            )
        reader = connect(path, key, cache_kib=READER_CACHE_KIB, read_only=True)
    except BaseException:
        lock.release()
        raise
    try:
        version = _version(reader)
    except BaseException:
        reader.close()
        lock.release()
        raise
    return OpenedFile(folder, key, lock, reader, version)


def _version(reader: Connection) -> int:
    """Return the schema version of a journal's database; refuse the file of another program."""
    if reader.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise StoreError(
            _("This database belongs to another program."),
            _("Nothing was changed. Choose the folder of a journal."),
        )
    return int(reader.execute("PRAGMA user_version").fetchone()[0])
