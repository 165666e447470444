"""Which card comes next: what is being learnt, then what is due again, then new ones, within the limits of the day.

Nothing is kept between two cards: each is one step down an index, so that fifty thousand cards cost no more than fifty.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from sqlalchemy import Connection

from desktop.journal.schema import milliseconds
from desktop.practice.schedule import LEARNING, NEW, RELEARNING, REVIEW, Timetable
from desktop.practice.tables import WAITING

LEARN_AHEAD = timedelta(minutes=20)
"""What is being learnt comes up so much early rather than leave somebody waiting."""
_UNBURIED = "(buried_until IS NULL OR buried_until <= :day)"
_LIVING_DECKS = "SELECT id FROM deck WHERE deleted_at IS NULL"


@dataclass(frozen=True, slots=True)
class Scope:
    """What is practised: some decks (none: all), or the phrases of a rehearsal, whether they are due or not."""

    decks: tuple[int, ...] = ()
    phrases: tuple[str, ...] = ()


EVERYTHING = Scope()


@dataclass(frozen=True, slots=True)
class Counts:
    """How many cards wait today, within the limits."""

    learning: int = 0
    review: int = 0
    new: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.learning + self.review + self.new


@dataclass(frozen=True, slots=True)
class DeckCount:
    """A deck with what waits in it today, and how much of it is known."""

    id: int
    name: str
    situation: str
    kinds: tuple[str, ...]
    cards: int
    known: int
    """Cards that have been learnt: they are in review."""
    waiting: Counts


def next_card(
    connection: Connection, table: Timetable, now: datetime, scope: Scope = EVERYTHING
) -> int | None:
    """Return the id of the card to ask next, None when the day's work is done."""
    if scope.phrases:
        return _next_of_phrases(connection, table, now, scope.phrases)
    for clause, moment in (("state IN (1, 3)", now), ("state = 2", now)):
        if clause == "state = 2" and _reviews_left(connection, table, now) <= 0:
            continue
        found = _first(connection, table, now, scope, f"{clause} AND due <= :until", moment)
        if found is not None:
            return found
    if (fresh := _next_new(connection, table, now, scope)) is not None:
        return fresh
    return _first(connection, table, now, scope, "state IN (1, 3) AND due <= :until", now + LEARN_AHEAD)


def counts(connection: Connection, table: Timetable, now: datetime, scope: Scope = EVERYTHING) -> Counts:
    """Return how many cards wait today in a scope."""
    if scope.phrases:
        rows = _of_phrases(connection, table, now, scope.phrases)
        states = [state for _id, state in rows]
        learning = sum(state in (LEARNING, RELEARNING) for state in states)
        return Counts(learning, states.count(REVIEW), states.count(NEW))
    found = [one.waiting for one in deck_counts(connection, table, now) if _within(one.id, scope)]
    return Counts(
        sum(one.learning for one in found),
        min(sum(one.review for one in found), _reviews_left(connection, table, now)),
        min(sum(one.new for one in found), _new_left(connection, table, now)),
    )


def deck_counts(connection: Connection, table: Timetable, now: datetime) -> list[DeckCount]:
    """Return all decks in their order with what waits in them, each within its own limit."""
    day = table.day(now).isoformat()
    waiting: dict[tuple[int, int], int] = {}
    until = milliseconds(now + LEARN_AHEAD)
    for deck_id, state, count in connection.exec_driver_sql(
        f"SELECT deck_id, state, count(*) FROM card WHERE {WAITING} AND (state = 0 OR due <= ?)"  # noqa: S608
        " AND state IN (0, 1, 2, 3) AND (buried_until IS NULL OR buried_until <= ?) GROUP BY deck_id, state",
        (until, day),
    ):
        waiting[deck_id, state] = count
    done = _new_done_by_deck(connection, day)
    every = {
        deck_id: (cards, known)
        for deck_id, cards, known in connection.exec_driver_sql(
            "SELECT deck_id, count(*), sum(state = 2) FROM card INDEXED BY ix_card_deck_id_state GROUP BY deck_id"
        )
    }
    decks = connection.exec_driver_sql(
        "SELECT id, name, situation, kinds, new_a_day FROM deck WHERE deleted_at IS NULL ORDER BY position, id"
    )
    return [
        DeckCount(
            deck_id,
            name,
            situation,
            tuple(kinds.split()),
            *every.get(deck_id, (0, 0)),
            Counts(
                waiting.get((deck_id, LEARNING), 0) + waiting.get((deck_id, RELEARNING), 0),
                waiting.get((deck_id, REVIEW), 0),
                _limited(waiting.get((deck_id, NEW), 0), new_a_day, done.get(deck_id, 0)),
            ),
        )
        for deck_id, name, situation, kinds, new_a_day in decks
    ]


def _limited(new: int, limit: int | None, done: int) -> int:
    return new if limit is None else min(new, max(0, limit - done))


def _first(
    connection: Connection, table: Timetable, now: datetime, scope: Scope, clause: str, until: datetime
) -> int | None:
    """Return the first card of a clause by the time at which it is due."""
    found: int | None = connection.exec_driver_sql(
        f"SELECT id FROM card WHERE {WAITING} AND {clause} AND {_UNBURIED}"  # noqa: S608 - our own words
        f" AND deck_id IN ({_decks(scope)}) ORDER BY due, deck_id LIMIT 1",
        {"until": milliseconds(until), "day": table.day(now).isoformat()},
    ).scalar()
    return found


def _next_new(connection: Connection, table: Timetable, now: datetime, scope: Scope) -> int | None:
    """Return the first new card of a deck that may still give one today."""
    if _new_left(connection, table, now) <= 0:
        return None
    full = _full_decks(connection, table.day(now).isoformat())
    barred = f"deck_id NOT IN ({', '.join(map(str, full))}) AND " if full else ""
    return _first(connection, table, now, scope, f"{barred}state = 0", now)


def _full_decks(connection: Connection, day: str) -> list[int]:
    """Return the decks whose own limit of new cards is reached today."""
    done = _new_done_by_deck(connection, day)
    limits = connection.exec_driver_sql("SELECT id, new_a_day FROM deck WHERE new_a_day IS NOT NULL")
    return [deck_id for deck_id, limit in limits if done.get(deck_id, 0) >= limit]


def _new_done_by_deck(connection: Connection, day: str) -> dict[int, int]:
    rows = connection.exec_driver_sql(
        "SELECT card.deck_id, count(*) FROM review JOIN card ON card.id = review.card_id"
        " WHERE review.day = ? AND review.before_state = 0 GROUP BY card.deck_id",
        (day,),
    )
    return {deck_id: count for deck_id, count in rows}  # noqa: C416 - a row is no pair for mypy


def _done(connection: Connection, day: str, state: int) -> int:
    done: int = connection.exec_driver_sql(
        "SELECT count(*) FROM review WHERE day = ? AND before_state = ?", (day, state)
    ).scalar_one()
    return done


def _reviews_left(connection: Connection, table: Timetable, now: datetime) -> int:
    done = _done(connection, table.day(now).isoformat(), REVIEW)
    return max(0, table.options.reviews_a_day - done)


def _new_left(connection: Connection, table: Timetable, now: datetime) -> int:
    """Return how many new cards the day may still bring; before a trip as many as bring all in time."""
    today = table.day(now)
    limit, trip = table.options.new_a_day, table.options.trip(today)
    done = _done(connection, today.isoformat(), NEW)
    if trip is not None:
        waiting: int = connection.exec_driver_sql(
            f"SELECT count(*) FROM card WHERE {WAITING} AND state = 0"  # noqa: S608 - our own words
        ).scalar_one()
        days = max(1, (trip - today).days - 1)
        limit = max(limit, ceil((waiting + done) / days))
    return max(0, limit - done)


def _decks(scope: Scope) -> str:
    return ", ".join(map(str, scope.decks)) if scope.decks else _LIVING_DECKS


def _within(deck_id: int, scope: Scope) -> bool:
    return not scope.decks or deck_id in scope.decks


def _of_phrases(
    connection: Connection, table: Timetable, now: datetime, keys: tuple[str, ...]
) -> list[tuple[int, int]]:
    """Return id and state of the cards of a rehearsal that are not answered yet today, or being learnt."""
    places = ", ".join("?" * len(keys))
    start = milliseconds(table.start(table.day(now)))
    rows = connection.exec_driver_sql(
        f"SELECT id, state, phrase_key FROM card WHERE {WAITING} AND phrase_key IN ({places})"  # noqa: S608
        " AND (last_review IS NULL OR last_review < ? OR (state IN (1, 3) AND due <= ?)) ORDER BY due, id",
        (*keys, start, milliseconds(now + LEARN_AHEAD)),
    ).all()
    order = {key: at for at, key in enumerate(keys)}
    return [(row[0], row[1]) for row in sorted(rows, key=lambda row: order[row[2]])]


def _next_of_phrases(
    connection: Connection, table: Timetable, now: datetime, keys: tuple[str, ...]
) -> int | None:
    rows = _of_phrases(connection, table, now, keys)
    fresh = [card_id for card_id, state in rows if state in (NEW, REVIEW)]
    return next(iter(fresh or [card_id for card_id, _state in rows]), None)
