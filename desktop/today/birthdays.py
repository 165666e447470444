"""Whose birthday comes in the next days, by the solar or the lunar calendar."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Literal

from desktop.today.rows import ComingBirthday
from desktop.today.who import people_by_id

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

LunarDate = Callable[[int, int, int, bool], date | None]
"""Turns a lunar year, month, day and leap mark into a solar date; None when that year has no such day."""

_BORN = """
    SELECT id, birth_year, birth_month, birth_day, birth_leap FROM contact
    WHERE birth_calendar = ? AND birth_month BETWEEN ? AND ? AND birth_day IS NOT NULL AND deleted_at IS NULL
"""
_Found = tuple[date, int, Literal["solar", "lunar"], int | None, int, int, bool]


def coming_birthdays(
    raw: Connection, today: date, *, days: int = 30, lunar_date: LunarDate | None = None, limit: int = 50
) -> list[ComingBirthday]:
    """Return the birthdays from ``today`` to ``days`` later (inclusive, at most 300), the nearest ``limit`` ones.

    One of February 29 is kept on February 28 in other years; one of a leap month in the month of that number when
    the year has no such leap month, and of a day 30 on day 29 when the month is short. Lunar ones need ``lunar_date``.
    """
    last = today + timedelta(days=days)
    all_found = [*_solar(raw, today, last), *(_lunar(raw, today, last, lunar_date) if lunar_date else ())]
    found = sorted(all_found)[:limit]
    people = people_by_id(raw, [row[1] for row in found])
    return [
        ComingBirthday(
            who=people[contact_id],
            on=on,
            days=(on - today).days,
            turns=turns,
            calendar=kind,
            month=month,
            day=day,
            leap=leap,
        )
        for on, contact_id, kind, turns, month, day, leap in found
    ]


def _solar(raw: Connection, today: date, last: date) -> Iterator[_Found]:
    for first_month, last_month in _month_ranges(today, last):
        for contact_id, born, month, day, _leap in raw.execute(_BORN, ("solar", first_month, last_month)):
            for year in {today.year, last.year}:
                on = date(year, month, min(day, calendar.monthrange(year, month)[1]))
                if today <= on <= last:
                    yield on, contact_id, "solar", year - born if born else None, month, day, False


def _month_ranges(today: date, last: date) -> list[tuple[int, int]]:
    """Return the months of the days from ``today`` to ``last``, each once."""
    if last.year == today.year:
        return [(today.month, last.month)]
    return [(today.month, 12), (1, last.month)]


def _lunar(raw: Connection, today: date, last: date, lunar_date: LunarDate) -> Iterator[_Found]:
    @cache
    def falls_on(month: int, day: int, leap: bool) -> tuple[tuple[int, date], ...]:  # noqa: FBT001
        years = range(today.year - 1, last.year + 1)
        moments = ((year, _in_year(lunar_date, year, month, day, leap=leap)) for year in years)
        return tuple((year, on) for year, on in moments if on is not None and today <= on <= last)

    for contact_id, born, month, day, leap in raw.execute(_BORN, ("lunar", 1, 12)):
        for year, on in falls_on(month, day, bool(leap)):
            yield on, contact_id, "lunar", year - born if born else None, month, day, bool(leap)


def _in_year(lunar_date: LunarDate, year: int, month: int, day: int, *, leap: bool) -> date | None:
    """Return the day of a lunar year on which a birthday is kept."""
    for in_leap in (True, False) if leap else (False,):
        for wanted in (day, day - 1) if day == 30 else (day,):
            on = lunar_date(year, month, wanted, in_leap)
            if on is not None:
                return on
    return None
