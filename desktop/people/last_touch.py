"""When somebody was last in touch, and what is due for them next.

Touches and follow-ups are later subjects that know people, so their tables are named here and not imported.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Connection,
    Date,
    Integer,
    ScalarSelect,
    SQLColumnExpression,
    and_,
    column,
    func,
    select,
    table,
)

from desktop.journal.schema import Instant
from desktop.people.cadence import Cadence, state

Owner = Literal["contact", "supplier"]

_TOUCH = table(
    "touch",
    column("id", Integer),
    column("counts", Boolean),
    column("held", Boolean),
    column("deleted_at", Instant),
)
_LINKS = {
    owner: table(
        f"touch_{'person' if owner == 'contact' else 'supplier'}",
        column("touch_id", Integer),
        column(f"{owner}_id", Integer),
        column("at", Instant),
        column("deleted_at", Instant),
    )
    for owner in ("contact", "supplier")
}
_FOLLOW_UP = table(
    "follow_up",
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


def last_touch(owner: Owner, owner_id: SQLColumnExpression[int]) -> ScalarSelect[datetime | None]:
    """Return the subquery for the last touch that took place and counts; one index seek for each owner."""
    link = _LINKS[owner]
    return (
        select(link.c.at)
        .join(_TOUCH, _TOUCH.c.id == link.c.touch_id)
        .where(
            link.c[f"{owner}_id"] == owner_id,
            link.c.deleted_at.is_(None),
            _TOUCH.c.deleted_at.is_(None),
            _TOUCH.c.held,
            _TOUCH.c.counts,
        )
        .order_by(link.c.at.desc())
        .limit(1)
        .scalar_subquery()
    )


def touch_count(owner: Owner, owner_id: SQLColumnExpression[int]) -> ScalarSelect[int]:
    """Return the subquery for the number of touches outside the trash."""
    link = _LINKS[owner]
    return (
        select(func.count())
        .select_from(link)
        .join(_TOUCH, _TOUCH.c.id == link.c.touch_id)
        .where(link.c[f"{owner}_id"] == owner_id, link.c.deleted_at.is_(None), _TOUCH.c.deleted_at.is_(None))
        .scalar_subquery()
    )


def next_follow_ups(connection: Connection, owner: Owner, ids: Collection[int]) -> dict[int, date]:
    """Return for each owner with an open follow-up the day on which the first is due."""
    owned = _FOLLOW_UP.c[f"{owner}_id"]
    open_ones = and_(owned.in_(ids), _FOLLOW_UP.c.done_at.is_(None), _FOLLOW_UP.c.deleted_at.is_(None))
    rows = connection.execute(select(owned, func.min(_FOLLOW_UP.c.due_on)).where(open_ones).group_by(owned))
    return {row[0]: row[1] for row in rows}


def with_open_follow_up(owner: Owner, owner_id: SQLColumnExpression[int], until: date) -> ColumnElement[bool]:
    """Return the condition that an open follow-up of the owner is due by a day."""
    return (
        select(_FOLLOW_UP.c.due_on)
        .where(
            _FOLLOW_UP.c[f"{owner}_id"] == owner_id,
            _FOLLOW_UP.c.done_at.is_(None),
            _FOLLOW_UP.c.deleted_at.is_(None),
            _FOLLOW_UP.c.due_on <= until,
        )
        .exists()
    )


def silent_days(last: datetime | None, now: datetime) -> int | None:
    """Return the whole days since a touch by the calendar of ``now``'s zone; None when there was none."""
    return None if last is None else max((now.date() - last.astimezone(now.tzinfo).date()).days, 0)


def flag_for(
    follow_up: date | None, cadence: Cadence | None, last: datetime | None, now: datetime
) -> Flag | None:
    """Return the most pressing flag: a follow-up past or due today, else a silence beyond the cadence."""
    if follow_up is not None and follow_up <= now.date():
        days = (now.date() - follow_up).days
        return Flag("overdue" if days else "due", days)
    silence = silent_days(last, now)
    quiet = state(cadence, silence)
    if quiet and silence is not None:
        return Flag("cold" if quiet == "cold" else "drifting", silence)
    return None
