"""Who is in the year of their own animal (本命年): named in the plan of a festival, where one thinks of red things."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, bindparam, select

from desktop.almanac.birthdays import YearlyDate, own_animal_year
from desktop.almanac.lunar import DateOutOfRange, to_lunar
from desktop.giving.tables import Greeting
from desktop.people.contact_reads import ContactFilter, contact_ids
from desktop.people.tables import Contact, Supplier

# An animal comes back after twelve years; who was born before the New Year of their solar year has that of the year
# before. A sixth of all is left, whose dates are looked up.
_BORN = select(
    Contact.id,
    Contact.birth_calendar,
    Contact.birth_month,
    Contact.birth_day,
    Contact.birth_leap,
    Contact.birth_year,
).where(
    ((bindparam("year") - Contact.birth_year) % 12).in_((0, 11)),
    Contact.birth_month.is_not(None),
    Contact.birth_day.is_not(None),
)


def in_own_year(connection: Connection, day: date) -> set[int]:
    """Return the people whose animal is that of the lunar year of a day; nobody outside the tables."""
    try:
        year = to_lunar(day).year
    except DateOutOfRange:
        return set()
    return {
        number
        for number, kind, month, born_on, leap, born in connection.execute(_BORN, {"year": year})
        if month
        and born_on
        and own_animal_year(
            YearlyDate("lunar" if kind == "lunar" else "solar", month, born_on, bool(leap), born), year
        )
    }


def own_year_to_greet(connection: Connection, plan_id: int | None, day: date) -> Sequence[int]:
    """Return those in their own year on a day who work at a supplier that is active or tried, and are not in a plan."""
    houses = list(
        connection.scalars(
            select(Supplier.id).where(
                Supplier.deleted_at.is_(None), Supplier.status.in_(("active", "prospect"))
            )
        )
    )
    born = in_own_year(connection, day)
    if not houses or not born:
        return []
    there = set(connection.scalars(select(Greeting.contact_id).where(Greeting.plan_id == plan_id)))
    return [one for one in contact_ids(connection, ContactFilter(suppliers=houses)) if one in born - there]
