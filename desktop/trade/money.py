"""Money: amounts in minor units, unit prices in ten-thousandths, typed and shown; currencies are never added."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from babel.numbers import format_currency

from desktop import texts
from desktop.errors import UsageError
from desktop.texts import _

CURRENCIES = ("USD", "CNY", "EUR", "GBP", "HKD", "JPY", "CAD", "AUD", "CHF", "SGD", "KRW", "TWD")
"""Those that are offered; any other code of three letters may be typed."""
_WITHOUT_DECIMALS = frozenset({"JPY", "KRW", "VND", "CLP", "ISK"})
"""ISO 4217 currencies that have no minor unit."""
PRICE_STEPS = 10_000
RATE_STEPS = 1_000_000
"""Exchange rates are kept in millionths."""
_MOST = 10**15
_CHINESE = re.compile("([\\d.,]+)([万亿])元?")
_TEN_THOUSANDS = re.compile(r"(\d+(?:\.\d+)?)([万亿])")
_BETWEEN_GROUPS = re.compile(r"(?<=\d),(?=\d{3,4}(?!\d))")
"""The comma of 5,000 and of 12,0000; that of 1,2 may be a point, and to leave it out would make ten times as many."""
_TIMES = {"万": 10_000, "亿": 100_000_000}
_SPACES = re.compile(r"[\s\u00a0\u202f_'’]")


def minor_steps(currency: str) -> int:
    """Return how many minor units make one main unit: 100, or 1 where there is no minor unit."""
    return 1 if currency in _WITHOUT_DECIMALS else 100


def check_currency(currency: str) -> str:
    """Return a currency code in capitals; raises UsageError for anything but three letters."""
    code = currency.strip().upper()
    if not re.fullmatch("[A-Z]{3}", code):
        raise UsageError(
            _("“{code}” is no currency.").format(code=currency), _("Type three letters, such as USD or CNY.")
        )
    return code


def line_value(quantity: int, unit_price: int, currency: str) -> int:
    """Return quantity times unit price (ten-thousandths) in minor units, half a unit rounded up."""
    exact = Decimal(quantity * unit_price * minor_steps(currency)) / PRICE_STEPS
    return int(exact.quantize(Decimal(1), ROUND_HALF_UP))


def share_of(value: int, percent: int) -> int:
    """Return a part of an amount in per cent, in whole minor units, half a unit rounded up."""
    return int((Decimal(value * percent) / 100).quantize(Decimal(1), ROUND_HALF_UP))


def in_units_of(minor: int, currency: str, other: str) -> int:
    """Return the same figure in the minor units of another currency, half a unit rounded up: 500.00 USD as 500 JPY."""
    exact = Decimal(minor * minor_steps(other)) / minor_steps(currency)
    return int(exact.quantize(Decimal(1), ROUND_HALF_UP))


def parse_amount(typed: str, currency: str) -> int:
    """Return typed money in minor units; "1,234.50", "1.234,50" and "1234.5" are the same, "12.5万" is 125,000.

    Raises UsageError for anything else, for less than nothing and for more than any order is worth.
    """
    return _scaled(typed, minor_steps(currency))


def parse_price(typed: str) -> int:
    """Return a typed unit price in ten-thousandths. Raises as ``parse_amount``."""
    return _scaled(typed, PRICE_STEPS)


def parse_rate(typed: str) -> int:
    """Return a typed exchange rate in millionths. Raises as ``parse_amount``."""
    return _scaled(typed, RATE_STEPS)


def _scaled(typed: str, steps: int) -> int:
    plain = _SPACES.sub("", unicodedata.normalize("NFKC", typed)).replace("。", ".")
    match = _CHINESE.fullmatch(plain)
    figures, times = (match[1], _TIMES[match[2]]) if match else (plain, 1)
    try:
        exact = Decimal(one_point(figures)) * times
    except InvalidOperation:
        raise _not_money(typed) from None
    if not exact.is_finite() or exact < 0 or exact * steps > _MOST:
        raise _not_money(typed)
    return int((exact * steps).quantize(Decimal(1), ROUND_HALF_UP))


def parse_quantity(typed: str) -> int:
    """Return typed pieces: "5000", "5,000" and "1.2万" are read. Raises UsageError for anything but a whole number."""
    plain = _BETWEEN_GROUPS.sub("", _SPACES.sub("", unicodedata.normalize("NFKC", typed)))
    match = _TEN_THOUSANDS.fullmatch(plain)
    exact = Decimal(match[1]) * _TIMES[match[2]] if match else Decimal(plain) if plain.isdecimal() else None
    if exact is None or exact != exact.to_integral_value():
        raise UsageError(
            _("“{typed}” is no quantity.").format(typed=typed), _("Type a whole number such as 5000.")
        )
    return int(exact)


def one_point(plain: str) -> str:
    """Return a number with a point before its decimals, whichever of comma and point stood there."""
    if "," in plain and "." in plain:
        comma_last = plain.rfind(",") > plain.rfind(".")
        return plain.replace(".", "").replace(",", ".") if comma_last else plain.replace(",", "")
    if re.fullmatch(r"[1-9]\d{0,2}(,\d{3})+", plain):
        return plain.replace(",", "")
    return plain.replace(",", ".") if plain.count(",") == 1 else plain


def _not_money(typed: str) -> UsageError:
    return UsageError(
        _("“{typed}” is no amount.").format(typed=typed), _("Type a number such as 1250 or 0.85.")
    )


def money(minor: int, currency: str) -> str:
    """Return an amount as it is read: "US$1,250.00"."""
    return _shown(Decimal(minor) / minor_steps(currency), currency, 0 if minor_steps(currency) == 1 else 2)


def price(unit_price: int, currency: str) -> str:
    """Return a unit price as it is read: two decimals, up to four where they are needed."""
    exact = Decimal(unit_price) / PRICE_STEPS
    decimals = -int(exact.normalize().as_tuple().exponent)
    return _shown(exact, currency, max(decimals, 0 if minor_steps(currency) == 1 else 2))


def _shown(exact: Decimal, currency: str, decimals: int) -> str:
    locale = "zh_Hans_CN" if texts.language() == "zh_CN" else "en_US"
    pattern = "¤#,##0" + ("." + "0" * decimals if decimals > 0 else "")
    return str(format_currency(exact, currency, pattern, locale=locale, currency_digits=False))


def plain_amount(minor: int, currency: str) -> str:
    """Return an amount as it is typed: "1250.00"."""
    steps = minor_steps(currency)
    return str(minor) if steps == 1 else f"{minor // steps}.{minor % steps:02d}"


def plain_price(unit_price: int) -> str:
    """Return a unit price as it is typed: "0.85", "0.0135"."""
    whole, rest = divmod(unit_price, PRICE_STEPS)
    decimals = f"{rest:04d}".rstrip("0").ljust(2, "0")
    return f"{whole}.{decimals}"


def plain_rate(rate: int) -> str:
    """Return an exchange rate as it is typed and read: "7.12", "0.1404"."""
    whole, rest = divmod(rate, RATE_STEPS)
    return f"{whole}.{f'{rest:06d}'.rstrip('0') or '0'}"


def sums(amounts: Iterable[tuple[int, str]]) -> dict[str, int]:
    """Return the sum of amounts for each currency, in the order of the codes."""
    found: dict[str, int] = {}
    for minor, currency in amounts:
        found[currency] = found.get(currency, 0) + minor
    return dict(sorted(found.items()))


def sums_in_words(amounts: Iterable[tuple[int, str]]) -> str:
    """Return the sums of each currency next to each other: "CN¥3,000.00 + US$1,250.00"."""
    return " + ".join(money(minor, currency) for currency, minor in sums(amounts).items())
