"""Lunar dates of 1901 to 2100 both ways, by the table of ``tools/gen_calendar.py`` (GB/T 33661-2017)."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from desktop.almanac.tables import damaged, lines
from desktop.errors import UsageError
from desktop.texts import _

FIRST_DAY, LAST_DAY = date(1901, 1, 1), date(2100, 12, 31)
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
ANIMALS = (
    "rat",
    "ox",
    "tiger",
    "rabbit",
    "dragon",
    "snake",
    "horse",
    "goat",
    "monkey",
    "rooster",
    "dog",
    "pig",
)

_FIRST, _LAST = FIRST_DAY.toordinal(), LAST_DAY.toordinal()
_TABLE = "lunar_months.txt"


class LunarDate(NamedTuple):
    """A day of the Chinese calendar: ``month`` 1-12, ``day`` 1-30, ``leap`` for a leap month."""

    year: int
    month: int
    day: int
    leap: bool = False


class DateOutOfRange(UsageError):
    """A date lies outside the years of the tables, 1901 to 2100."""


class NoSuchDate(UsageError):
    """A lunar date does not exist, like the 30th of a month with 29 days."""


class _Months(NamedTuple):
    """The table: first days of months as ordinals, their names, and the way back."""

    starts: list[int]
    names: list[tuple[int, int, bool]]
    by_name: dict[tuple[int, int, bool], tuple[int, int]]  # first ordinal, length
    leaps: dict[int, int]
    disputed: list[tuple[int, int]]  # first and last ordinal


@cache
def _months() -> _Months:
    months = _Months([], [], {}, {}, [])
    try:
        for line in lines(_TABLE):
            _read_line(months, line.split())
    except (ValueError, IndexError) as error:
        raise damaged(_TABLE) from error
    if len(months.leaps) != 201 or months.starts != sorted(months.starts):
        raise damaged(_TABLE)
    return months


def _read_line(months: _Months, fields: list[str]) -> None:
    """Add a line of the table: a year, or a stretch of disputed days."""
    if fields[0] == "disputed":
        first, last = (date.fromisoformat(field).toordinal() for field in fields[1:])
        months.disputed.append((first, last))
        return
    year, leap = int(fields[0]), int(fields[2])
    months.leaps[year] = leap
    start = date(year, int(fields[1][:2]), int(fields[1][2:])).toordinal()
    if months.names and start != months.starts[-1] + months.by_name[months.names[-1]][1]:
        raise ValueError(year)
    numbers = [(number, False) for number in range(1, 13)]
    if leap:
        numbers.insert(leap, (leap, True))
    for (number, is_leap), digit in zip(numbers, fields[3], strict=True):
        name = (year, number, is_leap)
        months.starts.append(start)
        months.names.append(name)
        months.by_name[name] = (start, 29 + int(digit))
        start += 29 + int(digit)


@cache
def _days(index: int) -> tuple[LunarDate, ...]:
    """Return the days of the month at ``index`` of the table."""
    year, month, leap = _months().names[index]
    return tuple(
        LunarDate(year, month, day, leap) for day in range(1, month_length(year, month, leap=leap) + 1)
    )


def to_lunar(day: date) -> LunarDate:
    """Return the lunar date of a day in China.

    Raises DateOutOfRange outside 1901-01-01 to 2100-12-31.
    """
    ordinal = day.toordinal()
    if not _FIRST <= ordinal <= _LAST:
        raise _out_of_range(day.isoformat())
    starts = _months().starts
    index = bisect_right(starts, ordinal) - 1
    return _days(index)[ordinal - starts[index]]


def to_gregorian(year: int, month: int, day: int, leap: bool = False) -> date:  # noqa: FBT001, FBT002 - as LunarDate
    """Return the day of a lunar date, so that ``to_gregorian(*to_lunar(day)) == day``.

    Holds for the lunar years 1901 to 2100 (the last ends on 2101-01-28) and the days of lunar 1900 in 1901.
    Raises DateOutOfRange or NoSuchDate.
    """
    found = _months().by_name.get((year, month, leap))
    if found is None or not 1 <= day <= found[1] or found[0] + day <= _FIRST:
        raise _no_such(year, month, day, leap=leap)
    return date.fromordinal(found[0] + day - 1)


def month_length(year: int, month: int, *, leap: bool = False) -> int:
    """Return 29 or 30. Raises DateOutOfRange or NoSuchDate."""
    found = _months().by_name.get((year, month, leap))
    if found is None:
        raise _no_such(year, month, 1, leap=leap)
    return found[1]


def leap_month(year: int) -> int:
    """Return the number of the leap month of a lunar year, 0 if it has none. Raises DateOutOfRange."""
    try:
        return _months().leaps[year]
    except KeyError:
        raise _out_of_range(str(year)) from None


def new_year(year: int) -> date:
    """Return the first day of a lunar year. Raises DateOutOfRange."""
    return to_gregorian(year, 1, 1)


def new_years_eve(year: int) -> date:
    """Return the last day of a lunar year, the 29th or 30th of month 12. Raises DateOutOfRange."""
    return to_gregorian(year, 12, month_length(year, 12))


def certain(day: date) -> bool:
    """Return False for the 60 days whose lunar date may be off by one.

    In 2057 and 2097 a new moon falls seconds after midnight: GB/T 33661 (followed here) and the Hong Kong
    Observatory begin the month on different days.
    """
    ordinal = day.toordinal()
    return not any(first <= ordinal <= last for first, last in _months().disputed)


def ganzhi(year: int) -> str:
    """Return the stem and branch of a lunar year, as 丙午 for 2026 (boundary: lunar New Year)."""
    return STEMS[(year - 4) % 10] + BRANCHES[(year - 4) % 12]


def day_ganzhi(day: date) -> str:
    """Return the stem and branch of a day (2000-01-01 is 戊午)."""
    count = day.toordinal() - date(2000, 1, 1).toordinal() + 54
    return STEMS[count % 10] + BRANCHES[count % 12]


def animal(year: int) -> str:
    """Return the key of the animal of a lunar year, one of ANIMALS."""
    return ANIMALS[(year - 4) % 12]


def nominal_age(born: date, today: date) -> int:
    """Return 虚岁: 1 at birth, one more at each lunar New Year.

    Raises DateOutOfRange, or UsageError before birth.
    """
    if today < born:
        raise UsageError(_("The day of birth lies in the future."), _("Check the year."))
    return to_lunar(today).year - to_lunar(born).year + 1


def days_to_new_year(day: date) -> tuple[int, int]:
    """Return the days since the last lunar New Year and until the next (0 or more, 1 or more)."""
    last = new_year(to_lunar(day).year) if day >= date(1901, 2, 19) else date(1900, 1, 31)
    following = day + timedelta(days=1)
    year = to_lunar(day).year + 1
    upcoming = new_year(year) if year <= LAST_DAY.year else new_years_eve(LAST_DAY.year) + timedelta(days=1)
    return (day - last).days, max(upcoming, following).toordinal() - day.toordinal()


def _out_of_range(shown: str) -> DateOutOfRange:
    return DateOutOfRange(
        _("{date} lies outside the Chinese calendar of 1901 to 2100.").format(date=shown),
        _("Choose a year between 1901 and 2100."),
    )


def _no_such(year: int, month: int, day: int, *, leap: bool) -> UsageError:
    """Return the error that says why a lunar date cannot be converted."""
    months = _months()
    if not 1901 <= year <= LAST_DAY.year and not (year == 1900 and (year, month, leap) in months.by_name):
        return _out_of_range(str(year))
    if not 1 <= month <= 12:
        return NoSuchDate(_("A lunar month has a number from 1 to 12."), _("Check the month."))
    if leap and months.leaps[year] != month:
        return _no_such_leap(year, month)
    length = months.by_name[year, month, leap][1]
    if not 1 <= day <= length:
        return NoSuchDate(
            _("Lunar month {month} of {year} has only {length} days.").format(
                month=month, year=year, length=length
            ),
            _("Choose a day from 1 to {length}.").format(length=length),
        )
    return _out_of_range(str(year))


def _no_such_leap(year: int, month: int) -> NoSuchDate:
    """Return the error for a leap month which that year has not."""
    has = leap_month(year)
    if has:
        advice = _("The leap month of {year} follows month {has}.").format(year=year, has=has)
    else:
        advice = _("{year} has no leap month.").format(year=year)
    return NoSuchDate(
        _("Lunar year {year} has no leap month {month}.").format(year=year, month=month), advice
    )
