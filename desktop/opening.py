"""Puts an open journal together: its file, its tables, what is searched of it, ids and clock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection
from sqlcipher3 import dbapi2

from desktop.journal.connection import DatabaseKey
from desktop.journal.history import logged_tables
from desktop.journal.ids import IdMaker
from desktop.journal.journal import Journal
from desktop.journal.layout import create_database
from desktop.journal.opened import OpenedFile
from desktop.journal.search import rebuild
from desktop.journal.tables import Operation
from desktop.subjects import METADATA, SEARCHABLE
from desktop.touches.last_touch import last_touches


def create(folder: Path, key: DatabaseKey | None) -> None:
    """Make the database of a new journal in ``folder``; raises StoreError when there is one."""
    create_database(folder, key, METADATA)


def journal_from(opened: OpenedFile, clock: Callable[[], datetime], device: int) -> Journal:
    """Return the journal over an opened file; it owns the file's connection, and its lock stays with ``opened``."""
    return Journal(
        opened.folder,
        opened.key,
        clock=clock,
        new_id=IdMaker(device, clock, _newest_id(opened)),
        searchable=SEARCHABLE,
        derived=last_touches(),
        metadata=METADATA,
        reader=opened.reader,
    )


def reindex(connection: Connection) -> None:
    """Make the search index anew within a transaction under way."""
    for _count in rebuild(connection, SEARCHABLE):
        pass


def _newest_id(opened: OpenedFile) -> int:
    """Return the highest id that was given in the journal so far, 0 in an empty one: one step down a tree per table."""
    tables = [Operation.__tablename__, *(table.name for table in logged_tables(METADATA))]
    union = " UNION ALL ".join(f"SELECT max(id) AS id FROM {name}" for name in tables)  # noqa: S608 - our own names
    try:
        return int(opened.reader.execute(f"SELECT max(id) FROM ({union})").fetchone()[0] or 0)  # noqa: S608
    except dbapi2.Error:  # damage is told by the reading that needs the page, in words
        return 0
