"""A copy of an encrypted database as of one moment, while others go on writing, and the proof that it is good."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2

from desktop.errors import StoreError
from desktop.journal.connection import DatabaseKey, connect
from desktop.journal.durable import disk_problem, sync_file
from desktop.texts import _

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

PAGES_A_STEP = 500
_STEP_BYTES = PAGES_A_STEP * 4096
Progress = Callable[[int, int], None]
"""Called with the pages done and the pages in all; what it raises ends the copy."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a database held at the moment of its copy."""

    schema: int
    newest_change: int
    counts: Mapping[str, int]


def copy(source: Path, key: DatabaseKey, target: Path, progress: Progress | None = None) -> Contents:
    """Copy the database ``source`` to the new file ``target`` under the same key, as of one moment.

    Inside one read transaction: without it, every commit of a writer makes the copy begin anew and it never ends.
    Raises ``StoreError`` and whatever ``progress`` raises; the caller throws ``target`` away then.
    """
    reader = connect(source, key, read_only=True)
    try:
        with _spoken(source, target):
            reader.execute("BEGIN")
            contents = contents_of(reader)
            _copy_pages(reader, key, target, progress)
            reader.execute("COMMIT")
    finally:
        reader.close()
    sync_file(target)
    return contents


def contents_of(connection: Connection) -> Contents:
    """Count the rows of every table of our own (the parts of the search index are not ours)."""
    tables = connection.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
        " AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY name"
    ).fetchall()
    counts = {
        name: int(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]) for (name,) in tables
    }
    schema = connection.execute("PRAGMA user_version").fetchone()[0]
    return Contents(int(schema), newest_change(connection) if "operation" in counts else 0, counts)


def newest_change(connection: Connection) -> int:
    """Return the id of the last operation in the log, 0 when there is none; ids only grow."""
    return int(connection.execute("SELECT coalesce(max(id), 0) FROM operation").fetchone()[0])


def newest_change_in(path: Path, key: DatabaseKey) -> int:
    """Return the id of the last operation in the database at ``path``; raises ``StoreError``."""
    connection = connect(path, key, read_only=True)
    try:
        return newest_change(connection)
    finally:
        connection.close()


def prove(path: Path, key: DatabaseKey, expected: Contents) -> None:
    """Open the copy at ``path`` anew and look at every page; raises ``StoreError`` unless all is as ``expected``."""
    try:
        with open_unchanged(path, key) as connection:
            good = (
                connection.execute("PRAGMA cipher_integrity_check").fetchall() == []
                and connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]
                and contents_of(connection) == expected
            )
    except dbapi2.Error as error:
        raise _not_proved() from error
    if not good:
        raise _not_proved()


@contextmanager
def open_unchanged(path: Path, key: DatabaseKey) -> Iterator[Connection]:
    """Open a database file so that no byte of it or beside it is written; raises ``dbapi2.Error``."""
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    connection = dbapi2.connect(address, uri=True, isolation_level=None)
    try:
        _set_key(connection, key)
        yield connection
    finally:
        connection.close()


def _copy_pages(reader: Connection, key: DatabaseKey, target: Path, progress: Progress | None) -> None:
    def tell(_status: int, remaining: int, total: int) -> None:
        if progress is not None:
            progress(total - remaining, total)

    copied = dbapi2.connect(str(target), isolation_level=None)
    try:
        _set_key(copied, key)
        reader.backup(copied, pages=PAGES_A_STEP, progress=tell, sleep=0)
        # One file that can be read where nothing can be written.
        copied.execute("PRAGMA journal_mode = DELETE")
    finally:
        copied.close()


def _set_key(connection: Connection, key: DatabaseKey) -> None:
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(key.pragma())
    connection.execute("PRAGMA temp_store = MEMORY")  # FILE writes clear text into the system's temp folder


@contextmanager
def _spoken(source: Path, target: Path) -> Iterator[None]:
    try:
        yield
    except dbapi2.Error as error:
        if _no_room(source, target):
            raise disk_problem(OSError(errno.ENOSPC, ""), target.parent) from error
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in {dbapi2.SQLITE_CORRUPT, dbapi2.SQLITE_NOTADB}:
            raise StoreError(
                _("The journal's database is damaged, so no backup of it was made."),
                _("Check the journal and restore the newest backup."),
            ) from error
        raise StoreError(
            _("The database {name} could not be copied: {reason}.").format(name=source.name, reason=error),
            _("Check the journal and the disk of the backups; the earlier backups are untouched."),
        ) from error


def _no_room(source: Path, target: Path) -> bool:
    """Tell whether the disk is what failed: errors of the backup call come without a code."""
    written = target.stat().st_size if target.exists() else 0
    return shutil.disk_usage(target.parent).free + written < source.stat().st_size + _STEP_BYTES


def _not_proved() -> StoreError:
    return StoreError(
        _("The new backup did not pass its test and was thrown away."),
        _("Check the journal and the disk of the backups; the earlier backups are untouched."),
    )
