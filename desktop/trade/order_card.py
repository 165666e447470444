"""All that is shown of one order, read in one go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from desktop.almanac.lunar import DateOutOfRange
from desktop.planning.calendars import calendar_for, known_shutdowns
from desktop.planning.planner import supplier_works
from desktop.trade.bank_accounts import AccountHold, AccountRow, accounts_of, legal_name
from desktop.trade.checklists import PassRow, checklists, passes_of
from desktop.trade.exchange_rates import summed_up
from desktop.trade.items import ItemRow, items_of
from desktop.trade.leverage import Leverage
from desktop.trade.milestones import Expected, expected, milestones_of
from desktop.trade.order_reads import OrderRow, order_row
from desktop.trade.papers import AgreementRow, agreements_of, signs_of
from desktop.trade.payments import PaymentRow, payments_of
from desktop.trade.position import Position
from desktop.trade.priorities import PriorityRow, priorities_of
from desktop.trade.shipments import ShipmentRow, shipments_of
from desktop.trade.standing import leverage_of, position_of

ORDER_LISTS = ("contract", "purchase_order")
"""The checklists that belong to an order."""


@dataclass(frozen=True, slots=True)
class OrderCard:
    """An order with its items, milestones, payments, papers and where we stand."""

    order: OrderRow
    items: tuple[ItemRow, ...]
    milestones: tuple[Expected, ...]
    payments: tuple[PaymentRow, ...]
    accounts: tuple[AccountRow, ...]
    """The one in force first."""
    hold: AccountHold | None
    legal_name: str
    papers: tuple[AgreementRow, ...]
    readings: dict[str, tuple[PassRow, ...]]
    """By checklist."""
    signs: dict[str, int]
    shipments: tuple[ShipmentRow, ...]
    priorities: tuple[PriorityRow, ...]
    leverage: Leverage
    position: Position
    paid_words: str = ""
    """What was paid, by currency, and in one at one's own rates; empty before the first payment."""

    @property
    def arrival(self) -> Expected | None:
        """Return the last milestone as it may be expected; None when nothing is planned."""
        return self.milestones[-1] if self.milestones else None


def order_card(connection: Connection, order_id: int, today: date) -> OrderCard | None:
    """Return an order with all that belongs to it; None when it is gone."""
    order = order_row(connection, order_id)
    if order is None:
        return None
    accounts = tuple(accounts_of(connection, [order.supplier_id]).get(order.supplier_id, ()))
    held = len(accounts) > 1 and accounts[0].missing
    payments = tuple(payments_of(connection, order_id))
    return OrderCard(
        order,
        tuple(items_of(connection, order_id)),
        tuple(expected_milestones(connection, order, today)),
        payments,
        accounts,
        AccountHold(accounts[0], accounts[1]) if held else None,
        legal_name(connection, order.supplier_id),
        tuple(agreements_of(connection, order.supplier_id, order_id)),
        {
            key: tuple(passes_of(connection, key, order_id=order_id))
            for key in ORDER_LISTS
            if key in checklists()
        },
        signs_of(connection, order_id),
        tuple(shipments_of(connection, order_id)),
        tuple(priorities_of(connection, order_id=order_id)),
        leverage_of(connection, order, today),
        position_of(connection, order),
        summed_up(connection, [(one.paid_amount, one.currency) for one in payments if one.paid_on], today),
    )


def expected_milestones(connection: Connection, order: OrderRow, today: date) -> list[Expected]:
    """Return the milestones of an order as they may be expected in the supplier's working days."""
    rows = milestones_of(connection, order.id)
    if not any((row.actual_on or row.estimate_on or row.target_on) > row.target_on for row in rows):
        return [Expected(row, row.known_on) for row in rows]
    base = calendar_for(connection, order.supplier_id)
    works = supplier_works(base, today, known_shutdowns(connection, order.supplier_id))
    try:
        return expected(rows, works)
    except (DateOutOfRange, OverflowError):  # an estimate like 9999-12-31 has no day after it
        return [Expected(row, row.known_on) for row in rows]
