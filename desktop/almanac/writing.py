"""Lunar dates as people write them: 正月初一, 闰六月, 腊月廿六, and in English."""

from __future__ import annotations

from desktop.almanac.lunar import LunarDate, animal, ganzhi
from desktop.texts import N_, _

MONTHS = ("正月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "冬月", "腊月")
ANIMAL_NAMES = {
    "rat": N_("rat"),
    "ox": N_("ox"),
    "tiger": N_("tiger"),
    "rabbit": N_("rabbit"),
    "dragon": N_("dragon"),
    "snake": N_("snake"),
    "horse": N_("horse"),
    "goat": N_("goat"),
    "monkey": N_("monkey"),
    "rooster": N_("rooster"),
    "dog": N_("dog"),
    "pig": N_("pig"),
}
_DIGITS = "〇一二三四五六七八九十"


def month_zh(month: int, *, leap: bool = False) -> str:
    """Return 正月 to 腊月, with 闰 for a leap month."""
    return ("闰" if leap else "") + MONTHS[month - 1]


def day_zh(day: int) -> str:
    """Return 初一 to 三十."""
    if day in {10, 20, 30}:
        return {10: "初十", 20: "二十", 30: "三十"}[day]
    return "初十廿"[day // 10] + _DIGITS[day % 10]


def year_zh(year: int) -> str:
    """Return the year as 丙午年."""
    return ganzhi(year) + "年"


def full_zh(day: LunarDate) -> str:
    """Return the whole date, as 丙午年正月初一."""
    return year_zh(day.year) + month_zh(day.month, leap=day.leap) + day_zh(day.day)


def label_zh(day: LunarDate) -> str:
    """Return the small label of a calendar cell: the month on its first day, else the day."""
    return month_zh(day.month, leap=day.leap) if day.day == 1 else day_zh(day.day)


def short_en(day: LunarDate) -> str:
    """Return month and day in figures, with an L for a leap month: 6/15, 6L/15."""
    return f"{day.month}{'L' if day.leap else ''}/{day.day}"


def described(day: LunarDate) -> str:
    """Return the whole date as a phrase in the language in force."""
    name = _(ANIMAL_NAMES[animal(day.year)])
    if day.leap:
        phrase = _("day {day} of leap month {month}, year of the {animal}")
    else:
        phrase = _("day {day} of lunar month {month}, year of the {animal}")
    return phrase.format(day=day.day, month=day.month, animal=name)
