"""Days, weeks and months as the calendar walks them."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from PySide6.QtCore import QLocale, Qt

from desktop.almanac.lunar import FIRST_DAY, LAST_DAY

_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
_ARROWS = {
    Qt.Key.Key_Left: -_DAY,
    Qt.Key.Key_Right: _DAY,
    Qt.Key.Key_Up: -_WEEK,
    Qt.Key.Key_Down: _WEEK,
}


def first_weekday() -> int:
    """Return the weekday with which a week begins for the person: 0 for Monday to 6 for Sunday."""
    return QLocale.system().firstDayOfWeek().value - 1


def clamped(day: date) -> date:
    """Return the day, or the nearest one inside the Chinese calendar of 1901 to 2100."""
    return min(max(day, FIRST_DAY), LAST_DAY)


def week_of(day: date, weekday: int) -> date:
    """Return the first day of the week of ``day`` when weeks begin with ``weekday`` (0 is Monday)."""
    return day - timedelta(days=(day.weekday() - weekday) % 7)


def weeks_of_month(day: date, weekday: int) -> tuple[date, date]:
    """Return the first and last day of the whole weeks that show the month of ``day``."""
    last = day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return week_of(day.replace(day=1), weekday), week_of(last, weekday) + 6 * _DAY


def months_later(day: date, count: int) -> date:
    """Return the same day ``count`` months later, or the last one of a shorter month; stays in 1901 to 2100."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    if year < FIRST_DAY.year:
        return FIRST_DAY
    if year > LAST_DAY.year:
        return LAST_DAY
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def after_key(day: date, key: int, weekday: int, *, mirrored: bool) -> date | None:
    """Return the day to which an arrow, Home or End leads; None for another key.

    Home and End go to the ends of the week. ``mirrored``: Left goes to the next day, as in right-to-left windows.
    """
    known = Qt.Key(key)
    if known in {Qt.Key.Key_Home, Qt.Key.Key_End}:
        start = week_of(day, weekday)
        return clamped(start if known == Qt.Key.Key_Home else start + 6 * _DAY)
    step = _ARROWS.get(known)
    if step is None:
        return None
    return clamped(day - step if mirrored and abs(step) == _DAY else day + step)
