"""How practice goes: what is due, how much was done, how much is remembered, and what is weak."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from desktop.journal.schema import instant, milliseconds
from desktop.practice.schedule import RATINGS, Timetable
from desktop.practice.tables import WAITING
from desktop.practice.wordings import Wording, wordings

FORECAST_DAYS, HEAT_WEEKS, WEAK = 30, 53, 8
MATURE_DAYS = 21
"""A card whose stability is so many days or more is mature, as in Anki."""
STABILITY_BOUNDS = (1, 3, 7, 14, 30, 60, 120, 240)
"""Upper bounds in days of the columns of stability; what is above the last has one more."""


@dataclass(frozen=True, slots=True)
class Retention:
    """How many reviews of a time were remembered."""

    passed: int
    total: int

    @property
    def share(self) -> float | None:
        """From 0 to 1; None without reviews."""
        return self.passed / self.total if self.total else None


@dataclass(frozen=True, slots=True)
class DeckState:
    """A deck, how far it is learnt, and how it was remembered in the last 90 days."""

    name: str
    situation: str
    cards: int
    known: int
    retention: Retention


@dataclass(frozen=True, slots=True)
class WeakCard:
    """A card that does not stay: forgotten often, or hard."""

    card_id: int
    kind: str
    wording: Wording
    lapses: int
    difficulty: float


@dataclass(frozen=True, slots=True)
class Statistics:
    """All figures of the page of statistics."""

    forecast: tuple[int, ...]
    """Cards due on each of the next days; what is overdue counts for the first."""
    answers: dict[date, int]
    """Answers by learning day, of a year."""
    minutes: dict[date, float]
    streak: int
    """Days in a row with an answer, up to today or yesterday."""
    ratings: tuple[int, ...]
    """How often each button was pressed in the last 30 days."""
    retention: dict[int, Retention]
    """Reviews of cards that were known, of the last 7, 30 and 365 days."""
    mature: Retention
    """The same of mature cards, of the last 365 days."""
    states: tuple[int, int, int, int, int]
    """Cards that are new, being learnt, young, mature, suspended."""
    stability: tuple[int, ...]
    difficulty: tuple[int, ...]
    """Cards with difficulty 1 to 10."""
    decks: tuple[DeckState, ...]
    weak: tuple[WeakCard, ...]


def statistics(connection: Connection, table: Timetable, now: datetime) -> Statistics:
    """Return all figures as of ``now``."""
    today = table.day(now)
    year = _year(connection, today)
    answers = {day: row[0] for day, row in year.items()}
    return Statistics(
        forecast=_forecast(connection, table, now),
        answers=answers,
        minutes={day: row[1] / 60_000 for day, row in year.items()},
        streak=streak(answers, today),
        ratings=_ratings(connection, today - timedelta(days=29)),
        retention={days: _retention(connection, today - timedelta(days=days - 1)) for days in (7, 30, 365)},
        mature=_mature(connection, today - timedelta(days=364)),
        states=_states(connection),
        stability=_stability(connection),
        difficulty=_difficulty(connection),
        decks=_decks(connection, today - timedelta(days=89)),
        weak=_weak(connection),
    )


def heat(connection: Connection, today: date, weeks: int) -> dict[date, int]:
    """Return the answers by learning day of the last weeks."""
    first = today - timedelta(days=7 * weeks)
    rows = connection.exec_driver_sql(
        "SELECT day, count(*) FROM review WHERE day >= ? GROUP BY day", (first.isoformat(),)
    )
    return {date.fromisoformat(day): count for day, count in rows}


def streak(answers: dict[date, int], today: date) -> int:
    """Return the days in a row with an answer; today may still be empty."""
    day = today if answers.get(today) else today - timedelta(days=1)
    days = 0
    while answers.get(day):
        days, day = days + 1, day - timedelta(days=1)
    return days


def _year(connection: Connection, today: date) -> dict[date, tuple[int, int]]:
    first = today - timedelta(days=7 * HEAT_WEEKS)
    rows = connection.exec_driver_sql(
        "SELECT day, count(*), sum(taken_ms) FROM review WHERE day >= ? GROUP BY day", (first.isoformat(),)
    )
    return {date.fromisoformat(day): (count, taken) for day, count, taken in rows}


def _forecast(connection: Connection, table: Timetable, now: datetime) -> tuple[int, ...]:
    today = table.day(now)
    end = table.start(today + timedelta(days=FORECAST_DAYS))
    days = [0] * FORECAST_DAYS
    rows = connection.exec_driver_sql(
        f"SELECT due, count(*) FROM card WHERE {WAITING} AND state IN (1, 2, 3) AND due < ? GROUP BY due",  # noqa: S608
        (milliseconds(end),),
    )
    for due, count in rows:
        days[max(0, (table.day(instant(due)) - today).days)] += count
    return tuple(days)


def _ratings(connection: Connection, since: date) -> tuple[int, ...]:
    rows = connection.exec_driver_sql(
        "SELECT rating, count(*) FROM review WHERE day >= ? GROUP BY rating", (since.isoformat(),)
    )
    found = _counted(rows)
    return tuple(found.get(rating, 0) for rating in RATINGS)


def _retention(connection: Connection, since: date) -> Retention:
    total, passed = connection.exec_driver_sql(
        "SELECT count(*), sum(rating > 1) FROM review WHERE day >= ? AND before_state = 2",
        (since.isoformat(),),
    ).one()
    return Retention(passed or 0, total)


def _mature(connection: Connection, since: date) -> Retention:
    """Read the answers one after the other: by the index of days, each would be looked up for its stability alone."""
    total, passed = connection.exec_driver_sql(
        "SELECT count(*), sum(rating > 1) FROM review NOT INDEXED"
        " WHERE day >= ? AND before_state = 2 AND before_stability >= ?",
        (since.isoformat(), MATURE_DAYS),
    ).one()
    return Retention(passed or 0, total)


def _states(connection: Connection) -> tuple[int, int, int, int, int]:
    new, learning, young, mature, suspended = connection.exec_driver_sql(
        "SELECT sum(suspended = 0 AND state = 0), sum(suspended = 0 AND state IN (1, 3)),"
        " sum(suspended = 0 AND state = 2 AND stability < ?), sum(suspended = 0 AND state = 2 AND stability >= ?),"
        " sum(suspended) FROM card WHERE deleted_at IS NULL",
        (MATURE_DAYS, MATURE_DAYS),
    ).one()
    return new or 0, learning or 0, young or 0, mature or 0, suspended or 0


def _stability(connection: Connection) -> tuple[int, ...]:
    cases = " ".join(f"WHEN stability < {bound} THEN {at}" for at, bound in enumerate(STABILITY_BOUNDS))
    rows = connection.exec_driver_sql(
        f"SELECT CASE {cases} ELSE {len(STABILITY_BOUNDS)} END AS part, count(*) FROM card"  # noqa: S608
        " WHERE state = 2 AND deleted_at IS NULL GROUP BY part"
    )
    found = _counted(rows)
    return tuple(found.get(at, 0) for at in range(len(STABILITY_BOUNDS) + 1))


def _difficulty(connection: Connection) -> tuple[int, ...]:
    rows = connection.exec_driver_sql(
        "SELECT min(10, max(1, CAST(round(difficulty) AS INTEGER))) AS part, count(*) FROM card"
        " WHERE difficulty IS NOT NULL AND deleted_at IS NULL GROUP BY part"
    )
    found = _counted(rows)
    return tuple(found.get(at, 0) for at in range(1, 11))


def _counted(rows: Iterable[Any]) -> dict[int, int]:
    """Return rows of a number and a count, which the driver gives without types, hence Any."""
    return {row[0]: row[1] for row in rows}


def _decks(connection: Connection, since: date) -> tuple[DeckState, ...]:
    kept = {
        deck_id: Retention(passed, total)
        for deck_id, total, passed in connection.exec_driver_sql(
            "SELECT card.deck_id, count(*), sum(review.rating > 1) FROM review JOIN card ON card.id = review.card_id"
            " WHERE review.day >= ? AND review.before_state = 2 GROUP BY card.deck_id",
            (since.isoformat(),),
        )
    }
    rows = connection.exec_driver_sql(
        "SELECT deck.id, deck.name, deck.situation, count(card.id), sum(card.state = 2)"
        " FROM deck LEFT JOIN card ON card.deck_id = deck.id"
        " WHERE deck.deleted_at IS NULL GROUP BY deck.id ORDER BY deck.position, deck.id"
    )
    return tuple(
        DeckState(name, situation, cards, known or 0, kept.get(deck_id, Retention(0, 0)))
        for deck_id, name, situation, cards, known in rows
    )


def _weak(connection: Connection) -> tuple[WeakCard, ...]:
    rows = connection.exec_driver_sql(
        "SELECT id, kind, phrase_key, lapses, difficulty FROM card"
        " WHERE reviews > 0 AND deleted_at IS NULL AND (lapses > 0 OR difficulty >= 8)"
        " ORDER BY lapses DESC, difficulty DESC, id LIMIT ?",
        (WEAK,),
    ).all()
    said = wordings(connection, (row[2] for row in rows))
    return tuple(
        WeakCard(card_id, kind, said[key], lapses, difficulty or 0.0)
        for card_id, kind, key, lapses, difficulty in rows
        if key in said
    )
