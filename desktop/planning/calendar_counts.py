"""How many own dates stand on each day of a year: the overview needs no names and no chips."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection

from desktop.almanac.birthdays import YearlyDate, kept_days
from desktop.almanac.workdays import days_between
from desktop.planning.calendar_chips import born_days, due_days, planned_moments
from desktop.planning.calendar_giving import gift_chips
from desktop.planning.calendar_rows import Shown
from desktop.planning.calendar_trade import trade_days
from desktop.planning.event_reads import occurrences_between

_DAY = timedelta(days=1)


def counts_by_day(connection: Connection, first: date, last: date, shown: Shown) -> Counter[date]:
    """Return the number of chips that ``chips_by_day`` would give for each day from ``first`` to ``last``."""
    found: Counter[date] = Counter()
    if shown.layers & {"events", "birthdays", "shutdowns"}:
        for one in occurrences_between(connection, first, last, shown.zone):
            if one.event.layer in shown.layers:
                found.update(days_between(max(one.first, first), min(one.last, last) + _DAY))
    if "follow_ups" in shown.layers:
        found.update(due_days(connection, first, last))
    if "touches" in shown.layers:
        moments = planned_moments(connection, first, last, shown.zone)
        found.update(moment.astimezone(shown.zone).date() for moment in moments)
    found.update(trade_days(connection, first, last, shown.layers))
    found.update(chip.first for chip in gift_chips(connection, first, last, shown.layers))
    if "birthdays" in shown.layers:
        _add_birthdays(found, born_days(connection, first, last), (first, last), shown)
    return found


def _add_birthdays(found: Counter[date], born: Iterable[Any], days: tuple[date, date], shown: Shown) -> None:
    """Add the birthdays of people by their day of birth; rows of a statement, hence Any."""
    for count, *typed in born:
        for _year, day in kept_days(YearlyDate(*typed), *days, shown.custom):
            found[day] += count
