"""Exchange rates that a person typed in: sums of several currencies are shown in one, never silently."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from sqlalchemy import Connection, or_, select

from desktop import formats
from desktop.errors import UsageError
from desktop.journal.journal import ChangeSession
from desktop.people.fields import clean, existing
from desktop.people.shown import listed
from desktop.texts import _
from desktop.trade.money import RATE_STEPS, check_currency, minor_steps, money, sums, sums_in_words
from desktop.trade.paper_tables import ExchangeRate

_COLUMNS = (
    *(ExchangeRate.id, ExchangeRate.currency, ExchangeRate.into, ExchangeRate.rate, ExchangeRate.on_date),
    ExchangeRate.source,
)


@dataclass(frozen=True, slots=True)
class Rate:
    """``per`` main units of ``currency`` are worth ``rate`` main units of ``into``; as typed, ``per`` is a million."""

    id: int
    currency: str
    into: str
    rate: int
    on_date: date
    source: str
    per: int = RATE_STEPS

    @property
    def turned(self) -> Rate:
        """Return the same rate seen from the other currency, exactly."""
        return replace(self, currency=self.into, into=self.currency, rate=self.per, per=self.rate)


def set_rate(
    session: ChangeSession, currency: str, into: str, rate: int, on_date: date, source: str = ""
) -> None:
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
    said = clean(ExchangeRate, {"source": source})["source"]
    if held is None:
        session.make(ExchangeRate, currency=one, into=other, rate=rate, on_date=on_date, source=said)
    else:
        held.rate, held.source = rate, said


def remove_rate(session: ChangeSession, rate_id: int) -> None:
    """Take a rate away that was typed by mistake."""
    session.delete(existing(session, ExchangeRate, rate_id))


def all_rates(connection: Connection) -> list[Rate]:
    """Return all rates, the newest day first."""
    query = select(*_COLUMNS).order_by(ExchangeRate.on_date.desc(), ExchangeRate.id.desc())
    return [Rate(*row) for row in connection.execute(query)]


def own_currency(connection: Connection) -> str:
    """Return the currency in which sums are shown too: the one into which a rate was typed last; empty without any."""
    query = select(ExchangeRate.into).order_by(ExchangeRate.created_at.desc(), ExchangeRate.id.desc())
    return connection.scalar(query.limit(1)) or ""


def rates_into(connection: Connection, into: str, on: date) -> dict[str, Rate]:
    """Return the newest rate up to a day of each currency into one, by currency; one typed the other way counts too."""
    either = or_(ExchangeRate.into == into, ExchangeRate.currency == into)
    query = select(*_COLUMNS).where(either, ExchangeRate.on_date <= on)
    rows = connection.execute(query.order_by(ExchangeRate.on_date, ExchangeRate.id))
    rates = (Rate(*row) for row in rows)
    return {one.currency: one for one in (rate if rate.into == into else rate.turned for rate in rates)}


def about(connection: Connection, amounts: Iterable[tuple[int, str]], today: date) -> str:
    """Return sums of several currencies as one at the rates typed in, with the day of the oldest of them.

    Empty when there is nothing to convert or no rate at all; says which rate is missing otherwise.
    """
    whole, into = sums(amounts), own_currency(connection)
    others = [currency for currency in whole if currency != into]
    if not into or not others:
        return ""
    rates = rates_into(connection, into, today)
    missing = [currency for currency in others if currency not in rates]
    if missing:
        return _("no rate of {currencies} into {into} yet").format(currencies=listed(missing), into=into)
    total = converted(whole, into, rates)
    assert total is not None  # all rates are there
    day = formats.short_day(min(rates[currency].on_date for currency in others), today)
    return _("about {sum} at your rate of {day}").format(sum=money(total, into), day=day)


def summed_up(connection: Connection, amounts: Iterable[tuple[int, str]], today: date) -> str:
    """Return the sums of each currency next to each other, and what they make in one where rates are known."""
    kept = sums((minor, currency) for minor, currency in amounts if minor)
    each = sums_in_words((minor, currency) for currency, minor in kept.items())
    one = about(connection, ((minor, currency) for currency, minor in kept.items()), today)
    return _("{each} ({one})").format(each=each, one=one) if one else each


def worth(connection: Connection, amount: tuple[int, str], into: str, on: date) -> int | None:
    """Return an amount in minor units of ``into`` at the newest rate up to a day; None when no rate is known."""
    minor, currency = amount
    return converted({currency: minor}, into, rates_into(connection, into, on) if currency != into else {})


def worth_in_words(connection: Connection, amount: tuple[int, str], into: str, on: date) -> str:
    """Return what an amount is worth in another currency, or that no rate is known; empty for the same currency."""
    minor, currency = amount
    if currency == into:
        return ""
    rates = rates_into(connection, into, on)
    whole = converted({currency: minor}, into, rates)
    if whole is None:
        return _("no rate of {currencies} into {into} yet").format(currencies=currency, into=into)
    day = formats.short_day(rates[currency].on_date, on)
    return _("about {sum} at your rate of {day}").format(sum=money(whole, into), day=day)


def converted(amounts: Mapping[str, int], into: str, rates: Mapping[str, Rate]) -> int | None:
    """Return sums by currency as one sum in minor units of ``into``; None when a rate is not known."""
    whole = Decimal(0)
    for currency, minor in amounts.items():
        main = Decimal(minor) / minor_steps(currency)
        if currency != into:
            if currency not in rates:
                return None
            main = main * rates[currency].rate / rates[currency].per
        whole += main
    return int((whole * minor_steps(into)).quantize(Decimal(1), ROUND_HALF_UP))
