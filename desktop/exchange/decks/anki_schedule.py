"""Cards and answers of an Anki collection in our terms: days to instants, ease to FSRS, answers to our log."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from math import isfinite
from typing import NamedTuple, TypeGuard

from fsrs import Scheduler

from desktop.exchange.decks.anki_schema import first_scheduler
from desktop.exchange.decks.memory import Remembered, from_answers, from_ease
from desktop.exchange.decks.notes import Answer, ForeignCard, Schedule
from desktop.practice.schedule import LEARNING, NEW, RELEARNING, REVIEW, Timetable

_SUSPENDED = -1
_LEARNING_QUEUES = (1, 3)
_FILTERED = 3
"""Kind of an answer in a filtered deck; 4 and 5 are no answers but changes by hand."""
_BEFORE = {0: LEARNING, 1: REVIEW, 2: RELEARNING, _FILTERED: REVIEW}
_LEARNT = (0, 2)
_MOST_FLAGS, _FLAG_BITS = 4, 7
_LONGEST_TAKEN = 600_000
_MOST_DAYS = 36_500
_MOST_RECKONED = 40_000
"""Answers from which FSRS reckons memories, about three seconds; cards beyond take theirs from their ease."""
_EASE = 2500
_LEAST_MOMENT, _MOST_MOMENT = 946_684_800, 4_102_444_800
"""2000 and 2100 in seconds: a moment outside is no moment of a card."""


_NUMBERS = (
    *("id", "nid", "did", "ord", "type", "queue", "due", "ivl"),
    *("factor", "reps", "lapses", "left", "odue", "odid", "flags"),
)


class _Row(NamedTuple):
    """A row of ``cards``, as Anki names its columns."""

    id: int
    note: int
    deck: int
    template: int
    type: int
    queue: int
    due: int
    interval: int
    factor: int
    reviews: int
    lapses: int
    left: int
    own_due: int
    own_deck: int
    flags: int
    data: str


_CELLS = ", ".join(f"CAST(ifnull({name}, 0) AS INTEGER)" for name in _NUMBERS)
"""Whatever a cell holds becomes what its column is for."""
_CARDS = f"SELECT {_CELLS}, CAST(ifnull(data, '') AS TEXT) FROM cards ORDER BY nid, ord"  # noqa: S608 - our own words
_ANSWERS = (
    "SELECT cid, id, ease, time, type FROM revlog"
    " WHERE type BETWEEN 0 AND 3 AND ease BETWEEN 1 AND 4 ORDER BY id"
)


@dataclass(slots=True)
class CardReader:
    """Reads the cards of one collection; ``table`` gives our days, steps and parameters."""

    collection: sqlite3.Connection
    table: Timetable
    decks: dict[int, str]
    _left: int = _MOST_RECKONED
    _days: dict[int, datetime] = field(default_factory=dict)
    _begun: datetime = field(init=False)
    _scheduler: Scheduler = field(init=False)

    def __post_init__(self) -> None:
        row = self.collection.execute("SELECT crt FROM col LIMIT 1").fetchone()
        begun = _moment(int(row[0])) if row else None
        self._begun = begun or datetime(2000, 1, 1, tzinfo=UTC)
        self._scheduler = Scheduler(parameters=self.table.options.parameters, enable_fuzzing=False)

    def cards(self) -> Iterator[tuple[int, ForeignCard]]:
        """Yield the id of its note and each card."""
        answers = self._answers()
        for row in map(_Row._make, self.collection.execute(_CARDS)):
            if row.type == REVIEW and row.queue in _LEARNING_QUEUES:  # how the first scheduler learnt again
                row = row._replace(type=RELEARNING)  # noqa: PLW2901
            yield row.note, self._card(row, tuple(answers.get(row.id, ())))

    def _answers(self) -> dict[int, list[Answer]]:
        """Return the answers by card, oldest first; the first of a card is one to a new card."""
        found: dict[int, list[Answer]] = defaultdict(list)
        raised = first_scheduler(self.collection)
        for card, stamp, rating, taken, kind in self.collection.execute(_ANSWERS):
            at = _moment(int(stamp) // 1000)
            if at is None:
                continue
            at += timedelta(milliseconds=int(stamp) % 1000)
            log = found[int(card)]
            if raised and kind in _LEARNT and rating in (2, 3):
                rating += 1  # noqa: PLW2901 - three buttons were there: again, good, easy
            before = NEW if not log and kind == 0 else _BEFORE[int(kind)]
            log.append(Answer(at, int(rating), min(max(0, int(taken or 0)), _LONGEST_TAKEN), before))
        return found

    def _card(self, row: _Row, answers: tuple[Answer, ...]) -> ForeignCard:
        home = row.own_deck or row.deck
        flag = row.flags & _FLAG_BITS
        return ForeignCard(
            template=row.template,
            deck=self.decks.get(home, ""),
            schedule=self._schedule(row, answers),
            suspended=row.queue == _SUSPENDED,
            flag=flag if flag <= _MOST_FLAGS else 0,
            answers=answers,
        )

    def _schedule(self, row: _Row, answers: tuple[Answer, ...]) -> Schedule:
        data = _data(row.data)
        last = answers[-1].at if answers else _moment(_whole(data.get("lrt")))
        known = self._remembered(row, data, answers)
        if row.type not in (LEARNING, REVIEW, RELEARNING) or (row.type != LEARNING and known is None):
            return Schedule()
        due, in_days = (
            (row.own_due, row.type == REVIEW) if row.own_deck else (row.due, row.due < _LEAST_MOMENT)
        )
        moment = self._day(due) if in_days else _moment(due)
        last = last or ((moment or self._begun) - timedelta(days=max(1, min(row.interval, _MOST_DAYS))))
        made = Schedule(
            state=row.type,
            due=moment or last,
            stability=known.stability if known else None,
            difficulty=known.difficulty if known else None,
            last_review=last,
            reviews=max(row.reviews, len(answers), 1),
            lapses=max(0, row.lapses),
        )
        return made if row.type == REVIEW else made._replace(step=self._step(row))

    def _step(self, row: _Row) -> int:
        """Return the learning step: Anki counts those that are left, we those that are done."""
        options = self.table.options
        steps = len(options.learning_minutes if row.type == LEARNING else options.relearning_minutes)
        return min(max(0, steps - row.left % 1000), max(0, steps - 1))

    def _day(self, number: int) -> datetime:
        """Return when the day begins that is so many days after the collection was made."""
        if number not in self._days:
            days = min(max(number, -_MOST_DAYS), _MOST_DAYS)
            self._days[number] = self.table.start(self.table.day(self._begun) + timedelta(days=days))
        return self._days[number]

    def _remembered(
        self, row: _Row, data: dict[str, object], answers: tuple[Answer, ...]
    ) -> Remembered | None:
        stability, difficulty = data.get("s"), data.get("d")
        if _is_number(stability) and _is_number(difficulty) and stability > 0:
            return Remembered(min(float(stability), _MOST_DAYS), min(max(float(difficulty), 1.0), 10.0))
        if answers and answers[0].before == NEW and len(answers) <= self._left:
            self._left -= len(answers)
            return from_answers(self._scheduler, answers)
        if row.type in (REVIEW, RELEARNING) and row.interval != 0:
            days = min(row.interval, _MOST_DAYS) if row.interval > 0 else 1
            return from_ease(self.table.options.parameters, days, (row.factor or _EASE) / 1000)
        return None


def _data(text: str) -> dict[str, object]:
    if not text.startswith("{"):
        return {}
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, float | int) and isfinite(value)


def _whole(value: object) -> int:
    return int(value) if _is_number(value) and abs(value) < _MOST_MOMENT else 0


def _moment(seconds: int) -> datetime | None:
    """Return an instant, None for what is no time of a card."""
    return datetime.fromtimestamp(seconds, UTC) if _LEAST_MOMENT <= seconds <= _MOST_MOMENT else None
