"""The orders that run: paid for and not yet shipped, with the milestones that wait."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING

from desktop.people import shown
from desktop.rhythm.facts import Due, OpenOrder

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

# An order runs from its deposit, or from the day of the order where no deposit is agreed, until its goods have left;
# while a part of them waits to be shipped it runs on.
_ORDERS = """
    SELECT o.id, o.supplier_id, o.number, o.title, o.ordered_on, o.stage, o.closed_on,
      (SELECT min(p.paid_on) FROM payment AS p WHERE p.order_id = o.id AND p.kind = 'deposit' AND p.deleted_at IS NULL),
      EXISTS (SELECT 1 FROM payment AS p WHERE p.order_id = o.id AND p.kind = 'deposit' AND p.deleted_at IS NULL),
      (SELECT CASE WHEN o.stage IN ('shipped', 'done') OR count(*) = count(s.departed_on) THEN max(s.departed_on) END
       FROM shipment AS s WHERE s.order_id = o.id AND s.deleted_at IS NULL)
    FROM purchase_order AS o JOIN supplier AS f ON f.id = o.supplier_id
    WHERE o.deleted_at IS NULL AND f.deleted_at IS NULL AND {where}
    ORDER BY o.id
"""
# What runs now comes from the index of open orders; what left or was closed after the day ran on it, too.
_RUNNING = """o.id IN (
    SELECT id FROM purchase_order
    WHERE stage IN ('draft', 'confirmed', 'production', 'inspection') AND closed_on IS NULL AND deleted_at IS NULL
    UNION ALL SELECT id FROM purchase_order WHERE closed_on > ?
    UNION ALL SELECT order_id FROM shipment WHERE departed_on > ? AND deleted_at IS NULL)"""
_OF_SOME = "o.supplier_id IN (SELECT value FROM json_each(?))"
_MILESTONES = """
    SELECT order_id, id, coalesce(estimate_on, target_on), actual_on, english, hanzi FROM milestone
    WHERE deleted_at IS NULL AND order_id IN ({marks}) ORDER BY target_on, position, id
"""
_LEFT = frozenset({"shipped", "done"})
_AT_ONCE = 500


def orders_of(raw: Connection, as_of: date, supplier_id: int) -> tuple[OpenOrder, ...]:
    """Return the orders of a supplier that ran on a day."""
    return _orders(raw, as_of, "o.supplier_id = ?", (supplier_id,)).get(supplier_id, ())


def running_orders(
    raw: Connection, as_of: date, only: Collection[int] | None = None
) -> dict[int, tuple[OpenOrder, ...]]:
    """Return by supplier the orders that ran on a day; ``only`` of some suppliers (None: of all)."""
    if only is not None:
        return _orders(raw, as_of, _OF_SOME, (json.dumps(list(only)),))
    return _orders(raw, as_of, _RUNNING, (as_of.isoformat(), as_of.isoformat()))


def _orders(
    raw: Connection, as_of: date, where: str, values: tuple[int | str, ...]
) -> dict[int, tuple[OpenOrder, ...]]:
    kept: dict[int, tuple[int, str, date]] = {}
    for row in raw.execute(_ORDERS.format(where=where), values):
        since = _since(row, as_of)
        if since is not None:
            kept[row[0]] = (row[1], row[2] or row[3], since)
    waiting, done = _milestones(raw, list(kept), as_of)
    found: dict[int, tuple[OpenOrder, ...]] = {}
    for order_id, (supplier, number, since) in kept.items():
        order = OpenOrder(order_id, number, since, tuple(waiting.get(order_id, ())), done.get(order_id))
        found[supplier] = (*found.get(supplier, ()), order)
    return found


def _since(
    row: tuple[int, int, str, str, str | None, str, str | None, str | None, int, str | None], as_of: date
) -> date | None:
    """Return since when an order runs; None when it did not run on the day."""
    _id, _supplier, _number, _title, ordered, stage, closed, paid, has_deposit, departed = row
    first = paid if has_deposit else ordered if stage != "draft" else None
    if first is None or first > as_of.isoformat() or stage == "cancelled":
        return None
    left = departed or (closed or first if stage in _LEFT else None)
    return None if left is not None and left <= as_of.isoformat() else date.fromisoformat(first)


def _milestones(
    raw: Connection, order_ids: list[int], as_of: date
) -> tuple[dict[int, list[Due]], dict[int, date]]:
    waiting: dict[int, list[Due]] = {}
    done: dict[int, date] = {}
    for start in range(0, len(order_ids), _AT_ONCE):
        some = order_ids[start : start + _AT_ONCE]
        for order_id, number, on, actual, english, hanzi in raw.execute(
            _MILESTONES.format(marks=",".join("?" * len(some))), some
        ):
            if actual is None or actual > as_of.isoformat():
                due = Due(number, date.fromisoformat(on), shown.single(hanzi, english))
                waiting.setdefault(order_id, []).append(due)
            else:
                day = date.fromisoformat(actual)
                done[order_id] = max(day, done.get(order_id, day))
    return waiting, done
