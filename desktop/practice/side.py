"""What stands beside the card: decks, sets and festivals to come, days, uses; read in one step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from desktop.practice.occasions import Waking, waking
from desktop.practice.queue import DeckCount, deck_counts
from desktop.practice.rehearsals import RehearsalRow, rehearsals
from desktop.practice.schedule import Timetable
from desktop.practice.statistics import heat, streak
from desktop.practice.uses import UseRow, recent_uses

HEAT_WEEKS = 16


@dataclass(frozen=True, slots=True)
class SideRead:
    """Decks, what is coming, how much was done, and what was used."""

    today: date
    decks: tuple[DeckCount, ...]
    sets: tuple[RehearsalRow, ...]
    festivals: tuple[Waking, ...]
    days: dict[date, int]
    streak: int
    uses: tuple[UseRow, ...]


def read_side(connection: Connection, table: Timetable, now: datetime, today: date) -> SideRead:
    """Read all of it; ``today`` is the day of the calendar, the learning day follows from ``now``."""
    day = table.day(now)
    days = heat(connection, day, HEAT_WEEKS)
    return SideRead(
        day,
        tuple(deck_counts(connection, table, now)),
        tuple(rehearsals(connection, today)),
        waking(today),
        days,
        streak(days, day),
        tuple(recent_uses(connection)),
    )
