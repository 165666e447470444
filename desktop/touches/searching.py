"""What the search index holds of touches."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from sqlalchemy import Connection, String, cast, func, select

from desktop.chinese.segment import match_query
from desktop.journal.prepared import Prepared
from desktop.journal.schema import as_ids, given_ids
from desktop.journal.search import Document, Searchable
from desktop.touches.tables import Touch, TouchPerson, TouchSupplier

_PEOPLE = select(func.group_concat("person" + cast(TouchPerson.contact_id, String), " ")).where(
    TouchPerson.touch_id == Touch.id
)
_SUPPLIERS = select(func.group_concat("supplier" + cast(TouchSupplier.supplier_id, String), " ")).where(
    TouchSupplier.touch_id == Touch.id
)
_TEXTS = Prepared(
    select(
        Touch.id,
        Touch.at,
        Touch.direction,
        Touch.summary,
        Touch.body,
        Touch.place,
        Touch.asks,
        _PEOPLE.scalar_subquery().label("people"),
        _SUPPLIERS.scalar_subquery().label("suppliers"),
    ).where(Touch.id.in_(given_ids()), Touch.deleted_at.is_(None))
)


def _documents(connection: Connection, touch_ids: Collection[int]) -> Iterator[Document]:
    for row in _TEXTS.run(connection, {"ids": as_ids(touch_ids)}):
        body = "\n".join(filter(None, (row.body, row.place, row.asks)))
        words = filter(None, (row.people, row.suppliers, "wayout" if row.direction == "out" else ""))
        yield Document(row.id, row.at, row.summary, body, tuple(words))


def _all_ids(connection: Connection) -> Iterable[int]:
    return list(connection.scalars(select(Touch.id).where(Touch.deleted_at.is_(None)).order_by(Touch.at)))


TOUCHES = Searchable(
    kind="touch",
    tables={"touch": "id", "touch_person": "touch_id", "touch_supplier": "touch_id"},
    documents=_documents,
    all_ids=_all_ids,
)


def touch_query(typed: str, *facets: str) -> str:
    """Return the full-text query for touches that hold what was typed and all ``facets``; empty when no word is typed.

    Words are looked for in the text alone, so that nobody finds everything by typing the name of a facet.
    """
    words = match_query(typed)
    if not words:
        return ""
    return " AND ".join((f"{{title body}} : ({words})", *(f"facet : {facet}" for facet in facets)))
