"""What travels between a file of flashcards and the journal: notes with their fields, cards and answers.

What comes by the ten thousand is a named tuple, which is made three times as fast as a frozen dataclass.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from desktop.exchange.cards import Problem

Tick = Callable[[int, int], None]
"""Hears of what is done and of all there is; what it raises stops the work."""


def silent(_done: int, _total: int) -> None:
    """Hear of progress and do nothing."""


class DeckKind(StrEnum):
    """The kinds of files that can be read."""

    ANKI = "anki"
    ANKI_TEXT = "anki_text"
    PLECO_TEXT = "pleco_text"
    PLECO_XML = "pleco_xml"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Template:
    """One way in which a note is asked: the numbers of the fields in its question, and whether one types."""

    name: str
    asked: frozenset[int] = frozenset()
    typed: bool = False


@dataclass(frozen=True, slots=True)
class NoteType:
    """Notes of the same fields, in their order; ``named``: the file gave the fields their names."""

    name: str
    fields: tuple[str, ...]
    templates: tuple[Template, ...] = ()
    named: bool = True


class Answer(NamedTuple):
    """One answer of the past: rating 1 to 4, milliseconds taken, and the state before it (as in our cards)."""

    at: datetime
    rating: int
    taken_ms: int = 0
    before: int = 0


class Schedule(NamedTuple):
    """What the other program knew of a card, in our terms; ``state`` as in our cards, 0 for a new one."""

    state: int = 0
    due: datetime | None = None
    step: int | None = None
    stability: float | None = None
    difficulty: float | None = None
    last_review: datetime | None = None
    reviews: int = 0
    lapses: int = 0


class ForeignCard(NamedTuple):
    """A card of a note: the number of its template, its deck (``A::B``), schedule, marks and answers."""

    template: int
    deck: str
    schedule: Schedule = Schedule()
    suspended: bool = False
    flag: int = 0
    answers: tuple[Answer, ...] = ()


class Note(NamedTuple):
    """A note: the line or number in its file (from 1), its type's number, fields as they were, and its cards."""

    row: int
    type: int
    fields: tuple[str, ...]
    deck: str = ""
    tags: str = ""
    guid: str = ""
    cards: tuple[ForeignCard, ...] = ()


@dataclass(slots=True)
class DeckFile:
    """All that a file of flashcards holds but its sounds."""

    path: Path
    kind: DeckKind
    types: tuple[NoteType, ...]
    notes: list[Note] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.path.name
