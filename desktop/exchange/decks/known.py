"""What the journal holds already: phrases by the ids of other programs and by what they say, and their cards."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from desktop.chinese.syllables import glued
from desktop.exchange.decks.roles import SAID
from desktop.practice.cards import TABLE
from desktop.practice.tables import OwnPhrase
from desktop.practice.wordings import shelved

OURS = "guanxi:"
"""Before the key of a phrase in the ids that we give to notes for other programs."""
_COLUMNS = ("id", "key", "source", "foreign_id", "deleted_at", *SAID)


@dataclass(frozen=True, slots=True)
class KnownPhrase:
    """A phrase of the journal or the library; ``id`` None for one of the library without a correction."""

    key: str
    said: dict[str, str]
    id: int | None = None
    foreign_id: str = ""
    trashed: bool = False

    @property
    def of_library(self) -> bool:
        """Whether the library has it, corrected or not."""
        return self.key in shelved()


@dataclass(frozen=True, slots=True)
class KnownCard:
    """A card of a phrase: its id and its last answer."""

    id: int
    last_review: datetime | None


@dataclass(slots=True)
class Known:
    """An index over all phrases and cards."""

    by_key: dict[str, KnownPhrase] = field(default_factory=dict)
    by_foreign_id: dict[str, KnownPhrase] = field(default_factory=dict)
    by_characters: dict[str, list[KnownPhrase]] = field(default_factory=lambda: defaultdict(list))
    cards: dict[str, dict[str, KnownCard]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, phrase: KnownPhrase) -> None:
        """Take a phrase into the index."""
        self.by_key[phrase.key] = phrase
        if phrase.foreign_id:
            self.by_foreign_id[phrase.foreign_id] = phrase
        self.by_characters[_characters(phrase.said["simplified"])].append(phrase)

    def find(self, guid: str, said: dict[str, str]) -> KnownPhrase | None:
        """Return the phrase that a note is: by its id, else by its characters and pinyin.

        A note with an id of its own is another phrase's twin only when it means the same as well.
        """
        if guid.startswith(OURS) and (found := self.by_key.get(guid.removeprefix(OURS))):
            return found
        if guid and (found := self.by_foreign_id.get(guid)):
            return found
        alike = self.by_characters.get(_characters(said["simplified"]), ())
        same = [
            one
            for one in alike
            if not one.trashed
            and not (guid and one.foreign_id)
            and glued(one.said["pinyin"]) == glued(said["pinyin"])
        ]
        if guid:
            same = [one for one in same if one.said["english"] == said["english"] or one.of_library]
        return same[0] if same else None


def _characters(text: str) -> str:
    """Return a phrase without its signs."""
    return text if text.isalnum() else "".join(one for one in text if one.isalnum())


def known_phrases(connection: Connection) -> Known:
    """Read the index; phrases of the library stand behind one's own of the same words."""
    known = Known()
    table = OwnPhrase.__table__
    rows = connection.execute(select(*(table.c[name] for name in _COLUMNS)).order_by(table.c.id))
    corrected = set()
    for row in rows.mappings():
        known.add(_known(row))
        corrected.add(row["key"])
    for key, said in shelved().items():
        if key not in corrected:
            texts = {name: getattr(said, name) for name in SAID}
            known.add(KnownPhrase(key, {**texts, "tags": " ".join(said.tags)}))
    cards = select(TABLE.c.phrase_key, TABLE.c.kind, TABLE.c.id, TABLE.c.last_review)
    for key, kind, card_id, last in connection.execute(cards.where(TABLE.c.deleted_at.is_(None))):
        known.cards[key][kind] = KnownCard(card_id, last)
    return known


def _known(row: Any) -> KnownPhrase:
    """Return a row of ``_COLUMNS`` (cells of any type, hence Any)."""
    said = {name: str(row[name]) for name in SAID}
    trashed = row["deleted_at"] is not None
    return KnownPhrase(row["key"], said, row["id"], row["foreign_id"], trashed)
