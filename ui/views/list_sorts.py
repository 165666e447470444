"""The orders of the lists by custom fields, beside those that each list has of its own."""

from __future__ import annotations

from desktop.fields.kinds import OWN, own_key
from desktop.texts import _
from ui.fields.values import own_fields
from ui.workplace import Workplace

_DOWN = "-"
_RANGES = frozenset({"number", "money", "date"})
"""Kinds that are looked at from either end."""


def own_sorts(workplace: Workplace, kind: str) -> list[tuple[str, str]]:
    """Return key and words of each order by a field of one's own."""
    sorts: list[tuple[str, str]] = []
    for field in own_fields(workplace, kind):
        key = own_key(field.id)
        if field.kind not in _RANGES:
            sorts.append((key, _("By {field}").format(field=field.name)))
            continue
        up, down = (
            (_("{field}: earliest first"), _("{field}: latest first"))
            if field.kind == "date"
            else (_("{field}: smallest first"), _("{field}: largest first"))
        )
        sorts += [(key, up.format(field=field.name)), (_DOWN + key, down.format(field=field.name))]
    return sorts


def own_order(sort: str) -> tuple[str, bool]:
    """Return the attribute of a view that a sort of ``own_sorts`` means, and whether from the other end; else none."""
    key = sort.removeprefix(_DOWN)
    return (key, sort != key) if key.startswith(OWN) else ("", False)
