"""Writes the whole journal as an archive: readable without this program, and imported again equal in every row."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, MetaData, Table, func, select

from desktop.about import NAME, VERSION
from desktop.errors import Refused
from desktop.exchange.archive_files import THUMBNAIL, Count, sizes, write_files
from desktop.exchange.archive_pages import pages
from desktop.exchange.archive_place import MANIFEST, Written, new_archive
from desktop.exchange.archive_values import json_type, plain
from desktop.exchange.lines import Tick
from desktop.journal.contents import Contents
from desktop.journal.history import logged_tables
from desktop.journal.schema import Base
from desktop.journal.version import SCHEMA_VERSION
from desktop.notes.folders import cards_to_write, note_files
from desktop.notes.reads import NoteCard
from desktop.texts import _

FORMAT = "guanxi-archive"
FORMAT_VERSION = 1
_NOTES = "notes/"
_ROWS = 1000


def export_archive(
    connection: Connection,
    target: Path,
    metadata: MetaData,
    now: datetime,
    contents: Contents,
    *,
    tick: Tick | None = None,
) -> int:
    """Write all records into the new folder or zip file ``target`` and return how many rows there are.

    ``contents`` are the journal's files; one that is missing or damaged is named in the manifest and left out. What is
    in the trash comes along, the log of changes does not. ``tick(done, total)`` counts rows, and files as rows of
    their size; what it raises stops the export and leaves nothing. Raises Refused when the target is there or lies in
    the journal's own folder, StoreError when the disk refuses.
    """
    _refuse_inside(target, contents)
    tables = logged_tables(metadata)
    counts = {table.name: connection.scalar(select(func.count()).select_from(table)) or 0 for table in tables}
    count = Count(sum(counts.values()), sizes(connection), tick)
    with new_archive(target, now) as writer:
        files = [
            writer.write(f"records/{table.name}.jsonl", _lines(connection, table, count)) for table in tables
        ]
        attached = write_files(writer, connection, contents, count)
        files += attached.files
        files.append(writer.write("schema.json", [_json(schema([*tables, THUMBNAIL]))]))
        notes: dict[str, NoteCard] = {}
        paths = {number: f"../{path}" for number, path in attached.paths.items()}
        for one in note_files(cards_to_write(connection, private=True), paths):
            count.hear()
            notes[f"{_NOTES}{one.name}"] = one.card
            files.append(writer.write(f"{_NOTES}{one.name}", [one.text.encode()]))
        for name, pieces in pages(connection, counts, now, notes, attached.paths):
            files.append(writer.write(name, count.over(pieces)))
        writer.write(MANIFEST, [_json(_manifest(files, counts, now) | {"missing": attached.missing})])
    return sum(counts.values())


def _refuse_inside(target: Path, contents: Contents) -> None:
    if target.resolve().is_relative_to(contents.folder.parent.resolve()):
        raise Refused(
            _("An archive is not encrypted, and cannot lie inside of the journal's own folder."),
            _("Choose another folder."),
        )


def _lines(connection: Connection, table: Table, count: Count) -> Iterator[bytes]:
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
