"""Birthdays and other yearly dates as a person typed them: solar or lunar, with or without a year."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from desktop.almanac import lunar
from desktop.almanac.lunar import FIRST_DAY, LAST_DAY, NoSuchDate, to_gregorian, to_lunar
from desktop.errors import UsageError
from desktop.texts import _

Custom = Literal["regular", "leap", "next"]
BIG_AGES = (60, 66, 70, 73, 77, 80, 84, 88, 90, 99, 100)


@dataclass(frozen=True, slots=True)
class YearlyDate:
    """Month and day of every year, in the calendar in which they were typed; ``year`` is that of birth, if known.

    ``year`` counts in the same calendar: a lunar date of January may belong to the lunar year before.
    """

    calendar: Literal["solar", "lunar"]
    month: int
    day: int
    leap: bool = False
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """A yearly date in one year: ``year`` is the lunar year of a lunar date, else the Gregorian one."""

    year: int
    day: date
    age: int | None  # by the same calendar: nominal for lunar dates, full years for solar ones


def checked(typed: YearlyDate) -> YearlyDate:
    """Return a typed date that can exist. Raises NoSuchDate or DateOutOfRange with the reason."""
    if not 1 <= typed.month <= 12 or not 1 <= typed.day <= 31:
        raise NoSuchDate(_("A month has a number from 1 to 12, a day from 1 to 31."), _("Check the date."))
    if typed.calendar == "lunar":
        _check_lunar(typed)
    elif typed.leap:
        raise NoSuchDate(_("Only a lunar month can be a leap month."), _("Choose the lunar calendar."))
    else:
        _check_solar(typed)
    return typed


def _check_lunar(typed: YearlyDate) -> None:
    if typed.day > 30:
        raise NoSuchDate(_("A lunar month has at most 30 days."), _("Choose a day from 1 to 30."))
    if typed.year is not None:
        to_gregorian(typed.year, typed.month, typed.day, typed.leap)
    elif typed.leap and typed.month in {1, 12}:
        raise NoSuchDate(
            _("There is no leap month {month} in the years 1901 to 2100.").format(month=typed.month),
            _("Check the month."),
        )


def _check_solar(typed: YearlyDate) -> None:
    year = 2000 if typed.year is None else typed.year  # a leap year, so that 29 February may be typed
    try:
        date(year, typed.month, typed.day)
    except ValueError:
        raise NoSuchDate(
            _("{month}/{day} is not a date of that year.").format(month=typed.month, day=typed.day),
            _("Check the date."),
        ) from None


def day_in_year(typed: YearlyDate, year: int, custom: Custom = "regular") -> date:
    """Return the day on which a yearly date is kept in a year of its own calendar (lunar or Gregorian).

    *regular*: a leap month's date in the same-numbered regular month, day 30 on the last day of a short month.
    *leap*: the same, but in the leap month where the year has it. *next*: as *regular*, with day 30 of a short month on
    the next month's first day. 29 February: 28 February, with *next* 1 March.
    Customs differ (research: no majority for leap months); *regular* is the default of most calendars.
    Raises DateOutOfRange for years outside 1901 to 2100.
    """
    if typed.calendar == "solar":
        return _solar_day(typed, year, custom)
    leap = typed.leap and custom == "leap" and lunar.leap_month(year) == typed.month
    length = lunar.month_length(year, typed.month, leap=leap)
    if typed.day <= length:
        return to_gregorian(year, typed.month, typed.day, leap)
    last = to_gregorian(year, typed.month, length, leap)
    return last + timedelta(days=1) if custom == "next" else last


def _solar_day(typed: YearlyDate, year: int, custom: Custom) -> date:
    lunar.leap_month(year)  # raises outside the years
    length = monthrange(year, typed.month)[1]
    if typed.day <= length:
        return date(year, typed.month, typed.day)
    last = date(year, typed.month, length)
    return last + timedelta(days=1) if custom == "next" else last


def second_day(typed: YearlyDate, year: int) -> date | None:
    """Return the day in the leap month, where a leap month's date is kept in the regular month but may recur."""
    if typed.calendar == "lunar" and typed.leap and lunar.leap_month(year) == typed.month:
        return day_in_year(typed, year, "leap")
    return None


def kept_days(
    born: YearlyDate, first: date, last: date, custom: Custom = "regular"
) -> Iterator[tuple[int, date]]:
    """Yield year and day of each birthday from ``first`` to ``last``, in the leap month a second time.

    The year is lunar for a lunar birthday. Years outside 1901 to 2100 are left out. Whatever shows birthdays asks
    here, so that all of them name the same days.
    """
    before = born.calendar == "lunar"
    for year in range(max(first.year - before, FIRST_DAY.year), min(last.year, LAST_DAY.year) + 1):
        days = dict.fromkeys([day_in_year(born, year, custom), second_day(born, year)])
        yield from ((year, day) for day in days if day is not None and first <= day <= last)


def by_year(typed: YearlyDate, first: int, last: int, custom: Custom = "regular") -> Iterator[Kept]:
    """Yield the date for each year of its own calendar, first and last included.

    Raises UsageError when the years are in the wrong order, DateOutOfRange outside 1901 to 2100.
    """
    checked(typed)
    if last < first:
        raise UsageError(_("The first year lies after the last."), _("Exchange the two years."))
    day_in_year(typed, last, custom)  # nothing is yielded where the last year lies outside
    for year in range(first, last + 1):
        yield Kept(year, day_in_year(typed, year, custom), age_in(typed, year))


def age_in(typed: YearlyDate, year: int) -> int | None:
    """Return the age reached in a year: nominal (虚岁) for a lunar date, full years for a solar one."""
    if typed.year is None or year < typed.year:
        return None
    return year - typed.year + (typed.calendar == "lunar")


def next_days(typed: YearlyDate, start: date, count: int, custom: Custom = "regular") -> tuple[Kept, ...]:
    """Return the next ``count`` days from ``start`` on (included), fewer at the end of the tables.

    A lunar date may come twice or never in a Gregorian year; it is counted by lunar years.
    """
    checked(typed)
    year = start.year - 1 if typed.calendar == "lunar" else start.year
    found: list[Kept] = []
    for candidate in range(max(year, FIRST_DAY.year), LAST_DAY.year + 1):
        if len(found) == count:
            break
        day = day_in_year(typed, candidate, custom)
        if day >= start:
            found.append(Kept(candidate, day, age_in(typed, candidate)))
    return tuple(found)


def birth_year_of_animal(typed: YearlyDate) -> int | None:
    """Return the lunar year of birth, which gives the animal; None when the year is unknown or out of range."""
    if typed.year is None:
        return None
    if typed.calendar == "lunar":
        return typed.year
    born = date(typed.year, typed.month, typed.day)
    return to_lunar(born).year if FIRST_DAY <= born <= LAST_DAY else None


def own_animal_year(typed: YearlyDate, lunar_year: int) -> bool:
    """Tell whether a lunar year is 本命年, the year of one's own animal (not the year of birth itself)."""
    born = birth_year_of_animal(typed)
    return born is not None and lunar_year > born and (lunar_year - born) % 12 == 0


def big_birthday(typed: YearlyDate, lunar_year: int) -> int | None:
    """Return the nominal age when it is one that families celebrate, else None.

    Full tens from 60, and 66, 73, 77, 84, 88, 99 (general knowledge: the south counts nominal years, others full ones;
    so a hint to ask, never a fact).
    """
    born = birth_year_of_animal(typed)
    if born is None:
        return None
    age = lunar_year - born + 1
    return age if age in BIG_AGES else None
