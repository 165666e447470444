"""Whose birthday comes in the next days, by the solar or the lunar calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Literal

from desktop.almanac.birthdays import YearlyDate, kept_days
from desktop.today.rows import ComingBirthday
from desktop.today.who import people_by_id

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

_BORN = """
    SELECT id, birth_year, birth_month, birth_day, birth_leap FROM contact
    WHERE birth_calendar = ? AND birth_month BETWEEN ? AND ? AND birth_day BETWEEN 1 AND 31 AND deleted_at IS NULL
"""
_Calendar = Literal["solar", "lunar"]
_Found = tuple[date, int, _Calendar, int | None, int, int, bool]


def coming_birthdays(
    raw: Connection, today: date, *, days: int = 30, limit: int = 50
) -> list[ComingBirthday]:
    """Return the birthdays from ``today`` to ``days`` later (inclusive, at most 300), the nearest ``limit`` ones.

    They are kept on the days on which the calendar shows them, by the rule of ``kept_days``.
    """
    last = today + timedelta(days=days)
    found = sorted((*_solar(raw, today, last), *_born(raw, "lunar", (1, 12), today, last)))[:limit]
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
    """Yield those of solar birthdays, reading only people born in the months ahead."""
    if last.year == today.year:
        yield from _born(raw, "solar", (today.month, last.month), today, last)
    else:
        yield from _born(raw, "solar", (today.month, 12), today, last)
        yield from _born(raw, "solar", (1, last.month), today, last)


def _born(
    raw: Connection, kind: _Calendar, months: tuple[int, int], today: date, last: date
) -> Iterator[_Found]:
    @cache
    def kept(month: int, day: int, leap: bool) -> tuple[tuple[int, date], ...]:  # noqa: FBT001
        return tuple(kept_days(YearlyDate(kind, month, day, leap), today, last))

    for contact_id, born, month, day, leap in raw.execute(_BORN, (kind, *months)):
        for year, on in kept(month, day, bool(leap)):
            yield on, contact_id, kind, year - born if born else None, month, day, bool(leap)
