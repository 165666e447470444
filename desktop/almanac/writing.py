"""Lunar dates as people write them: 正月初一, 闰六月, 腊月廿六, and in English."""

from __future__ import annotations

from desktop.almanac.lunar import LunarDate, ganzhi

MONTHS = ("正月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "冬月", "腊月")
ANIMALS_ZH = {
    "rat": "鼠",
    "ox": "牛",
    "tiger": "虎",
    "rabbit": "兔",
    "dragon": "龙",
    "snake": "蛇",
    "horse": "马",
    "goat": "羊",
    "monkey": "猴",
    "rooster": "鸡",
    "dog": "狗",
    "pig": "猪",
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
