"""Undo and redo: turn rows back to an image of the log, or say why not.

Rows are written as stored (whole numbers, text, bytes), exactly as the triggers saw them, past all Python types.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from typing import Any

from sqlalchemy import Connection, LargeBinary, MetaData, Table
from sqlalchemy.exc import IntegrityError

from desktop.errors import Refused
from desktop.journal.history import BOOKKEEPING, Image, RowChange, Told, row_json, silent
from desktop.texts import _

_AT_ONCE = 500
# as the driver takes them: each undo needs them
_TITLED = "SELECT id, title FROM operation WHERE state = ?"
_NEWEST, _OLDEST = f"{_TITLED} ORDER BY id DESC LIMIT 1", f"{_TITLED} ORDER BY id LIMIT 1"
_ONE = f"{_TITLED} AND id = ?"
_SIZE = "SELECT count(*) FROM operation_row WHERE operation_id = ?"
_SET_STATE = "UPDATE operation SET state = ? WHERE id = ?"

_ROWS, _ALL = 500, 1000
"""Of a thousand parts of an undo the rows take the first ones, the log and the search index the others."""


def rest_of(told: Told) -> Told:
    """Return what hears of the work that comes after ``apply``, as the rest of the whole."""
    return lambda done, total: told(_ROWS + (_ALL - _ROWS) * done // total, _ALL)


def reverse(changes: Iterable[RowChange]) -> list[RowChange]:
    """Return the changes that lead back."""
    return [change.back() for change in reversed(list(changes))]


def apply(connection: Connection, metadata: MetaData, changes: list[RowChange], told: Told = silent) -> None:
    """Make ``changes`` (from before to after) inside the transaction of ``connection``.

    ``told`` hears of the rows as the first part of the whole, ``rest_of`` it of what follows.
    References are checked at commit. Raises Refused when a row is no longer as it was before, and whatever ``told``
    raises; the caller rolls back.
    """
    done = 0
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    try:
        for (name, kind), run in groupby(changes, key=lambda change: (change.table, _kind(change))):
            table = metadata.tables.get(name)
            if table is None:
                raise changed_since()
            for part in _parts(run):
                told(_ROWS * done // len(changes), _ALL)
                _turn(connection, table, kind, part)
                done += len(part)
    except IntegrityError as error:
        raise changed_since() from error


def _kind(change: RowChange) -> str:
    return "update" if change.stayed else "insert" if change.came else "delete"


def _parts(run: Iterable[RowChange]) -> Iterator[list[RowChange]]:
    """Cut a run of changes of one kind into pieces: an import that is undone takes few statements, not one a row."""
    rest = iter(run)
    while part := list(islice(rest, _AT_ONCE)):
        yield part


def _turn(connection: Connection, table: Table, kind: str, changes: list[RowChange]) -> None:
    now = current_images(connection, table, [change.row_id for change in changes])
    for change in changes:
        _check(now.get(change.row_id), change)
    if kind == "insert":
        _insert(connection, table, [change.after or {} for change in changes])
    elif kind == "delete":
        ids = [(change.row_id,) for change in changes]
        connection.exec_driver_sql(f"DELETE FROM {table.name} WHERE id = ?", ids)
    else:
        for change in changes:
            _update(connection, table, change.row_id, change.after or {}, change.columns | BOOKKEEPING)


def _check(now: str | None, change: RowChange) -> None:
    """Raise Refused when a row is not as it was before its change."""
    fits = now is None if change.came else now is not None and not _differs(now, change)
    if not fits:
        raise changed_since()


def current_images(connection: Connection, table: Table, row_ids: Sequence[int]) -> dict[int, str]:
    """Return rows as the log would write them now, by their ids; those that are not there are left out."""
    places = ", ".join("?" * len(row_ids))
    found = connection.exec_driver_sql(
        f"SELECT id, {row_json(table, table.name)} FROM {table.name} WHERE id IN ({places})", tuple(row_ids)
    )
    return {row_id: image for row_id, image in found}  # noqa: C416 - a row is no pair for mypy


def _differs(now: str, change: RowChange) -> bool:
    if change.was(now):
        return False
    there, then = json.loads(now), change.before or {}
    return any(name in there and there[name] != then.get(name) for name in change.columns - BOOKKEEPING)


def _insert(connection: Connection, table: Table, images: list[Image]) -> None:
    """Write rows again, each with the columns that its image has: those of an older version may be fewer."""
    for names, group in groupby(images, key=lambda image: [c.name for c in table.columns if c.name in image]):
        marks = ", ".join("?" for _name in names)
        quoted = ", ".join(f'"{name}"' for name in names)
        connection.exec_driver_sql(
            f"INSERT INTO {table.name} ({quoted}) VALUES ({marks})",
            [tuple(_stored(table, name, image[name]) for name in names) for image in group],
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
    row = connection.exec_driver_sql(_NEWEST if newest else _OLDEST, (state,)).one_or_none()
    return None if row is None else (row.id, row.title)


def operation(connection: Connection, operation_id: int, state: str) -> tuple[int, str] | None:
    """Return id and title of an operation while it is in a state."""
    row = connection.exec_driver_sql(_ONE, (state, operation_id)).one_or_none()
    return None if row is None else (row.id, row.title)


def size(connection: Connection, operation_id: int) -> int:
    """Return how many rows an operation touched."""
    count: int = connection.exec_driver_sql(_SIZE, (operation_id,)).scalar_one()
    return count


def set_state(connection: Connection, operation_id: int, state: str) -> None:
    """Say whether an operation is done or undone."""
    connection.exec_driver_sql(_SET_STATE, (state, operation_id))
