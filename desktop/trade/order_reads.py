"""What the screen shows of orders: lists, the board by stage, one order's head."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, case, func, or_, select, text
from sqlalchemy.orm import aliased

from desktop.journal.prepared import Prepared
from desktop.journal.schema import as_ids, given_ids
from desktop.people import shown
from desktop.people.tables import Supplier
from desktop.trade.bank_accounts import account_holds
from desktop.trade.exchange_rates import worth
from desktop.trade.money import line_value
from desktop.trade.tables import Milestone, Order, OrderItem, Payment
from desktop.trade.words import OPEN_STAGES

Sort = Literal["due", "newest", "supplier", "number"]
SORTS: tuple[Sort, ...] = ("due", "newest", "supplier", "number")


@dataclass(frozen=True, slots=True)
class OrderFilter:
    """Which orders are shown; empty stages mean all."""

    typed: str = ""
    stages: tuple[str, ...] = ()
    supplier_id: int | None = None
    open_only: bool = False
    trashed: bool = False


@dataclass(frozen=True, slots=True)
class Next:
    """The first milestone that is not done."""

    id: int
    key: str
    english: str
    hanzi: str
    target_on: date
    estimate_on: date | None

    @property
    def name(self) -> str:
        """Return its name in the language of the screen."""
        return shown.single(self.hanzi, self.english)

    @property
    def on(self) -> date:
        """Return the day that is known best."""
        return self.estimate_on or self.target_on

    def late_by(self, today: date) -> int:
        """Return the days by which it is late or said to be late, 0 when it is not."""
        return max((self.on - self.target_on).days, (today - self.target_on).days, 0)


@dataclass(frozen=True, slots=True)
class OrderRow:
    """An order in a list; amounts in minor units of ``currency``."""

    id: int
    number: str
    title: str
    supplier_id: int
    supplier_en: str
    supplier_zh: str
    stage: str
    ordered_on: date | None
    closed_on: date | None
    wanted_on: date | None
    currency: str
    incoterm: str
    port: str
    template: str
    future_orders: int
    rework_days: int | None
    material_percent: int | None
    margin_percent: int | None
    notes: str
    inquiry_id: int | None
    value: int
    paid: int | None
    """What was paid in another currency counts at one's own rate of that day; None when no rate is known."""
    next: Next | None
    held: bool
    """An open payment must wait: the account was changed, or it is held by itself."""

    @property
    def supplier(self) -> str:
        """Return the supplier's name in the language of the screen."""
        return shown.single(self.supplier_zh, self.supplier_en)


_TARGET = (  # the first of the index, which takes less than the least of all
    select(Milestone.target_on)
    .where(Milestone.order_id == Order.id, Milestone.actual_on.is_(None), Milestone.deleted_at.is_(None))
    .order_by(Milestone.target_on)
    .limit(1)
    .scalar_subquery()
)
_UNDATED, _CLOSED = "9999-12-31", "closed"
"""What stands in the place of a day behind all days: of open orders without one, and of closed orders."""
_PAGE: Any = Prepared(  # a statement of more columns than its type can count: those of OrderRow, in their order
    select(
        Order.id, Order.number, Order.title, Order.supplier_id,
        case((Supplier.name_en != "", Supplier.name_en), else_=Supplier.name_pinyin), Supplier.name_zh,
        Order.stage, Order.ordered_on, Order.closed_on, Order.wanted_on, Order.currency, Order.incoterm,
        Order.port, Order.template, Order.future_orders, Order.rework_days, Order.material_percent,
        Order.margin_percent, Order.notes, Order.inquiry_id,
    )
    .join(Supplier, Supplier.id == Order.supplier_id)
    .where(Order.id.in_(given_ids()))
)  # fmt: skip
_ITEMS = Prepared(
    select(OrderItem.order_id, OrderItem.quantity, OrderItem.unit_price).where(
        OrderItem.order_id.in_(given_ids())
    )
)
_STEPS = Prepared(
    select(Payment.order_id, Payment.paid_on, Payment.paid_amount, Payment.currency, Payment.hold).where(
        Payment.order_id.in_(given_ids())
    )
)
_LATER = aliased(Milestone)
_FIRST = (
    select(_LATER.id)
    .where(_LATER.order_id == Order.id, _LATER.actual_on.is_(None), _LATER.deleted_at.is_(None))
    .order_by(_LATER.position, _LATER.id)
    .limit(1)
    .scalar_subquery()
)
_WAITING = Prepared(
    select(Milestone.order_id, Milestone.id, Milestone.key, Milestone.english, Milestone.hanzi)
    .add_columns(Milestone.target_on, Milestone.estimate_on)
    .join_from(Order, Milestone, Milestone.id == _FIRST)
    .where(Order.id.in_(given_ids()))
)


def order_ids(connection: Connection, chosen: OrderFilter = OrderFilter(), sort: Sort = "due") -> list[int]:
    """Return the orders that a filter lets through, in the order of ``sort``; open ones stand before closed ones."""
    query = _through(chosen, Order.id)
    if sort == "supplier":
        query = query.join(Supplier, Supplier.id == Order.supplier_id)
    ordered = query.order_by(*_keys(sort)).subquery()
    # one row of JSON: thousands of rows would cost three times as much
    ids: list[int] = json.loads(connection.scalar(select(func.json_group_array(ordered.c[0]))) or "[]")
    return ids


def _through(chosen: OrderFilter, *columns: Any) -> Any:  # columns and rows of any type, hence Any
    """Return columns of the orders that a filter lets through."""
    query = select(*columns).where(
        Order.deleted_at.is_not(None) if chosen.trashed else Order.deleted_at.is_(None)
    )
    if chosen.stages:
        query = query.where(Order.stage.in_(chosen.stages))
    if chosen.open_only:
        query = query.where(Order.closed_on.is_(None))
    if chosen.supplier_id is not None:
        query = query.where(Order.supplier_id == chosen.supplier_id)
    for word in chosen.typed.split():
        query = query.where(_says(word))
    return query


def _says(word: str) -> ColumnElement[bool]:
    """Return that an order holds a word, in its own words or in the names of its supplier, which are read once.

    SQLite itself takes large and small letters for the same.
    """
    named = [column.contains(word, autoescape=True) for column in (Supplier.name_zh, Supplier.search_key)]
    own = [column.contains(word, autoescape=True) for column in (Order.number, Order.title)]
    return or_(*own, Order.supplier_id.in_(select(Supplier.id).where(or_(*named))))


def _keys(sort: Sort) -> Sequence[Any]:
    if sort == "due":
        # only what is open is due: to ask for the rest costs as much as the whole list
        due = case((Order.closed_on.is_(None), func.coalesce(_TARGET, _UNDATED)), else_=_CLOSED)
        return due, Order.closed_on.desc(), Order.id.desc()
    closed = Order.closed_on.is_not(None)
    if sort == "supplier":
        return closed, Supplier.sort_key, Order.id.desc()
    if sort == "number":
        return closed, Order.number.desc(), Order.id.desc()
    return closed, Order.ordered_on.desc().nulls_first(), Order.id.desc()


def order_rows(connection: Connection, ids: Collection[int]) -> list[OrderRow]:
    """Return orders for a list or for their own page, in the order of ``ids``."""
    asked = {"ids": as_ids(ids)}
    rows: dict[int, Any] = {row.id: row for row in _PAGE.run(connection, asked)}  # columns of any type
    currencies = {order_id: row.currency for order_id, row in rows.items()}
    values = dict.fromkeys(rows, 0)
    for order_id, quantity, price in _ITEMS.run(connection, asked):
        values[order_id] += line_value(quantity, price, currencies[order_id])
    paid, open_steps = _paid(connection, asked, currencies)
    waiting = {order_id: Next(*cells) for order_id, *cells in _WAITING.run(connection, asked)}
    changed = account_holds(connection, {row.supplier_id for row in rows.values()})

    def held(order_id: int) -> bool:
        steps = open_steps.get(order_id, set())
        return None in steps or (bool(steps) and rows[order_id].supplier_id in changed)

    return [
        OrderRow(*(*rows[one], values[one], paid[one], waiting.get(one), held(one)))
        for one in ids
        if one in rows
    ]


def _paid(
    connection: Connection, asked: dict[str, str], currencies: dict[int, str]
) -> tuple[dict[int, int | None], dict[int, set[str | None]]]:
    """Return what was paid of each order, and for those with open steps a set that holds None where one is held."""
    paid: dict[int, int | None] = dict.fromkeys(currencies, 0)
    waiting: dict[int, set[str | None]] = {}
    for order_id, paid_on, amount, currency, hold in _STEPS.run(connection, asked):
        if paid_on is None:
            waiting.setdefault(order_id, set()).add(None if hold else "open")
        else:
            before, into = paid[order_id], currencies[order_id]
            same = currency == into
            more = amount if same else worth(connection, (amount, currency), into, paid_on)
            paid[order_id] = None if before is None or more is None else before + more
    return paid, waiting


def order_row(connection: Connection, order_id: int) -> OrderRow | None:
    """Return one order; None when it is gone."""
    return next(iter(order_rows(connection, [order_id])), None)


def stage_counts(connection: Connection, supplier_id: int | None = None) -> dict[str, int]:
    """Return how many orders outside the trash are in each stage."""
    query = select(Order.stage, func.count()).where(Order.deleted_at.is_(None)).group_by(Order.stage)
    if supplier_id is not None:
        query = query.where(Order.supplier_id == supplier_id)
    return {row[0]: row[1] for row in connection.execute(query)}


def board(
    connection: Connection, chosen: OrderFilter = OrderFilter(), *, each: int = 40
) -> dict[str, list[OrderRow]]:
    """Return the open orders of each stage for a board, the next milestone first, at most ``each`` of a stage."""
    wanted = OrderFilter(chosen.typed, OPEN_STAGES, chosen.supplier_id, open_only=True)
    due = _TARGET.asc().nulls_last(), Order.id.desc()
    place = func.row_number().over(partition_by=Order.stage, order_by=due)
    placed = _through(wanted, Order.id, Order.stage, place.label("place")).subquery()
    query = select(placed.c.stage, placed.c.id).where(placed.c.place <= each).order_by(placed.c.place)
    found: dict[str, list[int]] = {stage: [] for stage in OPEN_STAGES}
    for stage, order_id in connection.execute(query):
        found[stage].append(order_id)
    rows = {row.id: row for row in order_rows(connection, [one for ids in found.values() for one in ids])}
    return {stage: [rows[one] for one in ids] for stage, ids in found.items()}


def stage_values(connection: Connection) -> dict[str, list[tuple[int, str]]]:
    """Return the value of each line of all open orders, with its currency, by stage."""
    query = (
        select(Order.stage, Order.currency, OrderItem.quantity, OrderItem.unit_price)
        .join(OrderItem, OrderItem.order_id == Order.id)
        .where(OrderItem.deleted_at.is_(None), text(_OPEN_ORDER))
    )
    found: dict[str, list[tuple[int, str]]] = {}
    for stage, currency, quantity, unit_price in connection.execute(query):
        found.setdefault(stage, []).append((line_value(quantity, unit_price, currency), currency))
    return found


_OPEN_ORDER = "purchase_order.closed_on IS NULL AND purchase_order.deleted_at IS NULL"
