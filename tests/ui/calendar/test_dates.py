"""Walking days, weeks and months stays inside the calendar and comes back."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from desktop.almanac.lunar import FIRST_DAY, LAST_DAY
from ui.calendar.dates import after_key, months_later, weeks_of_month

days = st.dates(FIRST_DAY, LAST_DAY)


@given(days, st.integers(0, 6))
def test_a_month_is_shown_in_whole_weeks(day, weekday):
    first, last = weeks_of_month(day, weekday)
    assert first.weekday() == weekday
    assert ((last - first).days + 1) % 7 == 0
    assert first <= day.replace(day=1) <= day <= last
    assert (last - first).days < 42


@given(st.dates(date(1902, 1, 1), date(2099, 12, 31)), st.integers(0, 6))
def test_left_and_right_are_inverse(day, weekday):
    on = after_key(day, Qt.Key.Key_Right, weekday, mirrored=False)
    assert after_key(on, Qt.Key.Key_Left, weekday, mirrored=False) == day
    assert after_key(on, Qt.Key.Key_Right, weekday, mirrored=True) == day


@given(days, st.integers(-3000, 3000))
def test_months_stay_inside_the_calendar(day, count):
    assert FIRST_DAY <= months_later(day, count) <= LAST_DAY


@pytest.mark.parametrize(
    ("day", "count", "found"),
    [
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2027, 3, 15), -3, date(2026, 12, 15)),
        (date(2100, 12, 5), 1, LAST_DAY),
    ],
)
def test_a_shorter_month_gives_its_last_day(day, count, found):
    assert months_later(day, count) == found


def test_home_and_end_are_the_ends_of_the_week():
    saturday = date(2027, 2, 6)
    assert after_key(saturday, Qt.Key.Key_Home, 6, mirrored=False) == date(2027, 1, 31)
    assert after_key(saturday, Qt.Key.Key_End, 0, mirrored=False) == date(2027, 2, 7)
    assert after_key(saturday, Qt.Key.Key_T, 0, mirrored=False) is None
