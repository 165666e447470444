"""What the search index holds of orders, inquiries and products."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, select

from desktop.journal.asking import moment_of
from desktop.journal.schema import Record, as_ids, given_ids
from desktop.journal.search import Document, Searchable
from desktop.trade.sourcing_tables import Inquiry
from desktop.trade.tables import Order, OrderItem, Product, Shipment

_ORDERS = (
    select(Order.id, Order.number, Order.title, Order.notes, Order.port, Order.ordered_on, Order.created_at)
    .add_columns(Order.supplier_id)
    .where(Order.id.in_(given_ids()), Order.deleted_at.is_(None))
)
_ITEMS = select(OrderItem.order_id, OrderItem.description).where(OrderItem.order_id.in_(given_ids()))
_SHIPMENTS = select(
    Shipment.order_id, Shipment.forwarder, Shipment.vessel, Shipment.tracking, Shipment.container
).where(Shipment.order_id.in_(given_ids()))
_INQUIRIES = select(
    Inquiry.id, Inquiry.title, Inquiry.title_zh, Inquiry.need, Inquiry.need_zh, Inquiry.standards
).add_columns(Inquiry.outcome, Inquiry.opened_on, Inquiry.created_at)
_PRODUCTS = select(
    Product.id, Product.name_en, Product.name_zh, Product.code, Product.notes, Product.created_at
)


def _orders(connection: Connection, order_ids: Collection[int]) -> Iterator[Document]:
    asked = {"ids": as_ids(order_ids)}
    words: dict[int, list[str]] = {}
    for statement in (_ITEMS, _SHIPMENTS):
        rows: Iterable[Any] = connection.execute(statement, asked)  # rows of two tables, hence Any
        for order_id, *texts in rows:
            words.setdefault(order_id, []).extend(filter(None, texts))
    for row in connection.execute(_ORDERS, asked):
        said = filter(None, (row.port, row.notes))
        body = "\n".join((*words.get(row.id, ()), *said))
        title = f"{row.number} {row.title}".strip()
        yield Document(
            row.id, _at(row.ordered_on, row.created_at), title, body, (f"supplier{row.supplier_id}",)
        )


def _inquiries(connection: Connection, inquiry_ids: Collection[int]) -> Iterator[Document]:
    query = _INQUIRIES.where(Inquiry.id.in_(inquiry_ids), Inquiry.deleted_at.is_(None))
    for row in connection.execute(query):
        body = "\n".join(filter(None, (row.need, row.need_zh, row.standards, row.outcome)))
        title = f"{row.title} {row.title_zh}".strip()
        yield Document(row.id, _at(row.opened_on, row.created_at), title, body)


def _products(connection: Connection, product_ids: Collection[int]) -> Iterator[Document]:
    query = _PRODUCTS.where(Product.id.in_(product_ids), Product.deleted_at.is_(None))
    for row in connection.execute(query):
        title = " ".join(filter(None, (row.code, row.name_en, row.name_zh)))
        yield Document(row.id, row.created_at, title, row.notes)


def _at(day: date | None, otherwise: datetime) -> datetime:
    return otherwise if day is None else moment_of(day)


def _all(table: type[Record]) -> Callable[[Connection], Iterable[int]]:
    def ids(connection: Connection) -> Iterable[int]:
        return list(connection.scalars(select(table.id).where(table.deleted_at.is_(None)).order_by(table.id)))

    return ids


ORDERS = Searchable(
    kind="order",
    tables={"purchase_order": "id", "order_item": "order_id", "shipment": "order_id"},
    documents=_orders,
    all_ids=_all(Order),
)
INQUIRIES = Searchable(kind="inquiry", tables={"inquiry": "id"}, documents=_inquiries, all_ids=_all(Inquiry))
PRODUCTS = Searchable(kind="product", tables={"product": "id"}, documents=_products, all_ids=_all(Product))
