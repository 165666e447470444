"""The one change that cannot be undone: rows leave the journal, its history, its index and its file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, delete, select

from desktop.journal import history, reindexing, search
from desktop.journal.journal import Change, Journal
from desktop.journal.tables import Operation, OperationRow


@contextmanager
def erasing(journal: Journal) -> Iterator[Connection]:
    """Give a connection on which rows are deleted and changed for good; all of it happens or nothing.

    Nothing is written into the history, and operations that have no row left go with their titles. The search index
    follows, and the database file is written anew afterwards: pages that are free and parts of the index that are
    merely marked as deleted still hold words. That takes about a second for each 100 MB. Raises StoreError, and Refused
    while the index is made anew: the new one would hold what was deleted.
    """
    with journal.transaction() as (connection, _operation, _now):
        if journal.moved is not None:
            raise reindexing.busy()
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        yield connection
        changes = history.drain(connection)
        search.refresh(connection, journal.searchable, changes)
        with_rows = select(OperationRow.operation_id)
        connection.execute(delete(Operation).where(Operation.id.not_in(with_rows)))
        connection.exec_driver_sql("INSERT INTO search_index(search_index) VALUES ('optimize')")
    journal.fold_log(anew=True)
    journal.publish(Change(0, "", history.ids_of(changes)))
