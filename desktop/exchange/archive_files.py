"""The files of an archive: each content once, under the name of its first attachment, and the small pictures."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial

from sqlalchemy import Connection, Table, insert, select, update

from desktop.attachments.kinds import clean_name
from desktop.attachments.tables import Attachment, Thumbnail
from desktop.errors import ImportProblem, StoreError
from desktop.exchange.archive_place import Reader, Writer, Written, damaged
from desktop.exchange.archive_values import RowReader, plain
from desktop.exchange.lines import Tick
from desktop.journal.contents import Contents
from desktop.journal.journal import Journal

FOLDER = "attachments/"
"""Each file lies in a folder of its own that bears the name of its content in the old journal."""
THUMBNAILS = "records/thumbnail.jsonl"
"""Small pictures are no records, but making them anew would take longer than all the rest."""
THUMBNAIL: Table = Thumbnail.metadata.tables[Thumbnail.__tablename__]
_LONGEST = 80
"""Characters of a name: Windows takes 260 for the whole path, and the folders above may be deep."""
_LIKE_A_ROW = 4096
"""Bytes of a file that take as long as a row of a table, roughly."""


class Count:
    """Tells how much of an archive is done, in rows; what its ``tick`` raises stops the work."""

    def __init__(self, rows: int, files: Iterable[int], tick: Tick | None) -> None:
        """``files`` are their sizes in bytes."""
        self._total = rows + sum(map(self._rows, files))
        self._done, self._tick = 0, tick

    @staticmethod
    def _rows(size: int) -> int:
        return 1 + size // _LIKE_A_ROW

    def add(self, rows: int) -> None:
        """Count some rows."""
        self._done += rows
        self.hear()

    def add_file(self, size: int) -> None:
        """Count a file."""
        self.add(self._rows(size))

    def hear(self) -> None:
        """Ask whether to go on, in the middle of something large."""
        if self._tick is not None:
            self._tick(self._done, max(self._done, self._total))

    def over(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """Give pieces of a file, asking before each."""
        for piece in pieces:
            self.hear()
            yield piece


@dataclass(frozen=True, slots=True)
class Attached:
    """What was written of the attachments: files, those that are missing or damaged, and paths by attachment."""

    files: list[Written]
    missing: list[str]
    paths: dict[int, str]


def sizes(connection: Connection) -> list[int]:
    """Return the size of each content."""
    return list(connection.scalars(select(Attachment.size).group_by(Attachment.content)))


def write_files(writer: Writer, connection: Connection, contents: Contents, count: Count) -> Attached:
    """Write each content once; one that is missing or damaged is named and left out."""
    insides: dict[str, str] = {}
    files: list[Written] = []
    missing: list[str] = []
    paths: dict[int, str] = {}
    query = select(Attachment.id, Attachment.content, Attachment.name, Attachment.size).order_by(
        Attachment.id
    )
    for attachment_id, content, name, size in connection.execute(query):
        if content not in insides:
            insides[content] = f"{FOLDER}{content}/{clean_name(name, _LONGEST)}"
            try:
                contents.verify(content, count.hear)
            except StoreError:
                missing.append(insides[content])
            else:
                files.append(writer.write(insides[content], count.over(contents.pieces(content))))
            count.add_file(size)
        paths[attachment_id] = insides[content]
    files.append(writer.write(THUMBNAILS, _thumbnails(connection, insides)))
    gone = set(missing)
    return Attached(files, missing, {one: path for one, path in paths.items() if path not in gone})


def _thumbnails(connection: Connection, wanted: Collection[str]) -> Iterator[bytes]:
    names = [column.name for column in THUMBNAIL.columns]
    for row in connection.execute(select(THUMBNAIL).order_by(THUMBNAIL.c.content)):
        if row.content in wanted:
            cells = dict(zip(names, map(plain, row), strict=True))
            yield (json.dumps(cells, ensure_ascii=False) + "\n").encode()


def put_files(
    connection: Connection, reader: Reader, files: Iterable[Written], contents: Contents, count: Count
) -> None:
    """Seal the files under this journal's key, and give attachments and small pictures their new names."""
    names: dict[str, str] = {}
    small = None
    for written in files:
        if written.name == THUMBNAILS:
            small = written
        elif written.name.startswith(FOLDER):
            old = written.name.removeprefix(FOLDER).partition("/")[0]
            names[old] = contents.put_pieces(partial(_asked, reader, written, count), settle=False).name
            count.add_file(written.size)
    contents.settle(names.values(), count.hear)
    for old, new in names.items():
        if new != old:
            moved = update(Attachment).where(Attachment.content == old).values(content=new)
            connection.execute(moved)
    if small is not None:
        _put_thumbnails(connection, reader, small, names)


def _asked(reader: Reader, written: Written, count: Count) -> Iterator[bytes]:
    return count.over(reader.pieces(written))


def _put_thumbnails(connection: Connection, reader: Reader, small: Written, names: Mapping[str, str]) -> None:
    rows = RowReader(THUMBNAIL)
    for line in reader.lines(small):
        try:
            row = rows.row(json.loads(line))
        except (ValueError, RecursionError, ImportProblem) as error:
            raise damaged(small.name) from error
        if row["content"] in names:
            row["content"] = names[row["content"]]
            connection.execute(insert(THUMBNAIL).prefix_with("OR IGNORE").values(row))


@contextmanager
def nothing_left(journal: Journal) -> Iterator[None]:
    """Take the files away again that the block has put, when it fails, but none that a row names by then."""
    contents = journal.files
    before = set(contents.names())
    try:
        yield
    except BaseException:
        kept = before | _named(journal)
        for name in contents.names():
            if name not in kept:
                with suppress(OSError):
                    contents.path(name).unlink()
        raise


def _named(journal: Journal) -> set[str]:
    try:
        with journal.read() as connection:
            return set(connection.scalars(select(Attachment.content)))
    except StoreError:  # it was locked meanwhile, which gave the import up
        return set()
