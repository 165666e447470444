"""What a timeline can be filtered by: the kinds of its touches and who took part in them."""

from __future__ import annotations

from sqlalchemy import Connection, Select, func, select

from desktop.people.tables import Contact
from desktop.touches.tables import Touch, TouchPerson, TouchSupplier
from desktop.touches.timeline import Name

_MOST = 40


def kinds_of(
    connection: Connection, *, contact_id: int | None = None, supplier_id: int | None = None
) -> dict[str, int]:
    """Return how many touches of each kind the timeline of a contact, of a supplier or of all (None) holds."""
    query = (
        select(Touch.kind, func.count().label("times")).where(Touch.deleted_at.is_(None)).group_by(Touch.kind)
    )
    if contact_id is not None or supplier_id is not None:
        query = query.where(Touch.id.in_(_touches(contact_id, supplier_id)))
    return {row.kind: row.times for row in connection.execute(query)}


def people_in(
    connection: Connection, *, contact_id: int | None = None, supplier_id: int | None = None
) -> list[tuple[Name, int]]:
    """Return the forty who took part most often in a timeline, with how often; never the contact whose it is."""
    times = func.count().label("times")
    query = (
        select(Contact.id, Contact.name_zh, Contact.name_en, Contact.pinyin, times)
        .join(TouchPerson, TouchPerson.contact_id == Contact.id)
        .join(Touch, Touch.id == TouchPerson.touch_id)
        .where(Touch.deleted_at.is_(None), Contact.deleted_at.is_(None))
        .group_by(Contact.id)
        .order_by(times.desc(), Contact.sort_key)
        .limit(_MOST)
    )
    if contact_id is not None:
        query = query.where(Contact.id != contact_id)
    if contact_id is not None or supplier_id is not None:
        query = query.where(TouchPerson.touch_id.in_(_touches(contact_id, supplier_id)))
    return [
        (Name(row.id, row.name_zh, row.name_en or row.pinyin), row.times) for row in connection.execute(query)
    ]


def _touches(contact_id: int | None, supplier_id: int | None) -> Select[int]:
    if contact_id is not None:
        return select(TouchPerson.touch_id).where(TouchPerson.contact_id == contact_id)
    return select(TouchSupplier.touch_id).where(TouchSupplier.supplier_id == supplier_id)
