"""Gifts that must be posted, greetings that are due, and festivals without a plan, by plain SQL."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from desktop.almanac.festivals import festivals
from desktop.almanac.sending import USUAL_TRANSIT, deadline, festival_day, greet_on
from desktop.people import shown
from desktop.planning.parcels import SEASON, Parcel, parcels
from desktop.today.rows import GivingDue
from desktop.today.who import people_by_id

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

AHEAD = 7
"""Days before a parcel must leave on which the gift is named."""
PLAN_AHEAD = 21
"""Days before the parcels must leave on which a festival without a plan is named."""
_GREET_AHEAD, _GREET_AFTER = 1, 3
_GREETINGS = """
    SELECT p.festival, p.year, count(*) FROM greeting AS g
    JOIN festival_plan AS p ON p.id = g.plan_id JOIN contact AS c ON c.id = g.contact_id
    WHERE g.state = 'planned' AND g.deleted_at IS NULL AND c.deleted_at IS NULL AND p.year BETWEEN ? AND ?
    GROUP BY p.festival, p.year
"""
_PLANNED = "SELECT 1 FROM festival_plan WHERE festival = ? AND year = ? LIMIT 1"
_ANYBODY = "SELECT 1 FROM contact WHERE deleted_at IS NULL LIMIT 1"


def giving_due(raw: Connection, today: date, *, limit: int = 20) -> list[GivingDue]:
    """Return gifts to post first, then greetings that are due, then festivals that want a plan."""
    return [*_gifts(raw, today), *_greetings(raw, today), *_unplanned(raw, today)][:limit]


def _gifts(raw: Connection, today: date) -> list[GivingDue]:
    due = [
        one
        for one in parcels(raw.execute, today, today + SEASON)
        if one.send_by <= today + timedelta(days=AHEAD)
    ]
    people = people_by_id(raw, {one.contact_id for one in due if one.contact_id is not None}) if due else {}
    found = [
        GivingDue(
            "gift",
            one.occasion,
            one.send_by,
            gift_id=one.gift_id,
            what=one.what,
            who=people.get(one.contact_id or 0),
            bought=one.bought,
            supplier_id=None if one.contact_id else one.supplier_id,
            team="" if one.contact_id else _team(one),
        )
        for one in due
        if one.contact_id is None or one.contact_id in people
    ]
    return sorted(found, key=lambda one: one.on)


def _team(one: Parcel) -> str:
    """Return whom a gift for a team is for: the house, with the department."""
    return " · ".join(filter(None, (shown.single(one.name_zh, one.name_en), one.department)))


def _greetings(raw: Connection, today: date) -> list[GivingDue]:
    found = []
    for festival, year, count in raw.execute(_GREETINGS, (today.year - 1, today.year + 1)).fetchall():
        known, day = festivals().get(festival), festival_day(festival, year)
        if known is None or day is None:
            continue
        on = greet_on(known, day)
        if on - timedelta(days=_GREET_AHEAD) <= today <= on + timedelta(days=_GREET_AFTER):
            found.append(GivingDue("greeting", festival, on, year, count))
    return sorted(found, key=lambda one: one.on)


def _unplanned(raw: Connection, today: date) -> list[GivingDue]:
    found = []
    season = today + SEASON
    for festival in (one for one in festivals().values() if one.gift is not None):
        days = (festival_day(festival.key, year) for year in {today.year, season.year})
        day = next((day for day in days if day is not None and today <= day <= season), None)
        if day is None or festival.gift is None:
            continue
        by = deadline(day, festival.gift, USUAL_TRANSIT).send_by
        near = by - timedelta(days=PLAN_AHEAD) <= today <= by
        if near and not raw.execute(_PLANNED, (festival.key, day.year)).fetchone():
            found.append(GivingDue("plan", festival.key, by, day.year))
    return found if found and raw.execute(_ANYBODY).fetchone() else []
