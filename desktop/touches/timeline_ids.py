"""Which touches stand in the timeline of a contact, of a supplier or of all, newest first."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Literal

from sqlalchemy import BindParameter, Connection, Integer, Select, bindparam, func, select, text, tuple_
from sqlalchemy.orm import InstrumentedAttribute, aliased

from desktop.journal.prepared import Prepared
from desktop.touches.searching import touch_query
from desktop.touches.tables import Touch, TouchPerson, TouchSupplier

_MATCHING = (
    "SELECT d.record_id FROM search_index JOIN search_document AS d ON d.id = search_index.rowid"
    " WHERE search_index MATCH :typed AND d.kind = 'touch'"
)
Rows = Mapping[str, Collection[int]]
"""Table name to the ids of the rows that a change moved."""
_Owner = Literal["contact", "supplier", ""]
_Link = type[TouchPerson] | type[TouchSupplier] | None


@dataclass(frozen=True, slots=True)
class TimelineFilter:
    """What of a timeline is shown; nothing set shows all."""

    kinds: frozenset[str] = frozenset()
    people: tuple[int, ...] = ()
    """Touches in which at least one of these contacts took part."""
    text: str = ""
    since: datetime | None = None
    until: datetime | None = None
    """Exclusive."""


EVERYTHING = TimelineFilter()


def timeline_ids(
    connection: Connection,
    *,
    contact_id: int | None = None,
    supplier_id: int | None = None,
    chosen: TimelineFilter = EVERYTHING,
) -> list[int]:
    """Return the ids of the touches of a contact, of a supplier or of all (both None), newest first.

    Touches in the trash are left out.
    """
    owner: _Owner = "contact" if contact_id is not None else "supplier" if supplier_id is not None else ""
    asked = {"owner": contact_id if owner == "contact" else supplier_id} if owner else {}
    if chosen == EVERYTHING:
        statement = _whole(owner)
    else:
        link, query = _base(owner)
        touch_id, at = _columns(link)
        if chosen.kinds:
            if link is not None:
                query = query.join(Touch, Touch.id == touch_id)
            query = query.where(Touch.kind.in_(chosen.kinds))
        if chosen.people:
            took_part = select(TouchPerson.touch_id).where(TouchPerson.contact_id.in_(chosen.people))
            query = query.where(touch_id.in_(took_part))
        if chosen.since is not None:
            query = query.where(at >= chosen.since)
        if chosen.until is not None:
            query = query.where(at < chosen.until)
        if chosen.text.strip():
            typed = touch_query(chosen.text, "kindtouch", *_facets(contact_id, supplier_id))
            if not typed:
                return []
            matching = text(_MATCHING).bindparams(typed=typed).columns(record_id=Integer)
            query = query.where(touch_id.in_(matching))
        statement = _ordered(query, link)
    ids: list[int] = json.loads(connection.scalar(statement, asked) or "[]")
    return ids


def place_of_logged(
    connection: Connection, rows: Rows, ids: Sequence[int], *,
    contact_id: int | None = None, supplier_id: int | None = None,
) -> tuple[int, int] | None:  # fmt: skip
    """Return the place of the touch that a change logged among ``ids``, the timeline before it, and its id.

    None when the change, given by the ids of its rows by table, did anything else, or more than that: then the
    timeline has to be read anew.
    """
    touches = rows.get("touch", ())
    if len(touches) != 1 or not ids or not rows.keys() <= {"touch", "touch_person", "touch_supplier"}:
        return None
    owner: _Owner = "contact" if contact_id is not None else "supplier" if supplier_id is not None else ""
    (touch_id,) = touches
    whose = contact_id if owner == "contact" else supplier_id
    asked = {"owner": whose, "touch": touch_id}
    found, answers, *links = _place(owner).run(connection, asked).one()
    moved = [len(rows.get(table, ())) for table in ("touch_person", "touch_supplier")]
    first, *older = json.loads(found) or [None]
    if first != touch_id or touch_id in ids or links != moved or answers is not None:
        return None
    if not older:
        return len(ids), touch_id
    return (ids.index(older[0]), touch_id) if older[0] in ids else None


def _columns(link: _Link) -> tuple[InstrumentedAttribute[int], InstrumentedAttribute[datetime]]:
    return (Touch.id, Touch.at) if link is None else (link.touch_id, link.at)


@cache  # asked at each step in a list and after each touch; building it costs as much as running it
def _whole(owner: _Owner) -> Select[str]:
    link, query = _base(owner)
    return _ordered(query, link)


@cache
def _place(owner: _Owner) -> Prepared[str, int | None, int, int]:
    """Return a touch with the next older one, what it answers, and its links.

    Compared as a pair, time and id are one range of the index, of which two rows are read.
    """
    link, query = _base(owner)
    touch_id, at = _columns(link)
    this: BindParameter[int] = bindparam("touch")
    moment = select(Touch.at).where(Touch.id == this).scalar_subquery()
    down = query.where(tuple_(at, touch_id) <= tuple_(moment, this)).order_by(at.desc(), touch_id.desc())
    return Prepared(
        select(
            select(func.json_group_array(down.limit(2).subquery().c[0])).scalar_subquery(),
            select(Touch.answers_id).where(Touch.id == this).scalar_subquery(),
            *(
                select(func.count()).where(table.touch_id == this).scalar_subquery()
                for table in (TouchPerson, TouchSupplier)
            ),
        )
    )


def _base(owner: _Owner) -> tuple[_Link, Select[int]]:
    """Return the link table of an owner, and the ids of its touches outside the trash."""
    whose: BindParameter[int] = bindparam("owner")
    link: _Link = None
    query = select(Touch.id)
    if owner == "contact":
        link, query = TouchPerson, select(TouchPerson.touch_id).where(TouchPerson.contact_id == whose)
    elif owner == "supplier":
        link, query = TouchSupplier, select(TouchSupplier.touch_id).where(TouchSupplier.supplier_id == whose)
    trashed = aliased(Touch)  # a few ids from a partial index, so that no touch is looked up
    kept = _columns(link)[0].not_in(select(trashed.id).where(trashed.deleted_at.is_not(None)))
    return link, query.where(kept)


def _ordered(query: Select[int], link: _Link) -> Select[str]:
    """Return the ids of a query, newest first, as one row of JSON: many rows would cost three times as much."""
    touch_id, at = _columns(link)
    ordered = query.order_by(at.desc(), touch_id.desc()).subquery()
    return select(func.json_group_array(ordered.c[0]))


def _facets(contact_id: int | None, supplier_id: int | None) -> list[str]:
    facets = [f"person{contact_id}"] if contact_id is not None else []
    return facets + ([f"supplier{supplier_id}"] if supplier_id is not None else [])
