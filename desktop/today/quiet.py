"""Who has been silent for longer than their cadence wants."""

from __future__ import annotations

import heapq
import json
from collections.abc import Collection, Mapping
from datetime import UTC, date, datetime, tzinfo
from typing import TYPE_CHECKING, Any, NamedTuple

from desktop.people.cadence import Cadence, Days, cadence_for
from desktop.people.cadence import state as state_of
from desktop.rhythm.reads import constants_of
from desktop.today.rows import QuietPerson
from desktop.today.who import people_by_id

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

# The last touch is one seek in the covering index of each person; the few ids that do not count come from two partial
# indexes, so that no touch is looked up. Contacts come in the order of their ids, and so do the seeks.
_CONTACTS = """
    SELECT c.id, c.cadence_ideal, c.cadence_longest,
      (SELECT p.at FROM touch_person AS p
       WHERE p.contact_id = c.id
         AND p.touch_id NOT IN (
           SELECT id FROM touch WHERE deleted_at IS NOT NULL
           UNION ALL SELECT id FROM touch WHERE counts = 0 OR held = 0)
       ORDER BY p.at DESC LIMIT 1)
    FROM contact AS c NOT INDEXED WHERE c.deleted_at IS NULL {only}
"""
_JOBS = """
    SELECT contact_id, supplier_id, from_date, id FROM employment WHERE until_date IS NULL AND deleted_at IS NULL {only}
"""
_SUPPLIERS = "SELECT id, cadence_ideal, cadence_longest, tier FROM supplier {only}"
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
_GIVEN = "IN (SELECT value FROM json_each(?))"
_NOTHING: Days = (None, None)
_DAY = 86_400_000


class Silence(NamedTuple):
    """Somebody past their days, before their name is read."""

    share: float
    """Silence over the longest days: the highest is the most pressing."""
    contact_id: int
    at: int
    days: int
    cadence: Cadence


def quiet_people(
    raw: Connection,
    today: date,
    *,
    zone: tzinfo | None = None,
    limit: int = 50,
    known: Mapping[int, Silence] | None = None,
) -> tuple[list[QuietPerson], int, int]:
    """Return people past their cadence, at most ``limit``, with the counts of all and of those past the longest days.

    The most pressing come first: the longest silence measured by the longest days. The rule is that of
    ``desktop.people.cadence``; who was never touched, or has no cadence, is left out. Touches in the trash, planned
    ones and notes do not count. ``known`` are those of ``silences``, where they are known.
    """
    found = (silences(raw, today, zone) if known is None else known).values()
    cold = sum(silence.days >= silence.cadence.longest for silence in found)
    return _rows(raw, heapq.nlargest(limit, found)), len(found), cold


def silences(
    raw: Connection, today: date, zone: tzinfo | None, only: Collection[int] | None = None
) -> dict[int, Silence]:
    """Return everybody who is past their days, by id; ``only`` of some people (None: of all)."""
    usual = constants_of(raw)
    employers, tags = _suppliers_by_contact(raw, only), _tags(raw, only)
    companies = None if only is None else {one for one in employers.values() if one is not None}
    suppliers = {row[0]: ((row[1], row[2]), row[3]) for row in _some(raw, _SUPPLIERS, "WHERE id", companies)}
    known: dict[tuple[Days, int | None, tuple[Days, ...]], Cadence | None] = {}
    midnight = datetime(today.year, today.month, today.day, tzinfo=UTC).timestamp() * 1000
    found = {}
    for contact_id, ideal, longest, at in _some(raw, _CONTACTS, "AND c.id", only):
        if at is None:
            continue
        key = ((ideal, longest), employers.get(contact_id), tags.get(contact_id, ()))
        if key not in known:
            supplier, tier = suppliers.get(key[1] or 0, (_NOTHING, None))
            known[key] = cadence_for(key[0], supplier, key[2], tier, usual)
        cadence = known[key]
        # a zone moves a day by less than one, so that most need no calendar
        if cadence is None or midnight - at < (cadence.ideal - 2) * _DAY:
            continue
        days = (today - datetime.fromtimestamp(at / 1000, zone).date()).days
        if state_of(cadence, days):
            found[contact_id] = Silence(days / cadence.longest, contact_id, at, days, cadence)
    return found


def _some(raw: Connection, query: str, column: str, only: Collection[int] | None) -> Any:
    """Return the rows of a statement for some ids in a column, or for all (None); of the driver's type, hence Any."""
    if only is None:
        return raw.execute(query.format(only=""))
    return raw.execute(query.format(only=f"{column} {_GIVEN}"), (json.dumps(list(only)),))


def _suppliers_by_contact(raw: Connection, only: Collection[int] | None) -> dict[int, int | None]:
    """Return where people work today; of several employments the one that began last counts."""
    newest: dict[int, tuple[int, int | None, str | None, int]] = {}
    for row in _some(raw, _JOBS, "AND contact_id", only):
        held = newest.get(row[0])
        if held is None or (held[2] or "", held[3]) < (row[2] or "", row[3]):
            newest[row[0]] = row
    return {contact_id: row[1] for contact_id, row in newest.items()}


def _tags(raw: Connection, only: Collection[int] | None) -> dict[int, tuple[Days, ...]]:
    """Return the days of the tags of those people who have such tags."""
    tags: dict[int, tuple[Days, ...]] = {}
    for contact_id, ideal, longest in _some(raw, _TAGS, "AND g.contact_id", only):
        tags[contact_id] = (*tags.get(contact_id, ()), (ideal, longest))
    return tags


def _moment(at: int) -> datetime:
    return datetime.fromtimestamp(at / 1000, UTC)


def _rows(raw: Connection, silences: list[Silence]) -> list[QuietPerson]:
    ids = [silence.contact_id for silence in silences]
    people = people_by_id(raw, ids)
    marks = ",".join("?" * len(ids))
    channels = dict(raw.execute(_CHANNELS.format(marks=marks), ids).fetchall())
    hours = dict(raw.execute(_HOURS.format(marks=marks), ids).fetchall())
    return [
        QuietPerson(
            who=people[silence.contact_id],
            last_at=_moment(silence.at),
            days=silence.days,
            ideal=silence.cadence.ideal,
            longest=silence.cadence.longest,
            source=silence.cadence.source,
            state="cold" if silence.days >= silence.cadence.longest else "due",
            channel=channels.get(silence.contact_id, ""),
            best_hours=hours.get(silence.contact_id, ""),
        )
        for silence in silences
    ]
