"""Whose silences, birthdays and alerts a change can alter: the suppliers and people to whom the moved rows belong."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

_MOST = 400
"""Rows, or suppliers and people, from which on reading everything costs less."""
# The columns that lead from a row to a supplier or a person, and what they lead to.
_LEADS: dict[str, dict[str, str]] = {
    "supplier": {"id": "supplier"},
    "contact": {"id": "contact"},
    "touch": {"id": "touch"},
    "tag": {"id": "tag"},
    "purchase_order": {"id": "order", "supplier_id": "supplier"},
    "payment": {"order_id": "order"},
    "milestone": {"order_id": "order"},
    "shipment": {"order_id": "order"},
    "touch_person": {"touch_id": "touch", "contact_id": "contact"},
    "touch_supplier": {"touch_id": "touch", "supplier_id": "supplier"},
    "employment": {"contact_id": "contact", "supplier_id": "supplier"},
    "tagging": {"contact_id": "contact"},
    "supplier_shutdown": {"supplier_id": "supplier"},
    "supplier_closing": {"supplier_id": "supplier"},
    "rhythm_pause": {"contact_id": "contact", "supplier_id": "supplier"},
}
_NOW = "SELECT {columns} FROM {table} WHERE id IN (SELECT value FROM json_each(?))"
_LOGGED = """
    SELECT table_name, before, after FROM operation_row
    WHERE operation_id = ? AND table_name IN (SELECT value FROM json_each(?))
"""
_SUPPLIERS = {
    "order": "SELECT supplier_id FROM purchase_order WHERE id IN (SELECT value FROM json_each(?))",
    "touch": "SELECT supplier_id FROM touch_supplier WHERE touch_id IN (SELECT value FROM json_each(?))",
    "contact": """
        WITH moved AS (SELECT value AS id FROM json_each(?))
        SELECT supplier_id FROM employment WHERE contact_id IN moved
        UNION SELECT supplier_id FROM employment WHERE reports_to_id IN moved
    """,
}
_CONTACTS = {
    "touch": "SELECT contact_id FROM touch_person WHERE touch_id IN (SELECT value FROM json_each(?))",
    "supplier": "SELECT contact_id FROM employment WHERE supplier_id IN (SELECT value FROM json_each(?))",
    "tag": "SELECT contact_id FROM tagging WHERE tag_id IN (SELECT value FROM json_each(?))",
}
Rows = Mapping[str, Collection[int]]
"""Table name to the ids of rows that moved."""
_Found = dict[str, set[int]]


class Moved(NamedTuple):
    """Whose rows moved, or rows that lead to them."""

    suppliers: frozenset[int]
    contacts: frozenset[int]


def who_moved(raw: Connection, changes: Iterable[tuple[int, Rows]]) -> Moved | None:
    """Return whom changes can alter, each given by its operation and rows; None when it is too many to tell.

    Rows say by themselves to whom they belong now, the record of changes to whom they belonged before.
    """
    found: _Found = {kind: set() for kind in ("supplier", "contact", "touch", "tag", "order")}
    for operation_id, rows in changes:
        led = {table: ids for table, ids in rows.items() if table in _LEADS}
        if (led and not operation_id) or sum(map(len, led.values())) > _MOST:
            return None  # without a record of it, such as the filling of a new journal
        for table, ids in led.items():
            _read_now(raw, table, ids, found)
        if led:
            _read_before(raw, operation_id, led, found)
    suppliers = _led_to(raw, _SUPPLIERS, found) | found["supplier"]
    contacts = _led_to(raw, _CONTACTS, found) | found["contact"]
    return None if len(suppliers) + len(contacts) > _MOST else Moved(suppliers, contacts)


def _read_now(raw: Connection, table: str, ids: Collection[int], found: _Found) -> None:
    leads = _LEADS[table]
    query = _NOW.format(columns=", ".join(leads), table=table)
    for row in raw.execute(query, (json.dumps(list(ids)),)):
        _take(dict(zip(leads, row, strict=True)), table, found)


def _read_before(raw: Connection, operation_id: int, led: Rows, found: _Found) -> None:
    for table, *images in raw.execute(_LOGGED, (operation_id, json.dumps(list(led)))):
        for image in images:
            if image is not None:
                _take(json.loads(image), table, found)


def _take(cells: Mapping[str, int | None], table: str, found: _Found) -> None:
    for column, kind in _LEADS[table].items():
        value = cells.get(column)
        if value is not None:
            found[kind].add(value)


def _led_to(raw: Connection, queries: Mapping[str, str], found: _Found) -> frozenset[int]:
    """Return the ids to which what was found leads by the links of this moment."""
    ids: set[int] = set()
    for kind, query in queries.items():
        if found[kind]:
            ids.update(row[0] for row in raw.execute(query, (json.dumps(list(found[kind])),)) if row[0])
    return frozenset(ids)
