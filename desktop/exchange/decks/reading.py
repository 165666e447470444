"""Opening any file of flashcards: what kind it is, its notes, and what their fields are taken for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from desktop.errors import ImportProblem
from desktop.exchange.collecting import collector_at_rest
from desktop.exchange.decks.anki_in import read_package
from desktop.exchange.decks.notes import DeckFile, Tick, silent
from desktop.exchange.decks.pleco_xml import read_pleco_xml
from desktop.exchange.decks.roles import SAMPLES, Role, guess_roles
from desktop.exchange.decks.text_in import read_text
from desktop.exchange.lines import unreadable
from desktop.practice.schedule import Timetable
from desktop.texts import _

_ZIP, _OTHERS = (
    b"PK\x03\x04",
    (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"SQLite format 3", b"\xd0\xcf\x11\xe0", b"\x1f\x8b"),
)
_XML = (b"<?xml", b"<!DOCTYPE", b"<plecoflash")
_HEAD = 4096


@dataclass(frozen=True, slots=True)
class ReadDeck:
    """A file with what its fields are taken for, a row of roles for each kind of notes; to be shown and changed."""

    file: DeckFile
    roles: tuple[tuple[Role, ...], ...]

    def with_role(self, kind: int, field: int, role: Role) -> ReadDeck:
        """Return it with another role for a field; whoever had the role before is kept aside."""
        row = [
            "keep" if one == role != "keep" else one
            for one in self.roles[kind]
        ]  # fmt: skip
        row[field] = role
        changed: tuple[Role, ...] = tuple(row)
        return replace(self, roles=(*self.roles[:kind], changed, *self.roles[kind + 1 :]))

    def used(self) -> list[int]:
        """Return the numbers of the kinds of which the file has notes, those with the most first."""
        counts = [0] * len(self.file.types)
        for note in self.file.notes:
            counts[note.type] += 1
        return sorted((kind for kind, count in enumerate(counts) if count), key=lambda kind: -counts[kind])


def read_deck(path: Path, table: Timetable, tick: Tick = silent, codec: str | None = None) -> ReadDeck:
    """Read a file of any kind; ``table`` gives the learning days of a schedule, ``codec`` overrides a text's own.

    Raises ImportProblem when it cannot be read or holds no cards; whatever ``tick`` raises stops it.
    """
    with collector_at_rest():
        file = _read(path, table, tick, codec)
    if not file.notes and not file.problems:
        raise ImportProblem(
            _("The file {name} holds no cards.").format(name=path.name),
            _("Choose an Anki package, a text of Anki or Pleco, or a table."),
        )
    return ReadDeck(file, tuple(_guessed(file, kind) for kind in range(len(file.types))))


def _read(path: Path, table: Timetable, tick: Tick, codec: str | None) -> DeckFile:
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
    except OSError as error:
        raise unreadable(path.name) from error
    if head.startswith(_ZIP):
        return read_package(path, table, tick)
    if head.startswith(_OTHERS):
        raise ImportProblem(
            _("The file {name} holds no flashcards.").format(name=path.name),
            _("Choose an Anki package (.apkg), a text of Anki or Pleco, or a table (.csv)."),
        )
    if path.suffix.lower() == ".xml" or head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(_XML):
        return read_pleco_xml(path, tick)
    return read_text(path, codec, tick)


def _guessed(file: DeckFile, kind: int) -> tuple[Role, ...]:
    samples = []
    for note in file.notes:
        if note.type == kind:
            samples.append(note.fields)
            if len(samples) >= SAMPLES:
                break
    return guess_roles(file.types[kind], samples)
