"""Which suppliers slip by their own measure today, found for the first page: plain SQL, few rows."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date, timedelta
from typing import TYPE_CHECKING

from desktop.constants import Constants
from desktop.people import shown
from desktop.rhythm.alerts import Alert
from desktop.rhythm.cadence import drift_of
from desktop.rhythm.calendars import calendars_of
from desktop.rhythm.facts import china_ordinal
from desktop.rhythm.reads import constants_of, end_of, midnight
from desktop.rhythm.standing import IDLE

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

# The last touch is kept by ``desktop.touches.last_touch``; one ahead of the day hides the one before. Others are read
# from the covering index of each supplier, the newest first; the few that do not count come from two partial indexes,
# so that no touch is looked up.
_SUPPLIERS = f"""
    SELECT s.id, s.name_zh, s.name_en, s.week_days,
      CASE WHEN k.at < ?1 THEN k.at ELSE
        (SELECT l.at FROM touch_supplier AS l WHERE l.supplier_id = s.id AND l.at < ?1 AND l.touch_id NOT IN ({IDLE})
         ORDER BY l.at DESC LIMIT 1) END
    FROM supplier AS s LEFT JOIN supplier_last_touch AS k ON k.supplier_id = s.id
    WHERE s.deleted_at IS NULL AND s.status = 'active' {{only}}
"""  # noqa: S608 - our own words
_TOUCHES = """
    SELECT touch_id, at FROM touch_supplier WHERE supplier_id = ? AND at < ? ORDER BY at DESC, touch_id DESC
"""
_PAUSED = """
    SELECT supplier_id FROM rhythm_pause WHERE rule = 'drift' AND supplier_id IS NOT NULL AND deleted_at IS NULL
      AND (until_on IS NULL OR until_on > ?)
"""


def drifting(raw: Connection, today: date, only: Collection[int] | None = None) -> dict[int, Alert]:
    """Return the active suppliers that are drifting or dormant, by id; ``only`` of some (None: of all).

    Nothing is said inside a supplier's shutdown and the days of grace after it, and of what was put off.
    """
    constants = constants_of(raw)
    end = end_of(today)
    query = _SUPPLIERS.format(only="" if only is None else "AND s.id IN (SELECT value FROM json_each(?))")
    rows = raw.execute(query, (end,) if only is None else (end, json.dumps(list(only)))).fetchall()
    paused = {row[0] for row in raw.execute(_PAUSED, (today.isoformat(),))}
    long_ago = midnight(today - timedelta(days=constants.drift_least))
    slow = [row for row in rows if row[4] is not None and row[4] < long_ago and row[0] not in paused]
    calendars = calendars_of(raw, {row[0]: row[3] for row in slow}, today, constants)
    idle = {row[0] for row in raw.execute(IDLE)} if slow else set()
    found = {}
    for supplier, zh, en, _week, _last in slow:
        if calendars[supplier].frozen(today):
            continue
        days = _newest(raw, supplier, (today.toordinal(), end), idle, constants)
        result = drift_of(days, today, constants)
        if result.band in {"drifting", "dormant"}:
            found[supplier] = Alert("drift", result, shown.whole(zh, en), supplier, None)
    return found


def _newest(
    raw: Connection, supplier: int, until: tuple[int, int], idle: Collection[int], constants: Constants
) -> dict[int, int]:
    """Return the newest touch that counts of each day by its number, of as many days as the rule looks at.

    ``until`` are the number of today and the milliseconds at which it ends.
    """
    days: dict[int, int] = {}
    last, end = until
    for touch, at in raw.execute(_TOUCHES, (supplier, end)):
        day = min(china_ordinal(at), last)
        if day not in days and touch not in idle:
            if len(days) == constants.drift_touches:
                break
            days[day] = touch
    return days
