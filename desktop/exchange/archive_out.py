"""Writes the whole journal as an archive: readable without this program, and imported again equal in every row."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, MetaData, Table, func, select

from desktop.about import NAME, VERSION
from desktop.attachments.kinds import clean_name
from desktop.attachments.tables import Attachment
from desktop.errors import StoreError
from desktop.exchange.archive_pages import pages
from desktop.exchange.archive_place import Writer, Written, new_archive
from desktop.exchange.archive_values import json_type, plain
from desktop.exchange.lines import Tick
from desktop.journal.contents import Contents
from desktop.journal.history import logged_tables
from desktop.journal.schema import Base
from desktop.journal.version import SCHEMA_VERSION

FORMAT = "guanxi-archive"
FORMAT_VERSION = 1
MANIFEST = "manifest.json"
ATTACHED = "attachments/"
"""Folder of the files, each in a folder of its own that bears the name of its content in the old journal."""
_ROWS = 1000


def export_archive(
    connection: Connection,
    target: Path,
    metadata: MetaData,
    now: datetime,
    *,
    contents: Contents | None = None,
    tick: Tick | None = None,
) -> int:
    """Write all records into the new folder or zip file ``target`` and return how many rows there are.

    ``contents`` are the journal's files; one that is missing or damaged is named in the manifest and left out. What is
    in the trash comes along, the log of changes does not. ``tick(done, total)`` counts rows; what it raises
    stops the export and leaves nothing. Raises Refused when the target is there, StoreError when the disk refuses.
    """
    tables = logged_tables(metadata)
    counts = {table.name: connection.scalar(select(func.count()).select_from(table)) or 0 for table in tables}
    count = _Count(sum(counts.values()), tick)
    with new_archive(target) as writer:
        files = [
            writer.write(f"records/{table.name}.jsonl", _lines(connection, table, count)) for table in tables
        ]
        attached, missing = _attached(writer, connection, contents)
        files += attached
        files.append(writer.write("schema.json", [_json(schema(tables))]))
        for name, pieces in pages(connection, counts, now):
            files.append(writer.write(name, pieces))
        writer.write(MANIFEST, [_json(_manifest(files, counts, now) | {"missing": missing})])
    return sum(counts.values())


class _Count:
    """Tells how many rows of all have been written."""

    def __init__(self, total: int, tick: Tick | None) -> None:
        self._total, self._tick, self._done = total, tick, 0

    def add(self, rows: int) -> None:
        self._done += rows
        if self._tick is not None:
            self._tick(self._done, self._total)


def _lines(connection: Connection, table: Table, count: _Count) -> Iterator[bytes]:
    """Give the rows of a table by their ids, a line of JSON each, some thousand bytes at a time."""
    last = None
    names = [column.name for column in table.columns]
    while True:
        query = select(table).order_by(table.c.id).limit(_ROWS)
        rows = connection.execute(query if last is None else query.where(table.c.id > last)).all()
        if not rows:
            return
        last = rows[-1].id
        objects = (dict(zip(names, map(plain, row), strict=True)) for row in rows)
        yield "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in objects).encode()
        count.add(len(rows))


def _attached(
    writer: Writer, connection: Connection, contents: Contents | None
) -> tuple[list[Written], list[str]]:
    """Write each content once, under the name of its first attachment; returns the files, and who is missing."""
    written, missing = [], []
    query = select(Attachment.content, Attachment.name).order_by(Attachment.id)
    names: dict[str, str] = {}
    for content, name in connection.execute(query):
        names.setdefault(content, name)
    for content, name in sorted(names.items()) if contents is not None else ():
        assert contents is not None
        inside = f"{ATTACHED}{content}/{clean_name(name)}"
        try:
            contents.verify(content)
        except StoreError:
            missing.append(inside)
        else:
            written.append(writer.write(inside, contents.pieces(content)))
    return written, missing


def schema(tables: list[Table]) -> dict[str, Any]:
    """Return a document that says what the lines of each file hold, as JSON Schema."""
    definitions = {
        table.name: {
            "description": (_meaning(table)),
            "type": "object",
            "additionalProperties": False,
            "required": [column.name for column in table.columns if not column.nullable],
            "properties": {
                column.name: json_type(column)
                | (
                    {"x-points-to": key.column.table.name}
                    if (key := next(iter(column.foreign_keys), None))
                    else {}
                )
                for column in table.columns
            },
        }
        for table in tables
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"{NAME}: records of an archive, records/NAME.jsonl holds one object a line",
        "$defs": definitions,
    }


def _meaning(table: Table) -> str:
    """Return what the class of a table says of it, in its first sentence."""
    for mapper in _mappers():
        if mapper.local_table is table:
            return (mapper.class_.__doc__ or "").partition("\n")[0]
    return ""


def _mappers() -> Iterator[Any]:
    """Give the mappers of all declared tables; SQLAlchemy has no type for their union, hence Any."""
    return iter(Base.registry.mappers)


def _manifest(files: list[Written], counts: dict[str, int], now: datetime) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "schema": SCHEMA_VERSION,
        "made_by": f"{NAME} {VERSION}",
        "made_at": plain(now),
        "rows": counts,
        "files": [{"name": one.name, "size": one.size, "sha256": one.sha256} for one in files],
    }


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
