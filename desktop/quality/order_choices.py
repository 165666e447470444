"""The orders of a supplier as an inspection chooses among them, and how late they left the factory."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, select

from desktop.trade.tables import Milestone, Order, OrderItem

_LEAVES = "ex_factory"


@dataclass(frozen=True, slots=True)
class OrderChoice:
    """An order with what it is about: goods as its first item says, and the pieces of all items."""

    id: int
    number: str
    title: str
    goods: str
    product_id: int | None
    pieces: int


def order_choices(connection: Connection, supplier_id: int) -> list[OrderChoice]:
    """Return the orders of a supplier, open ones first, of these the newest first."""
    query = (
        select(Order.id, Order.number, Order.title)
        .where(Order.supplier_id == supplier_id, Order.deleted_at.is_(None))
        .order_by(Order.closed_on.is_not(None), Order.id.desc())
    )
    items = (
        select(OrderItem.order_id, OrderItem.description, OrderItem.product_id, OrderItem.quantity)
        .join(Order, Order.id == OrderItem.order_id)
        .where(Order.supplier_id == supplier_id)
        .order_by(OrderItem.position, OrderItem.id)
    )
    first: dict[int, tuple[str, int | None]] = {}
    pieces: dict[int, int] = {}
    for order_id, description, product_id, quantity in connection.execute(items):
        first.setdefault(order_id, (description, product_id))
        pieces[order_id] = pieces.get(order_id, 0) + quantity
    found = []
    for row in connection.execute(query):
        goods, product_id = first.get(row.id, (row.title, None))
        found.append(OrderChoice(row.id, row.number, row.title, goods, product_id, pieces.get(row.id, 0)))
    return found


def days_late(connection: Connection, supplier_id: int, since: date, until: date) -> list[int]:
    """Return how many days late each order left the factory between two days; less than 0: early."""
    query = (
        select(Milestone.actual_on, func.min(Milestone.target_on))
        .join(Order, Order.id == Milestone.order_id)
        .where(
            Order.supplier_id == supplier_id,
            Order.deleted_at.is_(None),
            Milestone.key == _LEAVES,
            Milestone.actual_on.between(since, until),
            Milestone.deleted_at.is_(None),
        )
        .group_by(Milestone.id)
    )
    return [(actual - target).days for actual, target in connection.execute(query) if actual and target]
