"""Reads the day that a person typed to go to: 2027-02-06, 正月十五, "2027-1-1 lunar"."""

from __future__ import annotations

import re
from datetime import date

from desktop.almanac import lunar
from desktop.almanac.writing import MONTHS, day_zh
from desktop.errors import UsageError
from desktop.texts import _

_SOLAR = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?")
_LUNAR_NUMBERS = re.compile(r"(?:(\d{4})\s*[-/.])?\s*(\d{1,2})\s*(l)?\s*[-/.]\s*(\d{1,2})", re.IGNORECASE)
_LUNAR_MARK = re.compile(r"\s*(?:农历|阴历|lunar)\s*", re.IGNORECASE)
_LEAP_MARK = re.compile(r"\s*leap\s*", re.IGNORECASE)
_HANZI = re.compile(rf"(?:(\d{{4}}|[{lunar.STEMS}][{lunar.BRANCHES}])年)?\s*(闰)?(.{{1,2}}月)(.{{2,3}})?")

_MONTH_NUMBERS = {name: number for number, name in enumerate(MONTHS, 1)} | {
    "一月": 1,
    "十一月": 11,
    "十二月": 12,
    "臘月": 12,
}
_DAY_NUMBERS = {day_zh(number): number for number in range(1, 31)} | {
    f"二十{'一二三四五六七八九'[number]}": 21 + number for number in range(9)
}


def read_day(text: str, today: date) -> date:
    """Return the day of a typed text; a lunar date without year is the next one from ``today`` on.

    Raises UsageError (NoSuchDate, DateOutOfRange) with a sentence for what cannot be read or does not exist.
    """
    plain = text.strip()
    if _LUNAR_MARK.search(plain):
        return _lunar_numbers(_LUNAR_MARK.sub(" ", plain).strip(), plain, today)
    found = _SOLAR.fullmatch(plain)
    if found:
        return _solar(int(found.group(1)), int(found.group(2)), int(found.group(3)), plain)
    return _hanzi(plain, today)


def _solar(year: int, month: int, day: int, text: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise lunar.NoSuchDate(
            _("{text} is not a date of the calendar.").format(text=text), _("Check month and day.")
        ) from None


def _lunar_numbers(rest: str, text: str, today: date) -> date:
    """Read what stands beside the mark of a lunar date, in figures or in hanzi."""
    leap = _LEAP_MARK.search(rest) is not None
    found = _LUNAR_NUMBERS.fullmatch(_LEAP_MARK.sub(" ", rest).strip())
    if found is None:
        return _hanzi(rest, today)
    year = int(found.group(1)) if found.group(1) else None
    leap = leap or found.group(3) is not None
    return _lunar(year, int(found.group(2)), int(found.group(4)), leap=leap, text=text, today=today)


def _hanzi(text: str, today: date) -> date:
    found = _HANZI.fullmatch(text)
    month = _MONTH_NUMBERS.get(found.group(3)) if found else None
    day = _DAY_NUMBERS.get(found.group(4) or "初一") if found else None
    if found is None or month is None or day is None:
        raise _unreadable(text)
    year = _year(found.group(1), today) if found.group(1) else None
    return _lunar(year, month, day, leap=found.group(2) is not None, text=text, today=today)


def _year(text: str, today: date) -> int:
    """Return a year typed in figures, or the one of that stem and branch that is nearest to today."""
    if text.isdigit():
        return int(text)
    this = lunar.to_lunar(today).year
    for year in range(this - 30, this + 30):
        if lunar.ganzhi(year) == text:
            return year
    raise _unreadable(text)


def _lunar(year: int | None, month: int, day: int, *, leap: bool, text: str, today: date) -> date:
    if year is not None:
        return lunar.to_gregorian(year, month, day, leap)
    if not 1 <= month <= 12 or not 1 <= day <= 30:
        raise _unreadable(text)
    first = lunar.to_lunar(today).year
    for candidate in range(first, lunar.LAST_DAY.year + 1):
        try:
            found = lunar.to_gregorian(candidate, month, day, leap)
        except lunar.NoSuchDate:
            continue
        if found >= today:
            return found
    raise lunar.NoSuchDate(
        _("{text} does not come again before 2101.").format(text=text),
        _("Type the year as well, as in 2025-6-1 lunar."),
    )


def _unreadable(text: str) -> UsageError:
    return UsageError(
        _("{text} is not a date that can be read.").format(text=text),
        _("Type a day as in 2027-02-06, 正月十五 or 2027-1-1 lunar."),
    )
