"""Phrases as they are shown and practised: those of the library with one's corrections, and one's own."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import Any

from sqlalchemy import Connection, bindparam, select

from desktop.chinese.aligning import Line, Unaligned, align, spoken_line
from desktop.chinese.syllables import Syllable
from desktop.practice import library
from desktop.practice.expected import Unit, units_of_words
from desktop.practice.tables import OwnPhrase
from desktop.texts import _

LIBRARY = "library"
_AT_ONCE = 500
_GAP_LEAST, _WORDS_LEAST = 2, 2


@dataclass(frozen=True)
class Wording:
    """A phrase with all that is known of it; ``key`` names it everywhere."""

    key: str
    source: str
    """``library``, ``correction``, ``own``, ``taught`` or ``imported``."""
    simplified: str
    traditional: str = ""
    pinyin: str = ""
    literal: str = ""
    english: str = ""
    register: str = "neutral"
    direction: str = "both"
    when_say: str = ""
    when_not: str = ""
    face_note: str = ""
    reply_chinese: str = ""
    reply_english: str = ""
    situation: str = ""
    tags: tuple[str, ...] = ()
    level: int = 1
    read: bool = False
    """A native speaker has read it."""
    taught_by_id: int | None = None
    taught_on: date | None = None
    note: str = ""
    id: int | None = None
    """The row of one's own phrase or correction."""

    @cached_property
    def line(self) -> Line | None:
        """The pinyin laid against the characters; None when they do not fit, as in an imported phrase."""
        try:
            return align(self.simplified, self.pinyin)
        except Unaligned:
            return None

    @property
    def syllables(self) -> tuple[Syllable, ...]:
        """The syllables, one for each character; none when they are not known."""
        return self.line.syllables if self.line else ()

    @cached_property
    def spoken(self) -> str:
        """The pinyin as it is spoken, with tone sandhi; the citation line when it cannot be told."""
        return spoken_line(self.simplified, self.pinyin) if self.line else self.pinyin

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """What a typed answer is laid against."""
        return units_of_words(self.line.words) if self.line else ()

    @cached_property
    def gaps(self) -> tuple[str, ...]:
        """The words of which one may be missing: of two characters and more, none of them the whole phrase."""
        words = [word.text for word in self.line.words if word.syllables] if self.line else []
        long = tuple(word for word in words if len(word) >= _GAP_LEAST)
        return long if len(words) >= _WORDS_LEAST else ()

    def status(self) -> str:
        """Say honestly who has looked at it."""
        if self.source == LIBRARY:
            return library.status_text("read" if self.read else "machine_checked")
        words = {
            "correction": _("Corrected by you"),
            "taught": _("Taught by a contact"),
            "imported": _("Imported"),
        }
        return words.get(self.source, _("Your own phrase"))


@cache
def shelved() -> dict[str, Wording]:
    """Return the phrases of the library by their keys, in order."""
    return {phrase.id: _of_library(phrase) for phrase in library.phrases()}


def _of_library(phrase: library.Phrase) -> Wording:
    return Wording(
        key=phrase.id,
        source=LIBRARY,
        read=phrase.status == "read",
        **{name: getattr(phrase, name) for name in _COPIED},
    )


_COPIED = (
    "simplified",
    "traditional",
    "pinyin",
    "literal",
    "english",
    "register",
    "direction",
    "when_say",
    "when_not",
    "face_note",
    "reply_chinese",
    "reply_english",
    "situation",
    "tags",
    "level",
)
_OWN = (
    "id",
    "key",
    "source",
    *(name for name in _COPIED),
    "taught_by_id",
    "taught_on",
    "note",
)
_COLUMNS = tuple(OwnPhrase.__table__.c[name] for name in _OWN)
_BY_KEY = select(*_COLUMNS).where(
    OwnPhrase.key.in_(bindparam("keys", expanding=True)), OwnPhrase.deleted_at.is_(None)
)
_ALL = select(*_COLUMNS).where(OwnPhrase.deleted_at.is_(None)).order_by(OwnPhrase.id)


def wordings(connection: Connection, keys: Iterable[str]) -> dict[str, Wording]:
    """Return phrases by their keys, a correction in place of what it corrects; unknown keys are left out."""
    wanted = list(dict.fromkeys(keys))
    found = {key: shelved()[key] for key in wanted if key in shelved()}
    for start in range(0, len(wanted), _AT_ONCE):
        rows = connection.execute(_BY_KEY, {"keys": wanted[start : start + _AT_ONCE]})
        found.update((one.key, one) for one in map(_own, rows))
    return {key: found[key] for key in wanted if key in found}


def wording(connection: Connection, key: str) -> Wording | None:
    """Return one phrase, or None when there is none of that key."""
    return wordings(connection, (key,)).get(key)


def all_wordings(connection: Connection) -> dict[str, Wording]:
    """Return every phrase: the library in its order with corrections in place, then one's own by age."""
    found = dict(shelved())
    found.update((one.key, one) for one in map(_own, connection.execute(_ALL)))
    return found


def of_situation(connection: Connection, situation: str) -> list[Wording]:
    """Return the phrases of a situation, those for the first weeks first."""
    return of_situations(connection, (situation,))


def of_situations(connection: Connection, situations: Collection[str]) -> list[Wording]:
    """Return the phrases of some situations, those for the first weeks first."""
    own = _ALL.where(OwnPhrase.situation.in_(situations))
    found = {key: one for key, one in shelved().items() if one.situation in situations}
    found.update((one.key, one) for one in map(_own, connection.execute(own)))
    return sorted(found.values(), key=lambda one: one.level)


def taught_by(connection: Connection, contact_id: int) -> list[Wording]:
    """Return what a person has taught, oldest first."""
    return [_own(row) for row in connection.execute(_ALL.where(OwnPhrase.taught_by_id == contact_id))]


def _own(row: Sequence[Any]) -> Wording:
    """Return a row as a phrase; its cells are of the columns' types, hence Any."""
    values = dict(zip(_OWN, row, strict=True))
    values["tags"] = tuple(values["tags"].split())
    return Wording(**values)
