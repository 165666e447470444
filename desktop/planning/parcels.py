"""Gifts that must be posted, and by which day, by plain SQL: Today is painted before SQLAlchemy is imported.

Gifts are another subject, so their tables are named here and not imported.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any, NamedTuple

from desktop.almanac.sending import USUAL_TRANSIT, deadline, lead_for
from desktop.almanac.workdays import Span
from desktop.planning.shutdowns import known_from, shutdowns_around

SEASON = timedelta(days=120)
"""A gift is posted nearer to its day than this."""
Ask = Callable[[str, tuple[Any, ...]], Iterable[Any]]
"""Runs a statement with question marks: the driver's ``execute`` or SQLAlchemy's ``exec_driver_sql``; any rows."""
_GIFTS = """
    SELECT gift.id, gift.contact_id, gift.supplier_id, coalesce(c.name_zh, s.name_zh), coalesce(c.name_en, s.name_en),
           gift.department, gift.what, gift.occasion, gift.for_day,
           gift.state, (SELECT p.transit_days FROM greeting AS g JOIN festival_plan AS p ON p.id = g.plan_id
                        WHERE g.gift_id = gift.id AND g.deleted_at IS NULL LIMIT 1)
    FROM gift LEFT JOIN contact AS c ON c.id = gift.contact_id AND c.deleted_at IS NULL
    LEFT JOIN supplier AS s ON s.id = gift.supplier_id AND s.deleted_at IS NULL AND gift.contact_id IS NULL
    WHERE gift.state IN ('idea', 'planned', 'bought', 'sent') AND gift.deleted_at IS NULL  -- the words of its index
      AND gift.for_day BETWEEN ? AND ? AND gift.state IN ('planned', 'bought')
      AND gift.side = 'ours' AND (c.id IS NOT NULL OR s.id IS NOT NULL)
    ORDER BY gift.for_day, gift.id
"""
_SAID = (
    "SELECT festival, year, stage, day FROM supplier_shutdown WHERE supplier_id = ? AND deleted_at IS NULL"
)
_CLOSED = "SELECT from_date, until_date FROM supplier_closing WHERE supplier_id = ? AND deleted_at IS NULL"


class Parcel(NamedTuple):
    """A gift that is planned or ``bought`` and must be posted by ``send_by``."""

    gift_id: int
    contact_id: int | None
    """None: for a team of the supplier, whose names these are."""
    supplier_id: int | None
    name_zh: str
    name_en: str
    department: str
    what: str
    occasion: str
    bought: bool
    send_by: date


def parcels(ask: Ask, first: date, last: date) -> list[Parcel]:
    """Return the gifts for people and teams on the days from ``first`` to ``last``, the earliest day first.

    Each is there in time before its day and before the supplier closes: as it said itself, else as is usual.
    """
    found, closed = [], dict[tuple[int | None, date], list[Span]]()
    for row in list(ask(_GIFTS, (first.isoformat(), last.isoformat()))):
        gift_id, contact_id, supplier_id, zh, en, department, what, occasion, for_day, state, transit = row
        day = date.fromisoformat(for_day)
        if (supplier_id, day) not in closed:
            closed[supplier_id, day] = _closed(ask, supplier_id, day)
        days = USUAL_TRANSIT if transit is None else transit
        by = deadline(day, lead_for(occasion), days, closed[supplier_id, day]).send_by
        found.append(
            Parcel(
                gift_id, contact_id, supplier_id, zh, en, department, what, occasion, state == "bought", by
            )
        )
    return found


def _closed(ask: Ask, supplier_id: int | None, day: date) -> list[Span]:
    said = known_from(ask(_SAID, (supplier_id,)))
    spans = [one.office_closed() for one in shutdowns_around(day - SEASON, day, said)]
    for first, last in ask(_CLOSED, (supplier_id,)):
        spans.append(Span(date.fromisoformat(first), date.fromisoformat(last), ""))
    return spans
