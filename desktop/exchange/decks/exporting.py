"""Exporting phrases into one file: Anki's package or text, Pleco's text or XML, or a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from sqlalchemy import Connection

from desktop.errors import Refused, UsageError
from desktop.exchange.decks import text_out
from desktop.exchange.decks.anki_out import package
from desktop.exchange.decks.chosen import OutPhrase, Wanted, chosen
from desktop.exchange.decks.notes import Tick, silent
from desktop.exchange.exporting import write_new
from desktop.journal.contents import Contents
from desktop.practice.schedule import Timetable
from desktop.texts import _


class DeckFormat(StrEnum):
    """The formats, by the end of the file's name."""

    ANKI = "apkg"
    ANKI_TEXT = "anki.txt"
    PLECO_TEXT = "pleco.txt"
    PLECO_XML = "xml"
    TABLE = "csv"


@dataclass(frozen=True, slots=True)
class ExportedDeck:
    """A file that was written, with its phrases and cards."""

    path: Path
    phrases: int
    cards: int


def format_of(path: Path) -> DeckFormat:
    """Return the format that a file's name asks for; plain ``.txt`` is Anki's. Raises UsageError for another."""
    name = path.name.lower()
    for kind in DeckFormat:
        if name.endswith(f".{kind}"):
            return kind
    if name.endswith((".txt", ".tsv")):
        return DeckFormat.ANKI_TEXT
    raise UsageError(
        _("Phrases are not written as “{name}”.").format(name=path.name),
        _("End the name in .apkg, .anki.txt, .pleco.txt, .xml or .csv."),
    )


def export_deck(
    connection: Connection,
    path: Path,
    wanted: Wanted,
    table: Timetable,
    *,
    now: datetime,
    contents: Contents,
    kind: DeckFormat | None = None,
    tick: Tick = silent,
) -> ExportedDeck:
    """Write the phrases that are wanted into a new file, in ``kind`` or as its name says.

    Raises Refused when the file is there already or there are no phrases, UsageError for an unknown ending, StoreError
    when the disk refuses, and whatever ``tick`` raises; then no file is left.
    """
    kind = kind or format_of(path)
    if path.exists():
        raise Refused(
            _("The file {name} is in this folder already.").format(name=path.name),
            _("Choose another name; nothing is written over."),
        )
    phrases = chosen(connection, wanted)
    if not phrases:
        raise Refused(_("There is nothing to export yet."), _("Choose another set of phrases."))
    if kind is DeckFormat.ANKI:
        pieces = package(phrases, table, now, contents.read, tick)
    else:
        pieces = _heard(_text(kind, phrases), len(phrases), tick)
    write_new(path, pieces)
    return ExportedDeck(path, len(phrases), sum(len(one.cards) for one in phrases))


def _text(kind: DeckFormat, phrases: list[OutPhrase]) -> Iterator[bytes]:
    writers = {
        DeckFormat.ANKI_TEXT: text_out.anki_text,
        DeckFormat.PLECO_TEXT: text_out.pleco_text,
        DeckFormat.PLECO_XML: text_out.pleco_xml,
    }
    return writers.get(kind, text_out.table)(phrases)


def _heard(pieces: Iterator[bytes], total: int, tick: Tick) -> Iterator[bytes]:
    for number, piece in enumerate(pieces):
        if number % 500 == 0:
            tick(number, total)
        yield piece
