"""Dates, times and numbers as words in the language of the program; money and broken numbers by Babel."""

from __future__ import annotations

import importlib
from datetime import date, datetime, tzinfo
from decimal import Decimal
from typing import Any

from desktop import day_words, texts
from desktop.texts import _, n_


def _locale() -> str:
    return "zh_Hans_CN" if texts.language() == "zh_CN" else "en_US"


def _numbers() -> Any:
    """Return Babel's module of numbers, which the first page does without: its tables take a while to read."""
    return importlib.import_module("babel.numbers")


def long_day(day: date) -> str:
    """Return weekday, month and day: "Tuesday, February 2"."""
    return day_words.long_day(day)


def full_day(day: date) -> str:
    """Return the whole date: "Feb 2, 2027"."""
    return day_words.month_day(day, year=True)


def whole_day(day: date, *, short: bool = False) -> str:
    """Return weekday and whole date: "Saturday, Feb 6, 2027"; the weekday "Sat" when ``short``."""
    words, name = full_day(day), weekday(day, short=short)
    return f"{words} {name}" if texts.language() == "zh_CN" else f"{name}, {words}"


def short_day(day: date, today: date) -> str:
    """Return month and day, with the year when it is not this one: "Feb 2"."""
    return day_words.month_day(day, year=day.year != today.year)


def weekday_day(day: date, today: date) -> str:
    """Return weekday, month and day, with the year when it is not this one: "Sat, Jan 30"."""
    return day_words.weekday_day(day, year=day.year != today.year)


def weekday(day: date, *, short: bool = False) -> str:
    """Return the name of the weekday: "Saturday", "Sat" when ``short``."""
    return day_words.weekday(day, short=short)


def month_name(day: date, *, short: bool = False) -> str:
    """Return the name of the month alone: "February", "Feb" when ``short``."""
    return day_words.month(day, short=short)


def month_day(day: date) -> str:
    """Return month and day without a year: "Feb 1"."""
    return day_words.month_day(day)


def month_year(day: date, *, short: bool = False) -> str:
    """Return month and year: "February 2027", "Feb 2027" when ``short``."""
    return day_words.month_year(day, short=short)


def tile(day: date) -> tuple[str, str]:
    """Return day and short month for a date tile."""
    return str(day.day), day_words.month(day, short=True)


def time_of_day(moment: datetime, zone: tzinfo | None = None) -> str:
    """Return the time of an instant in ``zone`` (None: the system's)."""
    return day_words.time_of_day(moment.astimezone(zone).time())


def number(value: int) -> str:
    """Return a whole number with its separators."""
    return f"{value:,}"


def percent(share: float, digits: int = 1) -> str:
    """Return a share of 1 in percent with at most ``digits`` (0 or 1) decimals: "71.2%"."""
    return str(_numbers().format_percent(share, "#,##0.#%" if digits else "#,##0%", locale=_locale()))


def decimal(value: float) -> str:
    """Return a measured number with at most three decimals."""
    return str(_numbers().format_decimal(round(value, 3), "#,##0.###", locale=_locale()))


def decimal_text(plain: str) -> str:
    """Return a number written in plain digits with its separators and all its decimals: "1,234.5"."""
    digits = len(plain.partition(".")[2])
    pattern = "#,##0" + (f".{'0' * digits}" if digits else "")
    return str(
        _numbers().format_decimal(Decimal(plain), pattern, locale=_locale(), decimal_quantization=False)
    )


def money(minor: int, currency: str) -> str:
    """Return an amount in minor units (cents) of ``currency`` (ISO 4217, two decimals)."""
    return str(_numbers().format_currency(minor / 100, currency, locale=_locale()))


def age(days: int | None) -> str:
    """Return how long ago in the shortest words for a list: "3 d", "5 w", "3 m", "2 y"; empty for never."""
    if days is None:
        return ""
    for least, length, words in (
        (730, 365, _("{n} y")),
        (84, 30, _("{n} m")),
        (14, 7, _("{n} w")),
    ):
        if days >= least:
            return words.format(n=days // length)
    return _("today") if days <= 0 else _("{n} d").format(n=days)


def days_ago(days: int | None) -> str:
    """Return how long ago in words: "3 days ago"."""
    if days is None:
        return _("Never")
    if days <= 0:
        return _("Today")
    if days == 1:
        return _("Yesterday")
    return n_("{n} day ago", "{n} days ago", days).format(n=days)


def days_ahead(days: int) -> str:
    """Return how soon in words: "in 3 days"."""
    if days <= 0:
        return _("Today")
    if days == 1:
        return _("Tomorrow")
    return n_("in {n} day", "in {n} days", days).format(n=days)
