"""Answering a card: its memory moves on, the answer is kept, siblings wait until tomorrow; one change, one undo."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import bindparam, insert, or_, update

from desktop.journal.journal import ChangeSession
from desktop.journal.schema import Base
from desktop.people.fields import clean_block
from desktop.practice.cards import TABLE, memory_of
from desktop.practice.schedule import AGAIN, NEW, REVIEW, Memory, Next, Timetable
from desktop.practice.tables import Review

_REVIEWS = Base.metadata.tables[Review.__tablename__]
_MOVED = (
    "state",
    "step",
    "stability",
    "difficulty",
    "due",
    "last_review",
    "reviews",
    "lapses",
    "leech",
    "buried_until",
    "updated_at",
)
# Made once: building a statement costs more than running it.
_MOVE = (
    update(TABLE)
    .where(TABLE.c.id == bindparam("card_id"))
    .values({name: bindparam(f"to_{name}", type_=TABLE.c[name].type) for name in _MOVED})
)
_ADD = insert(_REVIEWS)
_BURY = (
    update(TABLE)
    .where(
        TABLE.c.phrase_key == bindparam("key"),
        TABLE.c.id != bindparam("card_id"),
        TABLE.c.state.in_((NEW, REVIEW)),
        TABLE.c.suspended.is_(False),
        TABLE.c.deleted_at.is_(None),
        or_(TABLE.c.buried_until.is_(None), TABLE.c.buried_until < bindparam("tomorrow")),
    )
    .values(buried_until=bindparam("tomorrow"), updated_at=bindparam("stamp"))
)
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
    _move(session, memory, following, {"lapses": lapses, "leech": row.leech or leech})
    _record(
        session, table, memory, {"rating": rating, "taken_ms": taken_ms, "typed": typed, "verdict": verdict}
    )
    if table.options.bury_siblings:
        _bury_siblings(session, table, card_id, row.phrase_key)
    return Answered(card_id, following, leech)


def _move(session: ChangeSession, memory: Memory, following: Next, marks: dict[str, Any]) -> None:
    """Write what the card's memory is now; ``marks`` are other columns, of any type, hence Any."""
    session.execute(
        _MOVE,
        {
            "card_id": memory.card_id,
            "to_state": following.state,
            "to_step": following.step,
            "to_stability": following.stability,
            "to_difficulty": following.difficulty,
            "to_due": following.due,
            "to_last_review": session.now,
            "to_reviews": memory.reviews + 1,
            "to_buried_until": None,
            "to_updated_at": session.now,
            **{f"to_{name}": value for name, value in marks.items()},
        },
    )


def _record(session: ChangeSession, table: Timetable, memory: Memory, said: dict[str, Any]) -> None:
    """Add the answer to the log; ``said`` are its columns of any type, hence Any."""
    now = session.now
    elapsed = (now - memory.last_review) / timedelta(days=1) if memory.last_review else 0.0
    said["typed"] = clean_block(said["typed"])
    said["taken_ms"] = min(max(0, said["taken_ms"]), _LONGEST_TAKEN)
    session.execute(
        _ADD,
        {
            "id": session.new_id(),
            "created_at": now,
            "updated_at": now,
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
    session.execute(
        _BURY,
        {"key": phrase_key, "card_id": card_id, "tomorrow": tomorrow, "stamp": session.now},
    )
