"""Whose birthday comes in the next days, by the solar or the lunar calendar."""

from __future__ import annotations

import heapq
import json
from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Literal

from desktop.almanac.birthdays import YearlyDate, kept_days
from desktop.almanac.lunar import DateOutOfRange, to_lunar
from desktop.today.rows import ComingBirthday
from desktop.today.who import people_by_id

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

_BORN = """
    SELECT id, birth_calendar, birth_year, birth_month, birth_day, birth_leap FROM contact
    WHERE (birth_calendar = 'solar' AND birth_month IN ({solar})
        OR birth_calendar = 'lunar' AND birth_month IN ({lunar}))
      AND birth_day BETWEEN 1 AND 31 AND deleted_at IS NULL {only}
"""
_ONLY = "AND id IN (SELECT value FROM json_each(?))"
DAYS = 30
"""How far ahead Today looks."""
_Calendar = Literal["solar", "lunar"]
Born = tuple[date, int, _Calendar, int | None, int, int, bool]


def coming_birthdays(
    raw: Connection, today: date, *, days: int = DAYS, limit: int = 50,
    known: Mapping[int, tuple[Born, ...]] | None = None,
) -> list[ComingBirthday]:  # fmt: skip
    """Return the birthdays from ``today`` to ``days`` later (inclusive, at most 300), the nearest ``limit`` ones.

    They are kept on the days on which the calendar shows them, by the rule of ``kept_days``. ``known`` are those of
    ``born_soon``, where they are known.
    """
    by_person = born_soon(raw, today, days=days) if known is None else known
    found = heapq.nsmallest(limit, (one for some in by_person.values() for one in some))
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


def born_soon(
    raw: Connection, today: date, only: Collection[int] | None = None, *, days: int = DAYS
) -> dict[int, tuple[Born, ...]]:
    """Return the birthdays from ``today`` to ``days`` later by person; ``only`` of some people (None: of all)."""
    last = today + timedelta(days=days)
    found: dict[int, tuple[Born, ...]] = {}
    for one in _born(raw, today, last, only):
        found[one[1]] = (*found.get(one[1], ()), one)
    return found


def _months(today: date, last: date) -> tuple[set[int], set[int]]:
    """Return the solar and the lunar months that lie ahead, leap months by their number."""
    days = [today + timedelta(days=number) for number in range((last - today).days + 1)]
    try:
        lunar = {to_lunar(day).month for day in days}
    except DateOutOfRange:  # at the ends of the tables ``kept_days`` says which years are left out
        lunar = set(range(1, 13))
    return {day.month for day in days}, lunar


def _born(raw: Connection, today: date, last: date, only: Collection[int] | None) -> Iterator[Born]:
    """Yield the birthdays, reading only people born in the months ahead."""

    @cache
    def kept(kind: _Calendar, month: int, day: int, leap: bool) -> tuple[tuple[int, date], ...]:  # noqa: FBT001
        return tuple(kept_days(YearlyDate(kind, month, day, leap), today, last))

    solar, lunar = (",".join(map(str, sorted(months))) for months in _months(today, last))
    query = _BORN.format(solar=solar, lunar=lunar, only="" if only is None else _ONLY)
    values = () if only is None else (json.dumps(list(only)),)
    for contact_id, kind, born, month, day, leap in raw.execute(query, values):
        for year, on in kept(kind, month, day, bool(leap)):
            yield on, contact_id, kind, year - born if born else None, month, day, bool(leap)
