"""Answering a card: its memory moves on, the answer is kept, siblings wait until tomorrow; one change, one undo."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from desktop.journal.bulk import insert_stored
from desktop.journal.journal import ChangeSession
from desktop.journal.prepared import driver
from desktop.journal.schema import Base, milliseconds
from desktop.people.fields import clean_block
from desktop.practice.cards import memory_of
from desktop.practice.schedule import AGAIN, REVIEW, Memory, Next, Timetable
from desktop.practice.tables import Review

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection as RawConnection

# As the driver takes them: somebody waits between two cards.
_MOVE = (
    "UPDATE card SET state = ?, step = ?, stability = ?, difficulty = ?, due = ?, last_review = ?, reviews = ?,"
    " lapses = ?, leech = ?, updated_at = ?, buried_until = NULL WHERE id = ?"
)
_BURY = (
    "UPDATE card SET buried_until = ?, updated_at = ? WHERE phrase_key = ? AND id <> ?"
    " AND state IN (0, 2) AND suspended = 0 AND deleted_at IS NULL"
    " AND (buried_until IS NULL OR buried_until < ?)"
)
"""Of the siblings those that are new or in review."""
_REVIEW = ("id", "created_at", "updated_at", "card_id", "at", "day", "elapsed", "before_state", "before_step",
    "before_stability", "before_difficulty", "before_due", "rating", "taken_ms", "typed", "verdict",
    "fsrs_version")  # fmt: skip
"""The columns of an answer, in the order in which its cells are handed over."""
_REVIEWS = Base.metadata.tables[Review.__tablename__]
_A_DAY = timedelta(days=1)
_LONGEST_TAKEN = 600_000
"""Whoever takes longer than ten minutes was away."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What an answer did."""

    card_id: int
    next: Next
    leech: bool
    """It was forgotten once too often; a remedy is to be offered."""


def answer(
    session: ChangeSession,
    table: Timetable,
    card_id: int,
    rating: int,
    *,
    taken_ms: int = 0,
    typed: str = "",
    verdict: str = "",
) -> Answered:
    """Rate a card 1 to 4 at the change's moment. Raises UsageError when the card is gone."""
    memory, row = memory_of(session, card_id)
    following = table.rate(memory, rating, session.now)
    lapses = row.lapses + (memory.state == REVIEW and rating == AGAIN)
    leech = lapses > row.lapses and _is_leech(lapses, table.options.leech_lapses)
    connection = session.connection()
    _move(driver(connection), session.now, memory, following, lapses=lapses, leech=row.leech or leech)
    taken_ms = min(max(0, taken_ms), _LONGEST_TAKEN)
    said = (rating, taken_ms, clean_block(typed), verdict, table.options.fsrs_version)
    insert_stored(
        connection, _REVIEWS, _REVIEW, [(session.new_id(), *_review(table, memory, session.now), *said)]
    )
    if table.options.bury_siblings:
        _bury_siblings(driver(connection), session.now, table, card_id, row.phrase_key)
    return Answered(card_id, following, leech)


def _move(
    raw: RawConnection, now: datetime, memory: Memory, following: Next, *, lapses: int, leech: bool
) -> None:
    """Write what the card's memory is now."""
    moment = milliseconds(now)
    raw.execute(
        _MOVE,
        (
            *(following.state, following.step, following.stability, following.difficulty),
            *(milliseconds(following.due), moment, memory.reviews + 1, lapses, leech, moment, memory.card_id),
        ),
    )


def _review(table: Timetable, memory: Memory, now: datetime) -> tuple[object, ...]:
    """Return the cells of an answer that follow from the card and the moment, as the database keeps them."""
    moment = milliseconds(now)
    elapsed = (now - memory.last_review) / _A_DAY if memory.last_review else 0.0
    due = None if memory.due is None else milliseconds(memory.due)
    return (
        *(moment, moment, memory.card_id, moment, table.day(now).isoformat(), max(0.0, elapsed)),
        *(memory.state, memory.step, memory.stability, memory.difficulty, due),
    )


def _is_leech(lapses: int, least: int) -> bool:
    """Say whether this lapse makes a leech: the least, and again at each half of it, as in Anki."""
    return lapses >= least and (lapses - least) % max(1, least // 2) == 0


def _bury_siblings(
    raw: RawConnection, now: datetime, table: Timetable, card_id: int, phrase_key: str
) -> None:
    """Put the other cards of the phrase off to tomorrow, save those that are being learnt."""
    tomorrow = (table.day(now) + _A_DAY).isoformat()
    raw.execute(_BURY, (tomorrow, milliseconds(now), phrase_key, card_id, tomorrow))
