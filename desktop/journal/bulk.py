"""Many rows at once: an import writes hundreds of thousands, and the engine's way takes longer than the database."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.engine import Dialect

from desktop.journal.history import in_brief
from desktop.journal.prepared import driver

_MANY = 100
"""Rows from which on it takes less time to read them for the log than to carry what they say."""


def insert_rows(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert new rows of the same columns (cells of any of their types, hence Any); the others get their defaults.

    The values are turned into the database's a column at a time. Triggers fire for each row as for any other, but what
    many rows say is read from their table when the change is logged.
    """
    if not rows:
        return
    names = tuple(rows[0])
    missing = [
        column for column in table.columns if column.name not in rows[0] and column.default is not None
    ]
    statement = _statement(table, (*names, *(column.name for column in missing)))
    cells: list[Sequence[Any]] = [
        _column(table, name, [row[name] for row in rows], connection.dialect) for name in names
    ]
    cells += [
        _column(table, column.name, [_default(column.default)], connection.dialect) * len(rows)
        for column in missing
    ]
    with in_brief(connection) if len(rows) >= _MANY else nullcontext():
        driver(connection).executemany(statement, list(zip(*cells, strict=True)))


@cache
def _statement(table: Table, names: tuple[str, ...]) -> str:
    quoted = ", ".join(f'"{name}"' for name in names)
    return f"INSERT INTO {table.name} ({quoted}) VALUES ({', '.join('?' * len(names))})"


def _column(table: Table, name: str, values: list[Any], dialect: Dialect) -> list[Any]:
    turn = table.columns[name].type.dialect_impl(dialect).bind_processor(dialect)
    return values if turn is None else list(_turned(turn, values))


def _turned(turn: Callable[[Any], Any], values: Iterable[Any]) -> Iterator[Any]:
    """Turn values (of any type, hence Any), the same one after the other but once: rows share their moments."""
    before, cell = object(), None
    for value in values:
        if value is not before:
            before, cell = value, turn(value)
        yield cell


def _default(default: Any) -> Any:
    """Return the value of a column's default (SQLAlchemy's own object, hence Any); only plain values are known."""
    if not default.is_scalar:
        raise TypeError(default)
    return default.arg
