"""Whose the papers are that files hang on: by them the search narrows to a supplier or a person."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Literal

from sqlalchemy import Connection, Select, select, update

from desktop.attachments.tables import AttachmentLink
from desktop.journal.journal import ChangeSession
from desktop.journal.schema import Base, as_ids, given_ids

Whose = Literal["contact", "supplier"]
_WORDS: dict[Whose, str] = {"contact": "person", "supplier": "supplier"}
"""How the index calls them."""
_WAYS: tuple[tuple[str, Whose, str, str], ...] = (
    ("agreement", "supplier", "supplier_id", ""),
    ("certificate", "supplier", "supplier_id", ""),
    ("licence", "supplier", "supplier_id", ""),
    ("quote", "supplier", "asked_id", "inquiry_supplier"),
    ("shipment", "supplier", "order_id", "purchase_order"),
    ("favour", "contact", "contact_id", ""),
    ("promise", "contact", "contact_id", ""),
    ("promise", "supplier", "supplier_id", ""),
)
"""Table of the paper, whose it is, the column that says so, or that leads to the table in which this stands."""


def facets_of(connection: Connection, kind: str, ids: Collection[int]) -> dict[int, list[str]]:
    """Return the words by which the index knows whose some records of a kind are; others are left out."""
    found: dict[int, list[str]] = {}
    for whose, word in _WORDS.items():
        if kind == whose:
            found = {record_id: [f"{word}{record_id}"] for record_id in ids}
    table = Base.metadata.tables.get(kind)
    for paper, whose, column, between in _WAYS:
        if table is None or paper != kind:
            continue
        query = _pairs(paper, whose, column, between).where(table.c.id.in_(given_ids()))
        for record_id, owner_id in connection.execute(query, {"ids": as_ids(ids)}):
            if owner_id is not None:
                found.setdefault(record_id, []).append(f"{_WORDS[whose]}{owner_id}")
    return found


def mark_papers(session: ChangeSession, kind: Whose, owner_id: int) -> None:
    """Have the index look again at the files of the papers of a record that has taken over those of another one."""
    for paper, whose, column, between in _WAYS:
        if whose != kind:
            continue
        pairs = _pairs(paper, whose, column, between).subquery()
        theirs = select(pairs.c.paper).where(pairs.c.owner == owner_id)
        session.execute(
            update(AttachmentLink)
            .where(AttachmentLink.owner_kind == paper, AttachmentLink.owner_id.in_(theirs))
            .values(updated_at=session.now)
        )


def _pairs(paper: str, whose: Whose, column: str, between: str) -> Select[Any]:
    """Return the select of the ids of papers with those whose they are."""
    table = Base.metadata.tables[paper]
    if not between:
        return select(table.c.id.label("paper"), table.c[column].label("owner"))
    way = Base.metadata.tables[between]
    owner = way.c[f"{whose}_id"].label("owner")
    return select(table.c.id.label("paper"), owner).join(way, way.c.id == table.c[column])
