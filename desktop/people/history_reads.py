"""The history of a record: what changed in it, when, and by which step."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, or_, select

from desktop.journal.tables import Operation, OperationRow

_BOOKKEEPING = frozenset({"id", "created_at", "updated_at", "search_key", "sort_key"})
Fate = Literal["made", "changed", "deleted", "restored", "removed"]


@dataclass(frozen=True, slots=True)
class ColumnChange:
    """One column before and after, as stored: text, whole number (instants in milliseconds) or None."""

    column: str
    before: str | int | float | None
    after: str | int | float | None


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """What one change, an undo or a redo did to one row of the record."""

    at: datetime
    title: str
    table: str
    row_id: int
    fate: Fate
    changes: tuple[ColumnChange, ...]
    """The columns that differ; all that are not empty when the row was made or removed."""


def record_history(connection: Connection, table: str, row_id: int) -> list[HistoryStep]:
    """Return the history of one row, newest first; rows that were filled in without a log have none."""
    return history_of(connection, [(table, row_id)])


def history_of(connection: Connection, rows: Sequence[tuple[str, int]]) -> list[HistoryStep]:
    """Return the history of several rows together, newest first: a person with their employments and channels."""
    if not rows:
        return []
    which = or_(
        *((OperationRow.table_name == table) & (OperationRow.row_id == row_id) for table, row_id in rows)
    )
    found = connection.execute(
        select(
            Operation.at,
            Operation.title,
            OperationRow.table_name,
            OperationRow.row_id,
            OperationRow.before,
            OperationRow.after,
        )
        .join(Operation, Operation.id == OperationRow.operation_id)
        .where(which)
        .order_by(OperationRow.id.desc())
    )
    steps = [_step(*row) for row in found]
    return [step for step in steps if step.changes or step.fate != "changed"]


def _step(
    at: datetime, title: str, table: str, row_id: int, before: str | None, after: str | None
) -> HistoryStep:
    old: dict[str, Any] = json.loads(before) if before else {}  # cells of any type, hence Any
    new: dict[str, Any] = json.loads(after) if after else {}
    names = [name for name in (new or old) if name not in _BOOKKEEPING and old.get(name) != new.get(name)]
    changes = tuple(
        ColumnChange(name, old.get(name), new.get(name))
        for name in names
        if name != "deleted_at" and not (old.get(name) in (None, "") and new.get(name) in (None, ""))
    )
    return HistoryStep(at, title, table, row_id, _fate(old, new), changes)


def _fate(old: dict[str, Any], new: dict[str, Any]) -> Fate:
    if not old:
        return "made"
    if not new:
        return "removed"
    if (old.get("deleted_at") is None) != (new.get("deleted_at") is None):
        return "deleted" if old.get("deleted_at") is None else "restored"
    return "changed"
