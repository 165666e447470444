"""Cards and answers of imported notes as rows: made, moved on where the file knows more, left as they are otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import PurePath
from typing import Any

from sqlalchemy import bindparam, select, update

from desktop.exchange.decks.chosen import PARENT
from desktop.exchange.decks.notes import Answer, ForeignCard, Tick
from desktop.journal.bulk import insert_stored
from desktop.journal.journal import ChangeSession
from desktop.journal.schema import Base, milliseconds
from desktop.people.fields import clean_line
from desktop.practice import library
from desktop.practice.cards import TABLE
from desktop.practice.decks import OWN, REHEARSALS, deck_title, make_deck, make_deck_of
from desktop.practice.kinds import FIRST_KINDS, KINDS, possible
from desktop.practice.options import FSRS_VERSION
from desktop.practice.schedule import Timetable
from desktop.practice.tables import Deck, Review
from desktop.practice.wordings import Wording
from desktop.texts import _

_REVIEWS = Base.metadata.tables[Review.__tablename__]
_CARD = ("id", "deck_id", "phrase_key", "kind", "position", "suspended", "flag", "state", "due", "step", "stability",
    "difficulty", "last_review", "reviews", "lapses")  # fmt: skip
_ANSWER = ("id", "card_id", "at", "day", "rating", "elapsed", "taken_ms", "before_state")
_A_DAY = 86_400_000
_AT_ONCE = 2000
_ALWAYS = frozenset(FIRST_KINDS)
_UNNAMED = frozenset(("", "Default", "默认"))
_MOVED = ("state", "due", "step", "stability", "difficulty", "last_review", "reviews", "lapses", "updated_at")
_MOVE = (
    update(TABLE)
    .where(TABLE.c.id == bindparam("card_id"))
    .values({name: bindparam(f"to_{name}", type_=TABLE.c[name].type) for name in _MOVED})
)


@dataclass(slots=True)
class CardWriter:
    """Collects the cards of an import and writes them at its end; it lives as long as the import's session."""

    session: ChangeSession
    table: Timetable
    file: str
    _decks: dict[str, int] = field(default_factory=dict)
    _new_decks: set[int] = field(default_factory=set)
    _kinds: dict[int, set[str]] = field(default_factory=dict)
    _held: dict[tuple[str, str], Any] = field(default_factory=dict)
    _made: list[tuple[object, ...]] = field(default_factory=list)
    """Cells of ``_CARD`` as the database keeps them."""
    _moves: list[dict[str, Any]] = field(default_factory=list)
    _answers: list[tuple[object, ...]] = field(default_factory=list)
    """Cells of ``_ANSWER``, likewise."""
    _position: int = 0
    _now: int = field(init=False)

    def __post_init__(self) -> None:
        self._now = milliseconds(self.session.now)
        columns = (TABLE.c.phrase_key, TABLE.c.kind, TABLE.c.id, TABLE.c.last_review)
        for key, kind, card_id, last in self.session.execute(
            select(*columns).where(TABLE.c.deleted_at.is_(None))
        ):
            self._held[key, kind] = (card_id, last)

    def add(self, key: str, cards: Sequence[tuple[str, ForeignCard]], said: Mapping[str, str]) -> None:
        """Take the cards of a phrase: those that are not there are made, others moved on where the file knows more."""
        self._position += 1
        for kind, card in cards:
            held = self._held.get((key, kind))
            if held is not None:
                self._move(held[0], held[1], card)
            elif kind in _ALWAYS or kind in _allowed(said):
                self._make(key, kind, card)

    def write(self, told: Tick) -> None:
        """Write all of them; ``told`` hears of rows."""
        total = len(self._made) + len(self._answers)
        done = 0
        stamp = {"created_at": self._now, "updated_at": self._now}
        for deck_id, kinds in self._kinds.items():
            deck = self.session.get(Deck, deck_id)
            if deck is not None:
                before = () if deck_id in self._new_decks else deck.kinds.split()
                deck.kinds = " ".join(kind for kind in KINDS if kind in kinds or kind in before)
        self.session.flush()
        for table, names, rows, same in (
            (TABLE, _CARD, self._made, stamp),
            (_REVIEWS, _ANSWER, self._answers, {**stamp, "fsrs_version": FSRS_VERSION}),
        ):
            for start in range(0, len(rows), _AT_ONCE):
                told(done + start, total)
                insert_stored(self.session.connection(), table, names, rows[start : start + _AT_ONCE], same)
            done += len(rows)
        if self._moves:
            self.session.execute(_MOVE, self._moves)

    # --- decks -------------------------------------------------------------------------------------------------

    def _deck(self, name: str) -> int:
        """Return the deck of a name, made when it is not there; without a name it is called like the file."""
        if name not in self._decks:
            whole = clean_line(PurePath(self.file).stem if name in _UNNAMED else name) or _("Import cards")
            self._decks[name] = self._decks.get(whole) or self._found_or_made(whole)
            self._decks[whole] = self._decks[name]
        return self._decks[name]

    def _found_or_made(self, name: str) -> int:
        if ours := _ours(name):
            return make_deck_of(self.session, ours, FIRST_KINDS)
        query = select(Deck.id).where(Deck.name == name, Deck.situation == "", Deck.deleted_at.is_(None))
        found = self.session.scalars(query).first()
        if found is not None:
            return found
        made = make_deck(self.session, name)
        self._new_decks.add(made)
        return made

    # --- cards -------------------------------------------------------------------------------------------------

    def _make(self, key: str, kind: str, card: ForeignCard) -> None:
        card_id, known = self.session.new_id(), card.schedule
        deck_id = self._deck(card.deck)
        self._kinds.setdefault(deck_id, set()).add(kind)
        self._held[key, kind] = (card_id, known.last_review)
        due = self._now - _A_DAY + self._position if known.due is None else milliseconds(known.due)
        last = None if known.last_review is None else milliseconds(known.last_review)
        self._made.append(
            (card_id, deck_id, key, kind, self._position, card.suspended, card.flag, known.state, due, known.step,
             known.stability, known.difficulty, last, known.reviews, known.lapses)
        )  # fmt: skip
        self._log(card_id, card.answers, None)

    def _move(self, card_id: int, last: datetime | None, card: ForeignCard) -> None:
        """Take what the file knows of a card that is here when it was answered there later."""
        if card.schedule.last_review is None or (last is not None and card.schedule.last_review <= last):
            return
        values = {**_memory(card), "updated_at": self.session.now}
        values["due"] = values["due"] or self.session.now
        self._moves.append({"card_id": card_id, **{f"to_{name}": value for name, value in values.items()}})
        self._log(card_id, card.answers, last)

    def _log(self, card_id: int, answers: Sequence[Answer], after: datetime | None) -> None:
        """Add the answers of a card that came after what is known of it."""
        before = after
        for one in answers:
            if after is None or one.at > after:
                self._answers.append(self._review(card_id, one, before))
            before = one.at

    def _review(self, card_id: int, one: Answer, before: datetime | None) -> tuple[object, ...]:
        elapsed = max(0.0, (one.at - before) / timedelta(days=1)) if before is not None else 0.0
        day = self.table.day(one.at).isoformat()
        new_id, at = self.session.new_id(), milliseconds(one.at)
        return new_id, card_id, at, day, one.rating, elapsed, one.taken_ms, one.before


def _ours(name: str) -> str:
    """Return the situation that a deck of ours stands for, by its title in either language; empty for none."""
    if not name.startswith(f"{PARENT}::"):
        return ""
    title = name.removeprefix(f"{PARENT}::")
    own = (one for one in (OWN, REHEARSALS) if deck_title("", one) == title)
    found = (one.key for one in library.situations() if title in (one.english, one.chinese))
    return next(own, "") or next(found, "")


def _memory(card: ForeignCard) -> dict[str, Any]:
    known = card.schedule
    return {
        "state": known.state, "due": known.due, "step": known.step, "stability": known.stability,
        "difficulty": known.difficulty, "last_review": known.last_review, "reviews": known.reviews,
        "lapses": known.lapses,
    }  # fmt: skip


def _allowed(said: Mapping[str, str]) -> Iterator[str]:
    return iter(possible(Wording("", "imported", said["simplified"], pinyin=said["pinyin"]), audible=True))
