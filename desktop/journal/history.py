"""The record of changes: temporary triggers write every touched row before and after, and one log keeps them.

The triggers are made from the metadata on the writing connection, so no use case has to remember them, and no
trigger is left in the file for another program to trip over.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import groupby, islice
from typing import Any

from sqlalchemy import Connection, LargeBinary, MetaData, Table

from desktop.journal.prepared import driver
from desktop.journal.schema import milliseconds
from desktop.journal.tables import UNLOGGED, Operation, OperationRow

# SQLite takes at most 127 arguments of a function by default; wider tables are put together from parts.
_COLUMNS_IN_A_CALL = 60
BOOKKEEPING = frozenset({"updated_at"})
# as the driver takes them: each change needs all three
_END_REDO = f"UPDATE {Operation.__tablename__} SET state = 'past' WHERE state = 'undone'"
_ADD = f"INSERT INTO {Operation.__tablename__} (id, at, title, state) VALUES (?, ?, ?, ?)"
_ADD_ROWS = (
    f"INSERT INTO {OperationRow.__tablename__} (operation_id, table_name, row_id, before, after)"
    " VALUES (?, ?, ?, ?, ?)"
)
_ROWS = "SELECT table_name, row_id, before, after FROM operation_row WHERE operation_id = ? ORDER BY id"
_RECORDED = "SELECT table_name, row_id, before, after FROM temp.row_change ORDER BY seq"
_IS_RECORDED = "SELECT count(*) FROM temp.sqlite_master WHERE name = ?"
_IS_WHOLE = (  # also where rows were deleted before: others may take their place, and undo needs both images
    "SELECT EXISTS (SELECT 1 FROM temp.recorded_whole WHERE table_name = ?1)"
    " OR EXISTS (SELECT 1 FROM temp.row_change WHERE table_name = ?1 AND after IS NULL)"
)
_AT_ONCE = 5000
_as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_UNREAD = ""
"""In place of the image of a row that came with many others: it is read from its table when the log is written."""

Told = Callable[[int, int], object]
"""Hears how much of how much is done, and may raise to stop."""
Image = dict[str, Any]
"""A row as the triggers saw it; its cells are of any type, hence Any."""


def silent(_done: int, _total: int) -> None:
    """Hear nothing."""


class RowChange:
    """One row before and after a change; None where it did not exist.

    The images are kept as the triggers wrote them and read when somebody looks: an import makes hundreds of thousands.
    """

    __slots__ = ("_after", "_before", "row_id", "table")

    def __init__(self, table: str, row_id: int, before: str | None, after: str | None) -> None:
        """``before`` and ``after`` are JSON."""
        self.table, self.row_id = table, row_id
        self._before, self._after = before, after

    @property
    def before(self) -> Image | None:
        """The row before."""
        return _load(self._before)

    @property
    def after(self) -> Image | None:
        """The row after; of one that came with many others nothing is known until it is in the log."""
        return {} if self.unread else _load(self._after)

    @property
    def unread(self) -> bool:
        """Whether the row came with many others, and only its table says what it is now."""
        return self._after == _UNREAD

    @property
    def stayed(self) -> bool:
        """Whether the row was there before and after."""
        return self._before is not None and self._after is not None

    @property
    def came(self) -> bool:
        """Whether the row was not there before."""
        return self._before is None

    @property
    def moved(self) -> bool:
        """Whether anything differs; the triggers write the same row in the same words."""
        return self._before != self._after

    @property
    def columns(self) -> frozenset[str]:
        """The columns whose value differs, bookkeeping left out; all of them when the row came or went."""
        before, after = self.before, self.after
        if before is None or after is None:
            return frozenset(after or before or ())
        return _differing(before, after)

    def goes_on(self, after: str | None) -> None:
        """Take what the same change made of the row later, as JSON."""
        self._after = after

    def was(self, image: str) -> bool:
        """Tell whether the row before was exactly this one, as the triggers write it."""
        return self._before == image

    def back(self) -> RowChange:
        """Return the change that leads back."""
        return RowChange(self.table, self.row_id, self._after, self._before)

    def logged(self) -> tuple[str | None, str | None]:
        """Return what the log keeps of both images: of a row that stayed, the cells that differ.

        Else each tick on a touch would write its whole text twice.
        """
        if not self.stayed:
            return self._before, self._after
        before, after = self.before or {}, self.after or {}
        kept = _differing(before, after) | BOOKKEEPING
        return _dump(before, kept), _dump(after, kept)


def logged_tables(metadata: MetaData) -> list[Table]:
    """Return the tables whose rows the log keeps, in order of dependence."""
    return [table for table in metadata.sorted_tables if table.name not in UNLOGGED]


def statements(metadata: MetaData, whole: Collection[str] = ()) -> list[str]:
    """Return the SQL that starts the recording on a connection; it lives as long as the connection does.

    ``whole`` are tables whose rows are recorded with all cells even where many come at once: others follow from them.
    """
    made = [
        "CREATE TEMP TABLE row_change (seq INTEGER PRIMARY KEY, table_name TEXT NOT NULL,"
        " row_id INTEGER NOT NULL, before TEXT, after TEXT)",
        "CREATE INDEX temp.row_change_gone ON row_change (table_name) WHERE after IS NULL",
        "CREATE TEMP TABLE recording (enabled INTEGER NOT NULL)",
        "INSERT INTO recording VALUES (1)",
        "CREATE TEMP TABLE recorded_whole (table_name TEXT NOT NULL)",
        *(f"INSERT INTO recorded_whole VALUES ('{name}')" for name in sorted(whole)),
    ]
    for table in logged_tables(metadata):
        made += (_arrival(table), *_changes(table))
    return made


def _arrival(table: Table) -> str:
    """Return the trigger of rows that come; for a moment it may not be there, see ``together``."""
    return _trigger(table.name, "INSERT", "NEW.id", "NULL", row_json(table, "NEW"))


def _changes(table: Table) -> list[str]:
    old, new = row_json(table, "OLD"), row_json(table, "NEW")
    altered = _trigger(table.name, "UPDATE", "NEW.id", old, new)
    return [altered, _trigger(table.name, "DELETE", "OLD.id", old, "NULL")]


def _trigger(table: str, event: str, row_id: str, before: str, after: str) -> str:
    return (
        f"CREATE TEMP TRIGGER IF NOT EXISTS log_{table}_{event.lower()} AFTER {event} ON main.{table}"
        " WHEN (SELECT enabled FROM temp.recording)"
        " BEGIN INSERT INTO row_change (table_name, row_id, before, after)"
        f" VALUES ('{table}', {row_id}, {before}, {after}); END"
    )


@cache
def row_json(table: Table, row: str) -> str:
    """Return the SQL expression that writes a whole row (OLD, NEW or the table's name) as JSON; bytes as hex."""
    cells = []
    for column in table.columns:
        value = f'{row}."{column.name}"'
        is_blob = isinstance(column.type, LargeBinary)
        cells.append(f"'{column.name}', {f'hex({value})' if is_blob else value}")
    calls = [
        f"json_object({', '.join(cells[start : start + _COLUMNS_IN_A_CALL])})"
        for start in range(0, len(cells), _COLUMNS_IN_A_CALL)
    ]
    # json_patch would drop NULLs; cutting the braces keeps them.
    inner = " || ',' || ".join(f"substr({call}, 2, length({call}) - 2)" for call in calls)
    return calls[0] if len(calls) == 1 else f"'{{' || {inner} || '}}'"


def pause(connection: Connection) -> None:
    """Stop recording on ``connection``: for filling a new journal, which nobody undoes."""
    connection.exec_driver_sql("UPDATE temp.recording SET enabled = 0")


def resume(connection: Connection) -> None:
    """Record again."""
    connection.exec_driver_sql("UPDATE temp.recording SET enabled = 1")


@contextmanager
def together(connection: Connection, table: Table, ids: Sequence[int]) -> Iterator[None]:
    """Record the rows that come meanwhile by one statement at the end: a trigger takes as long as the row itself.

    Of most tables it says only that they came, and what they are is read when the log is written. Whoever gets an
    error must leave the change: rows that came before it are in no record.
    """
    name = f"log_{table.name}_insert"
    if not connection.exec_driver_sql(_IS_RECORDED, (name,)).scalar():
        yield
        return
    connection.exec_driver_sql(f"DROP TRIGGER temp.{name}")
    try:
        yield
    finally:
        connection.exec_driver_sql(_arrival(table))
    _note(connection, table, ids)


def _note(connection: Connection, table: Table, ids: Sequence[int]) -> None:
    whole = connection.exec_driver_sql(_IS_WHOLE, (table.name,)).scalar()
    after = row_json(table, table.name) if whole else f"'{_UNREAD}'"
    connection.exec_driver_sql(
        "INSERT INTO temp.row_change (table_name, row_id, before, after)"
        f" SELECT '{table.name}', {table.name}.id, NULL, {after} FROM json_each(?) AS one"
        f" CROSS JOIN {table.name} ON {table.name}.id = one.value WHERE (SELECT enabled FROM temp.recording)",
        (json.dumps(ids),),
    )


def drain(connection: Connection) -> list[RowChange]:
    """Take what was recorded: one entry per row, first before against last after, without rows left as they were."""
    raw = driver(connection)
    rows = raw.execute(_RECORDED).fetchall()
    raw.execute("DELETE FROM temp.row_change")
    found: dict[tuple[str, int], RowChange] = {}
    for table, row_id, before, after in rows:
        known = found.get((table, row_id))
        if known is None:
            found[table, row_id] = RowChange(table, row_id, before, after)
        else:
            known.goes_on(after)
    return [change for change in found.values() if change.moved]


def _load(stored: str | None) -> Image | None:
    if stored is None:
        return None
    loaded: Image = json.loads(stored)
    return loaded


def _differing(before: Image, after: Image) -> frozenset[str]:
    return frozenset(name for name in after if before.get(name) != after[name]) - BOOKKEEPING


def _dump(row: Image, names: frozenset[str]) -> str:
    return _as_json({name: cell for name, cell in row.items() if name in names})


def write_operation(
    connection: Connection, metadata: MetaData, operation: dict[str, Any], changes: list[RowChange]
) -> None:
    """Append an operation with its rows; a new one ends what could have been redone."""
    raw = driver(connection)
    if operation["state"] == "done":
        raw.execute(_END_REDO)
    moment = milliseconds(operation["at"])
    raw.execute(_ADD, (operation["id"], moment, operation["title"], operation["state"]))
    for unread, run in groupby(changes, key=lambda change: change.table if change.unread else ""):
        rest = iter(run)
        while part := list(islice(rest, _AT_ONCE)):
            if unread:
                _write_unread(connection, metadata.tables[unread], operation["id"], part)
            else:
                rows = [(operation["id"], one.table, one.row_id, *one.logged()) for one in part]
                raw.executemany(_ADD_ROWS, rows)


def _write_unread(connection: Connection, table: Table, operation_id: int, part: list[RowChange]) -> None:
    """Log rows of one table that came, without taking their cells through Python."""
    ids = json.dumps([change.row_id for change in part])
    connection.exec_driver_sql(
        "INSERT INTO operation_row (operation_id, table_name, row_id, before, after)"
        f" SELECT ?, '{table.name}', {table.name}.id, NULL, {row_json(table, table.name)}"
        f" FROM json_each(?) AS one CROSS JOIN {table.name} ON {table.name}.id = one.value",
        (operation_id, ids),
    )


def read_rows(connection: Connection, operation_id: int) -> list[RowChange]:
    """Return the rows of an operation in the order in which they were touched."""
    return [RowChange(*row) for row in connection.exec_driver_sql(_ROWS, (operation_id,))]


def ids_of(changes: list[RowChange]) -> dict[str, frozenset[int]]:
    """Return the ids of the changed rows by table."""
    rows: dict[str, set[int]] = {}
    for change in changes:
        rows.setdefault(change.table, set()).add(change.row_id)
    return {table: frozenset(ids) for table, ids in rows.items()}
