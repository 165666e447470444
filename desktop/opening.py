"""Puts an open journal together: its file, its tables, what is searched of it, ids and clock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from desktop.journal.connection import DatabaseKey
from desktop.journal.ids import IdMaker
from desktop.journal.journal import Journal
from desktop.journal.layout import create_database
from desktop.journal.opened import OpenedFile
from desktop.subjects import METADATA, SEARCHABLE


def create(folder: Path, key: DatabaseKey | None) -> None:
    """Make the database of a new journal in ``folder``; raises StoreError when there is one."""
    create_database(folder, key, METADATA)


def journal_from(opened: OpenedFile, clock: Callable[[], datetime], device: int) -> Journal:
    """Return the journal over an opened file; it owns the file's connection, and its lock stays with ``opened``."""
    return Journal(
        opened.folder,
        opened.key,
        clock=clock,
        new_id=IdMaker(device, clock),
        searchable=SEARCHABLE,
        metadata=METADATA,
        reader=opened.reader,
    )
