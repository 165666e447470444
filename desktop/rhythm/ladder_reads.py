"""What the follow-up ladder is asked about, by plain SQL: a person, what was tried, their channels and colleagues."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from desktop.constants import Constants
from desktop.people import shown
from desktop.rhythm.calendars import days_of
from desktop.rhythm.facts import Heard, china_day
from desktop.rhythm.ladder import Facts, Helper, Ladder, ladder
from desktop.rhythm.reads import constants_of, employer_of, end_of, heard
from desktop.rhythm.workdays import SupplierDays

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

_PERSON = "SELECT name_zh, pinyin, name_en, best_hours FROM contact WHERE id = ? AND deleted_at IS NULL"
_TOUCHES = """
    SELECT t.id, t.at, t.kind, t.direction, t.started_by, t.counts, t.held, t.asks <> '', t.answers_id, t.mood,
           t.channel
    FROM touch_person AS l JOIN touch AS t ON t.id = l.touch_id
    WHERE l.contact_id = ? AND l.at < ? AND t.deleted_at IS NULL AND l.deleted_at IS NULL
    ORDER BY l.at DESC, l.touch_id DESC LIMIT 60
"""
_CHANNELS = """
    SELECT kind FROM channel WHERE contact_id = ? AND deleted_at IS NULL ORDER BY preferred DESC, position, id
"""
_DEPARTMENT = """
    SELECT department FROM employment
    WHERE contact_id = ? AND supplier_id = ? AND until_date IS NULL AND deleted_at IS NULL ORDER BY id DESC LIMIT 1
"""
_HELPERS = """
    SELECT c.id, c.name_zh, c.pinyin, c.name_en, e.department,
           (SELECT max(p.at) FROM touch_person AS p JOIN touch AS t ON t.id = p.touch_id
            WHERE p.contact_id = c.id AND t.deleted_at IS NULL AND t.held AND t.direction <> 'out' AND t.kind <> 'note'
              AND p.at < ?)
    FROM employment AS e JOIN contact AS c ON c.id = e.contact_id
    WHERE e.supplier_id = ? AND c.id <> ? AND e.until_date IS NULL AND e.deleted_at IS NULL AND c.deleted_at IS NULL
    GROUP BY c.id ORDER BY c.id
"""
_ASKED = """
    SELECT t.id, t.at FROM touch AS t JOIN touch_person AS p ON p.touch_id = t.id
    JOIN employment AS e ON e.contact_id = p.contact_id
    WHERE e.supplier_id = ? AND p.contact_id <> ? AND p.at >= ? AND p.at < ? AND t.deleted_at IS NULL AND t.held
      AND t.direction = 'out' AND e.until_date IS NULL AND e.deleted_at IS NULL
    GROUP BY t.id ORDER BY t.at
"""
_FOLLOW_UP = """
    SELECT min(due_on) FROM follow_up WHERE contact_id = ? AND due_on > ? AND done_at IS NULL AND deleted_at IS NULL
"""
_MAIN = """
    SELECT p.contact_id FROM touch_person AS p JOIN employment AS e ON e.contact_id = p.contact_id
    JOIN contact AS c ON c.id = p.contact_id
    WHERE e.supplier_id = ? AND e.until_date IS NULL AND e.deleted_at IS NULL AND c.deleted_at IS NULL
      AND p.deleted_at IS NULL
    ORDER BY p.at DESC LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class Reach:
    """A person who is to be reached."""

    contact_id: int
    name: str
    best_hours: str
    """As it was typed."""
    supplier_id: int | None
    ladder: Ladder
    days: SupplierDays
    constants: Constants


def reach(raw: Connection, contact_id: int, today: date) -> Reach | None:
    """Return what was tried to reach a person and what comes next; None when they are gone."""
    row = raw.execute(_PERSON, (contact_id,)).fetchone()
    if row is None:
        return None
    zh, pinyin, en, best = row
    constants, supplier = constants_of(raw), employer_of(raw, contact_id)
    days = days_of(raw, supplier, today, constants)
    touches = [heard(one, today) for one in raw.execute(_TOUCHES, (contact_id, end_of(today)))]
    facts = Facts(
        touches,
        tuple(dict.fromkeys(kind for (kind,) in raw.execute(_CHANNELS, (contact_id,)))),
        _department(raw, contact_id, supplier),
        _helpers(raw, contact_id, supplier, today),
        _asked(raw, contact_id, supplier, touches, today),
        _ahead(raw, contact_id, today),
    )
    found = ladder(facts, today, days, constants)
    return Reach(contact_id, shown.single(zh, en or pinyin), best, supplier, found, days, constants)


def main_person(raw: Connection, supplier_id: int) -> int:
    """Return whom we talked with last at a supplier; 0 when with nobody who works there."""
    row = raw.execute(_MAIN, (supplier_id,)).fetchone()
    return row[0] if row else 0


def _department(raw: Connection, contact_id: int, supplier: int | None) -> str:
    row = raw.execute(_DEPARTMENT, (contact_id, supplier)).fetchone()
    return row[0] if row else ""


def _helpers(raw: Connection, contact_id: int, supplier: int | None, today: date) -> tuple[Helper, ...]:
    return tuple(
        Helper(number, shown.single(zh, en or pinyin), department, _day(at, today) if at else None)
        for number, zh, pinyin, en, department, at in raw.execute(
            _HELPERS, (end_of(today), supplier, contact_id)
        )
    )


def _asked(
    raw: Connection, contact_id: int, supplier: int | None, touches: list[Heard], today: date
) -> list[tuple[int, date]]:
    """Return what we said one way to colleagues since the person was last heard."""
    last = max((one.at for one in touches if one.held and one.inbound and one.kind != "note"), default=None)
    first = int(last.timestamp() * 1000) if last else 0
    rows = raw.execute(_ASKED, (supplier, contact_id, first, end_of(today)))
    return [(number, _day(at, today)) for number, at in rows]


def _ahead(raw: Connection, contact_id: int, today: date) -> date | None:
    (day,) = raw.execute(_FOLLOW_UP, (contact_id, today.isoformat())).fetchone()
    return date.fromisoformat(day) if day else None


def _day(at: int, today: date) -> date:
    return min(china_day(at), today)
