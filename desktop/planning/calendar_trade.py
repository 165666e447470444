"""Days of buying as the calendar's chips: milestones of open orders, inspections, papers that run out.

A paper that a later one replaced is left out.

Orders, inspections and papers are later subjects, so their tables are named here by SQL and not imported.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection

from desktop.journal.prepared import driver
from desktop.people import shown
from desktop.planning.calendar_rows import Chip, ChipKind, Layer
from desktop.texts import _

_FARTHEST = timedelta(days=180)
"""An estimate is nearer to its target than this: so the index of targets can be used."""
_MILESTONES = (
    "SELECT m.id, o.id, o.number, o.title, m.english, m.hanzi, coalesce(m.estimate_on, m.target_on) AS day"
    " FROM milestone AS m JOIN purchase_order AS o ON o.id = m.order_id"
    " WHERE m.actual_on IS NULL AND m.deleted_at IS NULL AND m.target_on BETWEEN :near AND :far"
    " AND coalesce(m.estimate_on, m.target_on) BETWEEN :first AND :last"
    " AND o.closed_on IS NULL AND o.deleted_at IS NULL ORDER BY day, m.id"
)
_INSPECTIONS = (
    "SELECT i.id, i.id, i.product, s.name_en, s.name_zh, '', coalesce(i.done_on, i.planned_on) AS day"
    " FROM inspection AS i JOIN supplier AS s ON s.id = i.supplier_id"
    " WHERE i.deleted_at IS NULL AND coalesce(i.done_on, i.planned_on) BETWEEN :first AND :last"
    " ORDER BY day, i.id"
)
_PAPERS = (
    "SELECT p.id, s.id, p.what, s.name_en, s.name_zh, p.name, p.day FROM ("
    " SELECT id, supplier_id, 'licence' AS what, '' AS name, valid_until AS day FROM licence AS l"
    "  WHERE deleted_at IS NULL AND id = (SELECT id FROM licence AS n WHERE n.supplier_id = l.supplier_id"
    "   AND n.deleted_at IS NULL ORDER BY n.seen_on DESC, n.id DESC LIMIT 1)"
    " UNION ALL SELECT id, supplier_id, kind, '', valid_until FROM agreement AS a WHERE deleted_at IS NULL"
    "  AND NOT EXISTS (SELECT 1 FROM agreement AS n WHERE n.supplier_id = a.supplier_id AND n.kind = a.kind"
    "   AND n.order_id IS a.order_id AND n.deleted_at IS NULL AND n.signed_on IS NOT NULL"
    "   AND (n.valid_until IS NULL OR n.valid_until > a.valid_until))"
    " UNION ALL SELECT id, supplier_id, 'certificate', name, valid_until FROM certificate AS c"
    "  WHERE deleted_at IS NULL AND NOT EXISTS (SELECT 1 FROM certificate AS n WHERE n.supplier_id = c.supplier_id"
    "   AND n.name = c.name COLLATE NOCASE AND n.deleted_at IS NULL"
    "   AND (n.valid_until, n.id) > (c.valid_until, c.id))"
    ") AS p JOIN supplier AS s ON s.id = p.supplier_id"
    " WHERE p.day BETWEEN :first AND :last AND s.deleted_at IS NULL ORDER BY p.day, p.id"
)
_READS: tuple[tuple[Layer, ChipKind, str], ...] = (
    ("orders", "milestone", _MILESTONES),
    ("inspections", "inspection", _INSPECTIONS),
    ("papers", "paper", _PAPERS),
)


def trade_chips(connection: Connection, first: date, last: date, layers: frozenset[Layer]) -> Iterator[Chip]:
    """Yield the chips of buying on the days from ``first`` to ``last``."""
    for layer, kind, statement in _READS:
        if layer in layers:
            for own_id, record_id, *words, day in _rows(connection, statement, first, last):
                on = date.fromisoformat(day)
                key = f"{kind}:{words[0]}:{own_id}" if kind == "paper" else f"{kind}:{own_id}"
                yield Chip(kind, record_id, key, _WORDS[kind](*words), on, on)


def trade_days(connection: Connection, first: date, last: date, layers: frozenset[Layer]) -> Iterator[date]:
    """Yield the day of each chip that ``trade_chips`` would give."""
    for layer, _kind, statement in _READS:
        if layer in layers:
            for row in _rows(connection, statement, first, last):
                yield date.fromisoformat(row[-1])


def _rows(connection: Connection, statement: str, first: date, last: date) -> Iterable[Any]:
    """Return rows of several shapes, hence Any; past SQLAlchemy's types, which each page would wait for."""
    days = {"first": first, "last": last, "near": first - _FARTHEST, "far": last + _FARTHEST}
    found: Iterable[Any] = driver(connection).execute(
        statement, {name: day.isoformat() for name, day in days.items()}
    )
    return found


def _milestone(number: str, title: str, english: str, hanzi: str) -> str:
    return f"{shown.single(hanzi, english)} · {title or number}"


def _inspection(product: str, name_en: str, name_zh: str, _nothing: str) -> str:
    return " · ".join(filter(None, (product, shown.single(name_zh, name_en))))


def _paper(what: str, name_en: str, name_zh: str, name: str) -> str:
    said = {
        "licence": _("Business licence"),
        "contract": _("Contract"),
        "purchase_order": _("Purchase order"),
        "nnn": _("NNN agreement"),
        "certificate": name,
    }.get(what, what)
    return _("{paper} of {supplier} runs out").format(paper=said, supplier=shown.single(name_zh, name_en))


_WORDS = {"milestone": _milestone, "inspection": _inspection, "paper": _paper}
