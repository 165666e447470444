"""Exchange rates that a person typed in: sums of several currencies are shown in one, never silently."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from sqlalchemy import Connection, select

from desktop.errors import UsageError
from desktop.journal.journal import ChangeSession
from desktop.texts import _
from desktop.trade.money import check_currency, minor_steps
from desktop.trade.paper_tables import ExchangeRate

RATE_STEPS = 1_000_000


@dataclass(frozen=True, slots=True)
class Rate:
    """One main unit of ``currency`` is worth ``rate`` millionths of one main unit of ``into``."""

    currency: str
    into: str
    rate: int
    on_date: date


def set_rate(session: ChangeSession, currency: str, into: str, rate: int, on_date: date) -> None:
    """Keep a rate of a day in millionths; one of the same day is replaced. Raises UsageError for an impossible one."""
    one, other = check_currency(currency), check_currency(into)
    if one == other or not 0 < rate < 10**15:
        raise UsageError(
            _("This is no exchange rate."), _("Type what one unit is worth in another currency.")
        )
    same = select(ExchangeRate).where(
        ExchangeRate.currency == one, ExchangeRate.into == other, ExchangeRate.on_date == on_date
    )
    held = session.scalars(same).first()
    if held is None:
        session.make(ExchangeRate, currency=one, into=other, rate=rate, on_date=on_date)
    else:
        held.rate = rate


def rates_into(connection: Connection, into: str, on: date) -> dict[str, Rate]:
    """Return the newest rate up to a day of each currency into one, by currency."""
    query = (
        select(ExchangeRate.currency, ExchangeRate.into, ExchangeRate.rate, ExchangeRate.on_date)
        .where(ExchangeRate.into == into, ExchangeRate.on_date <= on)
        .order_by(ExchangeRate.on_date, ExchangeRate.id)
    )
    return {row.currency: Rate(*row) for row in connection.execute(query)}


def converted(amounts: Mapping[str, int], into: str, rates: Mapping[str, Rate]) -> int | None:
    """Return sums by currency as one sum in minor units of ``into``; None when a rate is not known."""
    whole = Decimal(0)
    for currency, minor in amounts.items():
        main = Decimal(minor) / minor_steps(currency)
        if currency != into:
            if currency not in rates:
                return None
            main = main * rates[currency].rate / RATE_STEPS
        whole += main
    return int((whole * minor_steps(into)).quantize(Decimal(1), ROUND_HALF_UP))
