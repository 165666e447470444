"""Decks: begun from a situation of the library or made by hand, with the kinds of cards that they hold."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import timedelta

from sqlalchemy import Connection, delete, insert, select, update

from desktop.errors import UsageError
from desktop.journal.journal import ChangeSession
from desktop.people.fields import clean_line, existing
from desktop.practice import library
from desktop.practice.cards import TABLE
from desktop.practice.kinds import FIRST_KINDS, KINDS, possible
from desktop.practice.schedule import NEW
from desktop.practice.sounds import heard_keys
from desktop.practice.tables import Deck
from desktop.practice.wordings import Wording, of_situation
from desktop.texts import _

_KIND_APART = 6
"""So many phrases come between the first and the second kind of card of one phrase."""


OWN = "@own"
"""In place of a situation: the deck of one's own phrases that belong to no situation that is begun."""
REHEARSALS = "@rehearsals"
"""In place of a situation: the deck of what was put into sets and belongs to no deck yet."""


def deck_title(name: str, situation: str) -> str:
    """Return what a deck is called: its own name, else the title of its situation in the language of the screen."""
    if name or not situation:
        return name
    if situation == REHEARSALS:
        return _("Calls and visits")
    if situation == OWN:
        return _("My phrases")
    return next((one.title for one in library.situations() if one.key == situation), situation)


def begin_deck(
    session: ChangeSession,
    situation: str,
    kinds: Sequence[str] = FIRST_KINDS,
    *,
    audible: bool = False,
) -> int:
    """Begin a situation of the library: a deck with cards for all its phrases; return its id.

    A deck that is begun already gets what it lacks. Raises UsageError for an unknown situation or kind.
    """
    if situation not in {one.key for one in library.situations()}:
        raise UsageError(_("There is no such situation."), _("See the list of situations in Practice."))
    deck_id = make_deck_of(session, situation, kinds)
    existing(session, Deck, deck_id).kinds = _kinds(kinds)
    session.flush()
    add_phrases(session, deck_id, of_situation(session.connection(), situation), audible=audible)
    return deck_id


def make_deck_of(session: ChangeSession, situation: str, kinds: Sequence[str]) -> int:
    """Return the deck that stands for ``situation``, made when it is not there."""
    query = select(Deck.id).where(Deck.situation == situation, Deck.deleted_at.is_(None))
    deck_id = session.scalars(query).first()
    if deck_id is None:
        places = {one.key: one.place for one in library.situations()}
        deck = session.make(Deck, situation=situation, kinds=_kinds(kinds), position=places.get(situation, 0))
        session.flush()
        deck_id = deck.id
    return deck_id


def make_deck(session: ChangeSession, name: str, kinds: Sequence[str] = FIRST_KINDS) -> int:
    """Make an empty deck of one's own and return its id. Raises UsageError when it has no name."""
    last = session.scalars(select(Deck.position).order_by(Deck.position.desc()).limit(1)).first() or 0
    deck = session.make(Deck, name=_named(name), kinds=_kinds(kinds), position=max(100, last + 1))
    session.flush()
    return deck.id


def rename_deck(session: ChangeSession, deck_id: int, name: str) -> None:
    """Give a deck a name. Raises UsageError when it is empty."""
    existing(session, Deck, deck_id).name = _named(name)


def limit_deck(session: ChangeSession, deck_id: int, new_a_day: int | None) -> None:
    """Set how many new cards of a deck come on a day; None for the limit of the whole."""
    if new_a_day is not None and new_a_day < 0:
        raise UsageError(_("A limit is not below nothing."), _("Type 0 or more."))
    existing(session, Deck, deck_id).new_a_day = new_a_day


def delete_deck(session: ChangeSession, deck_id: int) -> None:
    """Move a deck to the trash; its cards do not come up while it is there."""
    existing(session, Deck, deck_id).deleted_at = session.now


def new_limit(connection: Connection, deck_id: int) -> int | None:
    """Return how many new cards of a deck come on a day; None for the limit of the whole."""
    return connection.scalar(select(Deck.new_a_day).where(Deck.id == deck_id))


def phrases_of(connection: Connection, deck_id: int) -> list[str]:
    """Return the keys of the phrases of a deck, in the order of its new cards."""
    query = select(TABLE.c.phrase_key).where(TABLE.c.deck_id == deck_id, TABLE.c.deleted_at.is_(None))
    return list(dict.fromkeys(connection.scalars(query.order_by(TABLE.c.position, TABLE.c.id))))


def set_kinds(
    session: ChangeSession,
    deck_id: int,
    kinds: Sequence[str],
    said: Iterable[Wording],
    *,
    audible: bool = False,
) -> None:
    """Choose the kinds of cards of a deck that holds the phrases ``said``.

    Cards of a kind that is left out go when they were never answered, else they are suspended.
    """
    deck = existing(session, Deck, deck_id)
    deck.kinds = _kinds(kinds)
    session.flush()
    here = TABLE.c.deck_id == deck_id
    kept = TABLE.c.kind.in_(kinds)
    session.execute(delete(TABLE).where(here, ~kept, TABLE.c.reviews == 0))
    session.execute(update(TABLE).where(here, ~kept).values(suspended=True, updated_at=session.now))
    session.execute(
        update(TABLE)
        .where(here, kept, TABLE.c.suspended.is_(True))
        .values(suspended=False, updated_at=session.now)
    )
    add_phrases(session, deck_id, said, audible=audible)


def add_phrases(
    session: ChangeSession,
    deck_id: int,
    said: Iterable[Wording],
    *,
    kinds: Sequence[str] = (),
    audible: bool = False,
) -> int:
    """Make the cards of a deck's kinds (or of others) that its phrases lack; return how many were made.

    A phrase that has a card of a kind in any deck gets no second one of it. ``audible``: a voice can say every
    phrase; without one only those are asked by ear of which there is a recording.
    """
    kinds = kinds or existing(session, Deck, deck_id).kinds.split()
    recorded = heard_keys(session.connection()) if "listen" in kinds else frozenset()
    wanted = [
        (at + _KIND_APART * step, one.key, kind)
        for at, one in enumerate(said)
        for step, kind in enumerate(kinds)
        if kind in possible(one, audible=audible or one.key in recorded)
    ]
    held = _held(session, {key for _at, key, _kind in wanted})
    missing = [one for one in sorted(wanted) if one[1:] not in held]
    if missing:
        session.execute(insert(TABLE), [_card(session, deck_id, *one) for one in missing])
    return len(missing)


def add_own_phrase(session: ChangeSession, said: Wording, *, audible: bool = False) -> None:
    """Make the cards of a phrase of one's own: in the deck of its situation where that is begun, else in its own."""
    query = select(Deck.id).where(Deck.situation == said.situation, Deck.deleted_at.is_(None))
    begun = session.scalars(query).first() if said.situation else None
    add_phrases(session, begun or make_deck_of(session, OWN, FIRST_KINDS), (said,), audible=audible)


def _card(session: ChangeSession, deck_id: int, position: int, key: str, kind: str) -> dict[str, object]:
    """Return a new card; the queue reads new cards by ``due``, so that position is in it as well."""
    return {
        "id": session.new_id(),
        "created_at": session.now,
        "updated_at": session.now,
        "deck_id": deck_id,
        "phrase_key": key,
        "kind": kind,
        "state": NEW,
        "due": session.now - timedelta(days=1) + timedelta(milliseconds=position),
        "position": position,
        "reviews": 0,
        "lapses": 0,
        "suspended": False,
        "flag": 0,
        "leech": False,
    }


def _held(session: ChangeSession, keys: Collection[str]) -> set[tuple[str, str]]:
    """Return phrase and kind of the cards that there are."""
    found: set[tuple[str, str]] = set()
    ordered = sorted(keys)
    for start in range(0, len(ordered), 500):
        query = select(TABLE.c.phrase_key, TABLE.c.kind).where(
            TABLE.c.phrase_key.in_(ordered[start : start + 500]), TABLE.c.deleted_at.is_(None)
        )
        found.update((row[0], row[1]) for row in session.execute(query))
    return found


def _kinds(kinds: Sequence[str]) -> str:
    """Return kinds as they are kept, in our order. Raises UsageError for none or an unknown one."""
    unknown = [kind for kind in kinds if kind not in KINDS]
    if unknown or not kinds:
        raise UsageError(_("There is no such kind of card."), _("Choose at least one of the list."))
    return " ".join(kind for kind in KINDS if kind in kinds)


def _named(name: str) -> str:
    cleaned = clean_line(name)
    if not cleaned:
        raise UsageError(_("A deck needs a name."), _("Type what it is about."))
    return cleaned
