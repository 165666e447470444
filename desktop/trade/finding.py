"""Orders, inquiries and products found by their text, for the one search over all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, select

from desktop.highlight import Marked, mark
from desktop.journal.asking import Asked, newest
from desktop.people import shown
from desktop.people.tables import Supplier
from desktop.trade.products import products as products_of
from desktop.trade.sourcing_tables import Inquiry
from desktop.trade.tables import Order
from desktop.trade.words import say

Kind = Literal["order", "inquiry", "product"]


@dataclass(frozen=True, slots=True)
class TradeHit:
    """An order, inquiry or product that was found, with the places of what was typed."""

    kind: Kind
    id: int
    title: Marked
    note: Marked


def find_orders(connection: Connection, asked: Asked) -> list[TradeHit]:
    """Return the newest orders that hold all words asked for."""
    ids = newest(connection, "order", asked)
    found = _orders(connection, ids, asked.words) if ids else {}
    return [found[order_id] for order_id in ids if order_id in found]


def find_inquiries(connection: Connection, asked: Asked) -> list[TradeHit]:
    """Return the newest inquiries that hold all words asked for."""
    ids = newest(connection, "inquiry", asked)
    found = _inquiries(connection, ids, asked.words) if ids else {}
    return [found[inquiry_id] for inquiry_id in ids if inquiry_id in found]


def find_products(connection: Connection, asked: Asked) -> list[TradeHit]:
    """Return the newest products that hold all words asked for."""
    ids = newest(connection, "product", asked)
    found = _products(connection, ids, asked.words) if ids else {}
    return [found[product_id] for product_id in ids if product_id in found]


def _orders(connection: Connection, ids: list[int], typed: str) -> dict[int, TradeHit]:
    query = (
        select(Order.id, Order.number, Order.title, Order.stage, Supplier.name_en, Supplier.name_zh)
        .join(Supplier, Supplier.id == Order.supplier_id)
        .where(Order.id.in_(ids))
    )
    return {
        row.id: TradeHit(
            "order",
            row.id,
            mark(f"{row.number} {row.title}".strip(), typed),
            mark(f"{shown.single(row.name_zh, row.name_en)} · {say('stage', row.stage)}", typed),
        )
        for row in connection.execute(query)
    }


def _inquiries(connection: Connection, ids: list[int], typed: str) -> dict[int, TradeHit]:
    query = select(Inquiry.id, Inquiry.title, Inquiry.title_zh, Inquiry.status).where(Inquiry.id.in_(ids))
    return {
        row.id: TradeHit(
            "inquiry",
            row.id,
            mark(shown.single(row.title_zh, row.title), typed),
            mark(say("inquiry", row.status), typed),
        )
        for row in connection.execute(query)
    }


def _products(connection: Connection, ids: list[int], typed: str) -> dict[int, TradeHit]:
    return {
        row.id: TradeHit(
            "product",
            row.id,
            mark(row.name, typed),
            mark(
                " · ".join(filter(None, (row.code, row.name_en if row.name == row.name_zh else row.name_zh))),
                typed,
            ),
        )
        for row in products_of(connection, ids)
    }
