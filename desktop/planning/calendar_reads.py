"""What the calendar shows: a page of days with own dates, festivals and statutory days, and the bars over them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from sqlalchemy import Connection

from desktop.almanac.festivals import festivals_on
from desktop.almanac.labels import CellLabel, cell_label
from desktop.almanac.lunar import FIRST_DAY, LAST_DAY, LunarDate, to_lunar
from desktop.almanac.own_country import own_country
from desktop.almanac.statutory import REGIONS, Statutory, StatutoryDay
from desktop.almanac.terms import term_on
from desktop.almanac.workdays import WorkCalendar, days_between, is_workday, worked
from desktop.planning.calendar_bars import bars_between
from desktop.planning.calendar_chips import chips_by_day, first_deadline
from desktop.planning.calendar_counts import counts_by_day
from desktop.planning.calendar_rows import Bar, CalendarPage, Chip, DayCell, Shown, YearDay, badge_of
from desktop.planning.statutory_years import statutory_for
from desktop.texts import language

_DAY = timedelta(days=1)
_NAMED = 1500
"""Days whose names are kept: four years."""


@dataclass(frozen=True, slots=True)
class _Almanac:
    """What is the same for all days of a page."""

    regions: tuple[str, ...]
    statutory: tuple[Statutory, ...]
    first: Statutory
    """That of the first shown region, the mainland's where none is shown: whose working days are told."""
    lunar: bool
    chinese: bool


def page(connection: Connection, first: date, last: date, shown: Shown, today: date) -> CalendarPage:
    """Return the days from ``first`` to ``last`` (both included) and the bars that touch them."""
    return CalendarPage(
        tuple(days(connection, first, last, shown, today)), tuple(bars(connection, first, last, shown))
    )


def days(connection: Connection, first: date, last: date, shown: Shown, today: date) -> list[DayCell]:
    """Return each day from ``first`` to ``last`` (both included) with all that the shown layers have on it.

    Days outside 1901 to 2100 have no lunar date. The number of queries does not depend on the number of days.
    Raises UsageError for an unknown own country.
    """
    almanac = _almanac(connection, first, last, shown)
    chips = chips_by_day(connection, first, last, shown)
    return [_cell(day, almanac, chips.get(day, ()), today) for day in days_between(first, last + _DAY)]


def bars(connection: Connection, first: date, last: date, shown: Shown) -> list[Bar]:
    """Return shutdowns and closings that touch the days from ``first`` to ``last``, by lane and first day."""
    return bars_between(connection, first, last) if "shutdowns" in shown.layers else []


def next_deadline(
    connection: Connection, day: date, last: date, shown: Shown
) -> tuple[Chip, date, int] | None:
    """Return the first event or follow-up after ``day`` until ``last``, its day, and the working days until then.

    The day itself is counted, the deadline is not.
    """
    chip = first_deadline(connection, day, last, shown)
    if chip is None:
        return None
    calendar = WorkCalendar(_almanac(connection, day, last, shown).first)
    return chip, chip.first, sum(is_workday(one, calendar) for one in days_between(day, chip.first))


def year_days(connection: Connection, year: int, shown: Shown, today: date) -> list[YearDay]:
    """Return each day of a Gregorian year for the overview, without names of people. Raises as ``days``."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    almanac = _almanac(connection, first, last, shown)
    own = counts_by_day(connection, first, last, shown)
    closed = {
        day
        for bar in bars(connection, first, last, shown)
        for day in days_between(max(bar.first, first), min(bar.last, last) + _DAY)
    }
    return [
        _year_day(day, almanac, own[day], shutdown=day in closed, today=day == today)
        for day in days_between(first, last + _DAY)
    ]


def _year_day(day: date, almanac: _Almanac, own: int, *, shutdown: bool, today: bool) -> YearDay:
    statutory = _statutory(day, almanac)
    provisional = _provisional(day, almanac, _first(day, almanac, statutory))
    return YearDay(day, badge_of(statutory), provisional, _great(day, almanac), own, shutdown, today)


def _almanac(connection: Connection, first: date, last: date, shown: Shown) -> _Almanac:
    regions = tuple(region for region in REGIONS if region in shown.layers)
    statutory = [statutory_for(connection, region) for region in regions]
    if shown.country and "own_country" in shown.layers:
        statutory.append(own_country(shown.country, tuple(range(first.year, last.year + 1))))
    whose = statutory[0] if statutory else statutory_for(connection, "cn")
    return _Almanac(
        regions,
        tuple(statutory),
        whose,
        "lunar" in shown.layers,
        language() == "zh_CN",
    )


def _cell(day: date, almanac: _Almanac, chips: Sequence[Chip], today: date) -> DayCell:
    statutory = _statutory(day, almanac)
    found = _first(day, almanac, statutory)
    label, lunar, festivals, term = _named(day, almanac.regions, lunar=almanac.lunar, chinese=almanac.chinese)
    return DayCell(
        day=day,
        label=label,
        lunar=lunar,
        festivals=festivals,
        term=term,
        statutory=statutory,
        provisional=_provisional(day, almanac, found),
        workday=worked(day, found),
        today=day == today,
        chips=tuple(chips),
    )


@lru_cache(maxsize=_NAMED)
def _named(
    day: date, regions: tuple[str, ...], *, lunar: bool, chinese: bool
) -> tuple[CellLabel | None, LunarDate | None, tuple[str, ...], str]:
    """Return label, lunar date, keys of the festivals and of the term: the same whenever a page is turned to the day.

    Without the lunar line only festivals have a label.
    """
    if not FIRST_DAY <= day <= LAST_DAY:
        return None, None, (), ""
    term = term_on(day) if lunar else None
    festivals = tuple(one.key for one in festivals_on(day, regions)) if regions else ()
    label = cell_label(day, regions, chinese=chinese) if festivals or lunar else None
    return label, to_lunar(day), festivals, term.key if term else ""


def _statutory(day: date, almanac: _Almanac) -> tuple[StatutoryDay, ...]:
    return tuple(found for one in almanac.statutory if (found := one.on(day)) is not None)


def _first(day: date, almanac: _Almanac, statutory: Sequence[StatutoryDay]) -> StatutoryDay | None:
    """Return what holds on a day where its working days are told; ``statutory`` is what holds anywhere."""
    if not almanac.statutory:
        return almanac.first.on(day)
    region = almanac.first.region
    return next((one for one in statutory if one.region == region), None)


def _provisional(day: date, almanac: _Almanac, found: StatutoryDay | None) -> bool:
    """Tell whether the list for a day is still to come; years before the first list are not waited for."""
    official = almanac.first.official
    if day.year < min(official):
        return False
    return day.year not in official or (found is not None and found.provisional)


def _great(day: date, almanac: _Almanac) -> bool:
    if not (almanac.regions and FIRST_DAY <= day <= LAST_DAY):
        return False
    return any(one.weight == "major" for one in festivals_on(day, almanac.regions))
