"""Making, editing, moving and deleting orders, and their items."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypedDict

from sqlalchemy import Connection, func, select, update

from desktop.errors import UsageError
from desktop.journal.journal import ChangeSession
from desktop.people.fields import check_choice, check_range, clean, existing
from desktop.people.tables import Supplier
from desktop.texts import _
from desktop.trade.money import check_currency, line_value
from desktop.trade.payments import recount
from desktop.trade.sourcing_tables import Inquiry
from desktop.trade.tables import Order, OrderItem, Product, ProductRevision
from desktop.trade.words import CLOSED_STAGES, INCOTERMS, STAGES

_MOST_PIECES, _MOST_PRICE = 10**9, 10**15


class OrderFields(TypedDict, total=False):
    """The fields of an order that a person types; what is left out stays as it is."""

    number: str
    title: str
    stage: str
    ordered_on: date | None
    currency: str
    incoterm: str
    port: str
    template: str
    wanted_on: date | None
    future_orders: int
    rework_days: int | None
    material_percent: int | None
    margin_percent: int | None
    notes: str
    inquiry_id: int | None


@dataclass(frozen=True, slots=True)
class ItemDraft:
    """One line of an order as it was typed; ``id`` of one that is there already."""

    description: str
    quantity: int
    unit_price: int
    """Ten-thousandths of the main unit of the order's currency."""
    unit: str = "pcs"
    product_id: int | None = None
    revision_id: int | None = None
    id: int | None = None


def add_order(session: ChangeSession, supplier_id: int, fields: OrderFields, today: date) -> int:
    """Add an order and return its id; without a number it gets the next one of the year of ``today``.

    Raises UsageError for a supplier that is gone or a value that is not possible.
    """
    existing(session, Supplier, supplier_id)
    order = Order(
        id=session.new_id(), created_at=session.now, updated_at=session.now, supplier_id=supplier_id
    )
    _set(session, order, fields, today)
    if not order.number:
        session.flush()
        order.number = next_number(session.connection(), today)
    session.add(order)
    session.flush()
    return order.id


def edit_order(session: ChangeSession, order_id: int, fields: OrderFields, today: date) -> None:
    """Change some fields. Raises UsageError for a value that is not possible.

    Another currency holds for prices and open payments; what was paid keeps its own.
    """
    order = existing(session, Order, order_id)
    _set(session, order, fields, today)
    if "currency" in fields:
        session.flush()
        recount(session, order_id)


def move_order(session: ChangeSession, order_id: int, stage: str, today: date) -> None:
    """Put an order into a stage; the last two close it on ``today``, the others open it again."""
    edit_order(session, order_id, {"stage": stage}, today)


def _set(session: ChangeSession, order: Order, fields: OrderFields, today: date) -> None:
    values = clean(Order, fields)
    check_choice(values, "stage", STAGES)
    check_choice(values, "incoterm", INCOTERMS, empty=True)
    check_range(values, "future_orders", 0, 2)
    check_range(values, "rework_days", 0, 365)
    check_range(values, "material_percent", 0, 100)
    check_range(values, "margin_percent", 0, 100)
    if "currency" in values:
        values["currency"] = check_currency(values["currency"])
    if values.get("inquiry_id") is not None:
        existing(session, Inquiry, values["inquiry_id"])
    order.fill(values)
    stage = values.get("stage")
    if stage in CLOSED_STAGES:
        order.closed_on = order.closed_on or today
    elif stage is not None:
        order.closed_on = None
    if stage not in (None, "draft", "cancelled") and order.ordered_on is None:
        order.ordered_on = today


def next_number(connection: Connection, today: date) -> str:
    """Return the next free number of a year: "PO-2027-004"."""
    start = f"PO-{today.year}-"
    numbers = connection.scalars(select(Order.number).where(Order.number.startswith(start)))
    taken = [int(rest) for number in numbers if (rest := number.removeprefix(start)).isdecimal()]
    return f"{start}{max(taken, default=0) + 1:03d}"


def set_items(session: ChangeSession, order_id: int, drafts: Sequence[ItemDraft]) -> None:
    """Make the lines of an order those of ``drafts``, and count its open payments anew.

    Raises UsageError for a line without words or product, with no quantity, or with an absurd price.
    """
    order = existing(session, Order, order_id)
    held = {
        item.id: item for item in session.scalars(select(OrderItem).where(OrderItem.order_id == order.id))
    }
    kept = set()
    for position, draft in enumerate(drafts):
        values = _item_values(session, draft)
        item = held.get(draft.id or 0)
        if item is None:
            session.make(OrderItem, order_id=order.id, position=position, **values)
        else:
            kept.add(item.id)
            item.fill({**values, "position": position})
    for gone in held.keys() - kept:
        session.delete(held[gone])
    session.flush()
    recount(session, order.id)


def _item_values(session: ChangeSession, draft: ItemDraft) -> dict[str, Any]:
    """Return the columns of a line, of several types, hence Any."""
    values = clean(
        OrderItem,
        {
            "description": draft.description,
            "quantity": draft.quantity,
            "unit": draft.unit,
            "unit_price": draft.unit_price,
            "product_id": draft.product_id,
            "revision_id": draft.revision_id,
        },
    )
    if draft.product_id is not None:
        product = existing(session, Product, draft.product_id)
        values["description"] = values["description"] or product.name_en or product.name_zh
    if draft.revision_id is not None:
        existing(session, ProductRevision, draft.revision_id)
    if not values["description"]:
        raise UsageError(_("A line needs words or a product."), _("Type what is ordered."))
    check_range(values, "quantity", 1, _MOST_PIECES)
    check_range(values, "unit_price", 0, _MOST_PRICE)
    if line_value(draft.quantity, draft.unit_price, "USD") > 10**15:
        raise UsageError(_("No order is worth that much."), _("Look at quantity and price again."))
    return values


def delete_orders(session: ChangeSession, order_ids: Collection[int]) -> None:
    """Put orders into the trash with all that belongs to them."""
    session.execute(
        update(Order)
        .where(Order.id.in_(order_ids), Order.deleted_at.is_(None))
        .values(deleted_at=session.now, updated_at=session.now)
    )


def open_orders_of(connection: Connection, supplier_ids: Collection[int]) -> int:
    """Return how many open orders some suppliers have: what to say before they go into the trash."""
    query = select(func.count()).where(
        Order.supplier_id.in_(supplier_ids), Order.closed_on.is_(None), Order.deleted_at.is_(None)
    )
    return int(connection.execute(query).scalar_one())


def order_hints(incoterm: str, port: str) -> list[str]:
    """Return what is worth knowing about the delivery term of an order from China."""
    if not incoterm:
        return [_("Without a delivery term nobody knows who pays the freight and bears the risk.")]
    if incoterm == "EXW":
        return [
            _(
                "Under EXW you declare the export in China yourself, which a foreign buyer cannot do. Take FCA or FOB."
            )
        ]
    if not port:
        return [_("{term} needs a named place, such as {term} Ningbo.").format(term=incoterm)]
    return []
