"""Gifts that must be posted, greetings that are due, and festivals without a plan, by plain SQL."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from desktop.almanac.festivals import festivals
from desktop.almanac.sending import USUAL_LEAD, deadline, festival_day, greet_on
from desktop.almanac.workdays import Span
from desktop.planning.shutdowns import shutdowns_around
from desktop.today.rows import GivingDue
from desktop.today.who import people_by_id

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

AHEAD = 7
"""Days before a parcel must leave on which the gift is named."""
PLAN_AHEAD = 21
"""Days before the parcels must leave on which a festival without a plan is named."""
_GREET_AHEAD, _GREET_AFTER = 1, 3
_TRANSIT = 10
_SEASON = 120
_GREETINGS = """
    SELECT p.festival, p.year, count(*) FROM greeting AS g
    JOIN festival_plan AS p ON p.id = g.plan_id JOIN contact AS c ON c.id = g.contact_id
    WHERE g.state = 'planned' AND g.deleted_at IS NULL AND c.deleted_at IS NULL AND p.year BETWEEN ? AND ?
    GROUP BY p.festival, p.year
"""
_GIFTS = """
    SELECT gift.id, gift.contact_id, gift.supplier_id, gift.what, gift.occasion, gift.for_day, gift.state,
           (SELECT p.transit_days FROM greeting AS g JOIN festival_plan AS p ON p.id = g.plan_id
            WHERE g.gift_id = gift.id LIMIT 1)
    FROM gift
    WHERE gift.state IN ('idea', 'planned', 'bought', 'sent') AND gift.deleted_at IS NULL  -- the words of its index
      AND gift.for_day BETWEEN ? AND ? AND gift.state IN ('planned', 'bought') AND gift.contact_id IS NOT NULL
    ORDER BY gift.for_day, gift.id
"""
_CLOSED = """
    SELECT from_date, until_date FROM supplier_closing WHERE deleted_at IS NULL AND supplier_id = ?
"""
_PLANNED = "SELECT 1 FROM festival_plan WHERE festival = ? AND year = ? LIMIT 1"
_ANYBODY = "SELECT 1 FROM contact WHERE deleted_at IS NULL LIMIT 1"


def giving_due(raw: Connection, today: date, *, limit: int = 20) -> list[GivingDue]:
    """Return gifts to post first, then greetings that are due, then festivals that want a plan."""
    return [*_gifts(raw, today), *_greetings(raw, today), *_unplanned(raw, today)][:limit]


def _gifts(raw: Connection, today: date) -> list[GivingDue]:
    last = today + timedelta(days=_SEASON)
    rows = raw.execute(_GIFTS, (today.isoformat(), last.isoformat())).fetchall()
    people = people_by_id(raw, {row[1] for row in rows}) if rows else {}
    found = []
    for gift_id, contact_id, supplier_id, what, occasion, for_day, state, transit in rows:
        who = people.get(contact_id)
        day, known = date.fromisoformat(for_day), festivals().get(occasion)
        lead = USUAL_LEAD if known is None or known.gift is None else known.gift
        by = deadline(
            day, lead, _TRANSIT if transit is None else transit, _closed(raw, supplier_id, day)
        ).send_by
        if who is not None and by <= today + timedelta(days=AHEAD):
            found.append(
                GivingDue("gift", occasion, by, gift_id=gift_id, what=what, who=who, bought=state == "bought")
            )
    return sorted(found, key=lambda one: one.on)


def _closed(raw: Connection, supplier_id: int | None, day: date) -> Iterable[Span]:
    """Return the usual closed days around a festival, and those that the supplier has said of itself."""
    usual = [one.office_closed() for one in shutdowns_around(day - timedelta(days=_SEASON), day)]
    own = raw.execute(_CLOSED, (supplier_id,)).fetchall() if supplier_id is not None else []
    return [*usual, *(Span(date.fromisoformat(first), date.fromisoformat(last), "") for first, last in own)]


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
    season = today + timedelta(days=_SEASON)
    for festival in (one for one in festivals().values() if one.gift is not None):
        days = (festival_day(festival.key, year) for year in {today.year, season.year})
        day = next((day for day in days if day is not None and today <= day <= season), None)
        if day is None or festival.gift is None:
            continue
        by = deadline(day, festival.gift, _TRANSIT).send_by
        near = by - timedelta(days=PLAN_AHEAD) <= today <= by
        if near and not raw.execute(_PLANNED, (festival.key, day.year)).fetchone():
            found.append(GivingDue("plan", festival.key, by, day.year))
    return found if found and raw.execute(_ANYBODY).fetchone() else []
