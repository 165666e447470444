"""The little language of yearly rules: solar, lunar, by solar term, by weekday, by Easter."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from desktop.almanac.lunar import FIRST_DAY, LAST_DAY, month_length, to_gregorian
from desktop.almanac.terms import KEYS, term_day

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class Rule(NamedTuple):
    """A rule in parts: its kind and up to three numbers."""

    kind: str
    a: int
    b: int = 0
    c: int = 0


@cache
def parse_rule(text: str) -> Rule:
    """Return a rule's parts.

    ``solar 10-01`` | ``lunar 8-15`` | ``lunar 12-last`` | ``term qingming -1`` | ``weekday 5 2 sunday`` |
    ``easter -2``. Raises ValueError for anything else.
    """
    kind, *words = text.split()
    if kind in {"solar", "lunar"}:
        month, day = words[0].split("-")
        return Rule(kind, int(month), 0 if day == "last" else int(day))
    if kind == "term":
        return Rule(kind, KEYS.index(words[0]), int(words[1]) if len(words) > 1 else 0)
    if kind == "weekday":
        return Rule(kind, int(words[0]), int(words[1]), WEEKDAYS.index(words[2]))
    if kind == "easter":
        return Rule(kind, int(words[0]))
    raise ValueError(text)


def days_of(text: str, year: int) -> tuple[date, ...]:
    """Return the days of a rule in a Gregorian year: mostly one; a lunar rule may give none or two.

    A lunar rule means the regular month, never the leap month. Raises DateOutOfRange outside 1901 to 2100.
    """
    rule = parse_rule(text)
    if rule.kind == "lunar":
        found = (_lunar(lunar_year, rule) for lunar_year in (year - 1, year))
        return tuple(day for day in found if day is not None and day.year == year)
    if rule.kind == "solar":
        return (date(year, rule.a, rule.b),)
    if rule.kind == "term":
        return (term_day(year, KEYS[rule.a]) + timedelta(days=rule.b),)
    if rule.kind == "weekday":
        first = date(year, rule.a, 1)
        return (first + timedelta(days=(rule.c - first.weekday()) % 7 + 7 * (rule.b - 1)),)
    return (easter(year) + timedelta(days=rule.a),)


def _lunar(year: int, rule: Rule) -> date | None:
    """Return the day in a lunar year, None where the tables do not reach."""
    if not FIRST_DAY.year - 1 <= year <= LAST_DAY.year:
        return None
    day = rule.b or month_length(year, rule.a)
    first = to_gregorian(year, rule.a, 1) if year >= FIRST_DAY.year else None
    if first is None:
        return to_gregorian(year, rule.a, day) if (rule.a, day) >= (11, 11) else None
    return first + timedelta(days=day - 1)


def easter(year: int) -> date:
    """Return Easter Sunday by the Gregorian rule (Meeus/Jones/Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    ell = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * ell) // 451
    month, day = divmod(h + ell - 7 * m + 114, 31)
    return date(year, month, day + 1)
