"""The full-text index: one contentless FTS5 table for all kinds of records, kept up to date by the change log.

A document's id codes the minute of its event, so the newest hits come first without a sort; facets are tokens of
their own column, so filters cost nothing. Design and figures: one token for each Chinese character finds words of
any length, where a trigram index finds nothing for one or two.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import NamedTuple

from sqlalchemy import Connection

from desktop.chinese.segment import segment
from desktop.journal.history import RowChange, Told, silent
from desktop.journal.prepared import driver
from desktop.journal.schema import milliseconds

_A_MINUTE = 256
"""So many documents have an id within the minute of their event."""
_BATCH = 1000
_LAST_ID = "SELECT max(id) FROM search_document WHERE id >= ? AND id < ?"


class Tables(NamedTuple):
    """The two tables of an index."""

    texts: str
    documents: str


IN_USE = Tables("search_index", "search_document")


def create_index(name: str = IN_USE.texts) -> Iterator[str]:
    """Yield the statements that make the full-text table, and the list of its words beside the one in use.

    The body comes first, since FTS5 writes no column at a word of the first one: that is a fifth of the whole index.
    """
    yield (
        f"CREATE VIRTUAL TABLE IF NOT EXISTS {name} USING fts5(body, title, facet, content='',"
        " contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='2 3')"
    )
    if name == IN_USE.texts:
        yield f"CREATE VIRTUAL TABLE IF NOT EXISTS {WORDS} USING fts5vocab('{name}', 'col')"


WORDS = "search_index_words"
"""The words of the index, column by column: "did you mean" reads it. It holds nothing of its own."""


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


def refresh(
    connection: Connection, kinds: Iterable[Searchable], changes: list[RowChange], told: Told = silent
) -> None:
    """Bring the index up to date with ``changes``, inside their transaction; ``told`` hears of the documents."""
    free_ids, moved = FreeIds(partial(_last_id, connection)), by_table(changes)
    dirty = [(kind, dirty_ids(kind, moved)) for kind in kinds if not kind.tables.keys().isdisjoint(moved)]
    done, total = 0, sum(len(ids) for _kind, ids in dirty)
    for kind, found in dirty:
        ids, fresh = sorted(found), _new_ids(kind, moved)
        for start in range(0, len(ids), _BATCH):
            batch = ids[start : start + _BATCH]
            remove(connection, kind.kind, [one for one in batch if one not in fresh])
            add(connection, kind.kind, kind.documents(connection, batch), free_ids)
            done += len(batch)
            told(done, total)


def followed(kinds: Iterable[Searchable]) -> frozenset[str]:
    """Return the tables whose rows must be looked into to know which documents follow from them."""
    return frozenset(table for kind in kinds for table, column in kind.tables.items() if column != "id")


def by_table(changes: Iterable[RowChange]) -> dict[str, list[RowChange]]:
    """Return changes by their tables, each in its order."""
    found: dict[str, list[RowChange]] = {}
    for change in changes:
        found.setdefault(change.table, []).append(change)
    return found


def dirty_ids(kind: Searchable, changes: Mapping[str, list[RowChange]]) -> set[int]:
    """Return the ids of the records of a kind whose documents follow from changed rows, given by table."""
    dirty: set[int] = set()
    for table, column in kind.tables.items():
        for change in changes.get(table, ()):
            if column == "id":
                dirty.add(change.row_id)
                continue
            images = (change.before, change.after)
            dirty.update(image[column] for image in images if image and image.get(column) is not None)
    return dirty


def _new_ids(kind: Searchable, changes: Mapping[str, list[RowChange]]) -> set[int]:
    """Return the ids of records of a kind that were not there before, and so not in the index."""
    own = [table for table, column in kind.tables.items() if column == "id"]
    return {change.row_id for table in own for change in changes.get(table, ()) if change.came}


def rebuild(connection: Connection, kinds: Iterable[Searchable]) -> Iterator[int]:
    """Make the index anew within a transaction of the caller; yields the count of documents as it goes.

    Stopping in between and rolling back leaves the old index. ``reindexing`` does it in steps beside others' work.
    """
    connection.exec_driver_sql("DROP TABLE IF EXISTS search_index")
    for statement in create_index():
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql("DELETE FROM search_document")
    done = 0
    free_ids = FreeIds(lambda _start: None)  # the table is empty: what is counted here is all there is
    for kind, batch in batches(connection, kinds):
        add(connection, kind.kind, kind.documents(connection, batch), free_ids)
        done += len(batch)
        yield done


def batches(connection: Connection, kinds: Iterable[Searchable]) -> Iterator[tuple[Searchable, list[int]]]:
    """Yield all ids of all kinds, oldest first, some hundreds at a time."""
    for kind in kinds:
        ids = list(kind.all_ids(connection))
        for start in range(0, len(ids), _BATCH):
            yield kind, ids[start : start + _BATCH]


def remove(connection: Connection, kind: str, record_ids: Collection[int], into: Tables = IN_USE) -> None:
    """Take the documents of some records out of an index."""
    keys = [(kind, record_id) for record_id in record_ids]
    if not keys:
        return
    raw = driver(connection)
    raw.executemany(
        f"DELETE FROM {into.texts} WHERE rowid ="
        f" (SELECT id FROM {into.documents} WHERE kind = ? AND record_id = ?)",
        keys,
    )
    raw.executemany(f"DELETE FROM {into.documents} WHERE kind = ? AND record_id = ?", keys)


def add(
    connection: Connection, kind: str, documents: Iterable[Document], free_ids: FreeIds, into: Tables = IN_USE
) -> None:
    """Index many documents by two statements; in the order of their ids, which spares FTS5 a flush at each step."""
    rows = sorted(_row(free_ids.take(document.at), kind, document) for document in documents)
    if rows:
        raw = driver(connection)
        raw.executemany(
            f"INSERT INTO {into.documents} (id, kind, record_id) VALUES (?, ?, ?)",
            [(rowid, kind, record_id) for rowid, record_id, *_texts in rows],
        )
        raw.executemany(
            f"INSERT INTO {into.texts} (rowid, title, body, facet) VALUES (?, ?, ?, ?)",
            [(rowid, *texts) for rowid, _record_id, *texts in rows],
        )


def _row(rowid: int, kind: str, document: Document) -> tuple[int, int, str, str, str]:
    facets = " ".join((f"kind{kind}", *document.facets))
    return rowid, document.record_id, segment(document.title), segment(document.body), facets


def first_id(at: datetime) -> int:
    """Return the lowest id that a document of this minute can have."""
    return max(milliseconds(at) // 60_000, 0) * _A_MINUTE


class FreeIds:
    """Counts on within each minute, so that the table is asked once a minute at most; a full one goes on in the next.

    Ids lie close together on purpose: each word of each document costs the index a difference of two ids.
    """

    def __init__(self, last_id: Callable[[int], int | None]) -> None:
        """Ask ``last_id`` for the highest id taken in the minute that begins at an id; None when none is."""
        self._last_id = last_id
        self._next: dict[int, int] = {}
        self._after: dict[int, int] = {}

    def take(self, at: datetime) -> int:
        """Return the first free id within the minute of ``at``, else after it; it is free no more."""
        minute = start = first_id(at)
        start = self._after.get(minute, minute)
        while (free := self._free(start)) == start + _A_MINUTE:
            start += _A_MINUTE
            self._after[minute] = start
        self._next[start] = free + 1
        return free

    def _free(self, start: int) -> int:
        """Return the first free id of a minute; the first of the next one when it is full."""
        if start not in self._next:
            last = self._last_id(start)
            self._next[start] = start if last is None else last + 1
        return self._next[start]


def _last_id(connection: Connection, start: int) -> int | None:
    """Return the highest id taken in the minute that begins at ``start``."""
    last: int | None
    (last,) = driver(connection).execute(_LAST_ID, (start, start + _A_MINUTE)).fetchone()
    return last
