"""When a person can be reached: where the hours of both sides meet."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from desktop.rhythm.facts import CHINA
from desktop.rhythm.hour_words import Span

_LEAST = timedelta(minutes=30)
_AHEAD = 14
"""Days within which a time is looked for: no shutdown without its days after is longer."""


class Window(NamedTuple):
    """Two moments between which both sides can be reached."""

    start: datetime
    end: datetime


def next_window(
    theirs: Iterable[Span], ours: Span, zone: tzinfo, now: datetime, works: Callable[[date], bool]
) -> Window | None:
    """Return the next time from ``now`` on at which both sides can be reached, of half an hour at least.

    ``theirs`` are China's minutes on days on which they work, ``ours`` those of our ``zone``; None when there is none.
    """
    theirs = tuple(theirs)
    now = now.replace(second=0, microsecond=0)
    now += timedelta(minutes=-now.minute % 30)  # nobody says "from 9:31 on"
    today = now.astimezone(CHINA).date()
    for number in range(_AHEAD):
        day = today + timedelta(days=number)
        for span in theirs if works(day) else ():
            found = _meeting(_moments(day, span, CHINA), day, ours, zone, now)
            if found is not None:
                return found
    return None


def _meeting(theirs: Window, day: date, ours: Span, zone: tzinfo, now: datetime) -> Window | None:
    for shift in (-1, 0, 1):  # our day begins on another date than theirs
        own = _moments(day + timedelta(days=shift), ours, zone)
        start, end = max(theirs.start, own.start, now), min(theirs.end, own.end)
        if end - start >= _LEAST:
            return Window(start.astimezone(CHINA), end.astimezone(CHINA))
    return None


def _moments(day: date, span: Span, zone: tzinfo) -> Window:
    first, last = (datetime.combine(day, time(), zone) + timedelta(minutes=minute) for minute in span)
    return Window(first, last)
