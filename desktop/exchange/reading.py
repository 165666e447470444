"""Opening any file of contacts: what kind it is, and its entries one by one with progress."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Self

from desktop.errors import ImportProblem
from desktop.exchange.cards import Entry, Problem
from desktop.exchange.encoding import CODECS
from desktop.exchange.lines import Source, Tick, open_source
from desktop.exchange.mapping import Mapping
from desktop.exchange.monica import is_monica, read_monica
from desktop.exchange.tables import TableShape, inspect_table, propose_for, read_table
from desktop.exchange.vcard import read_vcards
from desktop.texts import _

MOST_PROBLEMS = 10_000
_HEAD_LINES = 50
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_OTHER_KINDS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"SQLite format 3", b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf")


class FileKind(StrEnum):
    """The kinds of contact files."""

    VCARD = "vcard"
    TABLE = "table"
    MONICA = "monica"


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file is, for the preview of an import; ``shape`` and ``mapping`` are None but for tables."""

    name: str
    kind: FileKind
    codec: str
    size: int
    shape: TableShape | None = None
    mapping: Mapping | None = None


class ReadResult(Iterator[Entry]):
    """The entries of a file, with ``done`` of ``total`` bytes; closes the file at its end or by ``close``."""

    def __init__(self, source: Source, entries: Iterator[Entry]) -> None:
        self._source = source
        self._entries = _bounded(entries)

    @property
    def done(self) -> int:
        """Return the bytes read so far."""
        return self._source.done

    @property
    def total(self) -> int:
        """Return the size of the file in bytes."""
        return self._source.total

    def close(self) -> None:
        """Stop reading."""
        self._entries = iter(())
        self._source.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def __next__(self) -> Entry:
        try:
            return next(self._entries)
        except BaseException:
            self._source.close()
            raise


def preview(path: Path, codec: str | None = None) -> Preview:
    """Look at the head of a file; ``codec`` (of ``CODECS``) overrides what its bytes say.

    Raises ImportProblem when it cannot be read, or is neither vCards nor a table.
    """
    source = open_source(path, _checked(codec))
    try:
        kind = _kind(source)
        shape = inspect_table(source) if kind is FileKind.TABLE else None
    finally:
        source.close()
    mapping = propose_for(shape) if shape else None
    return Preview(source.name, kind, source.encoding.codec, source.total, shape, mapping)


def read_contacts(
    path: Path, seen: Preview, mapping: Mapping | None = None, tick: Tick | None = None
) -> ReadResult:
    """Read a file that was previewed, by the mapping that the person accepted (None: the proposed one).

    One bad entry never costs the others. ``tick(done, total)`` is called every 256 KiB; what it raises stops the
    reading. Raises ImportProblem when the file cannot be opened any more.
    """
    source = open_source(path, seen.codec, tick)
    accepted = mapping or seen.mapping
    if seen.shape and accepted:
        return ReadResult(source, read_table(source, seen.shape, accepted))
    read = read_monica if seen.kind is FileKind.MONICA else read_vcards
    return ReadResult(source, read(source))


def _bounded(entries: Iterator[Entry]) -> Iterator[Entry]:
    """Yield the entries until so many are problems that the file cannot be one of contacts."""
    problems = 0
    for entry in entries:
        yield entry
        problems += isinstance(entry, Problem)
        if problems >= MOST_PROBLEMS:
            yield Problem(entry.row, _("The file has too many damaged entries. The rest of it was left out."))
            return


def _kind(source: Source) -> FileKind:
    head = []
    for line in source.lines(4096):
        head.append(line.data)
        if len(head) >= _HEAD_LINES:
            break
    start = head[0] if head else b""
    if start.startswith(_WORKBOOKS):
        raise _refusal(
            source.name, _("Save it in your spreadsheet program as “CSV UTF-8” and import that file.")
        )
    if start.startswith(_OTHER_KINDS):
        raise _refusal(
            source.name, _("Choose a vCard (.vcf), a table (.csv) or an export of Monica 4 (.json).")
        )
    if is_monica(b"\n".join(head)):
        return FileKind.MONICA
    if source.name.lower().endswith(".json"):
        raise _refusal(source.name, _("Of JSON files, only the export of Monica 4 can be read."))
    cards = any(line.strip().upper().startswith((b"BEGIN:VCAR", b"END:VCARD")) for line in head)
    cards = cards or source.name.lower().endswith((".vcf", ".vcard"))
    return FileKind.VCARD if cards else FileKind.TABLE


def _refusal(name: str, advice: str) -> ImportProblem:
    return ImportProblem(_("The file {name} is neither vCards nor a text table.").format(name=name), advice)


def _checked(codec: str | None) -> str | None:
    if codec is None or codec in CODECS:
        return codec
    raise ImportProblem(
        _("The encoding {codec} is not known.").format(codec=codec),
        _("Choose one of {codecs}.").format(codecs=", ".join(CODECS)),
    )
