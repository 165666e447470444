"""Which records a view lets through, in their order, and how many there are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, SQLColumnExpression, String, case, cast, func, select, text
from sqlalchemy.orm import InstrumentedAttribute

from desktop.chinese.segment import match_query
from desktop.journal.schema import as_ids, given_ids
from desktop.notes.tables import Note
from desktop.people.finding import load_index
from desktop.people.tables import Contact, Supplier
from desktop.touches.tables import Touch
from desktop.views.attributes import Attribute, Look, ViewKind
from desktop.views.conditions import Condition, condition
from desktop.views.kinds import view_kind
from desktop.views.query import ViewQuery

OWNER_IDS: Mapping[str, InstrumentedAttribute[int]] = {
    "supplier": Supplier.id,
    "contact": Contact.id,
    "touch": Touch.id,
    "note": Note.id,
}
_NAMED = ("supplier", "contact")
_MATCHING = text(
    "SELECT DISTINCT d.record_id FROM search_index JOIN search_document AS d ON d.id = search_index.rowid"
    " WHERE search_index MATCH :typed AND d.kind IN (:kind, :field_kind)"
)


@dataclass(frozen=True, slots=True)
class _Filter:
    """A view's filter, ready for a statement."""

    kind: ViewKind
    conditions: tuple[Condition, ...]
    asked: dict[str, Any]
    found: Sequence[int] | None
    """What the words found, the best first; None without words."""


def view_ids(connection: Connection, query: ViewQuery, look: Look) -> list[int]:
    """Return the ids of the records that a view lets through, in its order."""
    asked = _filter(connection, query, look)
    statement = select(OWNER_IDS[query.kind]).where(*asked.conditions).order_by(*_order(asked.kind, query))
    ids = connection.scalars(statement, asked.asked).all()
    if asked.found is not None and not query.sort and query.kind in _NAMED:
        there = set(ids)  # the best match first, as everywhere where names are typed
        return [record_id for record_id in asked.found if record_id in there]
    return list(ids)


def view_count(connection: Connection, query: ViewQuery, look: Look) -> int:
    """Return how many records a view lets through."""
    asked = _filter(connection, query, look)
    counted = select(func.count()).select_from(asked.kind.table).where(*asked.conditions)
    return connection.scalar(counted, asked.asked) or 0


def _filter(connection: Connection, query: ViewQuery, look: Look) -> _Filter:
    kind = view_kind(connection, query.kind)
    conditions = _conditions(kind, query, look)
    found = _found(connection, query)
    if found is None:
        return _Filter(kind, tuple(conditions), {}, None)
    conditions.append(OWNER_IDS[query.kind].in_(given_ids("found")))
    return _Filter(kind, tuple(conditions), {"found": as_ids(found)}, found)


def _conditions(kind: ViewKind, query: ViewQuery, look: Look) -> list[Condition]:
    owner_id = OWNER_IDS[query.kind]
    conditions: list[Condition] = [kind.table.deleted_at.is_(None)]
    if query.kind == "note" and look.hide_private:
        conditions.append(Note.private.is_(False))
    conditions += [
        condition(kind.attributes[one.attribute], one, owner_id, look)
        for one in query.criteria
        if one.attribute in kind.attributes
    ]
    return conditions


def _found(connection: Connection, query: ViewQuery) -> Sequence[int] | None:
    """Return what the words find: by names where there are names, else in the texts; None without any."""
    typed = query.words.strip()
    if not typed:
        return None
    if query.kind in _NAMED:
        index = load_index(connection)
        return index.find_suppliers(typed) if query.kind == "supplier" else index.find_contacts(typed)
    words = match_query(typed)
    if not words:
        return []
    asked = {
        "typed": f"{{title body}} : ({words})",
        "kind": query.kind,
        "field_kind": f"{query.kind}_field",
    }
    return connection.scalars(_MATCHING, asked).all()


def _order(kind: ViewKind, query: ViewQuery) -> list[SQLColumnExpression[Any]]:
    """Return the order: by the attribute, records that say nothing last, equal ones as usual."""
    attribute = kind.attributes.get(query.sort)
    if attribute is None or not attribute.sortable:
        return list(kind.order)
    value = attribute.order if attribute.order is not None else attribute.value
    assert value is not None
    if attribute.shape == "text" and attribute.order is None:
        value = func.lower(value)
    missing = case((_missing(attribute, value), 1), else_=0)
    return [missing, value.desc() if query.descending else value.asc(), *kind.order]


def _missing(attribute: Attribute, value: SQLColumnExpression[Any]) -> Condition:
    blank = cast(value, String) == ""
    return value.is_(None) | blank if attribute.shape in ("text", "choice") else value.is_(None)
