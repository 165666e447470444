"""Where we stand with an order: what leverage and position sheet are counted from."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import Connection

from desktop.almanac.workdays import workdays_between
from desktop.planning.calendars import calendar_for
from desktop.trade.leverage import Facts, Leverage, Talk, leverage
from desktop.trade.milestones import milestones_of
from desktop.trade.order_reads import OrderRow
from desktop.trade.papers import agreements_of, signs_of
from desktop.trade.position import Position, position

_LEAVES = ("ex_factory", "booking", "balance")
"""The step by which rework must be over: the first of these that the order has."""
_FAR = timedelta(days=3650)
"""More days than any rework takes; a day like 9999-12-31 has none after it."""


def facts_of(connection: Connection, order: OrderRow, today: date) -> Facts:
    """Read what the leverage index of an order is counted from."""
    papers = agreements_of(connection, order.supplier_id, order.id)
    bound = [paper for paper in papers if paper.kind != "nnn" and paper.holds_on(today)]
    steps = {row.key: row for row in milestones_of(connection, order.id)}
    leaves = next((steps[key].target_on for key in _LEAVES if key in steps), None)
    days = None
    if leaves is not None:
        calendar, last = calendar_for(connection, order.supplier_id), min(leaves, today + _FAR)
        days = workdays_between(today, last + timedelta(days=1), calendar) if last >= today else 0
    return Facts(
        value=order.value,
        paid=order.paid,
        signs=signs_of(connection, order.id),
        chopped=any(paper.chopped for paper in bound),
        bilingual=any(paper.bilingual for paper in bound),
        nnn=any(paper.kind == "nnn" and paper.chopped and paper.holds_on(today) for paper in papers),
        days_left=days,
        rework_days=order.rework_days,
        future=order.future_orders,
    )


def talk_of(order: OrderRow) -> Talk:
    """Return which talk comes next by the stage of an order."""
    if order.stage in ("draft", "confirmed") and not order.paid:
        return "deposit"
    return "production" if order.stage in ("draft", "confirmed") else "rework"


def leverage_of(connection: Connection, order: OrderRow, today: date, talk: Talk | None = None) -> Leverage:
    """Return the leverage index of an order before a talk, the next one unless it is named."""
    return leverage(facts_of(connection, order, today), talk or talk_of(order))


def position_of(connection: Connection, order: OrderRow) -> Position:
    """Return what refusing an order's goods costs the factory; a payment in another currency counts as none."""
    return position(
        order.currency,
        order.value,
        order.paid or 0,
        sum(signs_of(connection, order.id).values()),
        material_percent=order.material_percent,
        margin_percent=order.margin_percent,
    )
