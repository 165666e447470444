"""The balance of an order waits for a lot that has passed."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, select

from desktop.journal.journal import ChangeSession
from desktop.trade.payments import hold_payment, release_payment
from desktop.trade.tables import Payment

REASON = "inspection"
"""Why it is held, a word that ``trade.payments`` knows."""


def hold_balance(session: ChangeSession, order_id: int | None) -> int:
    """Hold the balance payments of an order that are not paid yet; return how many are held by this step.

    One that is held for another reason keeps its reason.
    """
    return _each(session, order_id, "", lambda payment_id: hold_payment(session, payment_id, REASON))


def release_balance(session: ChangeSession, order_id: int | None) -> int:
    """Release the balance payments that wait for an inspection; return how many there were."""
    return _each(session, order_id, REASON, lambda payment_id: release_payment(session, payment_id))


def _each(session: ChangeSession, order_id: int | None, hold: str, work: Callable[[int], None]) -> int:
    if order_id is None:
        return 0
    query = select(Payment.id).where(
        Payment.order_id == order_id,
        Payment.kind == "balance",
        Payment.paid_on.is_(None),
        Payment.hold == hold,
        Payment.deleted_at.is_(None),
    )
    ids = list(session.scalars(query))
    for payment_id in ids:
        work(payment_id)
    return len(ids)


def balance_waits(connection: Connection, order_id: int | None) -> bool:
    """Tell whether a balance payment of an order waits for an inspection."""
    if order_id is None:
        return False
    query = select(Payment.id).where(
        Payment.order_id == order_id,
        Payment.hold == REASON,
        Payment.paid_on.is_(None),
        Payment.deleted_at.is_(None),
    )
    return connection.scalars(query).first() is not None
