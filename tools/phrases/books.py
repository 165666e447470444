"""The tables of ``resources/phrases`` as they stand in their files, whatever is wrong with them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from desktop.chinese.aligning import Line, Unaligned, align
from desktop.practice.library import COLUMNS, SIGNED_COLUMNS, SITUATION_COLUMNS
from desktop.practice.notes import CHINESE_COLUMNS, CHINESE_FOLDER

EXCEPTION_COLUMNS = ("id", "traditional", "why")
ALIKE_COLUMNS = ("id", "other", "why")
SPACING_COLUMNS = ("pair", "why")
OPINION_COLUMNS = ("id", "hash", "g2pm", "pinyin_pro")
BLIND_COLUMNS = ("id", "hash", "pinyin")
ADJUDICATION_COLUMNS = ("what", "character", "reading", "why")

TABLES = {
    "situations.tsv": SITUATION_COLUMNS,
    "checks/exceptions.tsv": EXCEPTION_COLUMNS,
    "checks/alike.tsv": ALIKE_COLUMNS,
    "checks/spacing.tsv": SPACING_COLUMNS,
    "checks/opinions.tsv": OPINION_COLUMNS,
    "checks/blind.tsv": BLIND_COLUMNS,
    "checks/adjudications.tsv": ADJUDICATION_COLUMNS,
    "checks/signed.tsv": SIGNED_COLUMNS,
}
"""The tables beside the phrases, each with its columns."""


class Phrase(dict[str, str]):
    """The cells of one phrase by the names of their columns."""

    @property
    def id(self) -> str:
        """The stable id."""
        return self["id"]

    @cached_property
    def line(self) -> Line | None:
        """The pinyin laid against the characters; None when it does not fit."""
        try:
            return align(self["simplified"], self["pinyin"])
        except Unaligned:
            return None

    @cached_property
    def syllables(self) -> tuple[str, ...]:
        """The syllables with tone numbers; none when they do not fit the characters."""
        return tuple(one.numbered for one in self.line.syllables) if self.line else ()

    @property
    def characters(self) -> str:
        """The Chinese characters that the syllables belong to."""
        return self.line.characters if self.line else ""


@dataclass(frozen=True)
class Books:
    """Phrases by file, the tables beside them, and what could not even be read as a table."""

    phrases: dict[str, list[Phrase]]
    tables: dict[str, list[tuple[str, ...]]]
    unreadable: list[str]
    chinese_notes: dict[str, list[Phrase]] = field(default_factory=dict)
    """The notes in Chinese by the files of their phrases."""

    def __iter__(self) -> Iterator[Phrase]:
        return (phrase for phrases in self.phrases.values() for phrase in phrases)

    def table(self, name: str) -> list[tuple[str, ...]]:
        """Return the rows of a table in ``checks``."""
        return self.tables.get(f"checks/{name}.tsv", [])

    @property
    def files(self) -> list[str]:
        """The names of the files that the situations ask for, in their order."""
        rows = self.tables.get("situations.tsv", [])
        return [f"{place:02}_{row[0]}.tsv" for place, row in enumerate(rows, 1)]


def load(folder: Path) -> Books:
    """Read all tables of a folder; rows of another shape than their table's are told and left out."""
    told: list[str] = []
    tables = {name: rows(folder / name, columns, name, told) for name, columns in TABLES.items()}
    names = sorted(path.name for path in folder.glob("[0-9]*.tsv"))
    phrases = {name: _phrases(folder, name, COLUMNS, told) for name in names}
    notes = {name: _phrases(folder, f"{CHINESE_FOLDER}/{name}", CHINESE_COLUMNS, told) for name in names}
    return Books(phrases, tables, told, notes)


def _phrases(folder: Path, name: str, columns: tuple[str, ...], told: list[str]) -> list[Phrase]:
    return [Phrase(zip(columns, row, strict=True)) for row in rows(folder / name, columns, name, told)]


def digest(*texts: str) -> str:
    """Return the mark that tells whether a row still speaks of the same text."""
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:10]


def rows(path: Path, columns: tuple[str, ...], name: str, told: list[str]) -> list[tuple[str, ...]]:
    """Return the rows of a table; what is wrong with its form is added to ``told``."""
    if not path.exists():
        told.append(f"{name}: is missing")
        return []
    text = path.read_bytes().decode("utf-8", "replace")
    if "\r" in text or "\ufffd" in text or not text.endswith("\n"):
        told.append(f"{name}: must be UTF-8 with line feeds, the last one too")
    head, *rows = [tuple(line.split("\t")) for line in text.split("\n")[:-1]] or [()]
    if head != columns:
        told.append(f"{name}:1: the columns must be {' '.join(columns)}")
        return []
    for number, row in enumerate(rows, 2):
        if len(row) != len(columns):
            told.append(f"{name}:{number}: {len(row)} cells, {len(columns)} wanted")
    return [row for row in rows if len(row) == len(columns)]
