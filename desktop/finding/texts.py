"""Touches and events that are found by their text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, select

from desktop.highlight import Marked, excerpt, mark
from desktop.journal.asking import Asked, newest
from desktop.journal.schema import as_ids, given_ids
from desktop.planning.event_reads import day_near, event_rows
from desktop.planning.tables import Event
from desktop.touches.tables import Touch
from desktop.touches.timeline import Name, people_of, plain

# made once: building a statement costs more than running it for a few
_TOUCHES = select(Touch.id, Touch.kind, Touch.at, Touch.summary, Touch.body, Touch.place, Touch.asks).where(
    Touch.id.in_(given_ids())
)
_EVENTS = select(Event.id, Event.place, Event.notes).where(Event.id.in_(given_ids()))


@dataclass(frozen=True, slots=True)
class TouchHit:
    """A touch that was found, with the places of what was typed."""

    id: int
    kind: str
    at: datetime
    people: tuple[Name, ...]
    summary: Marked
    excerpt: Marked
    """Where the body, the place or the question holds it; else the body's beginning."""


@dataclass(frozen=True, slots=True)
class EventHit:
    """An event that was found, with the places of what was typed."""

    id: int
    on: date
    """Its day in its own zone; of a repeating one the next."""
    title: Marked
    excerpt: Marked
    """Where the notes or the place hold it; else the notes' beginning."""


def find_touches(connection: Connection, asked: Asked) -> list[TouchHit]:
    """Return the newest touches whose text holds all words asked for; a last Latin word may be begun only."""
    ids = newest(connection, "touch", asked)
    if not ids:
        return []
    people = people_of(connection, ids)
    rows = {row.id: row for row in connection.execute(_TOUCHES, {"ids": as_ids(ids)})}
    return [
        TouchHit(
            id=row.id,
            kind=row.kind,
            at=row.at,
            people=tuple(people.get(row.id, ())),
            summary=mark(row.summary, asked.words),
            excerpt=_excerpt((plain(row.body, len(row.body)), row.asks, row.place), asked.words),
        )
        for row in (rows[touch_id] for touch_id in ids if touch_id in rows)
    ]


def find_events(connection: Connection, asked: Asked, today: date) -> list[EventHit]:
    """Return the latest events whose title, notes or place hold all words asked for."""
    ids = newest(connection, "event", asked)
    if not ids:
        return []
    rows = {row.id: row for row in event_rows(connection, ids)}
    texts = {row.id: (row.notes, row.place) for row in connection.execute(_EVENTS, {"ids": as_ids(ids)})}
    return [
        EventHit(
            row.id, day_near(row, today), mark(row.title, asked.words), _excerpt(texts[row.id], asked.words)
        )
        for row in (rows[event_id] for event_id in ids if event_id in rows)
    ]


def _excerpt(texts: Sequence[str], typed: str) -> Marked:
    """Return the first text that holds what was typed, else the first."""
    found = [excerpt(words, typed) for words in texts]
    return next((marked for marked in found if marked.spans), found[0])
