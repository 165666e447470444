"""The full-text index: one contentless FTS5 table for all kinds of records, kept up to date by the change log.

A document's id codes the minute of its event, so the newest hits come first without a sort; facets are tokens of
their own column, so filters cost nothing. Design and figures: one token for each Chinese character finds words of
any length, where a trigram index finds nothing for one or two.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from sqlalchemy import Connection

from desktop.chinese.segment import segment
from desktop.journal.history import RowChange
from desktop.journal.schema import milliseconds

CREATE_INDEX = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS search_index USING fts5(title, body, facet, content='',"
    " contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='2 3')"
)
_MINUTE_SHIFT = 24
_BATCH = 1000


@dataclass(frozen=True, slots=True)
class Document:
    """What is searched of one record; ``facets`` are single words such as ``kindtouch`` or ``person42``."""

    record_id: int
    at: datetime
    title: str
    body: str
    facets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Searchable:
    """A kind of record that the index holds."""

    kind: str
    tables: dict[str, str]
    """Table name to the column that holds the record's id: its own table and those whose rows belong to it."""
    documents: Callable[[Connection, Collection[int]], Iterable[Document]]
    """Read the documents of some records; deleted records are left out."""
    all_ids: Callable[[Connection], Iterable[int]]
    """All ids of the kind, oldest event first."""


def refresh(connection: Connection, kinds: Iterable[Searchable], changes: list[RowChange]) -> None:
    """Bring the index up to date with ``changes``, inside their transaction."""
    free_ids = _FreeIds(partial(_last_id, connection))
    for kind in kinds:
        dirty = _dirty(kind, changes)
        if dirty:
            _remove(connection, kind.kind, dirty)
            _add(connection, kind.kind, kind.documents(connection, dirty), free_ids)


def _dirty(kind: Searchable, changes: list[RowChange]) -> set[int]:
    dirty: set[int] = set()
    for change in changes:
        column = kind.tables.get(change.table)
        if column is not None:
            images = (change.before, change.after)
            dirty.update(image[column] for image in images if image and image.get(column) is not None)
    return dirty


def rebuild(connection: Connection, kinds: Iterable[Searchable]) -> Iterator[int]:
    """Make the index anew; yields the count of documents after each thousand, so that a caller shows progress.

    The caller commits; stopping in between and rolling back leaves the old index.
    """
    connection.exec_driver_sql("DROP TABLE IF EXISTS search_index")
    connection.exec_driver_sql(CREATE_INDEX)
    connection.exec_driver_sql("DELETE FROM search_document")
    done = 0
    free_ids = _FreeIds(lambda _start: None)  # the table is empty: what is counted here is all there is
    for kind in kinds:
        for batch in _batches(kind.all_ids(connection)):
            _add(connection, kind.kind, kind.documents(connection, batch), free_ids)
            done += len(batch)
            yield done


def _batches(ids: Iterable[int]) -> Iterator[list[int]]:
    batch: list[int] = []
    for record_id in ids:
        batch.append(record_id)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _remove(connection: Connection, kind: str, record_ids: Collection[int]) -> None:
    keys = [(kind, record_id) for record_id in record_ids]
    connection.exec_driver_sql(
        "DELETE FROM search_index WHERE rowid ="
        " (SELECT id FROM search_document WHERE kind = ? AND record_id = ?)",
        keys,
    )
    connection.exec_driver_sql("DELETE FROM search_document WHERE kind = ? AND record_id = ?", keys)


def _add(connection: Connection, kind: str, documents: Iterable[Document], free_ids: _FreeIds) -> None:
    """Index many documents by two statements; in the order of their ids, which spares FTS5 a flush at each step."""
    rows = sorted(_row(free_ids.take(document.at), kind, document) for document in documents)
    if rows:
        connection.exec_driver_sql(
            "INSERT INTO search_document (id, kind, record_id) VALUES (?, ?, ?)",
            [(rowid, kind, record_id) for rowid, record_id, *_texts in rows],
        )
        connection.exec_driver_sql(
            "INSERT INTO search_index (rowid, title, body, facet) VALUES (?, ?, ?, ?)",
            [(rowid, *texts) for rowid, _record_id, *texts in rows],
        )


def _row(rowid: int, kind: str, document: Document) -> tuple[int, int, str, str, str]:
    facets = " ".join((f"kind{kind}", *document.facets))
    return rowid, document.record_id, segment(document.title), segment(document.body), facets


def first_id(at: datetime) -> int:
    """Return the lowest id that a document of this minute can have."""
    return max(milliseconds(at) // 60_000, 0) << _MINUTE_SHIFT


class _FreeIds:
    """Counts on within each minute (16 million ids fit), so that the table is asked once a minute at most."""

    def __init__(self, last_id: Callable[[int], int | None]) -> None:
        self._last_id = last_id
        self._next: dict[int, int] = {}

    def take(self, at: datetime) -> int:
        """Return the first free id within the minute of ``at``; it is free no more."""
        start = first_id(at)
        free = self._next.get(start)
        if free is None:
            last = self._last_id(start)
            free = start if last is None else last + 1
        self._next[start] = free + 1
        return free


def _last_id(connection: Connection, start: int) -> int | None:
    """Return the highest id taken in the minute that begins at ``start``."""
    last: int | None = connection.exec_driver_sql(
        "SELECT max(id) FROM search_document WHERE id >= ? AND id < ?", (start, start + (1 << _MINUTE_SHIFT))
    ).scalar()
    return last
