"""The hours that people write down of somebody: "mornings, not 12 to 2", "上午9点到下午5点，午休不要打"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from desktop.chinese.numbers import from_hanzi

Span = tuple[int, int]
"""Two minutes of the day, the second one after the first."""
OFFICE: tuple[Span, ...] = ((510, 720), (810, 1050))
"""A factory's office: 8:30 to 12:00 and 13:30 to 17:30 (the project's facts, section 3)."""
POLITE: Span = (510, 1260)
"""Between 8:30 and 21:00 a message disturbs nobody."""
_DAY, _NOON = 24 * 60, 12 * 60
_NIGHT = 7
"""Hours below it are meant after noon where nothing else is said: nobody is called at three in the night."""
_PARTS: tuple[tuple[re.Pattern[str], Span], ...] = (
    (re.compile(r"morning|forenoon|上午|早上"), (510, 720)),
    (re.compile(r"(?<!after)(?<!fore)noon|lunch|中午|午休"), (720, 810)),
    (re.compile(r"afternoon|下午"), (810, 1080)),
    (re.compile(r"evening|night|晚上|傍晚"), (1140, 1290)),
)
_EARLY, _LATE = "上午|早上|早晨|凌晨", "中午|下午|傍晚|晚上"
_EARLY_WORDS, _LATE_WORDS = re.compile(r"morning|forenoon"), re.compile(r"afternoon|evening|night")
_NOT = re.compile(
    r"\b(?:not|no|never|except|avoid|don'?t)\b(?! busy)|(?<!not )\bbusy\b"
    r"|不(?!忙|太忙|错)|(?<!特)别|除|勿|(?<!不)(?<!不太)忙"
)
_CLAUSES, _AND = re.compile(r"[,;，；。、\n]"), re.compile(r"\b(?:and|or)\b|[&/和与及或]")
_NUMERAL = re.compile(r"(?:二?十[一二三四五六七八九]?|[一二两三四五六七八九])(?=点|时)")
_TIME = rf"({_EARLY}|{_LATE})?\s*(\d{{1,2}})(?:\s*[:.h]\s*(\d{{2}}))?\s*(?:点钟?|时)?(半)?\s*(am|pm)?"
_SPAN = re.compile(rf"{_TIME}\s*(?:-+|–|—+|~|to|till?|until|到|至)\s*{_TIME}")
_FROM = re.compile(rf"(?:after|from)\s*{_TIME}|{_TIME}\s*(?:以后|之后|后)")
_UNTIL = re.compile(rf"(?:before|until|till?)\s*{_TIME}|{_TIME}\s*(?:以前|之前|前)")


class _Time(NamedTuple):
    """A time as typed; ``late`` tells whether it was said to be after noon, None where nothing was said."""

    minute: int
    late: bool | None


def spans_of(words: str) -> tuple[Span, ...]:
    """Return the hours that words mean, in China's time. Without any that can be read it is the hours of an office."""
    wanted: list[Span] = []
    not_wanted: list[Span] = []
    for clause in _clauses(words):
        (not_wanted if _NOT.search(clause) else wanted).extend(_clause(clause))
    return without(wanted or OFFICE, not_wanted)


def readable(words: str) -> bool:
    """Tell whether words say hours that can be read."""
    return any(_clause(clause) for clause in _clauses(words))


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


def _clauses(words: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", words).lower()
    return _CLAUSES.split(_NUMERAL.sub(lambda numeral: str(from_hanzi(numeral[0])), plain))


def _clause(clause: str) -> list[Span]:
    """Return the spans of a clause, of which "and" may join some."""
    late = True if _LATE_WORDS.search(clause) and not _EARLY_WORDS.search(clause) else None
    return [span for piece in _AND.split(clause) for span in _piece(piece, late=late)]


def _piece(piece: str, *, late: bool | None) -> list[Span]:
    if found := _SPAN.search(piece):
        first, last = _time(found.groups()[:5], late=late), _time(found.groups()[5:], late=late)
        return _between(first, last) if first and last else []
    if found := _FROM.search(piece):
        start = _time(found.groups()[:5], late=late) or _time(found.groups()[5:], late=late)
        minute = _alone(start) if start else _DAY
        return [(minute, POLITE[1] if minute < POLITE[1] else _DAY)] if minute < _DAY else []
    if found := _UNTIL.search(piece):
        end = _time(found.groups()[:5], late=late) or _time(found.groups()[5:], late=late)
        minute = _alone(end) if end else 0
        return [(POLITE[0] if minute > POLITE[0] else 0, minute)] if minute else []
    return [span for part, span in _PARTS if part.search(piece)]


def _time(groups: tuple[str | None, ...], *, late: bool | None) -> _Time | None:
    """Return the time of a match, ``late`` as its clause where it says nothing itself; None for no time of a day."""
    part, hour, minute, half, latin = groups
    if hour is None or int(hour) > 24 or int(minute or 0) > 59:
        return None
    hours, said = int(hour), part or latin
    if said:
        late = said == "pm" or said in _LATE.split("|")
    if latin == "am" and hours == 12:
        hours = 0
    if part in ("傍晚", "晚上") and hours == 12:
        hours = 24
    if late and hours < (11 if part == "中午" else 12):
        hours += 12
    return _Time(min(hours * 60 + (30 if half else int(minute or 0)), _DAY), late)


def _alone(one: _Time) -> int:
    """Return the minute of a time that stands alone."""
    small = one.late is None and 0 < one.minute < _NIGHT * 60
    return one.minute + _NOON if small else one.minute


def _between(first: _Time, last: _Time) -> list[Span]:
    """Return the span of two times; where one of them says more, or the order tells, the other follows from it."""
    start, end = _alone(first), _alone(last)
    if first.late is None and last.late and start + _NOON < end:
        start += _NOON  # "8 to 10 pm"
    if end <= start and end + _NOON <= _DAY and last.late is not True:
        end += _NOON  # "9 to 5", "12点到2点"
    return [(start, end)] if start < end else []
