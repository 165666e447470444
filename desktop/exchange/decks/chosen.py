"""What is exported: phrases of a choice with their cards, answers and sounds, read in a few statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any

from sqlalchemy import Connection, select

from desktop.exchange.decks.known import OURS
from desktop.exchange.decks.notes import Answer, ForeignCard, Schedule
from desktop.journal.schema import Base
from desktop.practice.cards import TABLE
from desktop.practice.decks import deck_title
from desktop.practice.kinds import FIRST_KINDS, KINDS, possible
from desktop.practice.notes import notes_of
from desktop.practice.schedule import NEW
from desktop.practice.sounds import all_models
from desktop.practice.tables import Deck, OwnPhrase, Review
from desktop.practice.wordings import LIBRARY, Wording, all_wordings
from desktop.texts import _

_REVIEWS = Base.metadata.tables[Review.__tablename__]
_PRACTISED, _OWN, _ALL = "practised", "own", "all"
WHATS = (_PRACTISED, _OWN, _ALL)
"""Phrases with cards, one's own, or all there are; besides the key of a situation."""
PARENT = "Guanxi Journal"
"""The deck of other programs in which our situations stand."""


@dataclass(frozen=True, slots=True)
class OutCard:
    """A card to write: its kind, and what is known of it, in the form in which it is read."""

    kind: str
    card: ForeignCard


@dataclass(frozen=True, slots=True)
class OutPhrase:
    """A phrase to write, with the id by which it is recognised when it comes back."""

    guid: str
    wording: Wording
    cards: tuple[OutCard, ...]
    sounds: tuple[tuple[str, str], ...] = ()
    """File name and content of each."""

    @property
    def deck(self) -> str:
        """The deck of its first card."""
        return self.cards[0].card.deck


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to export: one of ``WHATS`` or the key of a situation; without ``schedule`` all cards are new ones."""

    what: str = _PRACTISED
    schedule: bool = True


def chosen(connection: Connection, wanted: Wanted) -> list[OutPhrase]:
    """Return the phrases of a choice, the library's first.

    A phrase without cards gets those that a deck begins with, so that other programs have something to ask.
    """
    said = all_wordings(connection)
    cards = _cards(connection, schedule=wanted.schedule)
    phrases = [one for one in said.values() if _is_wanted(one, wanted.what, cards)]
    foreign = _foreign_ids(connection)
    sounds = all_models(connection)
    return [
        OutPhrase(
            guid=foreign.get(one.key) or OURS + one.key,
            wording=replace(one, **asdict(notes_of(one))),  # in the language of who exports
            cards=tuple(cards.get(one.key) or _fresh(one)),
            sounds=tuple((sound.name, sound.content) for sound in sounds.get(one.key, ())),
        )
        for one in phrases
    ]


def deck_name(name: str, situation: str) -> str:
    """Return what a deck is called outside; one of ours stands in a deck with our name."""
    return name or f"{PARENT}::{deck_title(name, situation)}"


def _is_wanted(one: Wording, what: str, cards: Collection[str]) -> bool:
    if what == _PRACTISED:
        return one.key in cards
    if what == _OWN:
        return one.source not in (LIBRARY, "correction")
    return what in (_ALL, one.situation)


def _fresh(one: Wording) -> list[OutCard]:
    deck = deck_name("", one.situation) if one.situation else f"{PARENT}::{_('My phrases')}"
    return [OutCard(kind, ForeignCard(0, deck)) for kind in possible(one) if kind in FIRST_KINDS]


def _cards(connection: Connection, *, schedule: bool) -> dict[str, list[OutCard]]:
    """Return the living cards by phrase, in the order of their kinds."""
    names = {
        row.id: deck_name(row.name, row.situation)
        for row in connection.execute(
            select(Deck.id, Deck.name, Deck.situation).where(Deck.deleted_at.is_(None))
        )
    }
    answers = _answers(connection) if schedule else {}
    order = {kind: place for place, kind in enumerate(KINDS)}
    found: dict[str, list[OutCard]] = defaultdict(list)
    query = select(TABLE).where(TABLE.c.deleted_at.is_(None)).order_by(TABLE.c.position, TABLE.c.id)
    for row in connection.execute(query):
        deck = names.get(row.deck_id)
        if deck is not None:
            card = _with_schedule(row, deck, answers.get(row.id, [])) if schedule else ForeignCard(0, deck)
            found[row.phrase_key].append(OutCard(row.kind, card))
    for rows in found.values():
        rows.sort(key=lambda one: order[one.kind])
    return found


def _with_schedule(row: Any, deck: str, answers: list[Answer]) -> ForeignCard:
    """Return a row of the table of cards (cells of any type, hence Any)."""
    known = Schedule(
        row.state, row.due if row.state != NEW else None, row.step, row.stability, row.difficulty, row.last_review,
        row.reviews, row.lapses,
    )  # fmt: skip
    return ForeignCard(0, deck, known, row.suspended, row.flag, tuple(answers))


def _answers(connection: Connection) -> dict[int, list[Answer]]:
    table = _REVIEWS.c
    query = select(table.card_id, table.at, table.rating, table.taken_ms, table.before_state)
    found: dict[int, list[Answer]] = defaultdict(list)
    for card_id, at, rating, taken, before in connection.execute(query.order_by(table.card_id, table.at)):
        found[card_id].append(Answer(at, rating, taken, before))
    return found


def _foreign_ids(connection: Connection) -> dict[str, str]:
    query = select(OwnPhrase.key, OwnPhrase.foreign_id).where(OwnPhrase.foreign_id != "")
    return {row.key: row.foreign_id for row in connection.execute(query)}


def decks_of(phrases: Collection[OutPhrase]) -> Iterator[str]:
    """Give the names of all decks, each once."""
    return iter(dict.fromkeys(one.card.deck for phrase in phrases for one in phrase.cards))
