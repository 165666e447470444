"""Orders and papers that need somebody today, by plain SQL: late milestones, payments, changed accounts, expiry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

Kind = Literal["late", "payment", "account", "paper", "order_paper"]
AHEAD = 3
"""Days before a payment falls due on which it is named."""
PAPERS_AHEAD, PAPERS_BACK = 30, 60
"""Days before and after a paper runs out on which it is named."""
_LATE = """
    SELECT o.id, o.number, o.title, s.name_en, s.name_zh, m.english, m.hanzi,
           min(coalesce(m.estimate_on, m.target_on)), m.target_on
    FROM milestone AS m JOIN purchase_order AS o ON o.id = m.order_id JOIN supplier AS s ON s.id = o.supplier_id
    WHERE m.actual_on IS NULL AND m.deleted_at IS NULL AND m.target_on <= ?
      AND o.closed_on IS NULL AND o.deleted_at IS NULL AND o.stage <> 'draft'
    GROUP BY o.id ORDER BY 9, o.id LIMIT ?
"""
_DUE = """
    SELECT o.id, o.number, o.title, s.name_en, s.name_zh, p.kind, p.due_on
    FROM payment AS p JOIN purchase_order AS o ON o.id = p.order_id JOIN supplier AS s ON s.id = o.supplier_id
    WHERE p.paid_on IS NULL AND p.deleted_at IS NULL AND p.due_on <= ?
      AND o.closed_on IS NULL AND o.deleted_at IS NULL AND o.stage <> 'draft'
    ORDER BY p.due_on, o.id LIMIT ?
"""
_CHANGED = """
    SELECT o.id, o.number, o.title, s.name_en, s.name_zh, a.announced_on
    FROM bank_account AS a JOIN supplier AS s ON s.id = a.supplier_id
    JOIN purchase_order AS o ON o.supplier_id = s.id
    WHERE a.deleted_at IS NULL
      AND o.closed_on IS NULL AND o.deleted_at IS NULL AND o.stage <> 'draft'
      AND (a.called_on IS NULL OR a.notice_on IS NULL OR a.name_checked_on IS NULL)
      AND a.id = (SELECT n.id FROM bank_account AS n WHERE n.supplier_id = a.supplier_id AND n.deleted_at IS NULL
                  ORDER BY n.announced_on DESC, n.id DESC LIMIT 1)
      AND EXISTS (SELECT 1 FROM bank_account AS f WHERE f.supplier_id = a.supplier_id AND f.id <> a.id
                  AND f.deleted_at IS NULL)
    GROUP BY s.id ORDER BY a.announced_on, o.id LIMIT ?
"""
_PAPERS = """
    SELECT s.id, '', '', s.name_en, s.name_zh, p.what, p.day FROM (
        SELECT l.supplier_id, 'licence' AS what, l.valid_until AS day FROM licence AS l
        WHERE l.deleted_at IS NULL AND l.id = (SELECT n.id FROM licence AS n WHERE n.supplier_id = l.supplier_id
                  AND n.deleted_at IS NULL ORDER BY n.seen_on DESC, n.id DESC LIMIT 1)
        UNION ALL
        SELECT a.supplier_id, a.kind, max(a.valid_until) FROM agreement AS a
        WHERE a.deleted_at IS NULL AND a.order_id IS NULL AND a.signed_on IS NOT NULL
        GROUP BY a.supplier_id, a.kind HAVING count(*) = count(a.valid_until)
    ) AS p JOIN supplier AS s ON s.id = p.supplier_id
    WHERE p.day BETWEEN ? AND ? AND s.deleted_at IS NULL AND s.status <> 'ended'
    ORDER BY p.day, s.id LIMIT ?
"""
_ORDER_PAPERS = """
    SELECT o.id, o.number, o.title, s.name_en, s.name_zh, a.kind, max(a.valid_until)
    FROM agreement AS a JOIN purchase_order AS o ON o.id = a.order_id JOIN supplier AS s ON s.id = o.supplier_id
    WHERE a.deleted_at IS NULL AND a.signed_on IS NOT NULL AND o.closed_on IS NULL AND o.deleted_at IS NULL
    GROUP BY o.id, a.kind HAVING count(*) = count(a.valid_until) AND max(a.valid_until) BETWEEN ? AND ?
    ORDER BY 7, o.id LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class OrderAlert:
    """Something about an order, or a paper of a supplier, that needs somebody."""

    kind: Kind
    record_id: int
    """The order; of a paper the supplier."""
    number: str
    title: str
    supplier_en: str
    supplier_zh: str
    on: date
    """The target of the milestone, the due day of the payment, the day of the change, the last day of the paper."""
    english: str = ""
    """The milestone, or the key of the payment's or the paper's kind."""
    hanzi: str = ""


def order_alerts(raw: Connection, today: date, *, limit: int = 50) -> list[OrderAlert]:
    """Return changed accounts first, then what is late, then what falls due or runs out soon."""
    accounts = raw.execute(_CHANGED, (limit,)).fetchall()
    late = raw.execute(_LATE, (today.isoformat(), limit)).fetchall()
    soon = (today + timedelta(days=AHEAD)).isoformat()
    due = raw.execute(_DUE, (soon, limit)).fetchall()
    near, far = today - timedelta(days=PAPERS_BACK), today + timedelta(days=PAPERS_AHEAD)
    days = near.isoformat(), far.isoformat(), limit
    own, papers = raw.execute(_ORDER_PAPERS, days).fetchall(), raw.execute(_PAPERS, days).fetchall()
    found = [_alert("account", row, row[5]) for row in accounts]
    found += [_alert("late", row, row[8], row[5], row[6]) for row in late]
    found += [_alert("payment", row, row[6], row[5]) for row in due]
    found += [_alert("order_paper", row, row[6], row[5]) for row in own]
    found += [_alert("paper", row, row[6], row[5]) for row in papers]
    return found[:limit]


def _alert(kind: Kind, row: tuple[Any, ...], day: str, english: str = "", hanzi: str = "") -> OrderAlert:
    """Return an alert of a row that begins with the record and its supplier; cells of any type, hence Any."""
    record_id, number, title, supplier_en, supplier_zh = row[:5]
    on = date.fromisoformat(day)
    return OrderAlert(kind, record_id, number, title, supplier_en, supplier_zh, on, english, hanzi)
