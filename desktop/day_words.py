"""Days, times and whole numbers as words in the two languages of the program.

Babel says the same (a test compares them), but reading its tables takes a twentieth of a start, and Today waits for
the words of its days.
"""

from __future__ import annotations

from datetime import date, time

from desktop import texts

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NUMERALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_ON = "一二三四五六日"
_SHORT = 3


def _chinese() -> bool:
    return texts.language() == "zh_CN"


def weekday(day: date, *, short: bool = False) -> str:
    """Return the name of the weekday: "Saturday", "Sat" when ``short``."""
    number = day.weekday()
    if _chinese():
        return f"{'周' if short else '星期'}{_ON[number]}"
    return _WEEKDAYS[number][:_SHORT] if short else _WEEKDAYS[number]


def month(day: date, *, short: bool = False) -> str:
    """Return the name of the month: "February", "Feb" when ``short``."""
    if _chinese():
        return f"{day.month}月" if short else f"{_NUMERALS[day.month - 1]}月"
    return _MONTHS[day.month - 1][:_SHORT] if short else _MONTHS[day.month - 1]


def month_day(day: date, *, year: bool = False) -> str:
    """Return month and day, with the year when asked for: "Feb 2, 2027"."""
    if _chinese():
        return f"{day.year}年{day.month}月{day.day}日" if year else f"{day.month}月{day.day}日"
    words = f"{month(day, short=True)} {day.day}"
    return f"{words}, {day.year}" if year else words


def weekday_day(day: date, *, year: bool = False) -> str:
    """Return weekday, month and day, with the year when asked for: "Sat, Jan 30, 2027"."""
    name, words = weekday(day, short=True), month_day(day, year=year)
    return f"{words} {name}" if _chinese() else f"{name}, {words}"


def long_day(day: date) -> str:
    """Return weekday, month and day: "Tuesday, February 2"."""
    if _chinese():
        return f"{month_day(day)} {weekday(day)}"
    return f"{weekday(day)}, {month(day)} {day.day}"


def month_year(day: date, *, short: bool = False) -> str:
    """Return month and year: "February 2027", "Feb 2027" when ``short``."""
    return f"{day.year}年{day.month}月" if _chinese() else f"{month(day, short=short)} {day.year}"


def time_of_day(moment: time) -> str:
    """Return a time of day: "2:05 PM", with the space that does not break; on a Chinese screen "14:05"."""
    if _chinese():
        return f"{moment.hour:02}:{moment.minute:02}"
    return f"{moment.hour % 12 or 12}:{moment.minute:02}\u202f{'AM' if moment.hour < 12 else 'PM'}"
