"""Who has been silent for longer than their cadence wants."""

from __future__ import annotations

import heapq
import json
from collections.abc import Collection, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from desktop.people.cadence import Cadence, Days, cadence_for
from desktop.rhythm.reads import constants_of, end_of, midnight
from desktop.rhythm.standing import IDLE, NO_HOUSE, paused, resting, stands
from desktop.today.rows import QuietPerson
from desktop.today.who import people_by_id

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

# The last touch is kept by ``desktop.touches.last_touch``; where it is ahead of the day, the one before is looked for.
# Contacts come in the order of their ids, as the seeks do.
_CONTACTS = f"""
    SELECT c.id, c.cadence_ideal, c.cadence_longest, c.created_at,
      CASE WHEN l.at >= ?1 THEN
        (SELECT p.at FROM touch_person AS p WHERE p.contact_id = c.id AND p.at < ?1 AND p.touch_id NOT IN ({IDLE})
         ORDER BY p.at DESC LIMIT 1) ELSE l.at END
    FROM contact AS c NOT INDEXED LEFT JOIN contact_last_touch AS l ON l.contact_id = c.id
    WHERE c.deleted_at IS NULL {{only}}
"""  # noqa: S608 - our own words
# Of several employments the one that began last comes last.
_JOBS = """
    SELECT contact_id, supplier_id FROM employment WHERE until_date IS NULL AND deleted_at IS NULL {only}
    ORDER BY coalesce(from_date, ''), id
"""
_SUPPLIERS = "SELECT id, cadence_ideal, cadence_longest, tier, week_days FROM supplier {only}"
_TAGS = """
    SELECT g.contact_id, t.cadence_ideal, t.cadence_longest
    FROM tag AS t JOIN tagging AS g ON g.tag_id = t.id
    WHERE (t.cadence_ideal IS NOT NULL OR t.cadence_longest IS NOT NULL)
      AND t.deleted_at IS NULL AND g.deleted_at IS NULL AND g.contact_id IS NOT NULL {only}
"""
_CHANNELS = (
    "SELECT contact_id, kind FROM channel WHERE preferred AND deleted_at IS NULL AND contact_id IN ({marks})"
)
_HOURS = "SELECT id, best_hours FROM contact WHERE best_hours <> '' AND id IN ({marks})"
_DAY = 86_400_000
_GIVEN = "IN (SELECT value FROM json_each(?))"


class Silence(NamedTuple):
    """Somebody past their days, before their name is read."""

    share: float
    """Silence over the longest days: the highest is the most pressing."""
    contact_id: int
    last: date
    """The day of the last touch, or on which they were added."""
    touched: bool
    days: int
    cadence: Cadence
    band: str
    """``due`` or ``cold``, as ``desktop.rhythm.cadence`` says."""
    closes: date | None
    """The first day of the shutdown before which they show."""
    supplier_id: int
    """Where they work today; 0 for nowhere."""


def quiet_people(
    raw: Connection, today: date, *, limit: int = 50, known: Mapping[int, Silence] | None = None
) -> tuple[list[QuietPerson], int, int]:
    """Return people past their cadence, at most ``limit``, with the counts of all and of those past the longest days.

    The most pressing come first: the longest silence measured by the longest days. The rule is that of
    ``desktop.rhythm.cadence``: a shutdown moves the day, and who was put off, or has no cadence, is left out. Touches
    in the trash, planned ones and notes do not count. ``known`` are those of ``silences``, where they are known.
    """
    found = (silences(raw, today) if known is None else known).values()
    cold = sum(silence.band == "cold" for silence in found)
    return _rows(raw, heapq.nlargest(limit, found)), len(found), cold


def silences(raw: Connection, today: date, only: Collection[int] | None = None) -> dict[int, Silence]:
    """Return everybody who is past their days, by id; ``only`` of some people (None: of all)."""
    usual = constants_of(raw)
    employers, tags = _suppliers_by_contact(raw, only), _tags(raw, only)
    companies = None if only is None else {one for one in employers.values() if one is not None}
    suppliers = {row[0]: row[1:] for row in _some(raw, _SUPPLIERS, "WHERE id", companies)}
    moved = resting(raw, {one: row[3] for one, row in suppliers.items()}, today, usual)
    people, houses = paused(raw, today)
    end = midnight(today + timedelta(days=1)) - 1
    known: dict[tuple[Days, int, tuple[Days, ...]], Cadence | None] = {}
    found = {}
    for contact_id, ideal, longest, added, at in _some(raw, _CONTACTS, "AND c.id", only, end_of(today)):
        employer = employers.get(contact_id) or NO_HOUSE
        own, tagged = (ideal, longest), tags.get(contact_id, ())
        key = (own, employer, tagged)
        if key in known:
            cadence = known[key]
        else:
            house = suppliers.get(employer, (None, None, None, 6))
            cadence = known[key] = cadence_for(own, house[:2], tagged, house[2], usual)
        silent = (end - (added if at is None else at)) // _DAY  # by whole numbers: most need no calendar
        if cadence is None or (silent < cadence.ideal and employer not in moved):
            continue
        if contact_id in people or employer in houses:
            continue
        last = today - timedelta(days=silent)
        band, closes = stands(last, cadence, today, moved.get(employer), usual)
        if band != "fine":
            share = silent / cadence.longest
            found[contact_id] = Silence(
                share, contact_id, last, at is not None, silent, cadence, band, closes, employer
            )
    return found


def _some(raw: Connection, query: str, column: str, only: Collection[int] | None, *values: int) -> Any:
    """Return the rows of a statement for some ids in a column, or for all (None); of the driver's type, hence Any."""
    if only is None:
        return raw.execute(query.format(only=""), values)
    return raw.execute(query.format(only=f"{column} {_GIVEN}"), (*values, json.dumps(list(only))))


def _suppliers_by_contact(raw: Connection, only: Collection[int] | None) -> dict[int, int | None]:
    """Return where people work today; of several employments the one that began last counts."""
    return dict(_some(raw, _JOBS, "AND contact_id", only))


def _tags(raw: Connection, only: Collection[int] | None) -> dict[int, tuple[Days, ...]]:
    """Return the days of the tags of those people who have such tags."""
    tags: dict[int, tuple[Days, ...]] = {}
    for contact_id, ideal, longest in _some(raw, _TAGS, "AND g.contact_id", only):
        tags[contact_id] = (*tags.get(contact_id, ()), (ideal, longest))
    return tags


def _rows(raw: Connection, silences: list[Silence]) -> list[QuietPerson]:
    ids = [silence.contact_id for silence in silences]
    people = people_by_id(raw, ids)
    marks = ",".join("?" * len(ids))
    channels = dict(raw.execute(_CHANNELS.format(marks=marks), ids).fetchall())
    hours = dict(raw.execute(_HOURS.format(marks=marks), ids).fetchall())
    return [
        QuietPerson(
            who=people[silence.contact_id],
            last_on=silence.last,
            touched=silence.touched,
            days=silence.days,
            ideal=silence.cadence.ideal,
            longest=silence.cadence.longest,
            source=silence.cadence.source,
            state="cold" if silence.band == "cold" else "due",
            channel=channels.get(silence.contact_id, ""),
            best_hours=hours.get(silence.contact_id, ""),
            closes=silence.closes,
        )
        for silence in silences
    ]
