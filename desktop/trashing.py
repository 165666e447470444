"""What waits in the trash, of all kinds that a list shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, select, update

from desktop.fields.defining import restore_fields
from desktop.journal.journal import ChangeSession
from desktop.journal.schema import Base
from desktop.notes.keeping import restore_notes
from desktop.practice.own import restore_phrases
from desktop.visits.visits import restore_visits

KINDS = (
    "contact",
    "supplier",
    "touch",
    "follow_up",
    "event",
    "order",
    "inquiry",
    "product",
    "inspection",
    "rework",
    "note",
    "attachment",
    "phrase",
    "deck",
    "gift",
    "own_message",
    "visit",
    "custom_field",
    "saved_view",
)
"""Tables whose records a person deletes."""
_NAMES = {
    "contact": ("name_zh", "name_en", "form_of_address"),
    "supplier": ("name_en", "name_zh", "name_pinyin"),
    "touch": ("summary", "body"),
    "follow_up": ("text",),
    "event": ("title",),
    "order": ("number", "title"),
    "inquiry": ("title", "title_zh"),
    "product": ("name_en", "name_zh", "code"),
    "inspection": ("product", "site", "inspector"),
    "rework": ("notes", "option"),
    "note": ("title", "body"),
    "attachment": ("name",),
    "phrase": ("simplified", "english"),
    "deck": ("name", "situation"),
    "gift": ("what",),
    "own_message": ("title",),
    "visit": ("title",),
    "custom_field": ("name",),
    "saved_view": ("name",),
}
_TABLES = {"order": "purchase_order", "phrase": "own_phrase"}
"""Kinds whose table has another name: ORDER is a word of SQL, and most phrases are in no table."""
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Trashed:
    """A record in the trash."""

    kind: str
    id: int
    name: str
    deleted_at: datetime


def trashed(connection: Connection, kinds: Iterable[str] = KINDS) -> list[Trashed]:
    """Return what is in the trash, deleted last first."""
    found = [record for kind in kinds for record in _of(connection, kind)]
    return sorted(found, key=lambda record: (record.deleted_at, record.id), reverse=True)


def restore(session: ChangeSession, records: Iterable[tuple[str, int]]) -> None:
    """Take records, each a kind and an id, out of the trash; what is not in it stays as it is."""
    by_kind: dict[str, list[int]] = {}
    for kind, record_id in records:
        by_kind.setdefault(kind, []).append(record_id)
    restore_notes(session, by_kind.pop("note", ()))
    restore_phrases(session, by_kind.pop("phrase", ()))
    restore_visits(session, by_kind.pop("visit", ()))
    restore_fields(session, by_kind.pop("custom_field", ()))
    for kind, ids in by_kind.items():
        table = _table(kind)
        session.execute(
            update(table)
            .where(table.c.id.in_(ids), table.c.deleted_at.is_not(None))
            .values(deleted_at=None, updated_at=session.now)
        )
    session.flush()
    session.expire_all()


def table_of(kind: str) -> str:
    """Return the name of the table that holds a kind of records."""
    return _TABLES.get(kind, kind)


def _of(connection: Connection, kind: str) -> list[Trashed]:
    table = _table(kind)
    columns = [table.c[name] for name in _NAMES[kind]]
    rows: Iterable[Any] = connection.execute(  # rows of any table, hence Any
        select(table.c.id, table.c.deleted_at, *columns).where(table.c.deleted_at.is_not(None))
    )
    return [Trashed(kind, row[0], next(filter(None, row[2:]), "")[:_LONGEST_NAME], row[1]) for row in rows]


def _table(kind: str) -> Table:
    if kind not in KINDS:
        raise KeyError(kind)
    return Base.metadata.tables[table_of(kind)]
