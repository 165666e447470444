"""What the calendar shows: a page of days with own dates, festivals and statutory days, and the bars over them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection

from desktop.almanac.festivals import festivals_on
from desktop.almanac.labels import CellLabel, cell_label
from desktop.almanac.lunar import FIRST_DAY, LAST_DAY, to_lunar
from desktop.almanac.own_country import own_country
from desktop.almanac.statutory import REGIONS, Statutory, StatutoryDay
from desktop.almanac.terms import term_on
from desktop.almanac.workdays import WorkCalendar, days_between, is_workday
from desktop.planning.calendar_bars import bars_between
from desktop.planning.calendar_chips import chips_by_day, first_deadline
from desktop.planning.calendar_counts import counts_by_day
from desktop.planning.calendar_rows import Bar, CalendarPage, Chip, DayCell, Shown, YearDay, badge_of
from desktop.planning.statutory_years import statutory_for
from desktop.texts import language

_DAY = timedelta(days=1)


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
        YearDay(
            day,
            badge_of(_statutory(day, almanac)),
            _provisional(day, almanac),
            _great(day, almanac),
            own[day],
            day in closed,
            day == today,
        )
        for day in days_between(first, last + _DAY)
    ]


def _almanac(connection: Connection, first: date, last: date, shown: Shown) -> _Almanac:
    regions = tuple(region for region in REGIONS if region in shown.layers)
    statutory = [statutory_for(connection, region) for region in regions]
    if shown.country and "own_country" in shown.layers:
        statutory.append(own_country(shown.country, tuple(range(first.year, last.year + 1))))
    whose = statutory[0] if statutory else statutory_for(connection, "cn")
    return _Almanac(regions, tuple(statutory), whose, "lunar" in shown.layers, language() == "zh_CN")


def _cell(day: date, almanac: _Almanac, chips: Sequence[Chip], today: date) -> DayCell:
    known = FIRST_DAY <= day <= LAST_DAY
    term = term_on(day) if known and almanac.lunar else None
    festivals = festivals_on(day, almanac.regions) if known and almanac.regions else ()
    return DayCell(
        day=day,
        label=_label(day, almanac, festival=bool(festivals)) if known else None,
        lunar=to_lunar(day) if known else None,
        festivals=tuple(one.key for one in festivals),
        term=term.key if term else "",
        statutory=_statutory(day, almanac),
        provisional=_provisional(day, almanac),
        workday=is_workday(day, WorkCalendar(almanac.first)),
        today=day == today,
        chips=tuple(chips),
    )


def _label(day: date, almanac: _Almanac, *, festival: bool) -> CellLabel | None:
    """Return the label; without the lunar line only festivals have one."""
    if not (festival or almanac.lunar):
        return None
    return cell_label(day, almanac.regions, chinese=almanac.chinese)


def _statutory(day: date, almanac: _Almanac) -> tuple[StatutoryDay, ...]:
    return tuple(found for one in almanac.statutory if (found := one.on(day)) is not None)


def _provisional(day: date, almanac: _Almanac) -> bool:
    """Tell whether the list for a day is still to come; years before the first list are not waited for."""
    whose = almanac.first
    return day.year >= min(whose.official) and whose.provisional(day)


def _great(day: date, almanac: _Almanac) -> bool:
    if not (almanac.regions and FIRST_DAY <= day <= LAST_DAY):
        return False
    return any(one.weight == "major" for one in festivals_on(day, almanac.regions))
