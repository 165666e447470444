"""Undo and redo: turn rows back to an image of the log, or say why not.

Rows are written as stored (whole numbers, text, bytes), exactly as the triggers saw them, past all Python types.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, LargeBinary, MetaData, Table, bindparam, select, update
from sqlalchemy.exc import IntegrityError

from desktop.errors import Refused
from desktop.journal.history import BOOKKEEPING, RowChange, row_json
from desktop.journal.tables import Operation
from desktop.texts import _

Image = dict[str, Any]
# made once: building a statement costs as much as running it
_TITLED = select(Operation.id, Operation.title).where(Operation.state == bindparam("state"))
_NEWEST = _TITLED.order_by(Operation.id.desc()).limit(1)
_OLDEST = _TITLED.order_by(Operation.id).limit(1)
_ONE = _TITLED.where(Operation.id == bindparam("operation_id"))
_SET_STATE = update(Operation).where(Operation.id == bindparam("operation_id")).values(state=bindparam("to"))


def reverse(changes: Iterable[RowChange]) -> list[RowChange]:
    """Return the changes that lead back."""
    return [RowChange(c.table, c.row_id, c.after, c.before) for c in reversed(list(changes))]


def apply(connection: Connection, metadata: MetaData, changes: list[RowChange]) -> None:
    """Make ``changes`` (from before to after) inside the transaction of ``connection``.

    References are checked at commit. Raises Refused when a row is no longer as it was before; the caller rolls back.
    """
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    try:
        for change in changes:
            table = metadata.tables.get(change.table)
            if table is None:
                raise changed_since()
            _turn(connection, table, change)
    except IntegrityError as error:
        raise changed_since() from error


def _turn(connection: Connection, table: Table, change: RowChange) -> None:
    now = current_image(connection, table, change.row_id)
    if change.before is None:
        if now is not None or change.after is None:
            raise changed_since()
        _insert(connection, table, change.after)
    elif now is None or _differs(now, change.before, change.columns):
        raise changed_since()
    elif change.after is None:
        connection.exec_driver_sql(f"DELETE FROM {table.name} WHERE id = ?", (change.row_id,))
    else:
        _update(connection, table, change.row_id, change.after, change.columns | BOOKKEEPING)


def current_image(connection: Connection, table: Table, row_id: int) -> Image | None:
    """Return the row as the log would write it now, or None where there is none."""
    found = connection.exec_driver_sql(
        f"SELECT {row_json(table, table.name)} FROM {table.name} WHERE id = ?", (row_id,)
    ).scalar()
    return None if found is None else dict(json.loads(found))


def _differs(now: Image, then: Image, columns: frozenset[str]) -> bool:
    return any(name in now and now[name] != then.get(name) for name in columns - BOOKKEEPING)


def _insert(connection: Connection, table: Table, image: Image) -> None:
    names = [column.name for column in table.columns if column.name in image]
    marks = ", ".join("?" for _name in names)
    quoted = ", ".join(f'"{name}"' for name in names)
    connection.exec_driver_sql(
        f"INSERT INTO {table.name} ({quoted}) VALUES ({marks})",
        tuple(_stored(table, name, image[name]) for name in names),
    )


def _update(connection: Connection, table: Table, row_id: int, image: Image, columns: frozenset[str]) -> None:
    names = [column.name for column in table.columns if column.name in columns and column.name in image]
    settings = ", ".join(f'"{name}" = ?' for name in names)
    connection.exec_driver_sql(
        f"UPDATE {table.name} SET {settings} WHERE id = ?",
        (*(_stored(table, name, image[name]) for name in names), row_id),
    )


def _stored(table: Table, column: str, cell: Any) -> Any:
    is_blob = isinstance(table.columns[column].type, LargeBinary)
    return bytes.fromhex(cell) if is_blob and cell is not None else cell


def changed_since() -> Refused:
    """Return the reason for a refusal that a person can act on."""
    return Refused(
        _("This cannot be undone, because a record it touched has changed since."),
        _("Edit the record by hand; its history shows the earlier values."),
    )


def still_needed() -> Refused:
    """Return the reason when other records refer to what would go."""
    return Refused(
        _("This cannot be undone, because other records hold on to what it made."),
        _("Delete those records first."),
    )


def next_operation(connection: Connection, state: str, *, newest: bool) -> tuple[int, str] | None:
    """Return id and title of the newest or oldest operation in a state."""
    row = connection.execute(_NEWEST if newest else _OLDEST, {"state": state}).one_or_none()
    return None if row is None else (row.id, row.title)


def operation(connection: Connection, operation_id: int, state: str) -> tuple[int, str] | None:
    """Return id and title of an operation while it is in a state."""
    row = connection.execute(_ONE, {"state": state, "operation_id": operation_id}).one_or_none()
    return None if row is None else (row.id, row.title)


def set_state(connection: Connection, operation_id: int, state: str) -> None:
    """Say whether an operation is done or undone."""
    connection.execute(_SET_STATE, {"operation_id": operation_id, "to": state})
