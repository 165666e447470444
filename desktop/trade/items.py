"""The lines of an order as the screen shows them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from desktop.people import shown
from desktop.trade.tables import OrderItem, Product, ProductRevision

_COLUMNS = (
    *(OrderItem.id, OrderItem.order_id, OrderItem.product_id, OrderItem.revision_id, OrderItem.description),
    *(OrderItem.quantity, OrderItem.unit, OrderItem.unit_price),
    *(func.coalesce(name, "") for name in (Product.name_en, Product.name_zh, ProductRevision.name)),
)


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One line of an order; ``unit_price`` in ten-thousandths of the main unit of the order's currency."""

    id: int
    order_id: int
    product_id: int | None
    revision_id: int | None
    description: str
    """As it stands on the order."""
    quantity: int
    unit: str
    unit_price: int
    product_en: str
    product_zh: str
    revision: str

    @property
    def name(self) -> str:
        """Return what is ordered; a product's bare name is said in the language of the screen."""
        if self.description in {self.product_en, self.product_zh}:
            return shown.single(self.product_zh, self.product_en)
        return self.description


def items_of(connection: Connection, order_id: int) -> list[ItemRow]:
    """Return the lines of an order in their order."""
    query = (
        select(*_COLUMNS)
        .outerjoin(Product, Product.id == OrderItem.product_id)
        .outerjoin(ProductRevision, ProductRevision.id == OrderItem.revision_id)
        .where(OrderItem.order_id == order_id, OrderItem.deleted_at.is_(None))
    )
    rows: Iterable[Any] = connection.execute(
        query.order_by(OrderItem.position, OrderItem.id)
    )  # cells of any type
    return [ItemRow(*row) for row in rows]
