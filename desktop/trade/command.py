"""Orders and their leverage as dictionaries, for the headless commands."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Connection

from desktop.errors import UsageError
from desktop.texts import _
from desktop.trade.leverage import TALKS, Talk
from desktop.trade.milestones import MilestoneRow, milestones_of
from desktop.trade.order_reads import OrderFilter, OrderRow, order_ids, order_rows
from desktop.trade.payments import PaymentRow, held_because, payments_of
from desktop.trade.standing import leverage_of, position_of

Row = dict[str, Any]


def order_dict(connection: Connection, order: OrderRow) -> Row:
    """Return an order with milestones and payments; days as ISO dates, amounts in minor units."""
    return {
        "id": order.id,
        "number": order.number,
        "title": order.title,
        "supplier_id": order.supplier_id,
        "supplier": order.supplier_en or order.supplier_zh,
        "stage": order.stage,
        "ordered_on": _day(order.ordered_on),
        "wanted_on": _day(order.wanted_on),
        "closed_on": _day(order.closed_on),
        "incoterm": order.incoterm,
        "port": order.port,
        "currency": order.currency,
        "value": order.value,
        "paid": order.paid,
        "milestones": [_milestone(one) for one in milestones_of(connection, order.id)],
        "payments": [_payment(connection, order, one) for one in payments_of(connection, order.id)],
    }


def _milestone(one: MilestoneRow) -> Row:
    return {
        "key": one.key,
        "english": one.english,
        "hanzi": one.hanzi,
        "target": _day(one.target_on),
        "estimate": _day(one.estimate_on),
        "actual": _day(one.actual_on),
    }


def _payment(connection: Connection, order: OrderRow, one: PaymentRow) -> Row:
    return {
        "kind": one.kind,
        "percent": one.percent,
        "amount": one.counted,
        "currency": one.currency,
        "released_by": one.released_by,
        "due": _day(one.due_on),
        "paid": _day(one.paid_on),
        "held": "" if one.paid_on else held_because(connection, order.supplier_id, one.hold),
    }


def found_order(connection: Connection, typed: str) -> OrderRow:
    """Return the order of an id or a number; raises UsageError when there is none or when several have it."""
    ids = [int(typed)] if typed.isdecimal() and len(typed) < 19 else []
    rows = order_rows(connection, ids)
    if not rows:
        rows = [
            row
            for row in order_rows(connection, order_ids(connection, OrderFilter(typed=typed)))
            if row.number.casefold() == typed.casefold()
        ]
    if len(rows) != 1:
        raise UsageError(
            _("There is no order {number}.").format(number=typed)
            if not rows
            else _("Several orders have the number {number}.").format(number=typed),
            _("“orders” lists them with their ids."),
        )
    return rows[0]


def leverage_dict(connection: Connection, order: OrderRow, today: date, talk: Talk | None) -> Row:
    """Return the leverage index with its parts, the cheapest missing item, and the position sheet."""
    found, sheet = leverage_of(connection, order, today, talk), position_of(connection, order)
    return {
        "order": order.number,
        "talk": found.talk,
        "index": found.index,
        "parts": [
            {"part": one.part, "points": one.points, "weight": one.weight, "known": one.known, "why": one.why}
            for one in found.parts
        ],
        "missing": [{"what": one.what, "gain": one.gain, "effort": one.effort} for one in found.missing],
        "position": {
            "currency": sheet.currency,
            "value": sheet.value,
            "paid": sheet.paid,
            "balance": sheet.balance,
            "cost": sheet.cost,
            "uncovered": sheet.uncovered,
            "resale": sheet.resale,
        },
    }


def talk_named(name: str) -> Talk | None:
    """Return a talk by its key; None for an empty one. Raises UsageError for another."""
    for talk in TALKS:
        if talk == name:
            return talk
    if name:
        raise UsageError(
            _("There is no talk {name}.").format(name=name),
            _("Choose one of: {names}.").format(names=", ".join(TALKS)),
        )
    return None


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
