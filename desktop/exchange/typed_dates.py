"""Reading birthdays as people and programs type them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from desktop.exchange.cards import CardBirthday
from desktop.exchange.cleaning import clean_line

# Apple writes this year where none is known; it is a leap year, so 29 February can stand.
NO_YEAR = 1604
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})(?:$|T.*)")
_YEAR_FIRST = re.compile(r"^(\d{4}) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2})[日号]?(?:$|[T ].*)")
_NO_YEAR = re.compile(r"^--(\d{2})-?(\d{2})(?:$|T.*)")
_MONTH_DAY = re.compile(r"^(\d{1,2})(?:月|[-/.])(\d{1,2})[日号]?$")
_YEAR_LAST = re.compile(r"^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$")
_WORDS = re.compile(r"^(?:(\d{1,2}) )?([A-Za-z]{3})[a-z]*\.?(?: (\d{1,2}))?(?:,? (\d{4}))?$")
_LUNAR = re.compile(r"^(?:农历|阴历|lunar)( leap)?[:：]?\s*(.*)$", re.IGNORECASE)
_CHINESE_DATE = re.compile(
    r"^(?:(\d{4})年)?(闰)?(正|冬|腊|[一二三四五六七八九十]{1,2})月(初|十|廿|二十|三十)?([一二三四五六七八九十])?日?$"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMERALS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_NUMERALS |= {"十一": 11, "十二": 12, "正": 1, "冬": 11, "腊": 12}
_TENS = {"初": 0, "十": 10, "廿": 20, "二十": 20, "三十": 30, "": 0}


def typed_birthday(text: str, *, lunar: bool = False, day_first: bool = False) -> CardBirthday | None:
    """Read a birthday, or return None when the text is none.

    Understood: ISO and vCard forms with and without year, 1985年8月15日, 8月15日, 农历八月十五, 闰四月初八,
    15 Aug 1985, Aug 15, and numbers with the year last; ``day_first`` says which of the two is the
    day, unless only one of them can be. Year 1604 means that the year is not known.
    """
    plain = clean_line(text)
    marked = _LUNAR.match(plain)
    if marked:
        found = typed_birthday(marked[2], lunar=True, day_first=day_first)
        return replace(found, leap=True) if found and marked[1] else found
    chinese = _CHINESE_DATE.match(plain)
    if chinese:
        return _chinese_date(chinese)
    parts = _numbers(plain, day_first=day_first) or _words(plain)
    return checked_birthday(*parts, lunar=lunar) if parts else None


def ambiguous(text: str) -> bool:
    """Tell whether day and month of a date with the year last cannot be told apart."""
    match = _YEAR_LAST.match(clean_line(text)) or _MONTH_DAY.match(clean_line(text))
    if not match or "月" in text:
        return False
    return int(match[1]) <= 12 and int(match[2]) <= 12 and match[1].zfill(2) != match[2].zfill(2)


def proves_day_first(text: str) -> bool:
    """Tell whether a date with the year last can only be read with the day before the month."""
    match = _YEAR_LAST.match(clean_line(text))
    return bool(match) and int(match[1] if match else 0) > 12


def checked_birthday(
    month: int, day: int, year: int | None, *, lunar: bool, leap: bool = False
) -> CardBirthday | None:
    """Return the birthday when such a day can exist (a lunar month has at most 30 days), else None."""
    year = None if year in (NO_YEAR, 0) else year
    if lunar:
        possible = 1 <= month <= 12 and 1 <= day <= 30
        return CardBirthday(month, day, year, lunar=True, leap=leap) if possible else None
    try:
        date(year or NO_YEAR, month, day)
    except ValueError:
        return None
    return CardBirthday(month, day, year)


def _numbers(text: str, *, day_first: bool) -> tuple[int, int, int | None] | None:
    if match := _COMPACT.match(text) or _YEAR_FIRST.match(text):
        return int(match[2]), int(match[3]), int(match[1])
    if match := _NO_YEAR.match(text):
        return int(match[1]), int(match[2]), None
    if match := _YEAR_LAST.match(text):
        first, second = int(match[1]), int(match[2])
        swapped = first > 12 or (day_first and second <= 12)
        return (second, first, int(match[3])) if swapped else (first, second, int(match[3]))
    if match := _MONTH_DAY.match(text):
        first, second = int(match[1]), int(match[2])
        swapped = first > 12 or (day_first and second <= 12 and "月" not in text)
        return (second, first, None) if swapped else (first, second, None)
    return None


def _words(text: str) -> tuple[int, int, int | None] | None:
    match = _WORDS.match(text)
    if not match or match[2].lower() not in _MONTHS or not (match[1] or match[3]):
        return None
    month = _MONTHS.index(match[2].lower()) + 1
    return month, int(match[1] or match[3]), int(match[4]) if match[4] else None


def _chinese_date(match: re.Match[str]) -> CardBirthday | None:
    """Read a date in Chinese numerals: 八月十五 is lunar, for the other calendar is written in digits."""
    year, leap, month, tens, unit = match.groups(default="")
    day = _TENS[tens] + _NUMERALS.get(unit, 0)
    day = 10 if tens == "初" and unit == "十" else 20 if tens == "二十" and not unit else day
    return checked_birthday(
        _NUMERALS.get(month, 0), day, int(year) if year else None, lunar=True, leap=bool(leap)
    )
