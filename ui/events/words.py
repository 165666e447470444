"""What the form of an event offers, in words."""

from __future__ import annotations

from datetime import date

from desktop.almanac.birthdays import Custom
from desktop.almanac.lunar import DateOutOfRange, to_lunar
from desktop.almanac.writing import day_zh, month_zh
from desktop.planning.recurrence import REPEATS, Repeat
from desktop.texts import _, n_, p_

__all__ = ["CUSTOMS", "LEADS", "REPEATS", "custom_name", "lead_name", "lunar_hint", "repeat_name"]
CUSTOMS: tuple[Custom, ...] = ("regular", "leap", "next")
_HOUR, _DAY = 60, 60 * 24
LEADS = (0, 10, 30, _HOUR, _DAY, 2 * _DAY, 3 * _DAY, 7 * _DAY, 14 * _DAY, 21 * _DAY)
"""Minutes before an event at which a reminder may be chosen."""


def repeat_name(repeat: Repeat) -> str:
    """Return how an event repeats."""
    return {
        "": p_("repeats", "Never"),
        "daily": _("By days"),
        "weekly": _("By weeks"),
        "monthly": _("By months"),
        "yearly": _("By years"),
        "lunar": _("By lunar years"),
    }[repeat]


def every_name(repeat: Repeat) -> str:
    """Return the unit of the interval of a rule, for behind its number."""
    return {
        "daily": _("day(s)"),
        "weekly": _("week(s)"),
        "monthly": _("month(s)"),
        "yearly": _("year(s)"),
        "lunar": _("lunar year(s)"),
    }.get(repeat, "")


def custom_name(custom: Custom) -> str:
    """Return what becomes of a leap month or of day 30 in years without them."""
    return {
        "regular": _("Regular month, last day of a short month"),
        "leap": _("Leap month where the year has it"),
        "next": _("Day 30 of a short month: the first of the next"),
    }[custom]


def lead_name(minutes: int) -> str:
    """Return how long before an event its reminder comes; a negative number is never."""
    if minutes < 0:
        return _("No reminder")
    if minutes == 0:
        return _("When it begins")
    if minutes % _DAY == 0:
        return n_("{n} day before", "{n} days before", minutes // _DAY).format(n=minutes // _DAY)
    if minutes % _HOUR == 0:
        return n_("{n} hour before", "{n} hours before", minutes // _HOUR).format(n=minutes // _HOUR)
    return n_("{n} minute before", "{n} minutes before", minutes).format(n=minutes)


def lunar_hint(day: date | None) -> str:
    """Return on which lunar day an event of a day repeats."""
    if day is None:
        return ""
    try:
        lunar = to_lunar(day)
    except DateOutOfRange:
        return ""
    words = month_zh(lunar.month, leap=lunar.leap) + day_zh(lunar.day)
    return _("Each lunar year on {day}").format(day=words)


def needs_custom(day: date | None) -> bool:
    """Tell whether the lunar day is one that not every year has: of a leap month, or day 30."""
    try:
        lunar = to_lunar(day) if day is not None else None
    except DateOutOfRange:
        return False
    return lunar is not None and (lunar.leap or lunar.day == 30)
