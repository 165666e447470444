"""Statements for moments in which somebody waits: written by SQLAlchemy once, run by the driver's own cursor.

What SQLAlchemy does around an execution (to find the compiled text, a context, a cursor's result) takes some ten times
as long as the engine needs for the few rows of a screen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVarTuple

from sqlalchemy import Connection, Select
from sqlalchemy.engine import Dialect, IteratorResult, Result
from sqlalchemy.engine.result import SimpleResultMetaData

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection as RawConnection

Ts = TypeVarTuple("Ts")
_Turn = Callable[[Any], Any] | None
"""Turns a cell (of any type, hence Any) into the engine's or back; None where it is the same in both."""


def driver(connection: Connection) -> RawConnection:
    """Return the driver's own connection under a connection of SQLAlchemy."""
    raw = connection.connection.driver_connection
    assert raw is not None
    return raw


@dataclass(frozen=True, slots=True)
class _Compiled:
    """What the driver needs to run a select: its text, its parameters in their order, and how cells are turned."""

    text: str
    parameters: tuple[tuple[str, _Turn], ...]
    given: dict[str, Any]
    """The values that the statement itself brings, of any type, hence Any."""
    columns: SimpleResultMetaData
    turns: tuple[_Turn, ...]

    def bound(self, values: dict[str, Any]) -> list[Any]:
        """Return the values of the parameters as the engine takes them."""
        known = {**self.given, **values}
        return [turn(known[name]) if turn else known[name] for name, turn in self.parameters]

    def turned(self, cells: Sequence[Any]) -> tuple[Any, ...]:
        """Return the cells of a row as Python's own."""
        return tuple([turn(cell) if turn else cell for turn, cell in zip(self.turns, cells, strict=True)])


class Prepared(Generic[*Ts]):
    """A select that is compiled at its first run; ids reach it by ``given_ids``, not by a list that expands."""

    def __init__(self, statement: Select[*Ts]) -> None:
        self._statement = statement
        self._compiled: _Compiled | None = None

    def run(self, connection: Connection, values: dict[str, Any]) -> Result[*Ts]:
        """Return the rows for some values, of any type, hence Any; all of them are read at once."""
        made = self._compiled = self._compiled or _compile(self._statement, connection.dialect)
        rows = driver(connection).execute(made.text, made.bound(values)).fetchall()
        return IteratorResult(made.columns, map(made.turned, rows))


def _compile(statement: Select[*Ts], dialect: Dialect) -> _Compiled:
    compiled = statement.compile(dialect=dialect)
    types = {name: bind.type for name, bind in compiled.binds.items()}
    columns = list(statement.selected_columns)
    return _Compiled(
        text=compiled.string,
        parameters=tuple(
            (name, types[name].dialect_impl(dialect).bind_processor(dialect))
            for name in compiled.positiontup or ()
        ),
        given={name: value for name, value in compiled.params.items() if not compiled.binds[name].required},
        columns=SimpleResultMetaData(statement.selected_columns.keys()),
        turns=tuple(column.type.dialect_impl(dialect).result_processor(dialect, None) for column in columns),
    )
