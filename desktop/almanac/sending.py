"""By which day a greeting is said and a gift posted: lead of the festival, transit, and the closed days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.almanac.festivals import Festival, festival_days, festivals
from desktop.almanac.workdays import Span

_DAY = timedelta(days=1)
_MARGIN = 2
"""Days before the gate closes on which a parcel must be there to be handed on."""
_SATURDAY = 5
USUAL_LEAD = 3
"""Days before the day itself for an occasion that is no festival, such as a birthday."""
USUAL_TRANSIT = 10
"""Days that a parcel of ours is under way where no plan says otherwise."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """When a parcel must leave and be there; ``closed`` is the shutdown that moved it, if one did."""

    send_by: date
    arrive_by: date
    closed: Span | None = None


def greeted() -> list[Festival]:
    """Return the festivals at which one sends greetings, in the order of the calendar table."""
    return [one for one in festivals().values() if one.greet is not None and one.weight != "memorial"]


def festival_day(festival: str, year: int) -> date | None:
    """Return the day of a festival in a Gregorian year; None when it falls in no such year or is not known."""
    if festival not in festivals():
        return None
    found = festival_days(festival, year)
    return found[0].first if found else None


def coming(today: date, days: int) -> list[tuple[Festival, date]]:
    """Return the festivals to greet from today until so many days later, the nearest first."""
    last = today + timedelta(days=days)
    found = [
        (one, occurrence.first)
        for one in greeted()
        for year in {today.year, last.year}
        for occurrence in festival_days(one.key, year)
        if today <= occurrence.first <= last
    ]
    return sorted(found, key=lambda pair: (pair[1], pair[0].key))


def greet_on(festival: Festival, day: date) -> date:
    """Return the day on which a greeting is usual."""
    return day - timedelta(days=festival.greet or 0)


def lead_for(occasion: str) -> int:
    """Return how many days before its day a gift should be there: as the festival asks, else ``USUAL_LEAD``."""
    known = festivals().get(occasion)
    return USUAL_LEAD if known is None or known.gift is None else known.gift


def deadline(day: date, lead: int, transit: int, closed: Iterable[Span] = ()) -> Deadline:
    """Return when a gift for ``day`` must be posted.

    It should be there ``lead`` days before, and two days before any closed days of the supplier that lie between its
    arrival and the day or begin right after; it is posted ``transit`` days earlier, on no Saturday or Sunday.
    """
    arrive, moved = day - timedelta(days=lead), None
    for span in sorted(closed, key=lambda one: one.first, reverse=True):
        latest = span.first - timedelta(days=_MARGIN)
        if span.first <= day + _DAY and span.last >= arrive and latest < arrive:
            arrive, moved = latest, span
    posted = arrive - timedelta(days=transit)
    while posted.weekday() >= _SATURDAY:
        posted -= _DAY
    return Deadline(posted, arrive, moved)
