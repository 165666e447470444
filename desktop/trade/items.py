"""The lines of an order as the screen shows them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from desktop.trade.tables import OrderItem


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One line of an order; ``unit_price`` in ten-thousandths of the main unit of the order's currency."""

    id: int
    order_id: int
    product_id: int | None
    revision_id: int | None
    description: str
    quantity: int
    unit: str
    unit_price: int


def items_of(connection: Connection, order_id: int) -> list[ItemRow]:
    """Return the lines of an order in their order."""
    columns = [OrderItem.__table__.c[name] for name in ItemRow.__dataclass_fields__]
    query = select(*columns).where(OrderItem.order_id == order_id, OrderItem.deleted_at.is_(None))
    return [ItemRow(*row) for row in connection.execute(query.order_by(OrderItem.position, OrderItem.id))]
