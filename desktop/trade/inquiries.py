"""Inquiries: what we ask for, whom we asked, touch-backs, quotes, and how it ended."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypedDict

from sqlalchemy import delete, select, update

from desktop.attachments.keeping import leave
from desktop.errors import Refused, UsageError
from desktop.journal.journal import ChangeSession
from desktop.people.fields import check_choice, check_range, clean, existing
from desktop.people.tables import Supplier
from desktop.texts import _
from desktop.trade.homework import BY_HAND
from desktop.trade.money import check_currency
from desktop.trade.sourcing_tables import CriterionMark, Inquiry, InquirySupplier, Quote, QuoteTier, TouchBack
from desktop.trade.tables import Product
from desktop.trade.words import INCOTERMS, INQUIRY_STATUSES, OUTCOMES

_MOST = 10**12
CLOSED = ("awarded", "withdrawn", "no_award")


class InquiryFields(TypedDict, total=False):
    """The fields of an inquiry that a person types; homework are keys with a space between."""

    title: str
    title_zh: str
    product_id: int | None
    need: str
    need_zh: str
    quantity: int | None
    unit: str
    yearly: int | None
    target_price: int | None
    currency: str
    wanted_on: date | None
    standards: str
    incoterm: str
    port: str
    homework: str


class QuoteFields(TypedDict, total=False):
    """The fields of a quote that a person types; tooling and sample in minor units."""

    on_date: date
    currency: str
    incoterm: str
    port: str
    moq: int | None
    lead_days: int | None
    tooling: int | None
    sample: int | None
    valid_until: date | None
    payment_terms: str
    note: str


@dataclass(frozen=True, slots=True)
class Tier:
    """A unit price (ten-thousandths) from a quantity on."""

    from_quantity: int
    unit_price: int


def add_inquiry(session: ChangeSession, fields: InquiryFields) -> int:
    """Add an inquiry and return its id. Raises UsageError without a title or for a value that is not possible."""
    return session.make(Inquiry, **_checked(session, {"title": "", **fields})).id


def edit_inquiry(session: ChangeSession, inquiry_id: int, fields: InquiryFields) -> None:
    """Change some fields. Raises as ``add_inquiry``."""
    existing(session, Inquiry, inquiry_id).fill(_checked(session, fields))


def _checked(session: ChangeSession, fields: InquiryFields) -> dict[str, Any]:
    values = clean(Inquiry, fields)
    if values.get("title", "kept") == "":
        raise UsageError(_("An inquiry needs a title."), _("Type what you are looking for."))
    check_range(values, "quantity", 1, 10**9)
    check_range(values, "yearly", 1, 10**10)
    check_range(values, "target_price", 0, _MOST)
    check_choice(values, "incoterm", INCOTERMS, empty=True)
    if "currency" in values:
        values["currency"] = check_currency(values["currency"])
    if values.get("product_id") is not None:
        existing(session, Product, values["product_id"])
    for key in str(values.get("homework", "")).split():
        check_choice({"homework": key}, "homework", BY_HAND)
    return values


def delete_inquiries(session: ChangeSession, inquiry_ids: Collection[int]) -> None:
    """Put inquiries into the trash with all that was asked and answered."""
    session.execute(
        update(Inquiry)
        .where(Inquiry.id.in_(inquiry_ids), Inquiry.deleted_at.is_(None))
        .values(deleted_at=session.now, updated_at=session.now)
    )


def ask(
    session: ChangeSession, inquiry_id: int, supplier_ids: Collection[int], sent_on: date | None
) -> list[int]:
    """Say that suppliers were asked (None: will be); who was asked before is not asked twice. Returns their rows."""
    inquiry = existing(session, Inquiry, inquiry_id)
    held = {row.supplier_id: row for row in session.scalars(_asked(inquiry_id))}
    found = []
    for supplier_id in dict.fromkeys(supplier_ids):
        existing(session, Supplier, supplier_id)
        row = held.get(supplier_id) or session.make(
            InquirySupplier, inquiry_id=inquiry_id, supplier_id=supplier_id
        )
        row.sent_on = row.sent_on or sent_on
        found.append(row.id)
    if sent_on is not None and inquiry.status == "draft":
        inquiry.status, inquiry.opened_on = "open", sent_on
    return found


def not_asked(session: ChangeSession, asked_id: int) -> None:
    """Take a supplier out of an inquiry, with the marks that they were given.

    Raises Refused once they were asked, or anything was written: then tell them how it ended.
    """
    row = existing(session, InquirySupplier, asked_id)
    wrote = session.scalar(select(TouchBack.id).where(TouchBack.asked_id == asked_id).limit(1))
    offered = session.scalar(select(Quote.id).where(Quote.asked_id == asked_id).limit(1))
    if row.sent_on is not None or row.answered_on is not None or wrote is not None or offered is not None:
        raise Refused(_("This supplier was asked already."), _("Tell them how it ended instead."))
    session.execute(delete(CriterionMark).where(CriterionMark.asked_id == asked_id))
    session.delete(row)


def answered(session: ChangeSession, asked_id: int, on: date) -> None:
    """Say when a supplier first answered; raises Refused before they were asked."""
    row = existing(session, InquirySupplier, asked_id)
    if row.sent_on is not None and on < row.sent_on:
        raise Refused(_("The answer would be older than the question."), _("Look at the two days again."))
    row.answered_on = on


def touch_back(session: ChangeSession, asked_id: int, on: date, *, by_us: bool, text: str = "") -> int:
    """Count a message about the inquiry, ours or theirs; their first one is the answer. Returns its id."""
    row = existing(session, InquirySupplier, asked_id)
    if not by_us and row.answered_on is None:
        answered(session, asked_id, on)
    words = clean(TouchBack, {"text": text})["text"]
    return session.make(TouchBack, asked_id=asked_id, on_date=on, by_us=by_us, text=words).id


def add_quote(session: ChangeSession, asked_id: int, fields: QuoteFields, tiers: Sequence[Tier]) -> int:
    """Keep a supplier's offer and return its id; the newest one holds, older ones stay.

    Raises UsageError without a price or for a value that is not possible.
    """
    row = existing(session, InquirySupplier, asked_id)
    values = _checked_quote(fields, tiers)
    if row.answered_on is None or values["on_date"] < row.answered_on:
        row.answered_on = values["on_date"]
    made = session.make(Quote, asked_id=asked_id, **values)
    session.flush()
    _set_tiers(session, made.id, tiers)
    return made.id


def edit_quote(session: ChangeSession, quote_id: int, fields: QuoteFields, tiers: Sequence[Tier]) -> None:
    """Change an offer that was typed wrongly. Raises as ``add_quote``."""
    quote = existing(session, Quote, quote_id)
    row, before = existing(session, InquirySupplier, quote.asked_id), quote.on_date
    quote.fill(_checked_quote({"on_date": quote.on_date, **fields}, tiers))
    _set_tiers(session, quote_id, tiers)
    if quote.on_date != before and (
        row.answered_on is None or row.answered_on == before or quote.on_date < row.answered_on
    ):
        row.answered_on = first_answer(session, row.id)


def remove_quote(session: ChangeSession, quote_id: int) -> None:
    """Take away an offer that was typed by mistake; the one before it holds again.

    Where it was their first answer, the next thing that they sent is; None where there is nothing else. Its files go to
    the trash, and from there to the inquiry.
    """
    quote = existing(session, Quote, quote_id)
    row, day = existing(session, InquirySupplier, quote.asked_id), quote.on_date
    leave(session, ("quote", quote_id), ("inquiry", row.inquiry_id))
    for tier in session.scalars(select(QuoteTier).where(QuoteTier.quote_id == quote_id)):
        session.delete(tier)
    session.flush()
    session.delete(quote)
    session.flush()
    if row.answered_on == day:
        row.answered_on = first_answer(session, row.id)


def first_answer(session: ChangeSession, asked_id: int) -> date | None:
    """Return the day of the first quote or message of a supplier; None when they sent nothing."""
    offers = select(Quote.on_date).where(Quote.asked_id == asked_id)
    wrote = select(TouchBack.on_date).where(TouchBack.asked_id == asked_id, TouchBack.by_us.is_(False))
    return min((*session.scalars(offers), *session.scalars(wrote)), default=None)


def _checked_quote(fields: QuoteFields, tiers: Sequence[Tier]) -> dict[str, Any]:
    values = clean(Quote, fields)
    check_choice(values, "incoterm", INCOTERMS, empty=True)
    check_range(values, "moq", 1, 10**9)
    check_range(values, "lead_days", 0, 1000)
    for name in ("tooling", "sample"):
        check_range(values, name, 0, 10**15)
    if "currency" in values:
        values["currency"] = check_currency(values["currency"])
    if not tiers:
        raise UsageError(_("A quote needs a price."), _("Type at least one quantity with its unit price."))
    for tier in tiers:
        check_range({"quantity": tier.from_quantity}, "quantity", 1, 10**9)
        check_range({"unit_price": tier.unit_price}, "unit_price", 0, _MOST)
    if len({tier.from_quantity for tier in tiers}) < len(tiers):
        raise UsageError(_("A quantity has two prices."), _("Type each quantity once."))
    return values


def _set_tiers(session: ChangeSession, quote_id: int, tiers: Sequence[Tier]) -> None:
    for old in session.scalars(select(QuoteTier).where(QuoteTier.quote_id == quote_id)):
        session.delete(old)
    session.flush()
    for tier in sorted(tiers, key=lambda one: one.from_quantity):
        session.make(
            QuoteTier, quote_id=quote_id, from_quantity=tier.from_quantity, unit_price=tier.unit_price
        )


def award(session: ChangeSession, inquiry_id: int, asked_id: int, on: date, why: str = "") -> None:
    """Give the inquiry to one supplier; the others are not chosen and still to be told.

    Raises UsageError when the supplier was not asked in this inquiry.
    """
    chosen = existing(session, InquirySupplier, asked_id)
    if chosen.inquiry_id != inquiry_id:
        raise UsageError(_("This supplier was not asked."), _("Choose one of those who were."))
    for row in session.scalars(_asked(inquiry_id)):
        if row.id == asked_id:
            row.outcome, row.told_on = "awarded", on
        elif row.outcome in ("", "awarded", "withdrawn"):
            row.outcome, row.told_on = "not_chosen", None
    _close(session, inquiry_id, "awarded", on, why)


def withdraw(session: ChangeSession, inquiry_id: int, on: date, why: str = "") -> None:
    """End an inquiry without an order; everybody who was asked is still to be told, also who had been awarded it."""
    for row in session.scalars(_asked(inquiry_id)):
        if row.outcome in ("", "awarded"):
            row.outcome, row.told_on = "withdrawn", None
    _close(session, inquiry_id, "withdrawn", on, why)


def reopen(session: ChangeSession, inquiry_id: int) -> None:
    """Open an inquiry again that was closed; outcomes are taken back, but what they declined."""
    inquiry = existing(session, Inquiry, inquiry_id)
    for row in session.scalars(_asked(inquiry_id)):
        if row.outcome != "declined":
            row.outcome, row.told_on = "", None
    inquiry.status, inquiry.closed_on = "open", None


def _close(session: ChangeSession, inquiry_id: int, status: str, on: date, why: str) -> None:
    inquiry = existing(session, Inquiry, inquiry_id)
    check_choice({"status": status}, "status", INQUIRY_STATUSES)
    inquiry.status, inquiry.closed_on = status, on
    inquiry.outcome = clean(Inquiry, {"outcome": why})["outcome"]


def set_outcome(session: ChangeSession, asked_id: int, outcome: str, told_on: date | None) -> None:
    """Say how it ended with one supplier, and when we told them (None: not yet). Raises UsageError for another key."""
    check_choice({"outcome": outcome}, "outcome", OUTCOMES, empty=True)
    row = existing(session, InquirySupplier, asked_id)
    row.outcome, row.told_on = outcome, told_on


def _asked(inquiry_id: int) -> Any:  # a typed select has the row's type, which nobody needs here
    return (
        select(InquirySupplier).where(InquirySupplier.inquiry_id == inquiry_id).order_by(InquirySupplier.id)
    )
