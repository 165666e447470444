"""The mainland's days off in a year whose notice is not out yet: the law's days with the usual blocks around them.

Regulation on holidays as revised on 10 November 2024, block rule of the notice for 2025
(国办发明电〔2024〕12号). The rule gives the blocks of 2025 and 2026 exactly, but for Spring Festival 2026, which was
given a ninth day before the Eve. Make-up workdays cannot be forecast.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from desktop.almanac.lunar import new_year, to_gregorian
from desktop.almanac.terms import term_day


@dataclass(frozen=True, slots=True)
class Block:
    """Days off in a row, first and last included."""

    name_zh: str
    name_en: str
    first: date
    last: date

    def days(self) -> tuple[date, ...]:
        """Return each day of the block."""
        return tuple(self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1))


def forecast(year: int) -> tuple[Block, ...]:
    """Return the seven blocks of a year in order, or six when Mid-Autumn joins National Day.

    Raises DateOutOfRange outside 1901 to 2100.
    """
    eve = new_year(year) - timedelta(days=1)
    blocks = [
        _around("元旦", "New Year's Day", date(year, 1, 1)),
        Block("春节", "Spring Festival", eve, eve + timedelta(days=7)),
        _around("清明节", "Tomb-Sweeping Day", term_day(year, "qingming")),
        Block("劳动节", "Labour Day", date(year, 5, 1), date(year, 5, 5)),
        _around("端午节", "Dragon Boat Festival", to_gregorian(year, 5, 5)),
        *_autumn(
            _around("中秋节", "Mid-Autumn Festival", to_gregorian(year, 8, 15)), to_gregorian(year, 8, 15)
        ),
    ]
    return tuple(blocks)


def _around(name_zh: str, name_en: str, day: date) -> Block:
    """Return three days in a row with the weekend nearest to the day; a Wednesday stands alone."""
    before, after = {0: (2, 0), 1: (2, 0), 2: (0, 0), 3: (0, 2), 4: (0, 2), 5: (0, 2), 6: (1, 1)}[
        day.weekday()
    ]
    return Block(name_zh, name_en, day - timedelta(days=before), day + timedelta(days=after))


def _autumn(moon: Block, day: date) -> tuple[Block, ...]:
    """Return Mid-Autumn and National Day, merged into eight days where they meet."""
    first = date(day.year, 10, 1)
    week = Block("国庆节", "National Day", first, first + timedelta(days=6))
    if moon.last < first - timedelta(days=1) or moon.first > week.last + timedelta(days=1):
        return (moon, week) if moon.first < first else (week, moon)
    start = min(day, first)
    return (
        Block("国庆节、中秋节", "National Day and Mid-Autumn Festival", start, start + timedelta(days=7)),
    )
