"""The stories that the rules are asked about, by plain SQL over the driver's connection."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from desktop.constants import NAME, Constants, from_json
from desktop.people import shown
from desktop.people.cadence import cadence_for
from desktop.rhythm.facts import CHINA, Asked, Colleague, Heard, Owed, Promised, Story, china_day
from desktop.rhythm.orders import orders_of

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

_SETTING = "SELECT value FROM journal_setting WHERE name = ?"
_SUPPLIER = """
    SELECT name_zh, name_en, cadence_ideal, cadence_longest, tier, lead_time_days, week_days, created_at
    FROM supplier WHERE id = ?
"""
_CONTACT = (
    "SELECT name_zh, pinyin, name_en, cadence_ideal, cadence_longest, created_at FROM contact WHERE id = ?"
)
_TAGS = """
    SELECT t.cadence_ideal, t.cadence_longest FROM tagging AS g JOIN tag AS t ON t.id = g.tag_id
    WHERE g.{owner}_id = ? AND g.deleted_at IS NULL AND t.deleted_at IS NULL
"""
_TOUCHES = """
    SELECT t.id, l.at, t.kind, t.direction, t.started_by, t.counts, t.held, t.asks <> '', t.answers_id, t.mood,
           t.channel
    FROM touch_{link} AS l JOIN touch AS t INDEXED BY ix_touch_rules ON t.id = l.touch_id
    WHERE l.{owner}_id = ? AND l.at < ? AND t.deleted_at IS NULL
    ORDER BY l.at DESC, l.touch_id DESC LIMIT ?
"""
_PRESENT = """
    SELECT p.touch_id, p.contact_id FROM touch_supplier AS s JOIN touch_person AS p ON p.touch_id = s.touch_id
    WHERE s.supplier_id = ? AND s.at >= ? AND s.at < ?
"""
_COLLEAGUES = """
    SELECT c.id, c.name_zh, c.pinyin, c.name_en, e.department, e.decision_role, e.reports_to_name,
           b.name_zh, b.pinyin, b.name_en, e.from_date, e.until_date
    FROM employment AS e JOIN contact AS c ON c.id = e.contact_id
    LEFT JOIN contact AS b ON b.id = e.reports_to_id
    WHERE e.supplier_id = ? AND (e.until_date IS NULL OR e.until_date > ?)
      AND (e.from_date IS NULL OR e.from_date <= ?) AND e.deleted_at IS NULL AND c.deleted_at IS NULL
    ORDER BY e.id
"""
_DECISIONS = """
    SELECT d.id, d.what, d.asked_on, d.level, d.large, d.answered_on, d.contact_id, c.name_zh, c.pinyin, c.name_en,
           b.name_zh, b.pinyin, b.name_en, d.supplier_id
    FROM decision AS d JOIN contact AS c ON c.id = d.contact_id LEFT JOIN contact AS b ON b.id = d.decider_id
    WHERE d.deleted_at IS NULL AND c.deleted_at IS NULL AND d.asked_on <= ? AND {where} ORDER BY d.asked_on, d.id
"""
_PROMISES = """
    SELECT id, side = 'ours', what, made_on, due_on, outcome, settled_on FROM promise
    WHERE deleted_at IS NULL AND {owner}_id = ? ORDER BY due_on, id
"""
_FAVOURS = """
    SELECT id, direction = 'given', text, on_date, returned_on FROM favour
    WHERE deleted_at IS NULL AND contact_id IN ({marks}) ORDER BY on_date, id
"""
_EMPLOYER = """
    SELECT supplier_id FROM employment
    WHERE contact_id = ? AND until_date IS NULL AND deleted_at IS NULL ORDER BY from_date DESC, id DESC LIMIT 1
"""
_MOST, _LEAST = 600, 100
"""Touches of one supplier or person that are read, the newest; at least so many, however old they are."""
LINE = timedelta(weeks=27)
"""How far back the line of the health begins."""


def constants_of(raw: Connection) -> Constants:
    """Return the numbers of the rules in this journal."""
    row = raw.execute(_SETTING, (NAME,)).fetchone()
    return from_json(row[0] if row else None)


def supplier_story(raw: Connection, supplier_id: int, as_of: date, constants: Constants) -> Story | None:
    """Return what the rules know of a supplier on a day; None when it is not in the journal."""
    row = raw.execute(_SUPPLIER, (supplier_id,)).fetchone()
    if row is None:
        return None
    zh, en, ideal, longest, tier, lead_time, _week, created = row
    people = _colleagues(raw, supplier_id, as_of, as_of - LINE)
    tags = raw.execute(_TAGS.format(owner="supplier"), (supplier_id,)).fetchall()
    cadence = cadence_for((ideal, longest), (None, None), tags, tier, constants)
    return Story(
        touches=_touches(raw, "supplier", supplier_id, as_of, constants),
        added_on=_day_of(created),
        people=people,
        orders=orders_of(raw, as_of, supplier_id),
        decisions=decisions(raw, as_of, "d.supplier_id = ?", (supplier_id,)),
        promises=_promises(raw, "supplier", supplier_id),
        favours=_favours(raw, [one.id for one in people if one.works(as_of)]),
        cadence=(cadence.ideal, cadence.longest) if cadence else None,
        lead_time=lead_time,
        name=shown.single(zh, en),
    )


def person_story(raw: Connection, contact_id: int, as_of: date, constants: Constants) -> Story | None:
    """Return what the rules know of a person on a day; None when they are not in the journal."""
    row = raw.execute(_CONTACT, (contact_id,)).fetchone()
    if row is None:
        return None
    zh, pinyin, en, ideal, longest, created = row
    employer = employer_of(raw, contact_id)
    company = raw.execute(_SUPPLIER, (employer,)).fetchone() if employer else None
    tags = raw.execute(_TAGS.format(owner="contact"), (contact_id,)).fetchall()
    theirs, tier = ((company[2], company[3]), company[4]) if company else ((None, None), None)
    cadence = cadence_for((ideal, longest), theirs, tags, tier, constants)
    return Story(
        touches=_touches(raw, "contact", contact_id, as_of, constants),
        added_on=_day_of(created),
        decisions=decisions(raw, as_of, "d.contact_id = ?", (contact_id,)),
        promises=_promises(raw, "contact", contact_id),
        favours=_favours(raw, [contact_id]),
        cadence=(cadence.ideal, cadence.longest) if cadence else None,
        lead_time=company[5] if company else None,
        person=True,
        name=shown.single(zh, en or pinyin),
    )


def employer_of(raw: Connection, contact_id: int) -> int | None:
    """Return the supplier where a person works today."""
    row = raw.execute(_EMPLOYER, (contact_id,)).fetchone()
    return row[0] if row else None


def colleagues(raw: Connection, supplier_id: int, as_of: date) -> tuple[Colleague, ...]:
    """Return who works at a supplier on a day."""
    return Story(people=_colleagues(raw, supplier_id, as_of, as_of)).there(as_of)


def _colleagues(raw: Connection, supplier_id: int, as_of: date, since: date) -> tuple[Colleague, ...]:
    """Return who worked at a supplier on any day from ``since`` to a day; several times of one person apart."""
    found = []
    for row in raw.execute(_COLLEAGUES, (supplier_id, since.isoformat(), as_of.isoformat())):
        contact, zh, pinyin, en, department, role, reports_to, *boss, first, last = row
        over = shown.single(boss[0] or "", boss[2] or boss[1] or "") or reports_to
        found.append(
            Colleague(
                contact,
                shown.single(zh, en or pinyin),
                department,
                role,
                over,
                date.fromisoformat(first) if first else None,
                date.fromisoformat(last) if last else None,
            )
        )
    return tuple(found)


def decisions(raw: Connection, as_of: date, where: str, values: tuple[Any, ...]) -> tuple[Asked, ...]:
    """Return decisions that were asked for by a day; ``where`` is a condition of ours with ``values``."""
    rows = raw.execute(_DECISIONS.format(where=where), (as_of.isoformat(), *values)).fetchall()
    return tuple(
        Asked(
            id=row[0],
            what=row[1],
            asked_on=date.fromisoformat(row[2]),
            level=row[3],
            large=bool(row[4]),
            answered_on=date.fromisoformat(row[5]) if row[5] else None,
            contact_id=row[6],
            asked=shown.single(row[7], row[9] or row[8]),
            decider=shown.single(row[10] or "", row[12] or row[11] or ""),
            supplier_id=row[13],
        )
        for row in rows
    )


def _touches(
    raw: Connection, owner: str, owner_id: int, as_of: date, constants: Constants
) -> tuple[Heard, ...]:
    """Return the newest touches, as far back as the line of half a year looks, and some more where they are few."""
    end = end_of(as_of)
    farthest = max(365, constants.health_days, constants.single_days)
    oldest = midnight(as_of - timedelta(days=farthest) - LINE)
    link = "person" if owner == "contact" else "supplier"
    rows: list[tuple[Any, ...]] = []
    for row in raw.execute(_TOUCHES.format(link=link, owner=owner), (owner_id, end, _MOST)):
        if row[1] < oldest and len(rows) >= _LEAST:
            break
        rows.append(row)
    present: dict[int, list[int]] = {}
    if owner == "supplier":
        near = min(constants.single_active, constants.single_days)
        first = midnight(as_of - max(timedelta(days=constants.single_days), LINE + timedelta(days=near)))
        for touch_id, contact_id in raw.execute(_PRESENT, (owner_id, first, end)):
            present.setdefault(touch_id, []).append(contact_id)
    return tuple([heard(row, as_of, tuple(present.get(row[0], ()))) for row in rows])


def heard(row: tuple[Any, ...], as_of: date, people: tuple[int, ...] = ()) -> Heard:
    """Return a touch of a row with its eleven cells, of several types, hence Any."""
    number, at, kind, direction, started_by, counts, held, asks, answers_id, mood, channel = row
    return Heard(
        number,
        datetime.fromtimestamp(at / 1000, UTC),
        min(china_day(at), as_of),
        kind,
        direction,
        started_by,
        bool(counts),
        bool(held),
        bool(asks),
        answers_id,
        mood,
        people,
        channel,
    )


def _promises(raw: Connection, owner: str, owner_id: int) -> tuple[Promised, ...]:
    return tuple(
        Promised(
            row[0],
            bool(row[1]),
            row[2],
            date.fromisoformat(row[3]),
            date.fromisoformat(row[4]),
            row[5],
            date.fromisoformat(row[6]) if row[6] else None,
        )
        for row in raw.execute(_PROMISES.format(owner=owner), (owner_id,))
    )


def _favours(raw: Connection, contact_ids: list[int]) -> tuple[Owed, ...]:
    rows = raw.execute(_FAVOURS.format(marks=",".join("?" * len(contact_ids))), contact_ids)
    return tuple(
        Owed(
            row[0],
            bool(row[1]),
            row[2],
            date.fromisoformat(row[3]),
            date.fromisoformat(row[4]) if row[4] else None,
        )
        for row in rows
    )


def midnight(day: date) -> int:
    """Return the milliseconds since 1970 at which a day begins in China."""
    return int(datetime.combine(day, time(), CHINA).timestamp()) * 1000


def end_of(day: date) -> int:
    """Return the milliseconds at which a day has ended both in China and where the person is.

    West of China an evening is tomorrow there already; what was said in it counts as of this day, and at once.
    """
    here = datetime.combine(day + timedelta(days=1), time()).astimezone()
    return max(midnight(day + timedelta(days=1)), int(here.timestamp()) * 1000)


def _day_of(at: int | None) -> date | None:
    return None if at is None else china_day(at)
