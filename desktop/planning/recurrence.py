"""On which days a repeating event begins: by a solar rule, or by a lunar month and day."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal, get_args

from desktop.almanac.birthdays import Custom, YearlyDate, day_in_year
from desktop.almanac.lunar import FIRST_DAY, LAST_DAY, to_lunar

Repeat = Literal["", "daily", "weekly", "monthly", "yearly", "lunar"]
REPEATS: tuple[Repeat, ...] = get_args(Repeat)
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
MOST_BETWEEN = 999
"""The longest interval: every 999 days, weeks, months or years."""


@dataclass(frozen=True, slots=True)
class Rule:
    """How an event repeats from its ``first`` day on.

    A month or year without that day (the 31st, 29 February) has its last day instead. A lunar rule counts lunar years
    and goes as far as the tables, to 2100.
    """

    repeat: Repeat
    first: date
    every: int = 1
    until: date | None = None
    """The last day on which an occurrence may begin; None goes on."""
    lunar: YearlyDate | None = None
    """Month and day of a lunar rule."""
    custom: Custom = "regular"


def days_of(rule: Rule, first: date, last: date) -> Iterator[date]:
    """Yield the days from ``first`` to ``last`` (both included) on which an occurrence begins, in order."""
    low, high = max(first, rule.first), min(last, rule.until or date.max)
    if low > high:
        return
    if not rule.repeat:
        yield from (rule.first,) if low == rule.first else ()
    elif rule.repeat == "lunar":
        yield from _lunar(rule, low, high)
    elif rule.repeat in {"daily", "weekly"}:
        yield from _stepped(rule, low, high)
    else:
        yield from _by_month(rule, low, high)


def first_day(rule: Rule) -> date | None:
    """Return the first day on which the rule holds, on ``rule.first`` or after it; None when it never does."""
    return next(days_of(replace(rule, every=1), rule.first, rule.first + timedelta(days=800)), None)


def _stepped(rule: Rule, low: date, high: date) -> Iterator[date]:
    step = rule.every * (7 if rule.repeat == "weekly" else 1)
    passed = -(-(low - rule.first).days // step)
    ordinal = rule.first.toordinal() + passed * step
    yield from map(date.fromordinal, range(ordinal, high.toordinal() + 1, step))


def _by_month(rule: Rule, low: date, high: date) -> Iterator[date]:
    step = rule.every * (12 if rule.repeat == "yearly" else 1)
    start = rule.first.year * 12 + rule.first.month - 1
    month = start + max(0, (low.year * 12 + low.month - 1 - start) // step) * step
    while month <= high.year * 12 + high.month - 1:
        year, number = divmod(month, 12)
        length = _month_length(year, number + 1)
        day = date(year, number + 1, min(rule.first.day, length))
        if low <= day <= high:
            yield day
        month += step


def _month_length(year: int, month: int) -> int:
    return 29 if month == 2 and calendar.isleap(year) else _LENGTHS[month - 1]


def _lunar_year(rule: Rule, typed: YearlyDate) -> int:
    """Return the lunar year whose day the first one is; day 30 of the last month may be kept in the next year."""
    year = to_lunar(rule.first).year
    before = year > FIRST_DAY.year and day_in_year(typed, year - 1, rule.custom) == rule.first
    return year - before


def _lunar(rule: Rule, low: date, high: date) -> Iterator[date]:
    """Yield the days of a lunar rule; its years are counted from the lunar year of the first day."""
    if rule.lunar is None or not FIRST_DAY <= rule.first <= LAST_DAY or low > LAST_DAY:
        return
    begun = _lunar_year(rule, rule.lunar)
    low, high = max(low, FIRST_DAY), min(high, LAST_DAY)
    for year in range(max(low.year - 1, begun, FIRST_DAY.year), high.year + 1):
        day = day_in_year(rule.lunar, year, rule.custom)
        if low <= day <= high and not (year - begun) % rule.every:
            yield day
