"""Makes the search index anew beside the one in use, in short steps: others read and change the journal meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Final

from sqlalchemy import Connection

from desktop.errors import Refused
from desktop.journal.history import RowChange
from desktop.journal.search import (
    IN_USE,
    WORDS,
    FreeIds,
    Searchable,
    Tables,
    add,
    by_table,
    create_index,
    dirty_ids,
    remove,
)
from desktop.texts import _

_NEXT: Final = Tables("search_index_next", "search_document_next")
_DOCUMENTS = (
    f"CREATE TABLE {_NEXT.documents} (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, record_id INTEGER NOT NULL,"
    " UNIQUE (kind, record_id))"
)


Step = Callable[[], AbstractContextManager[tuple[Connection, int, datetime]]]
"""Opens a transaction of its own, as ``Journal.transaction``."""


def busy() -> Refused:
    """Return what is told when the index is being made anew already."""
    return Refused(_("The search index is being built already."), _("Wait until it is done."))


def in_steps(
    step: Step,
    work: Iterable[tuple[Searchable, Collection[int]]],
    kinds: Iterable[Searchable],
    moved: Collection[RowChange],
) -> Iterator[int]:
    """Make the index anew; yields the count of documents after each step.

    ``moved`` grows by what others change meanwhile. Stopping before the end leaves the old index as it was.
    """
    made = Reindexing(kinds)
    with step() as (connection, *_rest):
        made.begin(connection)
    try:
        done = 0
        for kind, ids in work:
            with step() as (connection, *_rest):
                made.add(connection, kind, ids)
            done += len(ids)
            yield done
        with step() as (connection, *_rest):
            made.finish(connection, moved)
    finally:
        with step() as (connection, *_rest):
            made.drop(connection)


class Reindexing:
    """One index in the making; each step is a transaction of the caller, and only ``finish`` touches the old index."""

    def __init__(self, kinds: Iterable[Searchable]) -> None:
        self._kinds = tuple(kinds)
        self._free_ids = FreeIds(lambda _start: None)  # what is counted here is all there is

    def begin(self, connection: Connection) -> None:
        """Make empty tables, in place of any that a crash left."""
        self.drop(connection)
        for statement in create_index(_NEXT.texts):
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql(_DOCUMENTS)

    def add(self, connection: Connection, kind: Searchable, record_ids: Collection[int]) -> None:
        """Index some records, as they are now."""
        add(connection, kind.kind, kind.documents(connection, record_ids), self._free_ids, _NEXT)

    def finish(self, connection: Connection, moved: Collection[RowChange]) -> None:
        """Take in what changed since ``begin``, and put the new index in the place of the old one."""
        changed = by_table(moved)
        for kind in self._kinds:
            dirty = dirty_ids(kind, changed)
            if dirty:
                remove(connection, kind.kind, dirty, _NEXT)
                self.add(connection, kind, dirty)
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {WORDS}")
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {IN_USE.texts}")
        connection.exec_driver_sql(f"ALTER TABLE {_NEXT.texts} RENAME TO {IN_USE.texts}")
        for statement in create_index():
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql(f"DELETE FROM {IN_USE.documents}")
        connection.exec_driver_sql(
            f"INSERT INTO {IN_USE.documents} (id, kind, record_id) SELECT id, kind, record_id FROM {_NEXT.documents}"
        )
        connection.exec_driver_sql(f"DROP TABLE {_NEXT.documents}")

    def drop(self, connection: Connection) -> None:
        """Give up what was made so far."""
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {_NEXT.texts}")
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {_NEXT.documents}")
