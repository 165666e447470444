"""Custom fields as screens show them: what is defined, and what records say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, func, select
from sqlalchemy.orm import InstrumentedAttribute

from desktop.fields.content import Content, content_words, typed_content
from desktop.fields.kinds import CHOSEN
from desktop.fields.tables import CustomField, FieldChoice, FieldValue
from desktop.journal.prepared import Prepared
from desktop.journal.schema import as_ids, given_ids
from desktop.people.shown import listed, single
from desktop.people.tables import Contact, Supplier

OWNER_COLUMNS: Mapping[str, InstrumentedAttribute[int | None]] = {
    "supplier": FieldValue.supplier_id,
    "contact": FieldValue.contact_id,
    "touch": FieldValue.touch_id,
}
NAMES = {
    "supplier": (Supplier.id, Supplier.name_zh, Supplier.name_en, Supplier.name_pinyin),
    "contact": (Contact.id, Contact.name_zh, Contact.name_en, Contact.pinyin),
}
Contents = dict[int, Content]
"""Id of a field to what a record says in it; a field in which it says nothing is left out."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a field."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A custom field as it is defined."""

    id: int
    owner: str
    name: str
    kind: str
    currency: str
    link: str
    choices: tuple[Choice, ...] = ()

    def choice_names(self, content: Content) -> list[str]:
        """Return the names of the choices in a content, in the order of the field."""
        return [choice.name for choice in self.choices if choice.id in content.choices]


def custom_fields(connection: Connection, owner: str) -> list[FieldRow]:
    """Return the fields of one kind of records in their order, those in the trash left out."""
    choices: dict[int, list[Choice]] = defaultdict(list)
    for row in connection.execute(_CHOICES, {"owner": owner}):
        choices[row.field_id].append(Choice(row.id, row.name))
    return [
        FieldRow(row.id, owner, row.name, row.kind, row.currency, row.link, tuple(choices[row.id]))
        for row in connection.execute(_FIELDS, {"owner": owner})
    ]


def contents_of(connection: Connection, owner: str, record_ids: Collection[int]) -> dict[int, Contents]:
    """Return what records say in their fields, by record and field; fields in the trash are left out."""
    found: dict[int, Contents] = defaultdict(dict)
    for row in _VALUES[owner].run(connection, {"ids": as_ids(record_ids)}):
        said = found[row.owner_id]
        if row.kind in CHOSEN:
            before = said.get(row.field_id, Content()).choices
            said[row.field_id] = Content(choices=(*before, row.choice_id))
        else:
            to = row.to_supplier_id if row.to_supplier_id is not None else row.to_contact_id
            said.setdefault(row.field_id, Content(row.text, row.amount, row.currency, row.rank, to=to))
    return found


def contents_one(connection: Connection, owner: str, record_id: int) -> Contents:
    """Return what one record says in its fields."""
    return contents_of(connection, owner, [record_id]).get(record_id, {})


def link_names(connection: Connection, link: str, ids: Collection[int]) -> dict[int, str]:
    """Return the names of the suppliers or people to whom links lead; also of those in the trash."""
    columns = NAMES[link]
    rows = connection.execute(select(*columns).where(columns[0].in_(given_ids())), {"ids": as_ids(ids)})
    return {row[0]: single(row[1], row[2] or row[3]) for row in rows}


def all_words(
    connection: Connection, fields: Collection[FieldRow], contents: Mapping[int, Contents]
) -> dict[int, dict[int, str]]:
    """Return the contents of many records as the screen shows them, by record and field."""
    links = linked_names(connection, fields, contents)
    return {
        record_id: {
            field.id: words_of(field, said[field.id], links.get(field.link, {}))
            for field in fields
            if field.id in said
        }
        for record_id, said in contents.items()
    }


def linked_names(
    connection: Connection, fields: Collection[FieldRow], contents: Mapping[int, Contents]
) -> dict[str, dict[int, str]]:
    """Return the names of all records to which links in some contents lead, by what a link leads to and id."""
    return {
        link: link_names(
            connection,
            link,
            {
                said[field.id].to or 0
                for field in fields
                if field.link == link
                for said in contents.values()
                if field.id in said
            },
        )
        for link in {field.link for field in fields if field.link}
    }


def words_of(field: FieldRow, content: Content, links: Mapping[int, str]) -> str:
    """Return a content as the screen shows it; ``links`` names the records that links lead to."""
    if field.kind in CHOSEN:
        return listed(field.choice_names(content))
    if field.kind == "link":
        return links.get(content.to or 0, "")
    return content_words(field.kind, content)


def typed_words(field: FieldRow, content: Content, links: Mapping[int, str]) -> str:
    """Return a content as a file holds it: choices divided by semicolons, money with its code, days as typed."""
    if field.kind in CHOSEN:
        return "; ".join(field.choice_names(content))
    if field.kind == "link":
        return links.get(content.to or 0, "")
    return typed_content(field.kind, content)


def used_counts(connection: Connection, owner: str) -> dict[int, int]:
    """Return on how many records each field says something."""
    column = OWNER_COLUMNS[owner]
    rows = connection.execute(
        select(FieldValue.field_id, func.count(func.distinct(column)))
        .where(column.is_not(None), FieldValue.deleted_at.is_(None))
        .group_by(FieldValue.field_id)
    )
    return {row[0]: row[1] for row in rows}


# made once: building a statement costs more than running it
_FIELDS = (
    select(CustomField.id, CustomField.name, CustomField.kind, CustomField.currency, CustomField.link)
    .where(CustomField.owner == bindparam("owner"), CustomField.deleted_at.is_(None))
    .order_by(CustomField.position, CustomField.id)
)
_CHOICES = (
    select(FieldChoice.field_id, FieldChoice.id, FieldChoice.name)
    .join(CustomField, CustomField.id == FieldChoice.field_id)
    .where(CustomField.owner == bindparam("owner"), CustomField.deleted_at.is_(None))
    .order_by(FieldChoice.position, FieldChoice.id)
)
_VALUES = {
    owner: Prepared(
        select(
            column.label("owner_id"),
            FieldValue.field_id,
            CustomField.kind,
            FieldValue.text,
            FieldValue.amount,
            FieldValue.currency,
            FieldValue.rank,
            FieldValue.choice_id,
            FieldValue.to_supplier_id,
            FieldValue.to_contact_id,
        )
        .join(CustomField, CustomField.id == FieldValue.field_id)
        .outerjoin(FieldChoice, FieldChoice.id == FieldValue.choice_id)
        .where(column.in_(given_ids()), FieldValue.deleted_at.is_(None), CustomField.deleted_at.is_(None))
        .order_by(FieldChoice.position, FieldValue.id)
    )
    for owner, column in OWNER_COLUMNS.items()
}
