"""All that the rules say of one supplier or one person on a day, for a page and for the command ``health``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from desktop.constants import Constants
from desktop.rhythm.answering import Answering, answering, responsiveness
from desktop.rhythm.cadence import cadence, drift
from desktop.rhythm.calendars import days_of
from desktop.rhythm.facts import Story, counting
from desktop.rhythm.health import Health, health
from desktop.rhythm.patience import decision, favours, promises
from desktop.rhythm.pins import Pin, pin_on, pins_of
from desktop.rhythm.reads import constants_of, employer_of, person_story, supplier_story
from desktop.rhythm.results import Result
from desktop.rhythm.shares import Running, shares, value
from desktop.rhythm.silence import silence
from desktop.rhythm.single_contact import single_contact
from desktop.rhythm.workdays import SupplierDays

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

Owner = Literal["supplier", "contact"]
WEEKS = 26
_PAUSES = """
    SELECT rule, until_on, reason, id FROM rhythm_pause
    WHERE {owner}_id = ? AND deleted_at IS NULL AND (until_on IS NULL OR until_on > ?) ORDER BY id
"""


@dataclass(frozen=True, slots=True)
class Pause:
    """A rule that was put off."""

    rule: str
    until: date | None
    """The day on which it speaks again; None: not before it is taken back."""
    reason: str
    id: int


@dataclass(frozen=True, slots=True)
class Card:
    """What the rules say of one supplier or one person."""

    owner: Owner
    id: int
    name: str
    as_of: date
    health: Health
    pin: Pin | None
    results: tuple[Result, ...]
    """Of the other rules: silence, cadence, drift, single contact (of a supplier), answers, promises, favours."""
    decisions: tuple[Result, ...]
    """Of those that are open, the oldest first."""
    answering: Answering
    trend: tuple[tuple[date, float | None], ...]
    """The health on the Mondays of half a year and on the day, the oldest first; None where data was too little."""
    touches: tuple[tuple[date, int], ...]
    """How many touches counted on the days of a year that had any."""
    pauses: tuple[Pause, ...] = ()
    """The rules that are put off on the day."""


def card(raw: Connection, owner: Owner, owner_id: int, as_of: date) -> Card | None:
    """Return the card of a supplier or a person on a day; None when they are not in the journal."""
    constants = constants_of(raw)
    supplier_id: int | None
    if owner == "supplier":
        story, supplier_id = supplier_story(raw, owner_id, as_of, constants), owner_id
    else:
        story, supplier_id = person_story(raw, owner_id, as_of, constants), employer_of(raw, owner_id)
    if story is None:
        return None
    counted = counting(story.touches, as_of)
    story, running = replace(story, touches=counted), Running(counted)
    days = days_of(raw, supplier_id, as_of, constants)
    pins = pins_of(raw, owner, owner_id)
    waiting = [decision(one, as_of, days, constants) for one in story.decisions]
    return Card(
        owner=owner,
        id=owner_id,
        name=story.name,
        as_of=as_of,
        health=health(story, as_of, constants, running),
        pin=pin_on(pins, as_of),
        results=_results(story, as_of, days, constants),
        decisions=tuple(one for one in waiting if one.band != "answered"),
        answering=answering(story, as_of, days, constants),
        trend=trend(story, running, as_of, constants, pins),
        touches=_by_day(story, as_of),
        pauses=_pauses(raw, owner, owner_id, as_of),
    )


def _pauses(raw: Connection, owner: Owner, owner_id: int, as_of: date) -> tuple[Pause, ...]:
    rows = raw.execute(_PAUSES.format(owner=owner), (owner_id, as_of.isoformat())).fetchall()
    return tuple(
        Pause(rule, date.fromisoformat(until) if until else None, reason, number)
        for rule, until, reason, number in rows
    )


def _results(story: Story, as_of: date, days: SupplierDays, constants: Constants) -> tuple[Result, ...]:
    first = () if story.person else (single_contact(story, as_of, constants),)
    return (
        silence(story, as_of, days, constants),
        *first,
        cadence(story, as_of, days, constants),
        drift(story, as_of, constants),
        responsiveness(story, as_of, days, constants),
        promises(story.promises, as_of, constants),
        favours(story.favours, as_of, constants),
    )


def trend(
    story: Story, running: Running, as_of: date, constants: Constants, pins: Sequence[Pin] = ()
) -> tuple[tuple[date, float | None], ...]:
    """Return the health on the Mondays of the last 26 weeks and on the day itself, from sums over the touches.

    The snapshots are computed by the rules in force, so that a touch that is brought in later counts where it lies;
    while a pin held, its value stands there.
    """
    monday = as_of - timedelta(days=as_of.weekday())
    mondays = [monday - timedelta(weeks=week) for week in range(WEEKS, -1, -1)]
    days = [*mondays, as_of] if mondays[-1] != as_of else mondays
    worth = (value_on(story, running, day, constants, pins) for day in days)
    return tuple((day, None if one is None else round(one, 1)) for day, one in zip(days, worth, strict=True))


def value_on(
    story: Story, running: Running, day: date, constants: Constants, pins: Sequence[Pin]
) -> float | None:
    """Return the health on a day: the pin that held, else the computed one; None where data was too little."""
    pin = pin_on(pins, day)
    if pin is not None:
        return float(pin.value)
    return value(shares(running, story, day, constants), running.upto(day), constants)


def _by_day(story: Story, as_of: date) -> tuple[tuple[date, int], ...]:
    first = as_of - timedelta(days=365)
    counts: dict[date, int] = {}
    for one in counting(story.touches, as_of).after(first):
        counts[one.day] = counts.get(one.day, 0) + 1
    return tuple(sorted(counts.items()))
