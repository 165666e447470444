"""Compares the search index with the records it is about."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from sqlalchemy import Connection, select

from desktop.chinese.segment import segment
from desktop.journal.search import Document, Searchable
from desktop.journal.tables import SearchDocument

_WORDS = 20  # of each text; the index holds all of it or nothing


def search_differences(
    connection: Connection, kind: Searchable, chance: Random, sample: int
) -> tuple[int, ...]:
    """Return the ids of records of ``kind`` that are missing in the index, or left in it, or indexed wrongly.

    Missing and left-over ones are all found; the words of at most ``sample`` records are looked at.
    """
    rows = select(SearchDocument.record_id, SearchDocument.id).where(SearchDocument.kind == kind.kind)
    indexed = dict(connection.execute(rows).all())
    ids = set(kind.all_ids(connection))
    different = ids ^ set(indexed)
    both = sorted(ids & set(indexed))
    chosen = chance.sample(both, min(sample, len(both)))
    for document in kind.documents(connection, chosen):
        if not _found(connection, indexed[document.record_id], kind.kind, document):
            different.add(document.record_id)
    return tuple(sorted(different))


def _found(connection: Connection, rowid: int, kind: str, document: Document) -> bool:
    query = " AND ".join(_terms(kind, document))
    found = connection.exec_driver_sql(
        "SELECT 1 FROM search_index WHERE search_index MATCH ? AND rowid = ?", (query, rowid)
    )
    return found.first() is not None


def _terms(kind: str, document: Document) -> Iterator[str]:
    for column, text in (("title", document.title), ("body", document.body)):
        words = segment(text).split()[:_WORDS]
        if any(character.isalnum() for word in words for character in word):
            yield f"{column} : {_quoted(' '.join(words))}"
    for facet in (f"kind{kind}", *document.facets):
        yield f"facet : {_quoted(facet)}"


def _quoted(words: str) -> str:
    return '"' + words.replace('"', '""') + '"'
