"""When a person can be reached: the words on their page as spans of the day, and where both sides' hours meet."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from desktop.rhythm.facts import CHINA

Span = tuple[int, int]
"""Two minutes of the day, the second one after the first."""
OFFICE: tuple[Span, ...] = ((510, 720), (810, 1050))
"""A factory's office: 8:30 to 12:00 and 13:30 to 17:30 (the project's facts, section 3)."""
POLITE: Span = (510, 1260)
"""Between 8:30 and 21:00 a message disturbs nobody."""
_DAY, _NOON = 24 * 60, 720
_WORDS: tuple[tuple[tuple[str, ...], Span], ...] = (
    (("morning", "forenoon", "上午", "早上"), (510, 720)),
    (("afternoon", "下午"), (810, 1080)),
    (("evening", "night", "晚上", "傍晚"), (1140, 1290)),
    (("noon", "lunch", "中午", "午休"), (720, 810)),
)
_LATE = ("下午", "晚上", "afternoon", "evening", "pm")
_NOT = re.compile(r"\b(not|no|never|except|avoid)\b|不|别|除")
_TIME = r"(\d{1,2})(?:\s*[:：.h]\s*(\d{2}))?\s*(?:点|时|am|pm)?(半)?"
_SPAN = re.compile(rf"{_TIME}\s*(?:-|–|—|~|to|till|until|到|至)\s*(?:上午|下午|晚上)?\s*{_TIME}")
_FROM = re.compile(rf"(?:after|from)\s*{_TIME}|{_TIME}\s*(?:以后|之后|后)")
_UNTIL = re.compile(rf"(?:before|until)\s*{_TIME}|{_TIME}\s*(?:以前|之前|前)")
_LEAST = timedelta(minutes=30)
_AHEAD = 14
"""Days within which a time is looked for: no shutdown without its days after is longer."""


class Window(NamedTuple):
    """Two moments between which both sides can be reached."""

    start: datetime
    end: datetime


def spans_of(words: str) -> tuple[Span, ...]:
    """Return the hours that words such as "mornings, not 12 to 13:30" or "下午3点到5点" mean, in China's time.

    Without any that can be read it is the hours of an office.
    """
    wanted: list[Span] = []
    not_wanted: list[Span] = []
    for clause in re.split(r"[,;，；。、\n]", words.lower()):
        (not_wanted if _NOT.search(clause) else wanted).extend(_clause(clause))
    return without(wanted or OFFICE, not_wanted)


def readable(words: str) -> bool:
    """Tell whether words say hours that can be read."""
    return any(_clause(clause) for clause in re.split(r"[,;，；。、\n]", words.lower()))


def _clause(clause: str) -> list[Span]:
    late = any(word in clause for word in _LATE)
    for pattern, ends in ((_SPAN, None), (_FROM, POLITE[1]), (_UNTIL, POLITE[0])):
        found = pattern.search(clause)
        if found is None:
            continue
        times = _minutes(found.groups(), late=late)
        if ends is None and len(times) == 2:
            return [(times[0], times[1])] if times[0] < times[1] else []
        if ends is not None and times:
            first, last = sorted((times[0], ends))
            return [(first, last)] if first < last else []
    return [span for names, span in _WORDS if any(name in clause for name in names)][:1]


def _minutes(groups: tuple[str | None, ...], *, late: bool) -> list[int]:
    found = []
    for hour, minute, half in zip(groups[::3], groups[1::3], groups[2::3], strict=True):
        if hour is None or int(hour) > 24 or int(minute or 0) > 59:
            continue
        hours = int(hour) + (12 if late and int(hour) < 12 else 0)
        found.append(min(hours * 60 + (30 if half else int(minute or 0)), _DAY))
    return found


def without(spans: Iterable[Span], others: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans of the day without what others cover, in order of time."""
    left = sorted(spans)
    for first, last in others:
        left = [
            piece
            for start, end in left
            for piece in ((start, min(end, first)), (max(start, last), end))
            if piece[0] < piece[1]
        ]
    return tuple(dict.fromkeys(left))


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
