"""The kinds of records that views show."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, SQLColumnExpression
from sqlalchemy.orm import InstrumentedAttribute

from desktop.fields.kinds import OWNERS
from desktop.fields.reads import custom_fields
from desktop.journal.schema import Record
from desktop.notes.tables import Note
from desktop.people.tables import Contact, Supplier
from desktop.texts import _, p_
from desktop.touches.tables import Touch
from desktop.views.attributes import Attribute, ViewKind, by_key
from desktop.views.contact_attributes import contact_attributes
from desktop.views.note_attributes import note_attributes
from desktop.views.own_attributes import own_attribute
from desktop.views.supplier_attributes import supplier_attributes
from desktop.views.touch_attributes import touch_attributes

KINDS = ("supplier", "contact", "touch", "note")
TABLES: Mapping[str, frozenset[str]] = {
    "supplier": frozenset(
        {"supplier", "tag", "tagging", "employment", "contact", "channel", "touch", "touch_supplier"}
    ),
    "contact": frozenset(
        {"contact", "tag", "tagging", "employment", "supplier", "channel", "touch", "touch_person"}
    ),
    "touch": frozenset({"touch", "touch_person", "touch_supplier", "contact", "supplier"}),
    "note": frozenset({"note", "note_link", "note_tag", "note_task", "contact", "supplier"}),
}
"""Tables whose rows decide what a view of a kind lets through and shows."""
FIELD_TABLES = frozenset({"custom_field", "field_choice", "field_value"})


@dataclass(frozen=True, slots=True)
class _Made:
    """What a kind is made of."""

    table: type[Record]
    id: InstrumentedAttribute[int]
    attributes: Callable[[], list[Attribute]]
    order: tuple[SQLColumnExpression[Any], ...]
    columns: tuple[str, ...]


_KINDS: dict[str, _Made] = {
    "supplier": _Made(
        Supplier,
        Supplier.id,
        supplier_attributes,
        (Supplier.sort_key, Supplier.id),
        ("name", "city", "status", "tier", "touched"),
    ),
    "contact": _Made(
        Contact,
        Contact.id,
        contact_attributes,
        (Contact.sort_key, Contact.id),
        ("name", "supplier", "title", "channel", "touched"),
    ),
    "touch": _Made(
        Touch,
        Touch.id,
        touch_attributes,
        (Touch.at.desc(), Touch.id.desc()),
        ("at", "kind", "contact", "supplier", "summary"),
    ),
    "note": _Made(
        Note,
        Note.id,
        note_attributes,
        (Note.written_at.desc(), Note.id.desc()),
        ("title", "body", "tag", "written"),
    ),
}


def view_kind(connection: Connection, key: str) -> ViewKind:
    """Return a kind of records with all its attributes, custom fields at the end, in the language of the screen."""
    made = _KINDS[key]
    own = custom_fields(connection, key) if key in OWNERS else ()
    attributes = [*made.attributes(), *(own_attribute(field, made.id) for field in own)]
    return ViewKind(key, made.table, by_key(attributes), made.order, made.columns)


def kind_label(key: str) -> str:
    """Return the words for a kind of records."""
    return {
        "supplier": _("Suppliers"),
        "contact": p_("records", "People"),
        "touch": p_("records", "Touches"),
        "note": p_("place", "Notes"),
    }[key]


def tables_of(key: str) -> frozenset[str]:
    """Return the tables on which a view of this kind depends."""
    return TABLES[key] | (FIELD_TABLES if key in OWNERS else frozenset())
