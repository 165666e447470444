"""Which suppliers that slip by their own rhythm stand on Today: nobody is named twice for one silence."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from desktop.rhythm.alerts import Alert
from desktop.today.quiet import Silence


def slipping(
    drifts: Iterable[Alert], quiet: Iterable[Silence], alerts: Collection[Alert]
) -> tuple[Alert, ...]:
    """Return those that are drifting, the worst first, then those that are dormant and want a decision.

    Left out are suppliers with an alert of silence, and drifting ones of whom somebody is named as quiet already.
    """
    silent = {one.supplier_id for one in alerts if one.rule == "silence"}
    named = {one.supplier_id for one in quiet}
    found = [
        one
        for one in drifts
        if one.supplier_id not in silent and (one.result.band == "dormant" or one.supplier_id not in named)
    ]
    return tuple(sorted(found, key=_order))


def _order(one: Alert) -> tuple[bool, float, int]:
    value, limit = one.result.value or 0.0, one.result.limit or 1.0
    return one.result.band == "dormant", -value / limit, one.supplier_id or 0
