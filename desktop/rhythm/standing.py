"""How people and suppliers stand by their cadence on a day: for Today, lists and heads alike, by plain SQL.

It is the rule of ``desktop.rhythm.cadence`` for many at once; a shutdown moves the day, and some were put off.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from desktop.constants import Constants
from desktop.people.cadence import Cadence
from desktop.rhythm.cadence import band_of, moving, shown_on
from desktop.rhythm.calendars import calendars_of, usual_days
from desktop.rhythm.workdays import SupplierDays

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

NO_HOUSE = 0
"""Stands for the supplier of those who work at none."""
IDLE = """
    SELECT id FROM touch WHERE deleted_at IS NOT NULL UNION ALL SELECT id FROM touch WHERE counts = 0 OR held = 0
"""
"""The touches that do not count, from two partial indexes."""
_SAID = """
    SELECT supplier_id FROM supplier_shutdown WHERE deleted_at IS NULL
    UNION SELECT supplier_id FROM supplier_closing WHERE deleted_at IS NULL
"""
_PAUSED = """
    SELECT contact_id, supplier_id FROM rhythm_pause
    WHERE rule = 'cadence' AND deleted_at IS NULL AND (until_on IS NULL OR until_on > ?)
"""


def stands(
    last: date, cadence: Cadence, today: date, days: SupplierDays | None, usual: Constants
) -> tuple[str, date | None]:
    """Return how somebody stands, and the shutdown before which they show; ``days`` where one moves something."""
    due = shown = last + timedelta(days=cadence.ideal)
    closed = days.shutdown_on(due) if days else None
    if days is not None and closed is not None:
        shown = shown_on(due, last, today, days, usual.days_after_shutdown)
    closes = closed.first if closed is not None and today < closed.first else None
    return band_of(last, (cadence.ideal, cadence.longest), today, shown), closes


def resting(
    raw: Connection, weeks: Mapping[int, int], today: date, usual: Constants
) -> dict[int, SupplierDays]:
    """Return the days of those suppliers whose shutdown moves something today, also of who has none."""
    after = usual.days_after_shutdown
    said = {row[0] for row in raw.execute(_SAID)}
    own = calendars_of(raw, {one: weeks[one] for one in said if one in weeks}, today, usual)
    common = {week: usual_days(today, week, after) for week in {6, *weeks.values()}}
    moved = {week for week, days in common.items() if moving(today, days, after)}
    found = {
        one: common[week] for one, week in {NO_HOUSE: 6, **weeks}.items() if week in moved and one not in own
    }
    return found | {one: days for one, days in own.items() if moving(today, days, after)}


def paused(raw: Connection, today: date) -> tuple[set[int], set[int]]:
    """Return the people, and the suppliers with all their people, for whom the rhythm was put off."""
    rows = raw.execute(_PAUSED, (today.isoformat(),)).fetchall()
    return {row[0] for row in rows if row[0]}, {row[1] for row in rows if row[1]}
