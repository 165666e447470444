"""When somebody was last in touch, and what is due for them next.

Touches and follow-ups are later subjects that know people, so their tables are named here and not imported.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Literal, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Date,
    Function,
    Integer,
    ScalarSelect,
    Select,
    SQLColumnExpression,
    column,
    func,
    select,
    table,
    text,
)

from desktop.journal.schema import Instant, as_ids, given_ids
from desktop.people.cadence import Cadence

Owner = Literal["contact", "supplier"]

_TOUCH = table("touch", column("id", Integer))
# Word for word as in the partial indexes of the touch table: the few ids to leave out are read from them, and a last
# touch comes from the covering index of its link alone.
_TRASHED = select(_TOUCH.c.id).where(text("deleted_at IS NOT NULL"))
_IDLE = select(_TOUCH.c.id).where(text("counts = 0 OR held = 0"))
_LINKS = {
    owner: table(
        f"touch_{'person' if owner == 'contact' else 'supplier'}",
        column("touch_id", Integer),
        column(f"{owner}_id", Integer),
        column("at", Instant),
    )
    for owner in ("contact", "supplier")
}
_FOLLOW_UP = table(
    "follow_up",
    column("touch_id", Integer),
    column("contact_id", Integer),
    column("supplier_id", Integer),
    column("due_on", Date),
    column("done_at", Instant),
    column("deleted_at", Instant),
)


@dataclass(frozen=True, slots=True)
class Flag:
    """The one thing that a list says about somebody's next touch."""

    kind: Literal["overdue", "due", "cold", "drifting"]
    """A follow-up is past or due today; the silence is beyond the longest or the ideal days."""
    days: int
    """Days since the follow-up was due, or of silence."""


class Tie(NamedTuple):
    """What ``desktop.rhythm.standing`` asks of a row before it gives it a flag."""

    id: int
    house: int | None
    """The supplier whose shutdowns and pauses count: where a person works, or the supplier itself."""
    cadence: Cadence | None
    last: datetime | None
    added: datetime
    follow_up: date | None
    """The day on which the next one is due."""


def last_touch(owner: Owner, owner_id: SQLColumnExpression[int]) -> ScalarSelect[datetime | None]:
    """Return the subquery for the last touch that took place and counts; one index seek for each owner."""
    link = _LINKS[owner]
    return (
        select(func.max(link.c.at))
        .where(
            link.c[f"{owner}_id"] == owner_id, link.c.touch_id.not_in(_TRASHED), link.c.touch_id.not_in(_IDLE)
        )
        .scalar_subquery()
    )


def touch_count(owner: Owner, owner_id: SQLColumnExpression[int]) -> ScalarSelect[int]:
    """Return the subquery for the number of touches outside the trash."""
    link = _LINKS[owner]
    return (
        select(func.count())
        .select_from(link)
        .where(link.c[f"{owner}_id"] == owner_id, link.c.touch_id.not_in(_TRASHED))
        .scalar_subquery()
    )


def next_follow_ups(connection: Connection, owner: Owner, ids: Collection[int]) -> dict[int, date]:
    """Return for each owner with an open follow-up the day on which the first is due."""
    rows = connection.execute(_next_follow_ups(owner), {"ids": as_ids(ids)})
    return {row[0]: row[1] for row in rows}


@cache  # building a statement costs more than running it
def _next_follow_ups(owner: Owner) -> Select[int, date]:
    owned: ColumnElement[int] = _FOLLOW_UP.c[f"{owner}_id"]
    first: Function[date] = func.min(_FOLLOW_UP.c.due_on)
    return select(owned, first).where(owned.in_(given_ids()), *_open()).group_by(owned)


def _open() -> tuple[ColumnElement[bool], ...]:
    """Return the conditions for a follow-up that is still to be done, outside the trash and so its touch."""
    touch_id = _FOLLOW_UP.c.touch_id
    return (
        _FOLLOW_UP.c.done_at.is_(None),
        _FOLLOW_UP.c.deleted_at.is_(None),
        touch_id.is_(None) | touch_id.not_in(_TRASHED),
    )


def silent_days(last: datetime | None, now: datetime) -> int | None:
    """Return the whole days since a touch by the calendar of ``now``'s zone; None when there was none."""
    return None if last is None else max((now.date() - last.astimezone(now.tzinfo).date()).days, 0)
