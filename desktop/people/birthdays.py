"""Birthdays as a person types them: solar or lunar, with or without the year."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Literal

from desktop.errors import UsageError
from desktop.texts import _

_LEAP_YEAR = 2000
_LUNAR_MARK = re.compile(r"^(?:农历|阴历|旧历|lunar)[:：\s]*", re.IGNORECASE)
_SOLAR_MARK = re.compile(r"^(?:公历|阳历|新历|solar)[:：\s]*", re.IGNORECASE)
_DIGITS = re.compile(
    r"^(?:(?P<year>\d{4})\s*[-/.年]\s*)?(?P<leap>闰|leap\s+)?(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})[日号]?$",
    re.IGNORECASE,
)
_HANZI = re.compile(
    r"^(?:(?P<year>\d{4})年)?(?P<leap>闰)?(?P<month>正|冬|腊|十[一二]?|[一二三四五六七八九])月"
    r"(?P<tens>初|十|廿|二十|三十)?(?P<unit>[一二三四五六七八九十])?[日号]?$"
)
_NUMERALS = {numeral: value for value, numeral in enumerate("一二三四五六七八九十", start=1)}
_MONTHS = _NUMERALS | {"正": 1, "十一": 11, "冬": 11, "十二": 12, "腊": 12}
_MONTH_NAMES = "正二三四五六七八九十冬腊"
_TENS = {"": 0, "初": 0, "十": 10, "廿": 20, "二十": 20, "三十": 30}


@dataclass(frozen=True, slots=True)
class Birthday:
    """A day of birth: month 1-12, day 1-31 (lunar 1-30), the year None when unknown."""

    calendar: Literal["solar", "lunar"]
    month: int
    day: int
    year: int | None = None
    leap: bool = False
    """In a leap month of the lunar calendar."""


def parse_birthday(text: str) -> Birthday:
    """Read a birthday: 1985-03-12, 03-12, 3月12日, lunar 8-15, 农历1985年闰六月初一, 正月十五.

    Month names in hanzi (八月十五) are lunar unless 公历 is said. Raises UsageError for what is no day of a year.
    """
    typed = " ".join(unicodedata.normalize("NFKC", text).split())
    bare = _SOLAR_MARK.sub("", _LUNAR_MARK.sub("", typed))
    match = _DIGITS.match(bare) or _HANZI.match(bare)
    if match is None:
        raise _unreadable(text)
    in_hanzi = match.re is _HANZI
    lunar = bool(_LUNAR_MARK.match(typed)) or bool(match["leap"])
    lunar = lunar or (in_hanzi and not _SOLAR_MARK.match(typed))
    month = _MONTHS[match["month"]] if in_hanzi else int(match["month"])
    day = _day_in_hanzi(match["tens"] or "", match["unit"] or "") if in_hanzi else int(match["day"])
    year = int(match["year"]) if match["year"] else None
    return checked(Birthday("lunar" if lunar else "solar", month, day, year, bool(match["leap"])), text)


def checked(birthday: Birthday, typed: str = "") -> Birthday:
    """Return the birthday when its day can exist; raises UsageError else.

    A lunar month is taken to have 30 days: whether that of the year had is the almanac's matter.
    """
    if birthday.calendar == "lunar":
        possible = 1 <= birthday.month <= 12 and 1 <= birthday.day <= 30
        if not possible or (birthday.year is not None and not 1 <= birthday.year <= 9999):
            raise _unreadable(typed or format_birthday(birthday))
        return birthday
    try:
        date(birthday.year or _LEAP_YEAR, birthday.month, birthday.day)
    except ValueError:
        raise _unreadable(typed or format_birthday(birthday)) from None
    return birthday


def format_birthday(birthday: Birthday) -> str:
    """Write a birthday so that ``parse_birthday`` reads it again: 1985-03-12, 03-12, 农历1985年闰六月初一."""
    if birthday.calendar == "solar":
        short = f"{birthday.month:02}-{birthday.day:02}"
        return short if birthday.year is None else f"{birthday.year:04}-{short}"
    year = "" if birthday.year is None else f"{birthday.year:04}年"
    return f"农历{year}{'闰' if birthday.leap else ''}{lunar_day(birthday.month, birthday.day)}"


def lunar_day(month: int, day: int) -> str:
    """Return a day of the lunar year in hanzi: 8, 15 is 八月十五; numbers outside 1-12 and 1-30 stay digits."""
    if not (1 <= month <= 12 and 1 <= day <= 30):
        return f"{month}月{day}"
    whole = {10: "初十", 20: "二十", 30: "三十"}
    units = "一二三四五六七八九"
    return f"{_MONTH_NAMES[month - 1]}月" + (whole.get(day) or "初十廿"[day // 10] + units[day % 10 - 1])


def _day_in_hanzi(tens: str, unit: str) -> int:
    """Return the day; 初十 is ten, and 0 or more than 30 for what is none."""
    if unit == "十":
        return 10 if tens in ("初", "") else 0
    return _TENS[tens] + (_NUMERALS[unit] if unit else 0)


def _unreadable(typed: str) -> UsageError:
    return UsageError(
        _("“{typed}” is not a birthday that can be read.").format(typed=typed),
        _("Type it like 1985-03-12, 03-12, 正月十五 or lunar 8-15."),
    )
