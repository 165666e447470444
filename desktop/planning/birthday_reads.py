"""Birthdays of all people, and the days on which they are kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from desktop.almanac.birthdays import Custom, YearlyDate, day_in_year, second_day
from desktop.almanac.lunar import FIRST_DAY, LAST_DAY
from desktop.people.tables import Contact


@dataclass(frozen=True, slots=True)
class BirthdayRow:
    """A person whose day of birth is known."""

    contact_id: int
    name: str
    born: YearlyDate


def all_birthdays(connection: Connection) -> list[BirthdayRow]:
    """Return everybody outside the trash whose birthday is known, in the order of their ids."""
    query = (
        select(
            Contact.id,
            Contact.name_zh,
            Contact.name_en,
            Contact.pinyin,
            Contact.birth_calendar,
            Contact.birth_year,
            Contact.birth_month,
            Contact.birth_day,
            Contact.birth_leap,
        )
        .where(
            Contact.birth_calendar != "",
            Contact.birth_month.is_not(None),
            Contact.birth_day.is_not(None),
            Contact.deleted_at.is_(None),
        )
        .order_by(Contact.id)
    )
    rows: Iterable[Any] = connection.execute(query)  # cells of any type, hence Any
    return [
        BirthdayRow(row_id, shown_name(zh, en, pinyin), YearlyDate(calendar, month, day, leap, year))
        for row_id, zh, en, pinyin, calendar, year, month, day, leap in rows
    ]


def kept_days(
    born: YearlyDate, first: date, last: date, custom: Custom = "regular"
) -> Iterator[tuple[int, date]]:
    """Yield year and day of each birthday from ``first`` to ``last``, in the leap month a second time.

    The year is lunar for a lunar birthday. Years outside 1901 to 2100 are left out.
    """
    before = born.calendar == "lunar"
    for year in range(max(first.year - before, FIRST_DAY.year), min(last.year, LAST_DAY.year) + 1):
        days = dict.fromkeys([day_in_year(born, year, custom), second_day(born, year)])
        yield from ((year, day) for day in days if day is not None and first <= day <= last)


def shown_name(name_zh: str | None, name_en: str | None, pinyin: str | None) -> str:
    """Return the name in a row: English or pinyin, then Chinese."""
    return f"{name_en or pinyin or ''} {name_zh or ''}".strip()
