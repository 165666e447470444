"""What stands in a custom field, read from what a person types and written as they would type it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from desktop import formats
from desktop.almanac import lunar
from desktop.errors import GuanxiError, UsageError
from desktop.fields.kinds import MONEY
from desktop.people.birthdays import Birthday, format_birthday, parse_birthday
from desktop.people.fields import clean_block, clean_line
from desktop.texts import _
from desktop.trade.money import minor_steps, money, one_point, parse_amount, plain_amount

_YES = frozenset({"yes", "y", "true", "1", "是", "有", "对", "√", "✓"})
_NO = frozenset({"no", "n", "false", "0", "否", "无", "不", "×"})
_MOST = Decimal(10) ** 15
_SIGNS = {"¥": "CNY", "￥": "CNY", "CN¥": "CNY", "RMB": "CNY", "元": "CNY", "人民币": "CNY", "$": "USD"}
_SIGNS |= {"US$": "USD", "€": "EUR", "£": "GBP", "HK$": "HKD", "美元": "USD", "欧元": "EUR", "港币": "HKD"}
_MONEY = re.compile(r"(?P<before>[^\d.,\s-]*)\s*(?P<amount>\d[\d.,\s'’]*)\s*(?P<after>[^\d.,\s-]*)")
_SPACES = re.compile(r"[\s_'’]")


@dataclass(frozen=True, slots=True)
class Content:
    """What one record says in one field; empty when nothing is set."""

    text: str = ""
    amount: int | None = None
    currency: str = ""
    rank: float | None = None
    choices: tuple[int, ...] = ()
    """Ids of choices in the order of the field."""
    to: int | None = None
    """Id of the record that a link leads to."""

    def __bool__(self) -> bool:
        """Tell whether something is said."""
        return bool(self.text or self.choices) or self.amount is not None or self.to is not None


NOTHING = Content()


def read_content(kind: str, typed: str, currency: str = "") -> Content:
    """Return typed words as the content of a field of text, number, money, date or yes; nothing typed is nothing.

    ``currency`` is that of money typed without one. Raises UsageError for what cannot be read.
    """
    plain = unicodedata.normalize("NFKC", typed).strip()
    if not plain:
        return NOTHING
    return _READERS[kind](typed if kind == "text" else plain, currency or MONEY)


def _text(typed: str, _currency: str) -> Content:
    return Content(text=clean_block(typed))


def _number(plain: str, _currency: str) -> Content:
    try:
        exact = Decimal(one_point(_SPACES.sub("", plain).replace("，", ",").replace("−", "-")))
        if not exact.is_finite() or abs(exact) > _MOST:
            raise InvalidOperation
    except InvalidOperation:
        raise UsageError(
            _("“{typed}” is no number.").format(typed=plain), _("Type a number such as 1250 or 0.85.")
        ) from None
    text = f"{exact:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return Content(text="0" if text in ("-0", "") else text, rank=float(exact))


def _money(plain: str, currency: str) -> Content:
    match = _MONEY.fullmatch(plain)
    if match is None:
        amount = parse_amount(plain, currency)  # says what is wrong
        return Content(amount=amount, currency=currency, rank=amount / minor_steps(currency))
    sign = match["before"] or match["after"]
    code = _SIGNS.get(sign) or _SIGNS.get(sign.upper()) or sign.upper() or currency
    if not re.fullmatch("[A-Z]{3}", code) or (match["before"] and match["after"]):
        raise UsageError(
            _("“{code}” is no currency.").format(code=sign), _("Type three letters, such as USD or CNY.")
        )
    amount = parse_amount(match["amount"], code)
    return Content(amount=amount, currency=code, rank=amount / minor_steps(code))


def _date(plain: str, _currency: str) -> Content:
    try:
        day = parse_birthday(plain)
    except UsageError:
        raise UsageError(
            _("“{typed}” is not a day that can be read.").format(typed=plain),
            _("Type it like 2027-03-12, 03-12, 正月十五 or lunar 8-15."),
        ) from None
    return Content(text=format_birthday(day), rank=_ordinal(day))


def _ordinal(day: Birthday) -> float | None:
    """Return the number of the solar day; None without a year, or where the almanac knows no such day."""
    if day.year is None:
        return None
    try:
        if day.calendar == "lunar":
            return float(lunar.to_gregorian(day.year, day.month, day.day, day.leap).toordinal())
        return float(date(day.year, day.month, day.day).toordinal())
    except (GuanxiError, ValueError):
        return None


def _yes(plain: str, _currency: str) -> Content:
    word = plain.casefold()
    if word not in _YES | _NO:
        raise UsageError(_("“{typed}” is neither yes nor no.").format(typed=plain), _("Type yes or no."))
    return Content(text="yes", rank=1.0) if word in _YES else Content(text="no", rank=0.0)


_READERS: dict[str, Callable[[str, str], Content]] = {
    "text": _text,
    "number": _number,
    "money": _money,
    "date": _date,
    "yes": _yes,
}


READ_KINDS = frozenset(_READERS)
"""The kinds that are typed as words; the others are chosen."""


def typed_content(kind: str, content: Content) -> str:
    """Return a content as it is typed: ``read_content`` reads it again."""
    if kind == "money":
        if content.amount is None:
            return ""
        return f"{content.currency} {plain_amount(content.amount, content.currency)}"
    return content.text


def content_words(kind: str, content: Content) -> str:
    """Return a content of text, number, money, date or yes as the screen shows it."""
    if not content:
        return ""
    if kind == "money":
        return money(content.amount or 0, content.currency)
    if kind == "yes":
        return _("Yes") if content.text == "yes" else _("No")
    if kind == "date":
        return _date_words(content.text)
    return formats.decimal_text(content.text) if kind == "number" else content.text


def _date_words(text: str) -> str:
    day = parse_birthday(text)
    rank = _ordinal(day)
    solar = formats.full_day(date.fromordinal(int(rank))) if rank is not None else ""
    if day.calendar == "solar":
        return solar or formats.month_day(date(2000, day.month, day.day))
    return f"{text} ({solar})" if solar else text


def clean_name(name: str) -> str:
    """Return the name of a field or choice as it is kept."""
    return clean_line(name)


def clean_choice(name: str) -> str:
    """Return the name of a choice as it is kept: without the semicolon that divides several of them in files."""
    return clean_line(name.replace(";", ",").replace("；", "，"))
