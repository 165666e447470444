"""Rows of any table as plain JSON values, and back: what an archive holds of a journal."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Boolean, Column, Date, Float, Integer, LargeBinary, Table

from desktop.errors import ImportProblem
from desktop.journal.schema import Instant
from desktop.texts import _

Value = Any
"""A cell: of any column type, hence Any."""
Read = Callable[[Value], Value]


def plain(value: Value) -> Value:
    """Return a cell as JSON can hold it: instants as ISO in UTC, days as ISO, bytes as base64."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    return value


def json_type(column: Column[Any]) -> dict[str, Any]:
    """Return what JSON Schema says of a column."""
    kinds: list[tuple[type[Any], dict[str, Any]]] = [
        (Instant, {"type": "string", "format": "date-time"}),
        (Date, {"type": "string", "format": "date"}),
        (LargeBinary, {"type": "string", "contentEncoding": "base64"}),
        (Boolean, {"type": "boolean"}),
        (Integer, {"type": "integer"}),
        (Float, {"type": "number"}),
    ]
    found = next((told for kind, told in kinds if isinstance(column.type, kind)), {"type": "string"})
    return found | {"type": [found["type"], "null"]} if column.nullable else found


class RowReader:
    """Turns the objects of one table back into rows; made once, asked for every line."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self._read = {column.name: _reader(column) for column in table.columns}
        self._needed = {column.name for column in table.columns if not column.nullable}

    def row(self, found: object) -> dict[str, Value]:
        """Return the row of an object; raises ImportProblem for a cell that is missing, unknown or of another kind."""
        if not isinstance(found, dict) or not found.keys() <= self._read.keys():
            raise _wrong(_("a field that is not known"))
        return {name: self._cell(name, found.get(name)) for name in self._read}

    def _cell(self, name: str, value: Value) -> Value:
        if value is None:
            if name in self._needed:
                raise _wrong(_("{field} is missing").format(field=name))
            return None
        try:
            return self._read[name](value)
        except (ValueError, TypeError, OverflowError, binascii.Error) as error:
            raise _wrong(_("{field} cannot be read").format(field=name)) from error


def _wrong(reason: str) -> ImportProblem:
    return ImportProblem(reason)


def _reader(column: Column[Any]) -> Read:
    kinds: list[tuple[type[Any], Read]] = [
        (Instant, _instant),
        (Date, _day),
        (LargeBinary, lambda value: base64.b64decode(value, validate=True)),
        (Boolean, _of(bool)),
        (Integer, _whole),
        (Float, _number),
    ]
    return next((read for kind, read in kinds if isinstance(column.type, kind)), _of(str))


def _of(kind: type[Any]) -> Read:
    def read(value: Value) -> Value:
        if not isinstance(value, kind):
            raise TypeError(value)
        return value

    return read


def _whole(value: Value) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not -(1 << 63) <= value < 1 << 63:
        raise TypeError(value)
    return value


def _number(value: Value) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(value)
    return float(value)


def _instant(value: Value) -> datetime:
    found = datetime.fromisoformat(value)
    if found.tzinfo is None:
        raise ValueError(value)
    return found.astimezone(UTC)


def _day(value: Value) -> date:
    return date.fromisoformat(value)
