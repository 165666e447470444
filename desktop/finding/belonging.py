"""What a file belongs to, in words, and the page that shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from desktop.commitments.tables import Promise
from desktop.giving.tables import Favour
from desktop.journal.schema import Base, as_ids, given_ids
from desktop.people import shown
from desktop.people.tables import Contact, Supplier
from desktop.texts import _
from desktop.trade.paper_tables import Agreement, Licence
from desktop.trade.sourcing_tables import InquirySupplier, Quote
from desktop.trade.tables import Order, Shipment
from desktop.trade.words import say
from desktop.years.tables import Certificate

Owner = tuple[str, int]
"""Table and id."""
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Belonging:
    """The record of a file: its name, and kind and id of what a page shows for it."""

    name: str
    kind: str
    id: int


Named = tuple[int, Belonging]
_NAMED: dict[str, tuple[str, str, str]] = {
    "contact": ("contact", "name_zh", "name_en"),
    "supplier": ("supplier", "name_zh", "name_en"),
    "purchase_order": ("order", "title", "number"),
    "inquiry": ("inquiry", "title_zh", "title"),
    "product": ("product", "name_zh", "name_en"),
    "touch": ("touch", "body", "summary"),
    "event": ("event", "title", "title"),
    "visit": ("visit", "title", "title"),
    "note": ("note", "body", "title"),
}
"""Table to the kind of its page and the columns that name a record, the second one first on an English screen."""


def belonging(connection: Connection, owners: Iterable[Owner]) -> dict[Owner, Belonging]:
    """Return what records that hold files are called; kinds that nobody asks for by name are left out."""
    found: dict[Owner, Belonging] = {}
    by_kind: dict[str, list[int]] = {}
    for kind, record_id in owners:
        by_kind.setdefault(kind, []).append(record_id)
    for kind, ids in by_kind.items():
        if kind in _NAMED:
            found |= _named(connection, kind, ids)
        elif kind in _PAPERS:
            found |= {(kind, record_id): name for record_id, name in _PAPERS[kind](connection, ids)}
    return found


def _named(connection: Connection, kind: str, ids: list[int]) -> dict[Owner, Belonging]:
    page, first, second = _NAMED[kind]
    table = Base.metadata.tables[kind]
    query = select(table.c.id, table.c[first], table.c[second]).where(table.c.id.in_(given_ids()))
    found = {}
    for record_id, hanzi, latin in connection.execute(query, {"ids": as_ids(ids)}):
        name = shown.single(hanzi, latin) if first.endswith("_zh") else latin or hanzi
        found[kind, record_id] = Belonging(" ".join(name.split())[:_LONGEST], page, record_id)
    return found


def _agreements(connection: Connection, ids: list[int]) -> Iterable[Named]:
    query = select(Agreement.id, Agreement.kind, Agreement.order_id, *_SUPPLIER).join(
        Supplier, Supplier.id == Agreement.supplier_id
    )
    for row in _rows(connection, query.where(Agreement.id.in_(given_ids())), ids):
        page = ("order", row.order_id) if row.order_id else ("supplier", row.supplier_id)
        yield row.id, Belonging(_of(say("agreement", row.kind), row), *page)


def _certificates(connection: Connection, ids: list[int]) -> Iterable[Named]:
    query = select(Certificate.id, Certificate.name, *_SUPPLIER).join(
        Supplier, Supplier.id == Certificate.supplier_id
    )
    for row in _rows(connection, query.where(Certificate.id.in_(given_ids())), ids):
        yield row.id, Belonging(_of(row.name, row), "supplier", row.supplier_id)


def _licences(connection: Connection, ids: list[int]) -> Iterable[Named]:
    query = select(Licence.id, *_SUPPLIER).join(Supplier, Supplier.id == Licence.supplier_id)
    for row in _rows(connection, query.where(Licence.id.in_(given_ids())), ids):
        yield row.id, Belonging(_of(_("Business licence"), row), "supplier", row.supplier_id)


def _quotes(connection: Connection, ids: list[int]) -> Iterable[Named]:
    query = (
        select(Quote.id, InquirySupplier.inquiry_id, *_SUPPLIER)
        .join(InquirySupplier, InquirySupplier.id == Quote.asked_id)
        .join(Supplier, Supplier.id == InquirySupplier.supplier_id)
    )
    for row in _rows(connection, query.where(Quote.id.in_(given_ids())), ids):
        yield row.id, Belonging(_of(_("Quote"), row), "inquiry", row.inquiry_id)


def _shipments(connection: Connection, ids: list[int]) -> Iterable[Named]:
    query = select(Shipment.id, Shipment.order_id, Shipment.vessel, Shipment.mode, *_SUPPLIER)
    query = query.join(Order, Order.id == Shipment.order_id).join(Supplier, Supplier.id == Order.supplier_id)
    for row in _rows(connection, query.where(Shipment.id.in_(given_ids())), ids):
        yield row.id, Belonging(_of(row.vessel or say("mode", row.mode), row), "order", row.order_id)


def _promises(connection: Connection, ids: list[int]) -> Iterable[Named]:
    query = select(Promise.id, Promise.what, *_PERSON).join(Contact, Contact.id == Promise.contact_id)
    for row in _rows(connection, query.where(Promise.id.in_(given_ids())), ids):
        yield row.id, Belonging(_of(row.what, row), "contact", row.contact_id)


def _favours(connection: Connection, ids: list[int]) -> Iterable[Named]:
    query = select(Favour.id, Favour.text, *_PERSON).join(Contact, Contact.id == Favour.contact_id)
    for row in _rows(connection, query.where(Favour.id.in_(given_ids())), ids):
        yield row.id, Belonging(_of(row.text, row), "contact", row.contact_id)


_PERSON = (Contact.id.label("contact_id"), Contact.name_zh, Contact.name_en)
_SUPPLIER = (Supplier.id.label("supplier_id"), Supplier.name_zh, Supplier.name_en)
_PAPERS: dict[str, Callable[[Connection, list[int]], Iterable[Named]]] = {
    "agreement": _agreements,
    "certificate": _certificates,
    "licence": _licences,
    "quote": _quotes,
    "shipment": _shipments,
    "promise": _promises,
    "favour": _favours,
}


def _rows(
    connection: Connection, query: Any, ids: list[int]
) -> Iterable[Any]:  # rows of any columns, hence Any
    return connection.execute(query, {"ids": as_ids(ids)})


def _of(paper: str, row: Any) -> str:  # a row of any columns, hence Any
    """Return what a record says with the name of its supplier or person."""
    return f"{' '.join(paper.split())[:_LONGEST]} · {shown.single(row.name_zh, row.name_en)}"
