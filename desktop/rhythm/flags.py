"""The one thing that a list or a head says about somebody's next touch, by the same rule as Today."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from desktop.journal.prepared import driver
from desktop.people.last_touch import Flag, Owner, Tie
from desktop.rhythm.facts import china_day
from desktop.rhythm.reads import constants_of, end_of
from desktop.rhythm.standing import IDLE, NO_HOUSE, paused, resting, stands

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection as RawConnection

_WEEKS = "SELECT id, week_days FROM supplier WHERE id IN (SELECT value FROM json_each(?))"
_BEFORE = f"""
    SELECT at FROM touch_{{link}} WHERE {{owner}}_id = ? AND at < ? AND touch_id NOT IN ({IDLE})
    ORDER BY at DESC LIMIT 1
"""  # noqa: S608 - our own words


def flags(connection: Connection, owner: Owner, ties: Collection[Tie], today: date) -> dict[int, Flag]:
    """Return what presses most, by id: a follow-up past or due today, else a silence beyond the cadence."""
    found = _quiet(driver(connection), owner, ties, today)
    for tie in ties:
        if tie.follow_up is not None and tie.follow_up <= today:
            days = (today - tie.follow_up).days
            found[tie.id] = Flag("overdue" if days else "due", days)
    return found


def _quiet(raw: RawConnection, owner: Owner, ties: Collection[Tie], today: date) -> dict[int, Flag]:
    usual = constants_of(raw)
    houses = [tie.house for tie in ties if tie.house is not None]
    weeks = dict(raw.execute(_WEEKS, (json.dumps(houses),)).fetchall())
    days = resting(raw, weeks, today, usual)
    people, closed = paused(raw, today)
    end = end_of(today)
    found = {}
    for tie in ties:
        house = tie.house or NO_HOUSE
        if tie.cadence is None or house in closed or (owner == "contact" and tie.id in people):
            continue
        last = min(_last(raw, owner, tie, end), today)
        band, _closes = stands(last, tie.cadence, today, days.get(house), usual)
        if band != "fine":
            found[tie.id] = Flag("cold" if band == "cold" else "drifting", (today - last).days)
    return found


def _last(raw: RawConnection, owner: Owner, tie: Tie, end: int) -> date:
    """Return the day in China of the last touch before an end, else the one on which they were added."""
    at = _milliseconds(tie.last or tie.added)
    if tie.last is not None and at >= end:
        link = "person" if owner == "contact" else "supplier"
        row = raw.execute(_BEFORE.format(link=link, owner=owner), (tie.id, end)).fetchone()
        at = row[0] if row else _milliseconds(tie.added)
    return china_day(at)


def _milliseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)
