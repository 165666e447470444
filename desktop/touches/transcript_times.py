"""The times that stand above messages in copied chats, in Chinese and English.

``昨天 下午2:05``, ``2024年3月5日 14:30``, ``3/5/24, 2:30 PM``, ``星期三 10:20``, ``Yesterday 14:30``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time, timedelta

_HALF_DAYS = "凌晨|清晨|早上|上午|中午|下午|傍晚|晚上|夜里"
_NOON = {"下午", "傍晚", "晚上", "夜里"}
_LATIN_HALVES = r"[AaPp]\.?\s?[Mm]\.?"
_WEEKDAYS_EN = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_RELATIVE = {"今天": 0, "昨天": 1, "前天": 2, "today": 0, "yesterday": 1}

CLOCK = rf"(?:(?:{_HALF_DAYS})\s?)?\d{{1,2}}[:：]\d{{2}}(?:[:：]\d{{2}})?(?:\s?{_LATIN_HALVES})?"
"""A time of day, as a part of other patterns."""
DAY = (
    r"(?:\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日|\d{1,2}\s?月\s?\d{1,2}\s?日|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}"
    r"|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})|\d{1,2}[-/]\d{1,2}|今天|昨天|前天|(?:星期|周)[一二三四五六日天]"
    r"|(?:[A-Z][a-z]{2,8}\.?\s\d{1,2},?\s\d{4})|(?:\d{1,2}\s[A-Z][a-z]{2,8}\.?\s\d{4})"
    r"|[Tt]oday|[Yy]esterday|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
)
"""A day, as a part of other patterns; its weekday may follow a date."""
WEEKDAY_BEHIND = r"(?:\s?[(（]?(?:星期|周)[一二三四五六日天][)）]?)?"
WHEN = rf"(?:{DAY}{WEEKDAY_BEHIND}[\s,，]{{0,3}})?{CLOCK}"
"""A time with or without its day."""
_PARTED = re.compile(rf"(?P<day>{DAY})?{WEEKDAY_BEHIND}[\s,，]{{0,3}}(?P<clock>{CLOCK})?")
_CLOCK = re.compile(
    rf"(?P<half>{_HALF_DAYS})?\s?(?P<hour>\d{{1,2}})[:：](?P<minute>\d{{2}})(?:[:：]\d{{2}})?\s?(?P<latin>{_LATIN_HALVES})?"
)
_NUMBERS = re.compile(r"\d+")
_MONTH = re.compile(rf"\b(?:{'|'.join(_MONTHS)})")
_TWO_DIGIT_YEARS = 2000


@dataclass(frozen=True, slots=True)
class Reading:
    """How dates are read: ``today`` is the day of the copy; ``day_first`` is for ``3/5/24``."""

    today: date
    day_first: bool = True


def read_when(text: str, reading: Reading) -> tuple[date | None, time | None] | None:
    """Return day and time of what ``WHEN`` or ``DAY`` has found; None when there is no such day or time."""
    parted = _PARTED.fullmatch(text.strip())
    if parted is None or not (parted["day"] or parted["clock"]):
        return None
    day = read_day(parted["day"], reading) if parted["day"] else None
    clock = read_clock(parted["clock"]) if parted["clock"] else None
    if (parted["day"] and day is None) or (parted["clock"] and clock is None):
        return None
    return day, clock


def read_clock(text: str) -> time | None:
    """Return a time of day, in 12 or 24 hours; None when there is none such."""
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute = int(found["hour"]), int(found["minute"])
    latin = (found["latin"] or "").casefold()[:1]
    if (found["half"] in _NOON or latin == "p") and hour < 12:
        hour += 12
    elif (latin == "a" or found["half"] == "凌晨") and hour == 12:
        hour = 0
    elif found["half"] == "中午" and hour < 3:
        hour += 12
    return time(hour, minute) if hour < 24 and minute < 60 else None


def read_day(text: str, reading: Reading) -> date | None:
    """Return the day that a text means; one without a year is the last such day up to today."""
    plain = text.strip()
    lower = plain.casefold()
    if lower in _RELATIVE:
        return reading.today - timedelta(days=_RELATIVE[lower])
    weekday = _weekday(plain)
    if weekday is not None:
        back = (reading.today.weekday() - weekday) % 7 or 7
        return reading.today - timedelta(days=back)
    numbers = [int(number) for number in _NUMBERS.findall(plain)]
    month = _MONTH.search(lower)
    if month is not None and len(numbers) == 2:
        return _date(numbers[1], _MONTHS.index(month[0]) + 1, numbers[0])
    if len(numbers) == 3:
        return _whole(plain, numbers, reading)
    return _latest(numbers[0], numbers[1], reading.today) if len(numbers) == 2 else None


def _weekday(text: str) -> int | None:
    if text.startswith(("星期", "周")):
        return "一二三四五六日".index(text[-1].replace("天", "日"))
    return _WEEKDAYS_EN.index(text.casefold()) if text.casefold() in _WEEKDAYS_EN else None


def _whole(text: str, numbers: list[int], reading: Reading) -> date | None:
    first, second, third = numbers
    if first > 999 or "年" in text:
        return _date(first, second, third)
    year = third if third > 99 else third + _TWO_DIGIT_YEARS
    if second > 12:
        return _date(year, first, second)
    if first > 12 or reading.day_first:
        return _date(year, second, first)
    return _date(year, first, second)


def _latest(month: int, day: int, today: date) -> date | None:
    found = _date(today.year, month, day)
    if found is not None and found > today:
        found = _date(today.year - 1, month, day)
    return found or _date(today.year - 1, month, day)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
