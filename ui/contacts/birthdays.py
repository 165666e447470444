"""A birthday as the screen says it: as typed, in the other calendar, when it comes next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop import formats
from desktop.almanac.birthdays import YearlyDate, birth_year_of_animal, checked, next_days
from desktop.almanac.lunar import animal
from desktop.almanac.writing import ANIMAL_NAMES
from desktop.errors import GuanxiError
from desktop.people.birthdays import Birthday, lunar_day
from desktop.texts import _


@dataclass(frozen=True, slots=True)
class Coming:
    """When a birthday comes next, and the age reached when the year is known."""

    on: date
    turns: int | None


def as_yearly(birthday: Birthday) -> YearlyDate:
    """Return the birthday as the almanac counts it."""
    return YearlyDate(birthday.calendar, birthday.month, birthday.day, birthday.leap, birthday.year)


def check(birthday: Birthday) -> None:
    """Raise UsageError, with the reason, when the almanac knows no such day."""
    checked(as_yearly(birthday))


def coming(birthday: Birthday, today: date) -> Coming | None:
    """Return the next birthday from ``today`` on, or None beyond the tables or for a day that never was."""
    try:
        found = next_days(as_yearly(birthday), today, 1)
    except GuanxiError:
        return None
    return Coming(found[0].day, found[0].age) if found else None


def short(birthday: Birthday) -> str:
    """Return a birthday as a chip says it: "Mar 12", "八月十五"."""
    if birthday.calendar == "lunar":
        return f"{'闰' if birthday.leap else ''}{lunar_day(birthday.month, birthday.day)}"
    return formats.short_day(date(2000, birthday.month, birthday.day), date(2000, 1, 1))


def reading(birthday: Birthday, today: date) -> str:
    """Return how a typed birthday is understood. Raises UsageError for a day that does not exist."""
    check(birthday)
    next_one = coming(birthday, today)
    if next_one is None:
        return calendar_words(birthday)
    when = formats.full_day(next_one.on)
    parts = [calendar_words(birthday)]
    if next_one.turns is None:
        parts.append(_("next on {day}").format(day=when))
    elif birthday.calendar == "lunar":
        parts.append(_("next on {day}, nominal age {age}").format(day=when, age=next_one.turns))
    else:
        parts.append(_("next on {day}, turns {age}").format(day=when, age=next_one.turns))
    return " · ".join(filter(None, (*parts, animal_words(birthday))))


def calendar_words(birthday: Birthday) -> str:
    """Return the day with its calendar: "Lunar 闰六月初一 of 1987", "March 12, solar"."""
    if birthday.calendar == "lunar":
        day = f"{'闰' if birthday.leap else ''}{lunar_day(birthday.month, birthday.day)}"
        if birthday.year is None:
            return _("Lunar {day}").format(day=day)
        return _("Lunar {day} of {year}").format(day=day, year=birthday.year)
    if birthday.year is None:
        day = formats.short_day(date(2000, birthday.month, birthday.day), date(2000, 1, 1))
        return _("Solar {day}").format(day=day)
    return _("Solar {day}").format(day=formats.full_day(date(birthday.year, birthday.month, birthday.day)))


def animal_words(birthday: Birthday) -> str:
    """Return the animal of the lunar year of birth, empty while the year is unknown."""
    year = birth_year_of_animal(as_yearly(birthday))
    if year is None:
        return ""
    return _("year of the {animal}").format(animal=_(ANIMAL_NAMES[animal(year)]))
