"""What the calendar shows: a page of days with own dates, festivals and statutory days, and the bars over them."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection

from desktop.planning.calendar_rows import Bar, CalendarPage, DayCell, Shown, YearDay


def page(connection: Connection, first: date, last: date, shown: Shown, today: date) -> CalendarPage:
    """Return the days from ``first`` to ``last`` (both included) and the bars that touch them."""
    return CalendarPage(
        tuple(days(connection, first, last, shown, today)), tuple(bars(connection, first, last, shown))
    )


def days(connection: Connection, first: date, last: date, shown: Shown, today: date) -> list[DayCell]:
    """Return each day from ``first`` to ``last`` (both included) with all that the shown layers have on it.

    Days outside 1901 to 2100 have no lunar date. The number of queries does not depend on the number of days.
    """
    raise NotImplementedError


def bars(connection: Connection, first: date, last: date, shown: Shown) -> list[Bar]:
    """Return shutdowns and closings that touch the days from ``first`` to ``last``, by lane and first day."""
    raise NotImplementedError


def year_days(connection: Connection, year: int, shown: Shown, today: date) -> list[YearDay]:
    """Return each day of a Gregorian year for the overview, without names of people."""
    raise NotImplementedError
