"""The orders of a dossier: what was ordered, when it should be ready, what was paid."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from desktop import formats
from desktop.exchange import dossier_papers
from desktop.exchange.dossier_part import Part
from desktop.joining import clauses
from desktop.people import shown
from desktop.texts import _, p_
from desktop.trade import words as trade_words
from desktop.trade.money import money, price
from desktop.trade.order_reads import OrderRow, order_row
from desktop.trade.payments import payments_of
from desktop.trade.tables import Milestone, Order, OrderItem


@dataclass(frozen=True, slots=True)
class Orders:
    """The parts, and of one order its title and the day since which its story runs."""

    sections: tuple[Part, ...]
    title: str = ""
    since: date | None = None


def orders(connection: Connection, supplier_id: int, today: date, order_id: int | None) -> Orders:
    """Return the orders of a supplier as a table, or one order with its items, milestones and payments."""
    if order_id is None:
        query = (
            select(Order.id)
            .where(Order.supplier_id == supplier_id, Order.deleted_at.is_(None))
            .order_by(Order.id.desc())
        )
        rows = [row for one in connection.scalars(query) if (row := order_row(connection, one)) is not None]
        listed = Part(_("Orders"), head=_head(), rows=tuple(_order(row, today) for row in rows))
        return Orders(
            (
                listed,
                dossier_papers.papers(connection, supplier_id, None),
                dossier_papers.changes(connection, supplier_id, None),
            )
        )
    row = order_row(connection, order_id)
    if row is None:
        return Orders(())
    title = f"{row.number} {row.title}".strip()
    parts = (
        _facts(row),
        _items(connection, row),
        _milestones(connection, order_id),
        _payments(connection, order_id),
        dossier_papers.shipments(connection, order_id),
        dossier_papers.papers(connection, supplier_id, order_id),
        dossier_papers.changes(connection, supplier_id, order_id),
    )
    return Orders(parts, title, row.ordered_on)


def open_orders(connection: Connection, supplier_id: int, today: date) -> Part:
    """Return the orders of a supplier that are not done, as a table."""
    query = select(Order.id).where(
        Order.supplier_id == supplier_id, Order.stage.in_(trade_words.OPEN_STAGES), Order.deleted_at.is_(None)
    )
    found = [order_row(connection, one) for one in connection.scalars(query.order_by(Order.id.desc()))]
    rows = tuple(_order(row, today) for row in found if row is not None)
    return Part(_("Open orders"), head=_head(), rows=rows)


def _head() -> tuple[str, ...]:
    return (_("Order"), _("Stage"), _("Ordered on"), p_("order", "Value"), _("Paid"), _("Next milestone"))


def _order(row: OrderRow, today: date) -> tuple[str, ...]:
    late = row.next.late_by(today) if row.next and row.closed_on is None else 0
    following = clauses(row.next.name, row.next.on.isoformat()) if row.next else ""
    if late:
        following = _("{milestone}, {n} days late").format(milestone=following, n=late)
    return (
        f"{row.number} {row.title}".strip(),
        trade_words.say("stage", row.stage),
        row.ordered_on.isoformat() if row.ordered_on else "",
        money(row.value, row.currency),
        money(row.paid, row.currency) if row.paid is not None else "",
        following,
    )


def _facts(row: OrderRow) -> Part:
    facts = (
        (_("Stage"), trade_words.say("stage", row.stage)),
        (_("Ordered on"), formats.full_day(row.ordered_on) if row.ordered_on else ""),
        (p_("order", "Value"), money(row.value, row.currency)),
        (_("Paid"), money(row.paid, row.currency) if row.paid is not None else ""),
        (_("Terms of delivery"), f"{row.incoterm} {row.port}".strip()),
    )
    said = tuple((name, value) for name, value in facts if value)
    return Part(_("Order"), said, tuple(filter(None, (row.notes,))))


def _items(connection: Connection, row: OrderRow) -> Part:
    query = (
        select(OrderItem.description, OrderItem.quantity, OrderItem.unit, OrderItem.unit_price)
        .where(OrderItem.order_id == row.id)
        .order_by(OrderItem.position, OrderItem.id)
    )
    rows = tuple(
        (item.description, trade_words.pieces(item.quantity, item.unit), price(item.unit_price, row.currency))
        for item in connection.execute(query)
    )
    return Part(_("Items"), head=(_("Goods"), _("Quantity"), _("Unit price")), rows=rows)


def _milestones(connection: Connection, order_id: int) -> Part:
    columns = (
        Milestone.hanzi,
        Milestone.english,
        Milestone.target_on,
        Milestone.estimate_on,
        Milestone.actual_on,
    )
    query = (
        select(*columns)
        .where(Milestone.order_id == order_id, Milestone.deleted_at.is_(None))
        .order_by(Milestone.position, Milestone.id)
    )
    rows = tuple(
        (shown.single(hanzi, english), *(day.isoformat() if day else "" for day in days))
        for hanzi, english, *days in connection.execute(query)
    )
    head = (_("Milestone"), _("Target"), _("Estimate"), _("Done on"))
    return Part(_("Milestones"), head=head, rows=rows)


def _payments(connection: Connection, order_id: int) -> Part:
    rows = tuple(
        (
            trade_words.say("payment", row.kind),
            money(row.counted, row.currency),
            trade_words.say("release", row.released_by),
            row.paid_on.isoformat() if row.paid_on else p_("payment", "Open"),
        )
        for row in payments_of(connection, order_id)
    )
    return Part(
        _("Payments"), head=(_("Payment"), _("Amount"), p_("payment", "Released"), _("Paid on")), rows=rows
    )
