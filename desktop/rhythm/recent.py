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

# A touch has a row for each person who took part; the index of the supplier gives them in this order.
_NEWEST = """
    SELECT l.touch_id, l.at, t.direction, t.counts, t.held, p.contact_id
    FROM touch_supplier AS l JOIN touch AS t INDEXED BY ix_touch_rules ON t.id = l.touch_id
    LEFT JOIN touch_person AS p ON p.touch_id = l.touch_id
    WHERE l.supplier_id = ? AND l.at < ? AND t.deleted_at IS NULL
    ORDER BY l.at DESC, l.touch_id DESC
"""
_Row = tuple[int, int, str, int, int, int | None]
_SAFE = 2
"""People with whom both sides talked, from whom on a supplier does not hang on one."""


class Recent(NamedTuple):
    """The newest touches, the newest first."""

    heard: tuple[Heard, ...]
    """Down to the last in which they were heard: no older one changes the silence."""
    tied: tuple[Heard, ...] | None
    """Those with people, as far back as the single contact looks; None where two colleagues talk with us."""


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
    tied: dict[int, tuple[_Row, list[int]]] = {}
    heard_from: set[int] = set()
    told: set[int] = set()
    last, over, safe = 0, False, False
    for row in raw.execute(_NEWEST, (supplier, within.end)):
        touch, at, direction, counts, held, person = row
        if touch != last:
            if over and (safe or at < within.first):
                break
            last = touch
            if not over:
                silent.append(row)
                over = direction != "out" and counts and held
        if safe or person is None or at < within.first or not (counts and held):
            continue
        tied.setdefault(touch, (row, []))[1].append(person)
        if at >= within.near and person in colleagues:
            if direction != "out":
                heard_from.add(person)
            if direction != "in":
                told.add(person)
            safe = len(heard_from & told) >= _SAFE
    found = None if safe else tuple([_heard(row, within.day, people) for row, people in tied.values()])
    return Recent(tuple([_heard(row, within.day) for row in silent]), found)


def _heard(row: _Row, today: date, people: Iterable[int] = ()) -> Heard:
    touch, at, direction, counts, held, _person = row
    moment = datetime.fromtimestamp(at / 1000, UTC)
    day = min(china_day(at), today)
    return Heard(touch, moment, day, "", direction, "", bool(counts), bool(held), people=tuple(people))
