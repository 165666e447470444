"""Brings an archive into an empty journal, checked to the last byte before anything of it stays."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, MetaData, Table, delete, exists, insert, select
from sqlalchemy.exc import IntegrityError

from desktop.errors import ImportProblem, Refused
from desktop.exchange.archive_files import FOLDER, THUMBNAILS, Count, nothing_left, put_files
from desktop.exchange.archive_out import FORMAT, FORMAT_VERSION
from desktop.exchange.archive_place import (
    MANIFEST,
    MOST_FILES,
    Reader,
    Written,
    damaged,
    no_archive,
    read_archive,
    safe_name,
)
from desktop.exchange.archive_values import RowReader
from desktop.exchange.lines import Tick
from desktop.journal.history import logged_tables
from desktop.journal.journal import Journal
from desktop.journal.tables import JournalSetting, Operation, OperationRow
from desktop.journal.version import SCHEMA_VERSION
from desktop.texts import _

_BATCH = 1000
_LARGEST_MANIFEST = 200_000_000
_LONGEST_LINE = 64_000_000
_RECORDS = re.compile(r"records/([a-z_]+)\.jsonl")


@dataclass(frozen=True, slots=True)
class Stated:
    """What an archive says of itself."""

    schema: int
    made_by: str
    made_at: str
    rows: dict[str, int]
    files: tuple[Written, ...]


def may_be_archive(path: Path) -> bool:
    """Tell whether something can only be an archive, whole or not: a folder or a zip file."""
    return path.is_dir() or path.suffix.casefold() == ".zip"


def look_at_archive(path: Path) -> Stated:
    """Read what an archive says of itself; raises ImportProblem when it is none, newer than we are, or damaged."""
    with read_archive(path) as reader:
        return _contents(reader, path)


def import_archive(
    journal: Journal,
    source: Path,
    metadata: MetaData,
    *,
    tick: Tick | None = None,
) -> int:
    """Bring all rows of an archive into ``journal``, which must be empty, and return how many there are.

    Everything is there, equal in every row and found by the search, or nothing is: checksums, counts and references
    are looked at first. Only the names of contents are new, made by this journal's own key. ``tick(done, total)``
    counts as that of the export does; what it raises stops the import. It cannot be undone, as nothing was there
    before. Raises Refused when the journal is not empty or its index is being made anew, ImportProblem with the reason,
    StoreError.
    """
    tables, contents = logged_tables(metadata), journal.files
    with read_archive(source) as reader, nothing_left(journal):
        found = _contents(reader, source)
        count = Count(sum(found.rows.values()), _sizes_of_files(found), tick)
        with journal.fill() as session:
            connection = session.connection()
            _refuse_full(connection, tables)
            _clear(connection)
            done = _read_rows(connection, reader, found, tables, count)
            _check_references(connection)
            put_files(connection, reader, found.files, contents, count)
            for _count in journal.derive_anew(connection):
                count.hear()
    return done


def _contents(reader: Reader, source: Path) -> Stated:
    if not reader.has(MANIFEST):
        raise no_archive(source)
    if reader.size(MANIFEST) > _LARGEST_MANIFEST:
        raise damaged(MANIFEST)
    with reader.open(MANIFEST) as file:
        data = file.read(_LARGEST_MANIFEST)
    try:
        told = json.loads(data)
        ours, version, schema = told["format"] == FORMAT, int(told["version"]), int(told["schema"])
        files = tuple(
            Written(safe_name(one["name"]), int(one["size"]), str(one["sha256"])) for one in told["files"]
        )
        rows = {str(name): int(count) for name, count in told["rows"].items()}
        found = Stated(schema, str(told["made_by"]), str(told["made_at"]), rows, files)
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise damaged(MANIFEST) from error
    if not ours or len(files) > MOST_FILES:
        raise damaged(MANIFEST)
    if version > FORMAT_VERSION or schema > SCHEMA_VERSION:
        raise ImportProblem(
            _("This archive was made by a newer version of Guanxi Journal."),
            _("Install the newer version; nothing was changed."),
        )
    return found


def _sizes_of_files(found: Stated) -> list[int]:
    return [one.size for one in found.files if one.name.startswith(FOLDER)]


def _refuse_full(connection: Connection, tables: list[Table]) -> None:
    """Let nothing that somebody wrote give way; the journal's settings alone do."""
    if any(
        connection.scalar(select(exists().select_from(table)))
        for table in tables
        if table.name != JournalSetting.__tablename__
    ):
        raise Refused(
            _("An archive comes into an empty journal, and this one is not empty."),
            _("Make a new journal, then import the archive there."),
        )


def _clear(connection: Connection) -> None:
    """Take out the settings, of which the archive brings its own, and what could be redone below it."""
    for table in (JournalSetting, OperationRow, Operation):
        connection.execute(delete(table))


def _read_rows(
    connection: Connection, reader: Reader, found: Stated, tables: list[Table], count: Count
) -> int:
    """Insert the rows of all tables, in order of dependence; returns their number."""
    files = {
        match[1]: one
        for one in found.files
        if one.name != THUMBNAILS and (match := _RECORDS.fullmatch(one.name))
    }
    unknown = files.keys() - {table.name for table in tables}
    if unknown:
        raise damaged(f"records/{min(unknown)}.jsonl")
    done = 0
    connection.exec_driver_sql(
        "PRAGMA defer_foreign_keys = ON"
    )  # a row may point at a later one of its own table
    for table in tables:
        written = files.get(table.name)
        if written is None:
            if found.rows.get(table.name):
                raise damaged(f"records/{table.name}.jsonl")
            continue
        before = done
        for batch in _batches(_rows(reader, written, RowReader(table))):
            try:
                connection.execute(insert(table), batch)
            except (IntegrityError, UnicodeError) as error:  # an id twice, half a character: changed by hand
                raise damaged(written.name) from error
            done += len(batch)
            count.add(len(batch))
        if done - before != found.rows.get(table.name, 0):
            raise damaged(written.name)
    return done


def _rows(reader: Reader, written: Written, rows: RowReader) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(reader.lines(written), 1):
        try:
            if len(line) > _LONGEST_LINE:
                raise ValueError
            yield rows.row(json.loads(line))
        except ImportProblem as problem:
            raise _bad_line(written.name, number, problem.message) from problem
        except (ValueError, RecursionError) as error:
            raise _bad_line(written.name, number, _("it is no JSON")) from error


def _bad_line(name: str, number: int, reason: str) -> ImportProblem:
    return ImportProblem(
        _("{name}, line {number}, cannot be read: {reason}.").format(name=name, number=number, reason=reason),
        _("Copy the archive again from where it was made. Nothing was changed."),
    )


def _batches(rows: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    batch: list[dict[str, Any]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _check_references(connection: Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        raise damaged(f"records/{broken[0]}.jsonl")
