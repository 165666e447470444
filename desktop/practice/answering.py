"""Answering a card: its memory moves on, the answer is kept, siblings wait until tomorrow; one change, one undo."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from desktop.journal.journal import ChangeSession
from desktop.journal.schema import milliseconds
from desktop.people.fields import clean_block, insert_records
from desktop.practice.cards import memory_of
from desktop.practice.schedule import AGAIN, REVIEW, Memory, Next, Timetable
from desktop.practice.tables import Review

# As the driver takes them: somebody waits between two cards.
_MOVE = (
    "UPDATE card SET state = :state, step = :step, stability = :stability, difficulty = :difficulty, due = :due,"
    " last_review = :now, reviews = :reviews, lapses = :lapses, leech = :leech, buried_until = NULL,"
    " updated_at = :now WHERE id = :card_id"
)
_BURY = (
    "UPDATE card SET buried_until = :tomorrow, updated_at = :now WHERE phrase_key = :key AND id <> :card_id"
    " AND state IN (0, 2) AND suspended = 0 AND deleted_at IS NULL"
    " AND (buried_until IS NULL OR buried_until < :tomorrow)"
)
"""Of the siblings those that are new or in review."""
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
    _move(session, memory, following, lapses=lapses, leech=row.leech or leech)
    _record(
        session, table, memory, {"rating": rating, "taken_ms": taken_ms, "typed": typed, "verdict": verdict}
    )
    if table.options.bury_siblings:
        _bury_siblings(session, table, card_id, row.phrase_key)
    return Answered(card_id, following, leech)


def _move(session: ChangeSession, memory: Memory, following: Next, *, lapses: int, leech: bool) -> None:
    """Write what the card's memory is now."""
    session.connection().exec_driver_sql(
        _MOVE,
        {
            "card_id": memory.card_id,
            "state": following.state,
            "step": following.step,
            "stability": following.stability,
            "difficulty": following.difficulty,
            "due": milliseconds(following.due),
            "reviews": memory.reviews + 1,
            "lapses": lapses,
            "leech": leech,
            "now": milliseconds(session.now),
        },
    )


def _record(session: ChangeSession, table: Timetable, memory: Memory, said: dict[str, Any]) -> None:
    """Add the answer to the log; ``said`` are its columns of any type, hence Any."""
    now = session.now
    elapsed = (now - memory.last_review) / timedelta(days=1) if memory.last_review else 0.0
    said["typed"] = clean_block(said["typed"])
    said["taken_ms"] = min(max(0, said["taken_ms"]), _LONGEST_TAKEN)
    insert_records(
        session,
        Review,
        {
            "card_id": memory.card_id,
            "at": now,
            "day": table.day(now),
            "elapsed": max(0.0, elapsed),
            "before_state": memory.state,
            "before_step": memory.step,
            "before_stability": memory.stability,
            "before_difficulty": memory.difficulty,
            "before_due": memory.due,
            "fsrs_version": table.options.fsrs_version,
            **said,
        },
    )


def _is_leech(lapses: int, least: int) -> bool:
    """Say whether this lapse makes a leech: the least, and again at each half of it, as in Anki."""
    return lapses >= least and (lapses - least) % max(1, least // 2) == 0


def _bury_siblings(session: ChangeSession, table: Timetable, card_id: int, phrase_key: str) -> None:
    """Put the other cards of the phrase off to tomorrow, save those that are being learnt."""
    tomorrow = table.day(session.now) + timedelta(days=1)
    values = {"key": phrase_key, "card_id": card_id, "tomorrow": tomorrow.isoformat()}
    session.connection().exec_driver_sql(_BURY, {**values, "now": milliseconds(session.now)})
