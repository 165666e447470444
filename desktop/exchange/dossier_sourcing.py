"""The inquiries, quotes and samples of a dossier: how it came to an order.

What other suppliers were asked and quoted stays behind: the file is about one of them.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import Connection, select

from desktop import formats
from desktop.exchange.dossier_part import Part
from desktop.joining import clauses
from desktop.texts import _, n_, p_
from desktop.trade.inquiry_reads import AskedRow, InquiryRow, QuoteRow, asked_in, inquiry, inquiry_ids
from desktop.trade.money import money, price
from desktop.trade.products import products
from desktop.trade.samples import SampleRow, samples_of
from desktop.trade.tables import Order, OrderItem
from desktop.trade.words import pieces, say

_Asked = tuple[InquiryRow, AskedRow]


def sourcing(connection: Connection, supplier_id: int, order_id: int | None) -> list[Part]:
    """Return what a supplier was asked, quoted and sent as a sample, or what led to one order."""
    asked = _asked(connection, supplier_id, order_id)
    goods = None if order_id is None else _goods(connection, order_id)
    return [_inquiries(asked), _quotes(asked), _samples(connection, supplier_id, goods)]


def _asked(connection: Connection, supplier_id: int, order_id: int | None) -> list[_Asked]:
    """Return the inquiries that went to a supplier and its part in them."""
    if order_id is None:
        ids = inquiry_ids(connection, supplier_id=supplier_id)
    else:
        ids = list(connection.scalars(select(Order.inquiry_id).where(Order.id == order_id)))
    found = [row for one in ids if one is not None and (row := inquiry(connection, one)) is not None]
    return [
        (row, one) for row in found for one in asked_in(connection, row.id) if one.supplier_id == supplier_id
    ]


def _goods(connection: Connection, order_id: int) -> set[int]:
    query = select(OrderItem.product_id).where(OrderItem.order_id == order_id)
    return {one for one in connection.scalars(query) if one is not None}


def _inquiries(asked: Collection[_Asked]) -> Part:
    head = (
        _("Inquiry"),
        _("Quantity"),
        p_("inquiry", "Sent on"),
        _("Answered on"),
        _("Messages"),
        p_("inquiry", "Outcome"),
    )
    rows = tuple(
        (
            row.name,
            "" if row.quantity is None else pieces(row.quantity, row.unit),
            _iso(one.sent_on),
            _iso(one.answered_on),
            _("we {ours}, they {theirs}").format(ours=one.ours, theirs=one.theirs),
            _ended(one),
        )
        for row, one in asked
    )
    return Part(_("Inquiries"), head=head, rows=rows)


def _ended(one: AskedRow) -> str:
    """Return how it ended for the supplier, and when they were told."""
    told = "" if one.told_on is None else _("told on {day}").format(day=one.told_on.isoformat())
    return clauses(say("outcome", one.outcome), told)


def _quotes(asked: Collection[_Asked]) -> Part:
    head = (
        _("Quoted on"), _("Inquiry"), _("Unit price"), _("Terms of delivery"), _("Tooling and sample"), _("Payment"),
    )  # fmt: skip
    quotes = [(quote, row) for row, one in asked for quote in one.quotes]
    rows = tuple(
        (
            _quoted(quote),
            row.name,
            _tiers(quote),
            _delivery(quote),
            _extras(quote),
            clauses(quote.payment_terms, quote.note),
        )
        for quote, row in sorted(quotes, key=lambda each: each[0].on_date, reverse=True)
    )
    return Part(_("Quotes"), head=head, rows=rows)


def _quoted(quote: QuoteRow) -> str:
    """Return the day of a quote, and how long it holds."""
    until = _("until {day}").format(day=quote.valid_until.isoformat()) if quote.valid_until else ""
    return "\n".join(filter(None, (quote.on_date.isoformat(), until)))


def _tiers(quote: QuoteRow) -> str:
    """Return the prices by quantity, a line each."""
    if len(quote.tiers) == 1:
        return price(quote.tiers[0].unit_price, quote.currency)
    return "\n".join(
        _("from {quantity}: {price}").format(
            quantity=formats.number(tier.from_quantity), price=price(tier.unit_price, quote.currency)
        )
        for tier in quote.tiers
    )


def _delivery(quote: QuoteRow) -> str:
    least = "" if not quote.moq else _("MOQ {n}").format(n=formats.number(quote.moq))
    lead = n_("{n} day", "{n} days", quote.lead_days).format(n=quote.lead_days) if quote.lead_days else ""
    return clauses(f"{quote.incoterm} {quote.port}".strip(), least, lead)


def _extras(quote: QuoteRow) -> str:
    """Return what tooling and sample cost, as far as it was said."""
    said = [
        words.format(amount=money(amount, quote.currency) if amount else _("free"))
        for words, amount in ((_("tooling {amount}"), quote.tooling), (_("sample {amount}"), quote.sample))
        if amount is not None
    ]
    return clauses(*said)


def _samples(connection: Connection, supplier_id: int, goods: Collection[int] | None) -> Part:
    names = {one.id: one.name for one in products(connection, goods)}
    head = (_("Product"), _("Asked on"), _("Sent on"), _("Received on"), _("Verdict"), _("Remark"))
    rows = tuple(
        (
            f"{names[one.product_id]}\n{_round(one)}",
            one.asked_on.isoformat(),
            " ".join(filter(None, (_iso(one.sent_on), one.courier, one.tracking))),
            _iso(one.received_on),
            _judged(one),
            one.note,
        )
        for one in samples_of(connection, supplier_id=supplier_id)
        if one.product_id in names
    )
    return Part(_("Samples"), head=head, rows=rows)


def _round(one: SampleRow) -> str:
    """Return which sample of the product it is, and of which revision."""
    said = _("round {n}").format(n=one.round)
    return clauses(said, _("revision {name}").format(name=one.revision) if one.revision else "")


def _judged(one: SampleRow) -> str:
    """Return the verdict with its day, and where the golden sample is kept."""
    said = " ".join(filter(None, (say("verdict", one.verdict), _iso(one.verdict_on))))
    if one.sealed_on is None:
        return said
    sealed = _("golden sample sealed on {day}").format(day=one.sealed_on.isoformat())
    return clauses(said, sealed, one.sealed_where)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
