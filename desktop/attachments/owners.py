"""Whose the papers are that files hang on: by them the search narrows to a supplier."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Select, Table, select, update

from desktop.attachments.tables import AttachmentLink
from desktop.journal.journal import ChangeSession
from desktop.journal.schema import Base, as_ids, given_ids

_ITSELF = {"contact": "person", "supplier": "supplier"}
"""The words by which the index knows owners of its own."""
_WAYS = {
    "agreement": None,
    "certificate": None,
    "quote": ("asked_id", "inquiry_supplier"),
    "shipment": ("order_id", "purchase_order"),
}
"""Papers of a supplier; column and table that lead to it where they do not name it themselves."""


def facets_of(connection: Connection, kind: str, ids: Collection[int]) -> dict[int, str]:
    """Return the word by which the index knows whose some records of a kind are; others are left out."""
    if kind in _ITSELF:
        return {record_id: f"{_ITSELF[kind]}{record_id}" for record_id in ids}
    if kind not in _WAYS:
        return {}
    table, _supplier, query = _papers(kind)
    found = connection.execute(query.where(table.c.id.in_(given_ids())), {"ids": as_ids(ids)})
    return {row[0]: f"supplier{row[1]}" for row in found}


def mark_papers(session: ChangeSession, supplier_id: int) -> None:
    """Have the index look at the files of a supplier's papers again: it has taken over those of another one."""
    for kind in _WAYS:
        table, supplier, query = _papers(kind)
        theirs = query.with_only_columns(table.c.id).where(supplier == supplier_id)
        session.execute(
            update(AttachmentLink)
            .where(AttachmentLink.owner_kind == kind, AttachmentLink.owner_id.in_(theirs))
            .values(updated_at=session.now)
        )


def _papers(kind: str) -> tuple[Table, Any, Select[Any]]:
    """Return the table of a kind of papers, the column of their supplier, and a select of both."""
    table, way = Base.metadata.tables[kind], _WAYS[kind]
    if way is None:
        return table, table.c.supplier_id, select(table.c.id, table.c.supplier_id)
    column, between = table.c[way[0]], Base.metadata.tables[way[1]]
    supplier = between.c.supplier_id
    return table, supplier, select(table.c.id, supplier).join(between, between.c.id == column)
