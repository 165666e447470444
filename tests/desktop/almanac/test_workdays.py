"""Working days: counting over holidays, make-up days, six-day weeks and a supplier's own closing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.almanac.lunar import DateOutOfRange
from desktop.almanac.workdays import (
    Span,
    WorkCalendar,
    add_workdays,
    is_workday,
    work_calendar,
    workdays_between,
)
from desktop.errors import UsageError

CN = work_calendar()
DAYS = st.dates(date(2008, 1, 1), date(2027, 12, 31))
COUNTS = st.integers(-300, 300)


@pytest.mark.parametrize(
    ("year", "count"),
    [(2020, 249), (2021, 250), (2022, 249), (2023, 249), (2024, 251), (2025, 248), (2026, 248)],
)
def test_workdays_of_a_year(year: int, count: int) -> None:
    assert workdays_between(date(year, 1, 1), date(year + 1, 1, 1), CN) == count


def test_workdays_of_the_months_of_2026() -> None:
    starts = [date(2026, month, 1) for month in range(1, 13)] + [date(2027, 1, 1)]
    found = [workdays_between(a, b, CN) for a, b in pairwise(starts)]
    assert found == [21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23]


@pytest.mark.parametrize(
    ("start", "count", "expected"),
    [
        ("2026-02-13", 1, "2026-02-14"),  # a make-up Saturday
        ("2026-02-14", 1, "2026-02-24"),  # over Spring Festival
        ("2026-02-24", -1, "2026-02-14"),
        ("2026-02-16", 0, "2026-02-24"),
        ("2026-02-24", 0, "2026-02-24"),
        ("2026-02-14", 0, "2026-02-14"),
        ("2026-09-30", 1, "2026-10-08"),
        ("2026-10-08", 2, "2026-10-10"),  # again a make-up Saturday
        ("2026-01-01", 1, "2026-01-04"),  # a make-up Sunday
    ],
)
def test_counting_from_a_day(start: str, count: int, expected: str) -> None:
    found = add_workdays(date.fromisoformat(start), count, CN)
    assert found.day == date.fromisoformat(expected)
    assert not found.provisional


def test_a_count_into_an_unpublished_year_is_provisional() -> None:
    assert add_workdays(date(2026, 12, 31), 1, CN) == (date(2027, 1, 4), True)
    assert add_workdays(date(2027, 2, 4), 1, CN) == (date(2027, 2, 15), True)
    assert add_workdays(date(2026, 12, 30), 1, CN) == (date(2026, 12, 31), False)
    assert add_workdays(date(2027, 1, 4), -1, CN) == (date(2026, 12, 31), True)


def test_six_day_week_works_on_saturdays_but_not_on_holidays() -> None:
    six = work_calendar(week=6)
    assert is_workday(date(2026, 3, 7), six)
    assert not is_workday(date(2026, 3, 8), six)
    assert not is_workday(date(2026, 2, 21), six)
    assert is_workday(date(2026, 1, 4), six)


def test_own_closing_overrides_make_up_days_and_openings() -> None:
    closed = replace(CN, closed=(Span(date(2026, 2, 10), date(2026, 3, 3), "own closing"),))
    assert not is_workday(date(2026, 2, 14), closed)
    assert add_workdays(date(2026, 2, 9), 1, closed).day == date(2026, 3, 4)
    both = replace(closed, opened=(Span(date(2026, 2, 1), date(2026, 2, 12)),))
    assert is_workday(date(2026, 2, 8), both)
    assert not is_workday(date(2026, 2, 10), both)


def test_a_line_that_runs_in_golden_week() -> None:
    opened = replace(CN, opened=(Span(date(2026, 10, 6), date(2026, 10, 7)),))
    assert add_workdays(date(2026, 9, 30), 1, opened).day == date(2026, 10, 6)


def test_regions_differ() -> None:
    assert is_workday(date(2026, 10, 2), work_calendar("hk"))
    assert not is_workday(date(2026, 12, 25), work_calendar("hk"))
    assert is_workday(date(2026, 12, 25), CN)
    assert not is_workday(date(2025, 9, 29), work_calendar("tw"))
    assert is_workday(date(2025, 2, 8), work_calendar("tw"))
    assert is_workday(date(2026, 12, 8), work_calendar("mo"))  # a day of the government only


@settings(deadline=None)
@given(DAYS, COUNTS)
def test_there_and_back_is_the_day_or_the_workday_before(day: date, count: int) -> None:
    back = add_workdays(add_workdays(day, count, CN).day, -count, CN).day
    if is_workday(day, CN):
        assert back == day
    elif count > 0:
        assert back == add_workdays(day, -1, CN).day
    else:
        assert back == add_workdays(day, 1, CN).day


@settings(deadline=None)
@given(DAYS, st.integers(1, 300))
def test_counting_and_adding_agree(day: date, count: int) -> None:
    end = add_workdays(day, count, CN).day
    assert workdays_between(day + timedelta(days=1), end + timedelta(days=1), CN) == count
    assert workdays_between(end + timedelta(days=1), day + timedelta(days=1), CN) == -count


def test_a_supplier_closed_for_ever_is_an_error_and_no_endless_loop() -> None:
    never = WorkCalendar(closed=(Span(date.min, date.max),))
    with pytest.raises(DateOutOfRange, match="1901 to 2100"):
        add_workdays(date(2090, 1, 1), 1, never)


def test_days_outside_the_calendar_are_said() -> None:
    for start, end in ((date(1900, 1, 1), date(2026, 1, 1)), (date(2026, 1, 1), date(2101, 1, 1))):
        with pytest.raises(DateOutOfRange, match="1901 to 2100"):
            workdays_between(start, end, CN)
        with pytest.raises(DateOutOfRange, match="1901 to 2100"):
            workdays_between(end, start, CN)


def test_wrong_week_and_region_are_said() -> None:
    with pytest.raises(UsageError, match="5 or 6"):
        work_calendar(week=7)
    with pytest.raises(UsageError, match="region xx"):
        work_calendar("xx")
