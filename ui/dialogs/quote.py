"""The form of a supplier's offer: up to three quantities with their prices, and its terms."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QWidget

from desktop.errors import UsageError
from desktop.texts import _, p_
from desktop.trade.inquiries import QuoteFields, Tier, add_quote, edit_quote, remove_quote
from desktop.trade.inquiry_reads import AskedRow, InquiryRow, QuoteRow
from desktop.trade.money import CURRENCIES, parse_amount, parse_price, plain_amount, plain_price
from desktop.trade.words import INCOTERMS
from ui.editors import Field
from ui.fields_dialog import FieldsDialog, Sheet, Values
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession

Fields = list[Field | tuple[Field, ...]]
_TIERS = 3


def quote_fields() -> Fields:
    """Return the fields of a quote."""
    return [
        (
            Field("on_date", _("Day"), "day", hint=_("Like 2027-03-31")),
            Field("currency", _("Currency"), "choice", [(code, code) for code in CURRENCIES]),
            Field("valid_until", _("Valid until"), "day", hint=_("Like 2027-03-31")),
        ),
        *(
            (
                Field(f"quantity:{n}", _("From quantity"), "number", highest=100_000_000),
                Field(f"price:{n}", _("Unit price")),
            )
            for n in range(_TIERS)
        ),
        (
            Field("incoterm", _("Incoterm"), "choice", [(term, term) for term in INCOTERMS]),
            Field("port", _("Port or place")),
        ),
        (
            Field("moq", _("MOQ"), "number", highest=100_000_000),
            Field("lead_days", _("Lead time in days"), "number", lowest=0, highest=1000),
        ),
        (Field("tooling", _("Tooling")), Field("sample", p_("quote", "Sample"))),
        Field("payment_terms", _("Payment terms")),
        Field("note", _("Notes"), "block"),
    ]


def open_quote(workplace: Workplace, parent: QWidget, one: InquiryRow, row: AskedRow) -> None:
    """Write down a supplier's next offer; it begins with the terms of the one before."""
    begun: Values = {"currency": one.currency, "incoterm": one.incoterm, "port": one.port}
    begun["quantity:0"] = one.quantity
    if row.quote is not None:
        begun |= _held(row.quote)
    begun |= {"on_date": workplace.today, "valid_until": None, "note": ""}

    def write(session: ChangeSession, values: Values) -> int:
        return add_quote(session, row.id, *_offer(values, workplace.today))

    title = _("Quote of {name}").format(name=row.name)
    sheet = Sheet(title, _("Keep quote"), quote_fields(), begun, write, width=620, owner=("quote", 0))
    FieldsDialog(workplace, parent, sheet).begin_and_open()


def open_edit_quote(workplace: Workplace, parent: QWidget, row: AskedRow, quote: QuoteRow) -> None:
    """Mend an offer of a supplier, or take it away; prices beyond the three that the form shows stay."""

    def write(session: ChangeSession, values: Values) -> None:
        fields, tiers = _offer(values, quote.on_date)
        edit_quote(session, quote.id, fields, [*tiers, *quote.tiers[_TIERS:]])

    title = _("Edit quote of {name}").format(name=row.name)
    removal = _("Remove quote"), lambda session: remove_quote(session, quote.id)
    owner = ("quote", quote.id)
    sheet = Sheet(
        title, _("Save"), quote_fields(), _held(quote), write, width=620, removal=removal, owner=owner
    )
    FieldsDialog(workplace, parent, sheet).begin_and_open()


def _held(quote: QuoteRow) -> Values:
    """Return what a quote holds as the form shows it."""
    held: Values = {name: getattr(quote, name) for name in QuoteFields.__annotations__}
    for key in ("tooling", "sample"):
        amount = getattr(quote, key)
        held[key] = "" if amount is None else plain_amount(amount, quote.currency)
    for n, tier in enumerate(quote.tiers[:_TIERS]):
        held[f"quantity:{n}"], held[f"price:{n}"] = tier.from_quantity, plain_price(tier.unit_price)
    return held


def _offer(values: Values, on: date) -> tuple[QuoteFields, list[Tier]]:
    """Return the quote and its tiers; it is of the day ``on`` where none is typed.

    Raises UsageError for a price without its quantity and the other way round.
    """
    tiers = []
    for n in range(_TIERS):
        quantity, typed = values[f"quantity:{n}"], str(values[f"price:{n}"] or "")
        if typed and not isinstance(quantity, int):
            raise UsageError(_("A price has no quantity."), _("Type from which quantity on it holds."))
        if isinstance(quantity, int) and not typed and n:  # the first is offered, and may be all there is
            raise UsageError(
                _("A quantity has no price."), _("Type its unit price, or take the quantity away.")
            )
        if typed and isinstance(quantity, int):
            tiers.append(Tier(quantity, parse_price(typed)))
    rest = {key: value for key, value in values.items() if ":" not in key}
    for key in ("tooling", "sample"):
        typed = str(rest[key] or "")
        rest[key] = parse_amount(typed, str(rest["currency"])) if typed else None
    rest["on_date"] = rest["on_date"] or on
    return cast("QuoteFields", rest), tiers
