"""The long view on Today, by plain SQL: anniversaries, papers to renew, ideas whose day has come."""

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
           coalesce((SELECT min(o.ordered_on) FROM purchase_order AS o
                     WHERE o.supplier_id = s.id AND o.deleted_at IS NULL), s.since)
    FROM supplier AS s WHERE {_LIVING} ORDER BY s.id
"""  # noqa: S608 - our own words
_ENDING = f"""
    SELECT s.id, s.name_zh, s.name_en, p.kind, p.name, p.until FROM (
        SELECT supplier_id, 'certificate' AS kind, name, max(valid_until) AS until FROM certificate
        WHERE deleted_at IS NULL GROUP BY supplier_id, name COLLATE NOCASE
        UNION ALL
        SELECT supplier_id, kind, '', max(valid_until) FROM agreement
        WHERE deleted_at IS NULL AND valid_until IS NOT NULL GROUP BY supplier_id, kind
    ) AS p JOIN supplier AS s ON s.id = p.supplier_id
    WHERE {_LIVING} AND p.until BETWEEN ? AND ? ORDER BY p.until, s.id LIMIT ?
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
    """The anniversary, the last day of the paper, the day from which the idea is spoken of."""
    paper: str = ""
    """Kind of the paper, as ``desktop.years.reads`` names it."""
    text: str = ""
    """Name of the certificate, words of the idea."""
    years: int = 0


def long_rows(raw: Connection, today: date, *, limit: int = 12) -> list[LongRow]:
    """Return ideas whose day has come, papers that end within a month or have ended, anniversaries of two weeks."""
    found = [
        LongRow("need", supplier, zh, en, date.fromisoformat(day), text=text)
        for supplier, zh, en, text, day in raw.execute(_NEEDS, (today.isoformat(), limit))
    ]
    span = (today - timedelta(days=FORGOTTEN), today + timedelta(days=AHEAD_TODAY))
    for supplier, zh, en, kind, name, until in raw.execute(
        _ENDING, (*(day.isoformat() for day in span), limit)
    ):
        found.append(LongRow("renewal", supplier, zh, en, date.fromisoformat(until), kind, name))
    last = today + timedelta(days=ANNIVERSARY_AHEAD)
    for supplier, zh, en, first in raw.execute(_FIRST):
        if first is not None:
            due = next_anniversary(date.fromisoformat(first), today)
            if due.on <= last:
                found.append(LongRow("anniversary", supplier, zh, en, due.on, years=due.years))
    return found[:limit]
