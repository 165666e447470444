"""Many rows at once: an import writes hundreds of thousands, and the engine's way takes longer than the database."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.engine import Dialect

from desktop.journal.history import together
from desktop.journal.prepared import driver

_MANY = 100
"""Rows from which on it takes less time to record them together than each by a trigger."""


def insert_rows(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert new rows of the same columns (cells of any of their types, hence Any); the others get their defaults.

    The values are turned into the database's a column at a time. Many rows are recorded together, past the triggers.
    """
    if not rows:
        return
    names = ("id", *(name for name in rows[0] if name != "id"))
    cells = [_column(table, name, [row[name] for row in rows], connection.dialect) for name in names]
    insert_stored(connection, table, names, list(zip(*cells, strict=True)))


def insert_stored(
    connection: Connection,
    table: Table,
    names: tuple[str, ...],
    rows: Sequence[tuple[Any, ...]],
    same: Mapping[str, float | str | None] | None = None,
) -> None:
    """Insert new rows whose cells (of any type, hence Any) are as the database keeps them; the id comes first.

    Moments are milliseconds, days are texts. ``same`` are cells that all rows share; the others get their defaults.
    """
    shared = tuple((same or {}).items())
    statement = _statement(table, names, shared, connection.dialect)
    with together(connection, table, [row[0] for row in rows]) if len(rows) >= _MANY else nullcontext():
        driver(connection).executemany(statement, rows)


@lru_cache(maxsize=256)  # it is the same for each answer to a card
def _statement(
    table: Table, names: tuple[str, ...], shared: tuple[tuple[str, float | str | None], ...], dialect: Dialect
) -> str:
    """Return the statement; what all rows share stands in it and need not be handed over with each."""
    cells = dict(shared)
    for column in table.columns:
        if column.name not in names and column.name not in cells and column.default is not None:
            cells[column.name] = _column(table, column.name, [_default(column.default)], dialect)[0]
    quoted = ", ".join(f'"{name}"' for name in (*names, *cells))
    values = ", ".join((*("?" for _name in names), *map(_literal, cells.values())))
    return f"INSERT INTO {table.name} ({quoted}) VALUES ({values})"


def _literal(cell: float | str | None) -> str:
    """Return a cell as SQL writes it."""
    if cell is None:
        return "NULL"
    return "'" + cell.replace("'", "''") + "'" if isinstance(cell, str) else repr(cell + 0)


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
