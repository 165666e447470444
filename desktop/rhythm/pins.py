"""Healths that were set by hand: which one holds on a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

_PINS = """
    SELECT {owner}_id, value, reason, from_on, until_on, id FROM health_pin
    WHERE {owner}_id IS NOT NULL AND deleted_at IS NULL {only} ORDER BY id
"""


@dataclass(frozen=True, slots=True)
class Pin:
    """A health that a person set by hand."""

    value: int
    reason: str
    since: date
    until: date
    """The last day on which it holds."""
    id: int


def pins_of(raw: Connection, owner: Literal["supplier", "contact"], owner_id: int) -> tuple[Pin, ...]:
    """Return all that was set by hand of one supplier or person, the oldest first."""
    query = _PINS.format(owner=owner, only=f"AND {owner}_id = ?")
    return _pins(raw.execute(query, (owner_id,)).fetchall()).get(owner_id, ())


def pins_by_supplier(raw: Connection) -> dict[int, tuple[Pin, ...]]:
    """Return all that was set by hand of suppliers, by their ids."""
    return _pins(raw.execute(_PINS.format(owner="supplier", only="")).fetchall())


def pin_on(pins: Iterable[Pin], day: date) -> Pin | None:
    """Return the pin that holds on a day; of several the newest."""
    return max((one for one in pins if one.since <= day <= one.until), key=lambda one: one.id, default=None)


def _pins(rows: Iterable[tuple[int, int, str, str, str, int]]) -> dict[int, tuple[Pin, ...]]:
    found: dict[int, tuple[Pin, ...]] = {}
    for owner, value, reason, since, until, number in rows:
        made = Pin(value, reason, date.fromisoformat(since), date.fromisoformat(until), number)
        found[owner] = (*found.get(owner, ()), made)
    return found
