"""Birthdays of all people, as they were typed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from desktop.almanac.birthdays import YearlyDate
from desktop.people import shown
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


def shown_name(name_zh: str | None, name_en: str | None, pinyin: str | None) -> str:
    """Return the name in a row: English or pinyin, then Chinese; on a Chinese screen the hanzi."""
    return shown.whole(name_zh or "", name_en or pinyin or "")
