"""Custom fields as attributes of views."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, SQLColumnExpression, func, select
from sqlalchemy.orm import InstrumentedAttribute

from desktop.fields.kinds import CHOSEN, own_key
from desktop.fields.reads import OWNER_COLUMNS, FieldRow
from desktop.fields.tables import FieldChoice, FieldValue
from desktop.people.tables import Contact, Supplier
from desktop.texts import _
from desktop.views.attributes import Attribute, Choices, Ids

_NUMBERS = frozenset({"number", "money"})


def own_attribute(field: FieldRow, owner_id: InstrumentedAttribute[int]) -> Attribute:
    """Return a custom field as an attribute; its words are made by ``desktop.fields``, for they need the names."""
    key = own_key(field.id)
    if field.kind in CHOSEN:
        choices = _choices(field)
        order = _of_one(func.min(FieldChoice.position), field, owner_id, choosing=True)
        links = _links(field, FieldValue.choice_id)
        return Attribute(key, field.name, "many", links=links, choices=choices, order=order, own=field)
    if field.kind == "link":
        to = FieldValue.to_supplier_id if field.link == "supplier" else FieldValue.to_contact_id
        links = _links(field, to)
        order = _of_one(_name_of(field.link, to), field, owner_id)
        return Attribute(key, field.name, "many", links=links, record=field.link, order=order, own=field)
    said = _of_one(FieldValue.text, field, owner_id)
    rank = _of_one(FieldValue.rank, field, owner_id)
    if field.kind in _NUMBERS:
        return Attribute(key, field.name, "number", rank, own=field)
    if field.kind == "date":
        # a day without a year has no rank: whether there is one at all is told by its text
        return Attribute(key, field.name, "date", rank, days="ordinal", own=field, there=said)
    if field.kind == "yes":
        return Attribute(key, field.name, "choice", said, choices=_yes, own=field)
    return Attribute(key, field.name, "text", said, own=field, width=200)


def _of_one(
    value: Any, field: FieldRow, owner_id: InstrumentedAttribute[int], *, choosing: bool = False
) -> SQLColumnExpression[Any]:
    """Return what one record says in a field; a column of any type, hence Any."""
    query = select(value).select_from(FieldValue)
    if choosing:
        query = query.join(FieldChoice, FieldChoice.id == FieldValue.choice_id)
    return (
        query.where(
            FieldValue.field_id == field.id,
            OWNER_COLUMNS[field.owner] == owner_id,
            FieldValue.deleted_at.is_(None),
        )
        .limit(1)
        .scalar_subquery()
    )


def _name_of(link: str, to: InstrumentedAttribute[int | None]) -> Any:
    """Return the name by which a link is sorted, pinyin before English; of an expression, hence Any."""
    record = Supplier if link == "supplier" else Contact
    pinyin = Supplier.name_pinyin if link == "supplier" else Contact.pinyin
    name = func.lower(func.coalesce(func.nullif(pinyin, ""), record.name_en))
    return select(name).where(record.id == to).scalar_subquery()


def _links(field: FieldRow, key: InstrumentedAttribute[int | None]) -> Ids:
    owner = OWNER_COLUMNS[field.owner]
    return select(owner, key).where(
        FieldValue.field_id == field.id,
        owner.is_not(None),
        key.is_not(None),
        FieldValue.deleted_at.is_(None),
    )


def _choices(field: FieldRow) -> Callable[[Connection], Choices]:
    return lambda _connection: [(str(choice.id), choice.name) for choice in field.choices]


def _yes(_connection: Connection) -> Choices:
    return [("yes", _("Yes")), ("no", _("No"))]
