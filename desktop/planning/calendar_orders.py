"""Open orders as the calendar's bars: from the day of the order to the day on which everything should be there.

Orders are a later subject, so their tables are named here by SQL and not imported.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, text

from desktop.people import shown
from desktop.planning.calendar_rows import Bar, BarMark

MOST = 500
"""More open orders than these nobody looks through by bars; those that are late or due first are kept."""
_SPANS = text(
    "SELECT o.id, o.supplier_id, o.number, o.title, s.name_en, s.name_zh, o.stage,"
    " min(coalesce(o.ordered_on, '9999-12-31'), min(coalesce(m.actual_on, m.begins_on, m.target_on))) AS first,"
    " max(coalesce(m.actual_on, m.estimate_on, m.target_on)) AS due,"
    " max(m.actual_on IS NULL AND (m.target_on < :today OR coalesce(m.estimate_on > m.target_on, 0))) AS late"
    " FROM purchase_order AS o JOIN milestone AS m ON m.order_id = o.id AND m.deleted_at IS NULL"
    " JOIN supplier AS s ON s.id = o.supplier_id"
    " WHERE o.closed_on IS NULL AND o.deleted_at IS NULL GROUP BY o.id"
    " ORDER BY o.stage = 'draft', late DESC, due, o.id LIMIT :most"
)
_MARKS = text(
    "SELECT order_id, english, hanzi, coalesce(actual_on, estimate_on, target_on) AS day, actual_on IS NOT NULL"
    " FROM milestone WHERE deleted_at IS NULL AND order_id IN (SELECT value FROM json_each(:ids)) ORDER BY day, id"
)


def order_bars(connection: Connection, today: date) -> list[Bar]:
    """Return a bar for each open order with milestones, at most ``MOST``.

    The bars that need somebody first stand first: late ones, then by the day on which they are due, drafts last. A
    draft is not confirmed. Lanes are left to whoever draws them.
    """
    rows = connection.execute(_SPANS, {"today": today.isoformat(), "most": MOST}).all()
    marks = _marks(connection, [row.id for row in rows])
    return [
        Bar(
            date.fromisoformat(row.first),
            date.fromisoformat(row.due),
            row.supplier_id,
            "order",
            " · ".join(filter(None, (row.title or row.number, shown.single(row.name_zh, row.name_en)))),
            confirmed=row.stage != "draft",
            record_id=row.id,
            late=bool(row.late),
            marks=tuple(marks.get(row.id, ())),
        )
        for row in rows
    ]


def _marks(connection: Connection, ids: Sequence[int]) -> dict[int, list[BarMark]]:
    """Return the milestones of orders by their days."""
    found: dict[int, list[BarMark]] = {}
    if ids:
        for order_id, english, hanzi, day, done in connection.execute(_MARKS, {"ids": json.dumps(ids)}):
            mark = BarMark(date.fromisoformat(day), shown.single(hanzi, english), done=bool(done))
            found.setdefault(order_id, []).append(mark)
    return found
