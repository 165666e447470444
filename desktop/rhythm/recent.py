"""The newest touches of a supplier, read from the newest on and no further than the first page needs."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from desktop.constants import Constants
from desktop.rhythm.facts import Heard, china_day
from desktop.rhythm.reads import end_of, midnight

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

# Of the touches that count each has a row for every person who took part; the index of the supplier gives this order.
_NEWEST = """
    SELECT l.touch_id, l.at, t.direction, p.contact_id
    FROM touch_supplier AS l JOIN touch AS t INDEXED BY ix_touch_rules ON t.id = l.touch_id
    LEFT JOIN touch_person AS p ON p.touch_id = l.touch_id
    WHERE l.supplier_id = ? AND l.at < ? AND t.deleted_at IS NULL AND t.counts AND t.held
    ORDER BY l.at DESC, l.touch_id DESC
"""
_Row = tuple[int, int, str, int | None]
_SAFE = 2
"""People with whom both sides talked, from whom on a supplier does not hang on one."""


class Recent(NamedTuple):
    """The newest touches, the newest first."""

    heard: tuple[Heard, ...]
    """Down to the last in which they were heard: no older one changes the silence."""
    tied: tuple[Heard, ...] | None
    """As far back as the single contact looks, with people; None where two colleagues talk with us."""


class Bounds(NamedTuple):
    """From when on touches are looked at, in milliseconds since 1970."""

    first: int
    """The single contact looks back so far, and to ``near`` for who is active."""
    near: int
    end: int
    day: date
    """The day itself."""


def bounds(today: date, constants: Constants) -> Bounds:
    """Return the bounds of a day."""
    return Bounds(
        midnight(today - timedelta(days=constants.single_days)),
        midnight(today - timedelta(days=constants.single_active - 1)),
        end_of(today),
        today,
    )


def recent(raw: Connection, supplier: int, colleagues: Collection[int], within: Bounds) -> Recent:
    """Return the newest touches of a supplier where some people work."""
    silent: list[_Row] = []
    tied: list[_Row] = []
    heard_from: set[int] = set()
    told: set[int] = set()
    last, over, safe = 0, False, False
    for row in raw.execute(_NEWEST, (supplier, within.end)):
        touch, at, direction, person = row
        if touch != last:
            if over and (safe or at < within.first):
                break
            last = touch
            if not over:
                silent.append(row)
                over = direction != "out"
        if safe or at < within.first:
            continue
        tied.append(row)
        if at >= within.near and person in colleagues:
            if direction != "out":
                heard_from.add(person)
            if direction != "in":
                told.add(person)
            safe = len(heard_from & told) >= _SAFE
    found = tuple([_heard(row, within.day) for row in silent])
    return Recent(found, None if safe else _with_people(tied, within.day))


def _with_people(rows: Iterable[_Row], today: date) -> tuple[Heard, ...]:
    """Return the touches of rows that give each person on their own."""
    first: dict[int, _Row] = {}
    people: dict[int, list[int]] = {}
    for row in rows:
        touch, _at, _direction, person = row
        first.setdefault(touch, row)
        people.setdefault(touch, []).extend(() if person is None else (person,))
    return tuple([_heard(row, today, people[touch]) for touch, row in first.items()])


def _heard(row: _Row, today: date, people: Iterable[int] = ()) -> Heard:
    touch, at, direction, _person = row
    moment = datetime.fromtimestamp(at / 1000, UTC)
    return Heard(
        touch, moment, min(china_day(at), today), direction=direction, started_by="", people=tuple(people)
    )
