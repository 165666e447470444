"""Orders, inquiries and products found by their text, for the one search over all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, select, text

from desktop.highlight import Marked, mark
from desktop.people import shown
from desktop.people.tables import Supplier
from desktop.touches.searching import touch_query
from desktop.trade.products import products as products_of
from desktop.trade.sourcing_tables import Inquiry
from desktop.trade.tables import Order
from desktop.trade.words import say

Kind = Literal["order", "inquiry", "product"]
_NEWEST = text(
    "SELECT d.kind, d.record_id FROM search_index JOIN search_document AS d ON d.id = search_index.rowid"
    " WHERE search_index MATCH :typed AND d.kind IN ('order', 'inquiry', 'product')"
    " ORDER BY search_index.rowid DESC LIMIT :most"
)


@dataclass(frozen=True, slots=True)
class TradeHit:
    """An order, inquiry or product that was found, with the places of what was typed."""

    kind: Kind
    id: int
    title: Marked
    note: Marked


def find_trade(connection: Connection, typed: str, limit: int) -> list[TradeHit]:
    """Return the newest orders, inquiries and products that hold all words typed; no words find nothing."""
    query = touch_query(typed)
    if not query:
        return []
    rows = list(connection.execute(_NEWEST, {"typed": query, "most": limit}))
    orders = _orders(connection, [row.record_id for row in rows if row.kind == "order"], typed)
    inquiries = _inquiries(connection, [row.record_id for row in rows if row.kind == "inquiry"], typed)
    products = _products(connection, [row.record_id for row in rows if row.kind == "product"], typed)
    found = {**orders, **inquiries, **products}
    return [found[row.record_id] for row in rows if row.record_id in found]


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
