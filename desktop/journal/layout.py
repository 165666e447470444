"""Makes the database file of a new journal."""

from __future__ import annotations

from contextlib import closing
from functools import cache
from pathlib import Path

from sqlalchemy import MetaData
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from desktop.errors import StoreError
from desktop.journal.connection import APPLICATION_ID, DatabaseKey, connect
from desktop.journal.engine_faults import spoken_raw
from desktop.journal.opened import DATABASE
from desktop.journal.schema import Base
from desktop.journal.search import create_index
from desktop.journal.version import SCHEMA_VERSION
from desktop.texts import _


def create_database(folder: Path, key: DatabaseKey | None, metadata: MetaData = Base.metadata) -> None:
    """Make ``journal.db`` in ``folder`` with all tables of ``metadata`` at the newest schema, in one transaction.

    Raises StoreError when there is a database already (nothing is ever written over) or the disk refuses.
    """
    path = folder / DATABASE
    if path.exists():
        raise StoreError(
            _("There is a journal in this folder already."),
            _("Open it, or choose an empty folder."),
        )
    with spoken_raw(folder), closing(connect(path, key)) as raw:
        # A journal that was made half is found empty, not with some of its tables.
        raw.execute("BEGIN IMMEDIATE")
        for statement in (*_tables(metadata), *create_index()):
            raw.execute(statement)
        raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        raw.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        raw.execute("COMMIT")


@cache
def _tables(metadata: MetaData) -> tuple[str, ...]:
    """Return the statements that make all tables with their indexes: writing them takes longer than running them."""
    dialect = sqlite.dialect()
    made: list[str] = []
    for table in metadata.sorted_tables:
        made.append(str(CreateTable(table).compile(dialect=dialect)))
        made += [str(CreateIndex(index).compile(dialect=dialect)) for index in table.indexes]
    return tuple(made)
