"""The long view on Today, by plain SQL: anniversaries, certificates to renew, ideas whose day has come.

Contracts and licences that run out stand among the rows of ``desktop.today.orders``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from desktop.years.dates import AHEAD_TODAY, ANNIVERSARY_AHEAD, FORGOTTEN, next_anniversary

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

Kind = Literal["anniversary", "renewal", "need"]
_LIVING = "s.deleted_at IS NULL AND s.status NOT IN ('ended', 'prospect')"
_FIRST = f"""
    SELECT s.id, s.name_zh, s.name_en,
           (SELECT min(day) FROM (SELECT s.since AS day UNION ALL
            SELECT o.ordered_on FROM purchase_order AS o WHERE o.supplier_id = s.id AND o.deleted_at IS NULL))
    FROM supplier AS s WHERE {_LIVING} ORDER BY s.id
"""  # noqa: S608 - our own words
_ENDING = f"""
    SELECT s.id, s.name_zh, s.name_en, c.name, max(c.valid_until) AS until
    FROM certificate AS c JOIN supplier AS s ON s.id = c.supplier_id
    WHERE {_LIVING} AND c.deleted_at IS NULL GROUP BY c.supplier_id, c.name COLLATE NOCASE
    HAVING until BETWEEN ? AND ? ORDER BY until, s.id LIMIT ?
"""  # noqa: S608 - our own words
_NEEDS = f"""
    SELECT s.id, s.name_zh, s.name_en, n.text, n.speak_on FROM next_need AS n JOIN supplier AS s ON s.id = n.supplier_id
    WHERE {_LIVING} AND n.deleted_at IS NULL AND n.outcome = '' AND n.speak_on <= ? ORDER BY n.speak_on, n.id LIMIT ?
"""  # noqa: S608 - our own words


@dataclass(frozen=True, slots=True)
class LongRow:
    """One thing of the long view that asks for something on these days."""

    kind: Kind
    supplier_id: int
    supplier_zh: str
    supplier_en: str
    on: date
    """The anniversary, the last day of the certificate, the day from which the idea is spoken of."""
    text: str = ""
    """Name of the certificate, words of the idea."""
    years: int = 0


def long_rows(raw: Connection, today: date, *, limit: int = 12) -> list[LongRow]:
    """Return ideas whose day has come, certificates that end within a month or ended within a year, anniversaries."""
    found = [
        LongRow("need", supplier, zh, en, date.fromisoformat(day), text=text)
        for supplier, zh, en, text, day in raw.execute(_NEEDS, (today.isoformat(), limit))
    ]
    span = (today - timedelta(days=FORGOTTEN), today + timedelta(days=AHEAD_TODAY))
    for supplier, zh, en, name, until in raw.execute(_ENDING, (*(day.isoformat() for day in span), limit)):
        found.append(LongRow("renewal", supplier, zh, en, date.fromisoformat(until), name))
    last = today + timedelta(days=ANNIVERSARY_AHEAD)
    for supplier, zh, en, first in raw.execute(_FIRST):
        if first is not None:
            due = next_anniversary(date.fromisoformat(first), today)
            if due.on <= last:
                found.append(LongRow("anniversary", supplier, zh, en, due.on, years=due.years))
    return found[:limit]
