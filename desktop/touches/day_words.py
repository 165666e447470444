"""Days and times as people type them in one word: ``fri``, ``3d``, ``12-24``, ``下周一``, ``昨天``, ``14:30``.

All functions take text folded by ``fold``, read at a place in it, and say where the word ends. A Latin word must end
there; after a Chinese one the text may go on at once, as Chinese is written.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time, timedelta

_END = r"(?![0-9a-z_-])"
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LONG = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_NUMERALS = {
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "十": 10,
}
_NUMBER = f"([0-9]{{1,3}}|[{''.join(_NUMERALS)}])"
_AHEAD = {"today": 0, "tomorrow": 1, "tmr": 1, "今天": 0, "明天": 1, "后天": 2, "大后天": 3}
_BACK = {"today": 0, "yesterday": 1, "今天": 0, "昨天": 1, "前天": 2, "大前天": 3}


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day with the length that a range tells, as in ``14:30-15:10``."""

    start: time
    minutes: int | None


def fold(text: str) -> str:
    """Return text in lower case with full-width letters, digits and signs made plain, of the same length."""
    return "".join(map(_plain, text))


def _plain(character: str) -> str:
    folded = unicodedata.normalize("NFKC", character).lower()
    if character.isspace():
        return " "
    return folded if len(folded) == 1 else character


def day_ahead(folded: str, at: int, today: date) -> tuple[date, int] | None:
    """Read a day from ``today`` on at a place in folded text; return it with the end of the word.

    A weekday is the next one after today; ``下周一`` and ``next-mon`` lie in the week (from Monday) after this one;
    a month with day is the next one that comes. None when no day stands there or it is no date.
    """
    return _first(_DAY_RULES, folded, at, today)


def day_back(folded: str, at: int, today: date) -> tuple[date, int] | None:
    """Read a day up to ``today`` (``yesterday``, ``昨天``, ``上周五``, ``2026-11-20``); as ``day_ahead``."""
    return _first(_PAST_RULES, folded, at, today)


def clock(folded: str, at: int) -> tuple[Clock, int] | None:
    """Read ``14:30``, ``9:05``, ``14:30-15:10`` or ``2pm`` at a place in folded text."""
    match = _TIME.match(folded, at)
    if match:
        start = _time(int(match[1]), int(match[2]))
        until = _time(int(match[3]), int(match[4])) if match[3] else None
        if start and (until or not match[3]):
            return Clock(start, _minutes(start, until) if until else None), match.end()
        return None
    match = _HALF_DAY.match(folded, at)
    if match and 1 <= int(match[1]) <= 12:
        start = _time(int(match[1]) % 12 + (12 if match[3] == "p" else 0), int(match[2] or 0))
        return (Clock(start, None), match.end()) if start else None
    return None


def length(folded: str, at: int) -> tuple[int, int] | None:
    """Read a length such as ``25min`` or ``25分钟`` in minutes at a place in folded text."""
    match = _LENGTH.match(folded, at)
    return (int(match[1]), match.end()) if match else None


_TIME = re.compile(r"([0-9]{1,2}):([0-9]{2})(?:[-~]([0-9]{1,2}):([0-9]{2}))?(?![0-9:])")
_HALF_DAY = re.compile(rf"([0-9]{{1,2}})(?::([0-9]{{2}}))?([ap])m{_END}")
_LENGTH = re.compile(rf"([0-9]{{1,3}})(?:mins?{_END}|分钟)")


def _time(hour: int, minute: int) -> time | None:
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _minutes(start: time, until: time) -> int:
    return (until.hour * 60 + until.minute - start.hour * 60 - start.minute) % (24 * 60)


_Rule = tuple[re.Pattern[str], Callable[[re.Match[str], date], date | None]]


def _first(rules: tuple[_Rule, ...], folded: str, at: int, today: date) -> tuple[date, int] | None:
    for pattern, meaning in rules:
        match = pattern.match(folded, at)
        if match:
            try:
                day = meaning(match, today)
            except (ValueError, OverflowError):  # a 31st of February, a year beyond the calendar
                day = None
            if day is not None:
                return day, match.end()
    return None


def _number(word: str) -> int:
    return _NUMERALS.get(word) or int(word)


def _months_later(day: date, months: int) -> date:
    """Return the same day of a later month, or that month's last day."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _later(day: date, count: int, unit: str) -> date:
    if unit in ("m", "月", "个月"):
        return _months_later(day, count)
    return day + timedelta(days=count if unit in ("d", "天", "日") else 7 * count)


def _next_weekday(today: date, weekday: int) -> date:
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _weekday_of_week(today: date, weekday: int, weeks: int) -> date:
    return today + timedelta(days=weekday - today.weekday() + 7 * weeks)


def _latin_weekday(match: re.Match[str], today: date) -> date:
    weekday = _WEEKDAYS.index(match[2][:3])
    return _weekday_of_week(today, weekday, 1) if match[1] else _next_weekday(today, weekday)


def _chinese_weekday(match: re.Match[str], today: date) -> date:
    weekday = "一二三四五六日".index(match[2].replace("天", "日"))
    weeks = {"上": -1, "下": 1, "下下": 2}.get(match[1])
    return _next_weekday(today, weekday) if weeks is None else _weekday_of_week(today, weekday, weeks)


def _month_day(match: re.Match[str], today: date) -> date:
    month, day = int(match[1]), int(match[2])
    for year in range(today.year, today.year + 5):
        if day <= calendar.monthrange(year, month)[1] and date(year, month, day) >= today:
            return date(year, month, day)
    raise ValueError


def _day_of_month(match: re.Match[str], today: date) -> date | None:
    wanted = int(match[1])
    for months in range(3):
        first = _months_later(today.replace(day=1), months)
        if wanted <= calendar.monthrange(first.year, first.month)[1] and first.replace(day=wanted) >= today:
            return first.replace(day=wanted)
    return None


def _month_end(match: re.Match[str], today: date) -> date:
    later = _months_later(today.replace(day=1), 1 if match[1] else 0)
    return later.replace(day=calendar.monthrange(later.year, later.month)[1])


def _full(match: re.Match[str], _today: date) -> date:
    return date(int(match[1]), int(match[2]), int(match[3]))


def _not_after(match: re.Match[str], today: date) -> date | None:
    day = _full(match, today)
    return day if day <= today else None


def _words(table: dict[str, int]) -> re.Pattern[str]:
    longest_first = sorted(table, key=len, reverse=True)
    return re.compile("|".join(word + (_END if word.isascii() else "") for word in longest_first))


_FULL = re.compile(rf"([0-9]{{4}})(?:-|年)([0-9]{{1,2}})(?:-|月)([0-9]{{1,2}})(?:[日号]|{_END})")
_DAY_RULES: tuple[_Rule, ...] = (
    (_words(_AHEAD), lambda m, today: today + timedelta(days=_AHEAD[m[0]])),
    (re.compile(rf"(next-?)?({_LONG}|{'|'.join(_WEEKDAYS)}){_END}"), _latin_weekday),
    (re.compile(rf"([0-9]{{1,3}})([dwm]){_END}"), lambda m, today: _later(today, int(m[1]), m[2])),
    (_FULL, _full),
    (re.compile(rf"([0-9]{{1,2}})-([0-9]{{1,2}}){_END}"), _month_day),
    (re.compile(r"([0-9]{1,2})月([0-9]{1,2})[日号]?"), _month_day),
    (re.compile(r"(下下|下|这|本)?(?:周|星期|礼拜)([一二三四五六日天])"), _chinese_weekday),
    (
        re.compile(rf"{_NUMBER}个?(天|日|周|星期|礼拜|月)[之以]?后"),
        lambda m, d: _later(d, _number(m[1]), m[2]),
    ),
    (re.compile(r"(下个?)?月底|本月底"), _month_end),
    (re.compile(r"下个月"), lambda _m, today: _months_later(today, 1)),
    (re.compile(r"([0-9]{1,2})[日号]"), _day_of_month),
)
_PAST_RULES: tuple[_Rule, ...] = (
    (_words(_BACK), lambda m, today: today - timedelta(days=_BACK[m[0]])),
    (_FULL, _not_after),
    (re.compile(r"(上)个?(?:周|星期|礼拜)([一二三四五六日天])"), _chinese_weekday),
)
