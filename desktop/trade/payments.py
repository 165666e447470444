"""The payments of an order: steps of its terms, what was paid, what holds them back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from desktop.errors import Refused, UsageError
from desktop.journal.journal import ChangeSession
from desktop.people.fields import check_choice, check_range, clean, existing
from desktop.texts import _
from desktop.trade.bank_accounts import account_hold, current_account
from desktop.trade.money import check_currency, in_units_of, line_value, share_of
from desktop.trade.tables import Order, OrderItem, Payment
from desktop.trade.terms import TermStep, releases
from desktop.trade.words import PAYMENT_KINDS, RELEASES

_MOST = 10**15


@dataclass(frozen=True, slots=True)
class PaymentRow:
    """One step of an order's payment terms.

    Amounts are minor units of ``currency``, which is that of the order until a step is paid in another one: then only
    ``paid_amount`` is in it.
    """

    id: int
    order_id: int
    kind: str
    percent: int | None
    amount: int
    currency: str
    released_by: str
    due_on: date | None
    paid_on: date | None
    paid_amount: int
    hold: str
    account_id: int | None
    note: str

    @property
    def counted(self) -> int:
        """What was paid, else what is to be paid, in minor units of ``currency``."""
        return self.amount if self.paid_on is None else self.paid_amount


def order_value(connection: Connection, order_id: int) -> int:
    """Return what the items of an order are worth together, in minor units of its currency."""
    query = (
        select(OrderItem.quantity, OrderItem.unit_price, Order.currency)
        .join(Order, Order.id == OrderItem.order_id)
        .where(OrderItem.order_id == order_id)
    )
    return sum(line_value(*row) for row in connection.execute(query))


def set_terms(session: ChangeSession, order_id: int, steps: Sequence[TermStep]) -> None:
    """Make the steps that are not paid yet those of ``steps``; what was paid stays as it is and comes first.

    Where both together make more than the whole value, what was paid counts towards the first of the new steps.
    Raises UsageError for an unknown kind or release and for impossible amounts.
    """
    order = existing(session, Order, order_id)
    held = _steps(session, order.id)
    paid = [payment for payment in held if payment.paid_on is not None]
    for payment in held:
        if payment.paid_on is None:
            session.delete(payment)
    for position, payment in enumerate(paid):
        payment.position = position
    for position, step in enumerate(_still_open(paid, steps), start=len(paid)):
        values: dict[str, Any] = {
            "kind": step.kind,
            "percent": step.percent,
            "amount": step.amount,
            "released_by": step.released_by,
        }
        _check(values)
        session.make(Payment, order_id=order.id, position=position, currency=order.currency, **values)
    session.flush()
    recount(session, order.id)


def _still_open(paid: Sequence[Payment], steps: Sequence[TermStep]) -> list[TermStep]:
    """Return the steps that are left of new terms when what was paid is more than they leave room for."""
    before = sum(one.percent or 0 for one in paid if one.kind != "tooling")
    asked = sum(step.percent or 0 for step in steps if step.kind != "tooling")
    met = min(before, max(0, before + asked - 100))
    left = []
    for step in steps:
        if step.kind == "tooling" or not step.percent or not met:
            left.append(step)
            continue
        counted = min(met, step.percent)
        met -= counted
        if counted < step.percent:
            left.append(replace(step, percent=step.percent - counted))
    return left


def _check(values: dict[str, Any]) -> None:
    check_choice(values, "kind", PAYMENT_KINDS)
    if not releases(values["released_by"]):
        check_choice(values, "released_by", RELEASES)
    check_range(values, "percent", 0, 100)
    check_range(values, "amount", 0, _MOST)


def recount(session: ChangeSession, order_id: int) -> None:
    """Count the amounts of the open steps anew after value or currency changed; the last one takes the rounding."""
    order = existing(session, Order, order_id)
    value = order_value(session.connection(), order_id)
    open_steps = [payment for payment in _steps(session, order_id) if payment.paid_on is None]
    for payment in open_steps:
        if payment.percent is not None:
            payment.amount = share_of(value, payment.percent)
        elif payment.currency != order.currency:
            payment.amount = in_units_of(payment.amount, payment.currency, order.currency)
        payment.currency = order.currency
    goods = [payment for payment in _steps(session, order_id) if payment.kind != "tooling"]
    parts = [payment.percent for payment in goods]
    if goods and all(part is not None for part in parts) and sum(part or 0 for part in parts) == 100:
        _balance(goods, value, order.currency)


def _balance(goods: Sequence[Payment], value: int, currency: str) -> None:
    """Let the last open step make up what rounding, or a value that changed after a payment, left over."""
    waiting = [payment for payment in goods if payment.paid_on is None]
    if not waiting or any(payment.currency != currency for payment in goods):
        return
    others = sum(
        payment.amount if payment.paid_on is None else payment.paid_amount
        for payment in goods
        if payment is not waiting[-1]
    )
    waiting[-1].amount = max(0, value - others)


def edit_payment(
    session: ChangeSession, payment_id: int, *, due_on: date | None = None, note: str | None = None
) -> None:
    """Set the day on which a step falls due (None: unknown) and, unless it is None, its note."""
    payment = existing(session, Payment, payment_id)
    payment.due_on = due_on
    if note is not None:
        payment.note = clean(Payment, {"note": note})["note"]


def pay(
    session: ChangeSession,
    payment_id: int,
    paid_on: date,
    amount: int | None = None,
    *,
    currency: str = "",
    despite: str = "",
) -> None:
    """Say that a step was paid: its whole amount, or another in minor units of ``currency``, empty for its own.

    Raises Refused while something holds it, unless ``despite`` says why it was paid all the same; UsageError for an
    impossible amount.
    """
    payment = existing(session, Payment, payment_id)
    order = existing(session, Order, payment.order_id)
    paid = payment.amount if amount is None else amount
    check_range({"amount": paid}, "amount", 0, _MOST)
    why = clean(Payment, {"note": despite})["note"]
    session.flush()
    reason = held_because(session.connection(), order.supplier_id, payment.hold)
    if reason and not why:
        raise Refused(reason, _("Release the hold first, or write down why it was paid all the same."))
    account = current_account(session.connection(), order.supplier_id)
    if currency and amount is not None:
        payment.currency = check_currency(currency)
    payment.paid_on, payment.paid_amount = paid_on, paid
    payment.account_id = account.id if account else None
    if why:
        payment.note = f"{payment.note}\n{why}".strip()
    session.flush()
    recount(session, order.id)


def unpay(session: ChangeSession, payment_id: int) -> None:
    """Take back that a step was paid; it is open again in the currency of its order."""
    payment = existing(session, Payment, payment_id)
    order = existing(session, Order, payment.order_id)
    payment.paid_on, payment.paid_amount, payment.account_id = None, 0, None
    payment.currency = order.currency  # what was to be paid was always counted in it
    session.flush()
    recount(session, order.id)


def hold_payment(session: ChangeSession, payment_id: int, why: str) -> None:
    """Hold an open step back, such as for an ``inspection``; raises UsageError without a reason, Refused when paid."""
    payment = existing(session, Payment, payment_id)
    reason = clean(Payment, {"hold": why})["hold"]
    if not reason:
        raise UsageError(_("A hold needs a reason."), _("Type why this payment waits."))
    if payment.paid_on is not None:
        raise Refused(_("This payment is made already."), _("Look at the payments of the order again."))
    payment.hold = reason


def release_payment(session: ChangeSession, payment_id: int) -> None:
    """End the hold on one step; a changed bank account holds on until its proofs are there."""
    existing(session, Payment, payment_id).hold = ""


def held_because(connection: Connection, supplier_id: int, hold: str) -> str:
    """Return why an open payment must wait as a sentence; empty when nothing holds it."""
    account = account_hold(connection, supplier_id)
    if account is not None:
        return account.sentence()
    if hold == "inspection":
        return _("This payment waits for a passed inspection.")
    return _("This payment is held: {reason}").format(reason=hold) if hold else ""


def payments_of(connection: Connection, order_id: int) -> list[PaymentRow]:
    """Return the steps of an order in their order."""
    columns = [Payment.__table__.c[name] for name in PaymentRow.__dataclass_fields__]
    query = select(*columns).where(Payment.order_id == order_id).order_by(Payment.position, Payment.id)
    return [PaymentRow(*row) for row in connection.execute(query)]


def _steps(session: ChangeSession, order_id: int) -> list[Payment]:
    query = select(Payment).where(Payment.order_id == order_id).order_by(Payment.position, Payment.id)
    return list(session.scalars(query))
