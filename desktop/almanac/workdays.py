"""Working days: the one way in which every clock of the program counts them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal, NamedTuple

from desktop.almanac.lunar import FIRST_DAY, LAST_DAY, DateOutOfRange
from desktop.almanac.statutory import Statutory, StatutoryDay, bundled
from desktop.errors import UsageError
from desktop.texts import _

Week = Literal[5, 6]


@dataclass(frozen=True, slots=True)
class Span:
    """Days in a row, first and last included, and why."""

    first: date
    last: date
    reason: str = ""

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """When somebody works: a region's statutory days, a week of 5 or 6 days, and their own closings and openings.

    Own closing times override everything; own openings (a line that runs on 6 October) override the statutory days.
    """

    statutory: Statutory = field(default_factory=lambda: bundled("cn"))
    week: Week = 5
    closed: tuple[Span, ...] = ()
    opened: tuple[Span, ...] = ()


class Counted(NamedTuple):
    """A date found by counting; ``provisional`` if the way there leads through a year without an official list."""

    day: date
    provisional: bool


def work_calendar(region: str = "cn", week: int = 5) -> WorkCalendar:
    """Return the calendar of a region by the bundled lists.

    Raises UsageError for an unknown region or for a week that has not 5 or 6 days.
    """
    if week not in {5, 6}:
        raise UsageError(_("A working week has 5 or 6 days."), _("Choose 5 or 6."))
    return WorkCalendar(bundled(region), 6 if week == 6 else 5)


def is_workday(day: date, calendar: WorkCalendar) -> bool:
    """Tell whether people work on a day."""
    if any(day in span for span in calendar.closed):
        return False
    if any(day in span for span in calendar.opened):
        return True
    return worked(day, calendar.statutory.on(day), calendar.week)


def worked(day: date, found: StatutoryDay | None, week: int = 5) -> bool:
    """Tell whether people work on a day of which the law says ``found``."""
    if found is not None and found.kind != "partial":
        return not found.off
    return day.weekday() < week


def add_workdays(start: date, count: int, calendar: WorkCalendar) -> Counted:
    """Return the day ``count`` working days after ``start``, which is not counted; before it if negative.

    0 gives ``start`` itself or the next working day. Raises DateOutOfRange when the count leaves 1901 to 2100.
    """
    step = timedelta(days=-1 if count < 0 else 1)
    left, day = abs(count), start
    provisional = calendar.statutory.provisional(start)
    if not count:
        while not is_workday(day, calendar):
            day = _next(day, step)
        return Counted(day, provisional or calendar.statutory.provisional(day))
    while left:
        day = _next(day, step)
        provisional = provisional or calendar.statutory.provisional(day)
        left -= is_workday(day, calendar)
    return Counted(day, provisional)


def workdays_between(start: date, end: date, calendar: WorkCalendar) -> int:
    """Return the working days from ``start`` (counted) to ``end`` (not counted); negative if ``end`` is earlier.

    Raises DateOutOfRange when one of the days lies outside 1901 to 2100.
    """
    if min(start, end) < FIRST_DAY or max(start, end) > LAST_DAY:
        raise _outside()
    if end < start:
        return -workdays_between(end, start, calendar)
    return sum(is_workday(day, calendar) for day in days_between(start, end))


def days_between(start: date, end: date) -> Iterable[date]:
    """Yield the days from ``start`` to ``end``, the end not included."""
    return (start + timedelta(days=n) for n in range((end - start).days))


def _next(day: date, step: timedelta) -> date:
    """Return the next day, and stop a count that would never end."""
    if not FIRST_DAY < day < LAST_DAY:
        raise _outside()
    return day + step


def _outside() -> DateOutOfRange:
    return DateOutOfRange(
        _("The count of working days leaves the years 1901 to 2100."),
        _("Check the number of days and the closing times."),
    )
