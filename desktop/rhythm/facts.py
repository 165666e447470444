"""What the rules are asked about: touches, orders, people and promises as plain values, without any database.

Days are those of China (UTC+8, no summer time), so that an answer is the same in every time zone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from operator import attrgetter
from typing import NamedTuple

CHINA = timezone(timedelta(hours=8))
_AHEAD, _DAY, _EPOCH = 8 * 3_600_000, 24 * 3_600_000, date(1970, 1, 1).toordinal()
"""China's clock is ahead by so many milliseconds; a day has so many; the number of the first one."""


def china_day(at: int) -> date:
    """Return the day in China of an instant in milliseconds since 1970; by whole numbers, as thousands are asked."""
    return date.fromordinal(china_ordinal(at))


def china_ordinal(at: int) -> int:
    """Return the number of that day, as ``date.toordinal`` gives it."""
    return (at + _AHEAD) // _DAY + _EPOCH


class Heard(NamedTuple):
    """A touch as a rule sees it; a card makes hundreds, and a dataclass of so many fields takes five times as long."""

    id: int
    at: datetime
    day: date
    """Its day in China: the rules ask for it again and again."""
    kind: str = "message"
    direction: str = "both"
    """``in``, ``out`` or ``both``."""
    started_by: str = "us"
    counts: bool = True
    held: bool = True
    asks: bool = False
    answers_id: int | None = None
    mood: str = ""
    people: tuple[int, ...] = ()
    channel: str = ""

    @property
    def inbound(self) -> bool:
        """Tell whether they were heard: they wrote, or both talked."""
        return self.direction != "out"

    @property
    def outbound(self) -> bool:
        """Tell whether we were heard."""
        return self.direction != "in"


class Counted(list[Heard]):
    """What ``counting`` gives: the touches that count and were held, the oldest first; nobody changes it."""

    __slots__ = ()

    def after(self, day: date) -> Counted:
        """Return those that came later than a day."""
        return Counted(self[bisect_right(self, day, key=_day) :])


_day = attrgetter("day")


def counting(touches: Iterable[Heard], as_of: date) -> Counted:
    """Return the touches that count, were held and are not in the future of ``as_of``, the oldest first.

    Asked again about what it gave, it looks only where the day ends: a line of half a year asks 27 times.
    """
    if isinstance(touches, Counted):
        end = bisect_right(touches, as_of, key=_day)
        return touches if end == len(touches) else Counted(touches[:end])
    kept = (one for one in touches if one.counts and one.held and one.day <= as_of)
    return Counted(sorted(kept, key=lambda one: (one.at, one.id)))


@dataclass(frozen=True, slots=True)
class Due:
    """A milestone that waits."""

    id: int
    on: date
    name: str = ""


@dataclass(frozen=True, slots=True)
class OpenOrder:
    """An order between deposit and shipment."""

    id: int
    number: str
    since: date
    """The day of the deposit."""
    waiting: tuple[Due, ...] = ()
    last_done: date | None = None
    """The day of the newest milestone that is done."""


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who works at a supplier, or worked there in the half-year of which a line is drawn."""

    id: int
    name: str
    department: str = ""
    role: str = ""
    """``decides`` and so on, or empty."""
    reports_to: str = ""
    """The name of their boss, met or not."""
    since: date | None = None
    until: date | None = None
    """The last day; who leaves on a day is gone on it, so that the alarm is raised at once."""

    def works(self, day: date) -> bool:
        """Tell whether they work there on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or self.until > day)


@dataclass(frozen=True, slots=True)
class Asked:
    """A decision that somebody was asked for."""

    id: int
    what: str
    asked_on: date
    level: str
    """Level of who decides: ``rep``, ``manager``, ``director`` or ``boss``."""
    large: bool = False
    """A contract or a large sum."""
    answered_on: date | None = None
    contact_id: int | None = None
    asked: str = ""
    """Name of the person who was asked."""
    decider: str = ""
    supplier_id: int | None = None


@dataclass(frozen=True, slots=True)
class Promised:
    """A promise with the day for which it was given."""

    id: int
    ours: bool
    what: str
    made_on: date
    due_on: date
    outcome: str = ""
    """Empty while it is open, ``kept``, ``missed`` or ``released``."""
    settled_on: date | None = None

    def late(self, as_of: date) -> bool:
        """Tell whether it was kept late, or is open and past its day."""
        if self.outcome == "kept":
            return (self.settled_on or self.due_on) > self.due_on
        return self.outcome == "" and self.due_on < as_of


@dataclass(frozen=True, slots=True)
class Owed:
    """A favour (人情)."""

    id: int
    ours: bool
    """We did it and they owe us."""
    what: str
    on: date
    returned_on: date | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """All that the rules know of a supplier or a person."""

    touches: Sequence[Heard] = ()
    added_on: date | None = None
    people: tuple[Colleague, ...] = ()
    """Empty for a person; ``there`` are those of a day."""
    orders: tuple[OpenOrder, ...] = ()
    decisions: tuple[Asked, ...] = ()
    promises: tuple[Promised, ...] = ()
    favours: tuple[Owed, ...] = ()
    cadence: tuple[int, int] | None = None
    """Ideal and longest days, as ``desktop.people.cadence`` finds them."""
    lead_time: int | None = None
    person: bool = False
    name: str = ""

    def there(self, day: date) -> tuple[Colleague, ...]:
        """Return who works there on a day, each once."""
        return tuple({one.id: one for one in self.people if one.works(day)}.values())
