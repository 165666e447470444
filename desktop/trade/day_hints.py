"""What to say of a day on which a supplier does not work: a hint, never a refusal."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import Connection

from desktop import formats
from desktop.almanac.lunar import DateOutOfRange
from desktop.almanac.workdays import is_workday
from desktop.planning.calendars import calendar_for, known_shutdowns
from desktop.planning.planner import supplier_works
from desktop.texts import _

PLACES = frozenset({"lines", "office", "gate"})
"""Where people of the supplier have to be there; goods at sea move on every day."""


def closed_day_hint(connection: Connection, supplier_id: int, day: date) -> str:
    """Return why nobody works at a supplier on a day; empty on a working day and outside the almanac."""
    base = calendar_for(connection, supplier_id)
    try:
        works = supplier_works(base, day, known_shutdowns(connection, supplier_id))
        for one in works.shutdowns:
            first, last = one.days["office_closed"], one.days["lines_restart"] - timedelta(days=1)
            if first <= day <= last:
                return _("The factory is closed from {first} to {last}.").format(
                    first=formats.month_day(first), last=formats.month_day(last)
                )
        if not is_workday(day, base):
            return _("{day} is no working day there.").format(day=formats.weekday_day(day, day))
    except DateOutOfRange:
        return ""
    return ""
