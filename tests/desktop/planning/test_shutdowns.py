"""Shutdowns: usual days, days that a supplier said, and how strong the lines are."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.almanac.workdays import is_workday, work_calendar
from desktop.errors import UsageError
from desktop.planning.shutdowns import lines_calendar, office_calendar, offsets, shutdown, shutdowns_around

SPRING = shutdown("spring_festival", 2027)
AUTUMN = shutdown("golden_week", 2026)
CN = work_calendar()


def test_usual_days_around_spring_festival_2027() -> None:
    assert SPRING.anchor == date(2027, 2, 6)
    assert SPRING.days["last_order"] == date(2026, 11, 23)
    assert SPRING.days["goods_ready"] == date(2027, 1, 16)
    assert SPRING.days["lines_stop"] == date(2027, 1, 27)
    assert SPRING.days["lines_restart"] == date(2027, 2, 21)
    assert SPRING.confirmed == frozenset()


def test_lines_rest_longer_than_the_office() -> None:
    lines, office = SPRING.lines_closed(), SPRING.office_closed()
    assert lines.first < office.first
    assert office.last < lines.last
    assert office.last == date(2027, 2, 12)


def test_days_that_the_supplier_said_take_the_place_of_the_usual_ones() -> None:
    said = shutdown("spring_festival", 2027, {"lines_stop": date(2027, 1, 20)})
    assert said.lines_closed().first == date(2027, 1, 20)
    assert said.confirmed == {"lines_stop"}
    assert said.days["lines_restart"] == SPRING.days["lines_restart"]
    around = shutdowns_around(date(2027, 1, 1), date(2027, 1, 1), [said])
    assert said in around
    assert SPRING not in around
    assert len(around) == 6


def test_strength_of_the_lines() -> None:
    days = ["2027-01-06", "2027-01-07", "2027-02-21", "2027-02-25", "2027-02-26", "2027-03-07", "2027-03-08"]
    assert [SPRING.strength(date.fromisoformat(day)) for day in days] == [100, 80, 50, 50, 80, 80, 100]
    assert AUTUMN.strength(date(2026, 10, 1)) == 100


def test_lines_start_again_before_golden_week_ends() -> None:
    lines, office = lines_calendar(CN, [AUTUMN]), office_calendar(CN, [AUTUMN])
    assert not is_workday(date(2026, 10, 5), lines)
    assert is_workday(date(2026, 10, 6), lines)
    assert not is_workday(date(2026, 10, 6), office)
    assert is_workday(date(2026, 10, 8), office)


def test_make_up_days_in_the_closing_are_not_worked() -> None:
    spring = shutdown("spring_festival", 2026)
    assert is_workday(date(2026, 2, 14), CN)
    assert not is_workday(date(2026, 2, 14), lines_calendar(CN, [spring]))


def test_usual_days_come_in_order() -> None:
    days = [one.days for one in offsets("spring_festival")]
    assert days == sorted(days)
    assert (days[0], days[-1]) == (-120, 42)
    assert all(one.english and one.hanzi for one in offsets("golden_week"))


@pytest.mark.parametrize(
    ("said", "words"),
    [({"lines_restart": date(2027, 1, 1)}, "2027-01-01"), ({"party": date(2027, 1, 1)}, "party")],
)
def test_impossible_days_are_refused(said: dict[str, date], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        shutdown("spring_festival", 2027, said)
