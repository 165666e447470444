"""Reading notes from text: tables (CSV, TSV), Anki's text with its headers, and Pleco's lists."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from desktop.errors import ImportProblem
from desktop.exchange import csv_rows
from desktop.exchange.cards import Problem
from desktop.exchange.cleaning import clean_line
from desktop.exchange.csv_rows import LINE_LIMIT, Row
from desktop.exchange.decks.notes import DeckFile, DeckKind, Note, NoteType, Tick
from desktop.exchange.decks.roles import known_heading
from desktop.exchange.encoding import decode
from desktop.exchange.formula_guard import unguarded
from desktop.exchange.lines import Line, Source, open_source
from desktop.texts import _

MOST_ROWS = 200_000
_HEAD_LINES = 60
_DIRECTIVE = re.compile(r"^#([a-z ]+):(.*)$", re.IGNORECASE)
_SEPARATORS = {"tab": "\t", "comma": ",", "semicolon": ";", "pipe": "|", "colon": ":", "space": " "}
_SPECIAL = ("guid", "notetype", "deck", "tags")
PLECO_LINE = "\ueab1"
"""Pleco's sign for a new line within a definition; its neighbours are bold, italics and colours."""
_PLECO_FORMAT = re.compile("[\ueab2-\ueabf]")
_MARKUP = re.compile(r"(?i)<(br|/(b|i|u|p|div|span|font|a))\b[^<>]*>")
_DELIMITERS = ("\t", ",", ";", "|")


def read_text(path: Path, codec: str | None = None, tick: Tick | None = None) -> DeckFile:
    """Return the notes of a text file; a damaged row becomes a problem and costs no other.

    Raises ImportProblem when the file cannot be opened or holds no rows; whatever ``tick`` raises stops it.
    """
    source = open_source(path, codec, tick)
    try:
        head = list(islice(source.lines(LINE_LIMIT), _HEAD_LINES))
        words = [decode(line.data, source.codec) for line in head]
        if any(line.startswith("//") for line in words):
            return _read_pleco(path, source)
        return _read_table(path, source, words)
    finally:
        source.close()


# --- Pleco ---------------------------------------------------------------------------------------------------------


def _read_pleco(path: Path, source: Source) -> DeckFile:
    """Read ``headword TAB pinyin TAB definition`` below lines such as ``//Category/Sub``."""
    fields = ("Headword", "Pinyin", "Definition")
    found = DeckFile(path, DeckKind.PLECO_TEXT, (NoteType("Pleco", fields),))
    deck = ""
    for line in source.lines(LINE_LIMIT):
        words = decode(line.data, source.codec).lstrip("\ufeff")
        if words.startswith("//"):
            deck = "::".join(filter(None, (clean_line(part) for part in words.strip("/ ").split("/"))))
        elif words.strip():
            words = _PLECO_FORMAT.sub("", words.replace(PLECO_LINE, "\n"))
            cells = tuple(cell.strip() for cell in words.split("\t"))
            cells = tuple(html.escape(cell, quote=False) for cell in cells)
            filled = (*cells[:2], " ".join(cells[2:])) if len(cells) > 2 else (*cells, "", "")[:3]
            found.notes.append(Note(line.row, 0, filled, deck))
    return found


# --- tables --------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Shape:
    """How a table is written: Anki's headers, or what was found out by looking."""

    delimiter: str = ""
    columns: tuple[str, ...] = ()
    everywhere: dict[str, str] = field(default_factory=dict)
    """What holds for all rows: ``deck``, ``tags``."""
    places: dict[str, int] = field(default_factory=dict)
    """Which column is the ``guid``, ``deck``, ``tags``, from 0."""
    last_header: int = 0
    """The line below which rows begin."""
    anki: bool = False
    html: bool = False
    """Whether fields are HTML; else they are made so, because that is how all notes are read from here on."""


def _read_table(path: Path, source: Source, head: list[str]) -> DeckFile:
    shape = _directives(head)
    below = [line for line in head[shape.last_header :] if line.strip()]
    shape.delimiter = shape.delimiter or _delimiter(below)
    found = list(_rows(source, shape))
    headings = _headings(found, shape)
    widths = [len(row.cells) for row in found if isinstance(row, Row)]
    if not widths:
        raise ImportProblem(
            _("The file {name} holds no rows.").format(name=path.name),
            _("Export the cards again as text or CSV and choose that file."),
        )
    width = max(widths)
    names = (*headings, *(_("Column {n}").format(n=n) for n in range(len(headings) + 1, width + 1)))
    shape.html = shape.html or (
        not shape.anki and "guid" not in shape.places and any(map(_has_markup, found))
    )
    kind = DeckKind.ANKI_TEXT if shape.anki else DeckKind.TABLE
    kept = [place for place in range(width) if place not in shape.places.values()]
    made = DeckFile(path, kind, (NoteType("", tuple(names[place] for place in kept), named=bool(headings)),))
    for row in found:
        if isinstance(row, Problem):
            made.problems.append(row)
        elif len(made.notes) < MOST_ROWS:
            made.notes.append(_note(row, shape, kept))
        else:
            words = _("More than {n} notes are too many for one import. The rest was left out.")
            made.problems.append(Problem(row.row, words.format(n=f"{MOST_ROWS:,}")))
            break
    return made


def _directives(head: list[str]) -> _Shape:
    """Read Anki's lines such as ``#separator:tab``; they stand at the top."""
    shape = _Shape()
    for number, line in enumerate(head, 1):
        match = _DIRECTIVE.match(line.lstrip("\ufeff"))
        if match is None:
            break
        shape.last_header = number
        if not shape.anki:
            shape.anki = shape.html = True  # Anki's fields are HTML unless a header says no
        key, value = match[1].strip().lower(), match[2]
        if key == "separator":
            shape.delimiter = _SEPARATORS.get(value.strip().lower(), value[:1] or "\t")
        elif key == "columns":
            shape.columns = tuple(clean_line(name) for name in value.split(shape.delimiter or "\t"))
        elif key == "html":
            shape.html = value.strip().lower() == "true"
        elif key in ("deck", "tags"):
            shape.everywhere[key] = clean_line(value)
        elif key.endswith(" column") and value.strip().isdigit() and key.split()[0] in _SPECIAL:
            shape.places[key.split()[0]] = max(0, int(value.strip()) - 1)
    return shape


def _delimiter(lines: list[str]) -> str:
    """Return the delimiter that cuts most rows alike; a tab when none does."""

    def fitness(delimiter: str) -> tuple[int, int]:
        widths = Counter(line.count(delimiter) for line in lines if delimiter in line)
        return widths.most_common(1)[0][::-1] if widths else (0, 0)

    return max(_DELIMITERS, key=fitness)


def _rows(source: Source, shape: _Shape) -> Iterator[Row | Problem]:
    return csv_rows.rows(_below(source.lines(LINE_LIMIT), shape.last_header), source.codec, shape.delimiter)


def _below(lines: Iterable[Line], header: int) -> Iterator[Line]:
    return (line for line in lines if line.row > header)


def _headings(found: list[Row | Problem], shape: _Shape) -> tuple[str, ...]:
    """Return the names of the columns, and take their row away when they stand in one."""
    if shape.columns:
        return shape.columns
    first = next((row for row in found if isinstance(row, Row)), None)
    if first is None:
        return ()
    cells = tuple(clean_line(cell.lstrip("\ufeff")) for cell in first.cells)
    if sum(map(known_heading, cells)) < min(2, len(cells)):
        return ()
    found.remove(first)
    for place, cell in enumerate(cells):
        if cell.lower() in ("guid", "deck"):
            shape.places.setdefault(cell.lower(), place)
    return cells


def _has_markup(row: Row | Problem) -> bool:
    return isinstance(row, Row) and any("<" in cell and _MARKUP.search(cell) for cell in row.cells)


def _note(row: Row, shape: _Shape, kept: list[int]) -> Note:
    def cell(place: int | None) -> str:
        found = row.cells[place] if place is not None and place < len(row.cells) else ""
        return found if shape.anki else unguarded(found)

    said = {key: cell(shape.places.get(key)) or shape.everywhere.get(key, "") for key in _SPECIAL}
    tags = " ".join(f"{cell(shape.places.get('tags'))} {shape.everywhere.get('tags', '')}".split())
    fields = tuple(cell(place) if shape.html else html.escape(cell(place), quote=False) for place in kept)
    return Note(row.row, 0, fields, clean_line(said["deck"]), tags, said["guid"].strip())
