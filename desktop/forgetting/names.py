"""Taking a name out of all texts that stay: notes of others, orders, the titles of the history."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlalchemy import Column, ColumnElement, Connection, String, Table, case, func, or_, select, update

from desktop.journal.history import logged_tables
from desktop.journal.schema import Base
from desktop.people.tables import Contact
from desktop.texts import _

_KEYS = frozenset({"search_key", "sort_key", "kind", "key", "phrase_key", "zone", "content", "mime"})
"""Columns that hold no text of a person's."""
_FILES = frozenset({"attachment"})
"""What is read of a file follows from the file: it is left as long as the file is."""


class Place(NamedTuple):
    """A column in which names stand, with the number of rows that name somebody."""

    table: str
    column: str
    rows: int


def full_names(connection: Connection, contact_id: int) -> list[str]:
    """Return the full names by which a person can be found in texts, the longest first.

    Left out is what could mean somebody else: one character, one English word, and names that others have too or that
    are a part of another's name.
    """
    row = connection.execute(
        select(Contact.name_zh, Contact.pinyin, Contact.name_en).where(Contact.id == contact_id)
    ).one_or_none()
    if row is None:
        return []
    wanted = [name for name in (row.name_zh, row.pinyin, row.name_en) if _says_who(name)]
    columns = (Contact.name_zh, Contact.pinyin, Contact.name_en)
    found = []
    for name in wanted:
        shared = or_(*(column.contains(name, autoescape=True) for column in columns))
        if connection.scalar(select(Contact.id).where(Contact.id != contact_id, shared).limit(1)) is None:
            found.append(name)
    return sorted(found, key=len, reverse=True)


def _says_who(name: str) -> bool:
    return len(name) >= 2 and (not name.isascii() or " " in name.strip())


def mark() -> str:
    """Return what stands in a text where a name was."""
    return _("[removed]")


def places(connection: Connection, names: Iterable[str]) -> list[Place]:
    """Return the columns in which one of the names stands, with the number of rows."""
    wanted, found = list(names), []
    by_table: dict[Table, list[Column[Any]]] = {}
    for table, column in _texts():
        by_table.setdefault(table, []).append(column)
    for table, columns in by_table.items() if wanted else ():
        counts = connection.execute(select(*(_count(column, wanted) for column in columns))).one()
        pairs = zip(columns, counts, strict=True)
        found += [Place(table.name, column.name, count) for column, count in pairs if count]
    return found


def _count(column: Column[Any], names: Iterable[str]) -> ColumnElement[int]:
    """Return the count of rows in which one of the names stands; all columns of a table are read in one go."""
    named = or_(*(func.instr(column, name) > 0 for name in names))
    return func.count(case((named, 1)))


def take_out(connection: Connection, names: Iterable[str]) -> None:
    """Put a mark in place of each name in all texts, in the images of the history and in its titles."""
    columns = [column for _table, column in _texts()]
    columns += [
        _column(*place) for place in (("note_draft", "title"), ("note_draft", "body"), ("operation", "title"))
    ]
    images = [_column("operation_row", name) for name in ("before", "after")]
    for name in names:
        for column in columns:
            _replace(connection, column, name, mark())
        for image in images:
            _replace(connection, image, _inside(name), _inside(mark()))


def _column(table: str, name: str) -> Column[Any]:
    found = Base.metadata.tables[table].columns[name]
    assert isinstance(found, Column)
    return found


def _inside(text: str) -> str:
    """Return a text as it stands between the quotes of the JSON of an image."""
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _replace(connection: Connection, column: Column[Any], old: str, new: str) -> None:
    table = column.table
    assert isinstance(table, Table)
    named = func.instr(column, old) > 0
    connection.execute(update(table).where(named).values({column: func.replace(column, old, new)}))


def _texts() -> list[tuple[Table, Column[Any]]]:
    """Return all columns of text in which a person may write a name."""
    return [
        (table, column)
        for table in logged_tables(Base.metadata)
        if table.name not in _FILES
        for column in table.columns
        if isinstance(column.type, String) and column.name not in _KEYS
    ]
