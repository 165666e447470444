"""Birthdays: leap months, day 30, unknown years, and years with two or none."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.almanac import birthdays, lunar
from desktop.almanac.birthdays import Custom, YearlyDate, by_year, day_in_year, next_days
from desktop.errors import UsageError

LEAP_SIX = YearlyDate("lunar", 6, 15, leap=True)
DAY_30 = YearlyDate("lunar", 12, 30)
LUNAR_DAYS = st.builds(YearlyDate, st.just("lunar"), st.integers(1, 12), st.integers(1, 30))


def days(typed: YearlyDate, first: int, last: int, custom: Custom = "regular") -> list[str]:
    return [kept.day.isoformat() for kept in by_year(typed, first, last, custom)]


def test_a_lunar_birthday_by_lunar_years() -> None:
    assert days(YearlyDate("lunar", 8, 15), 2025, 2027) == ["2025-10-06", "2026-09-25", "2027-09-15"]


def test_a_leap_months_birthday() -> None:
    assert days(LEAP_SIX, 2025, 2026) == ["2025-07-09", "2026-07-28"]
    assert days(LEAP_SIX, 2025, 2026, "leap") == ["2025-08-08", "2026-07-28"]
    assert days(LEAP_SIX, 2025, 2026, "next") == ["2025-07-09", "2026-07-28"]
    assert birthdays.second_day(LEAP_SIX, 2025) == date(2025, 8, 8)
    assert birthdays.second_day(LEAP_SIX, 2026) is None


def test_a_regular_months_birthday_never_moves_to_the_leap_month() -> None:
    assert days(YearlyDate("lunar", 6, 15), 2025, 2025, "leap") == ["2025-07-09"]


def test_day_30_of_a_short_month() -> None:
    assert days(DAY_30, 2025, 2026) == ["2026-02-16", "2027-02-05"]  # both months have 29 days
    assert days(DAY_30, 2025, 2026, "next") == ["2026-02-17", "2027-02-06"]
    assert days(DAY_30, 2022, 2022, "next") == ["2023-01-21"]


def test_next_months_first_day_may_be_in_the_leap_month() -> None:
    typed = YearlyDate("lunar", 11, 30)
    assert lunar.month_length(2033, 11) == 30
    found = ((y, lunar.leap_month(y)) for y in range(1901, 2101))
    short, month = next((y, m) for y, m in found if m and lunar.month_length(y, m) == 29)
    day = day_in_year(YearlyDate("lunar", month, 30), short, "next")
    assert lunar.to_lunar(day) == (short, month, 1, True)
    assert day_in_year(typed, 2033).isoformat() == "2033-12-21"


def test_twice_or_never_in_a_solar_year() -> None:
    typed = YearlyDate("lunar", 12, 5)
    years = [kept.day.year for kept in by_year(typed, 2018, 2039)]
    assert {year for year in years if years.count(year) == 2} == {2019, 2022, 2030, 2038}
    assert set(range(2019, 2040)) - set(years) == {2020, 2023, 2031, 2039}


def test_29_february() -> None:
    typed = YearlyDate("solar", 2, 29, year=1988)
    assert days(typed, 2027, 2028) == ["2027-02-28", "2028-02-29"]
    assert days(typed, 2027, 2027, "next") == ["2027-03-01"]


def test_next_days_begin_with_today() -> None:
    typed = YearlyDate("lunar", 12, 29, year=1970)
    found = next_days(typed, date(2027, 2, 5), 2)
    assert [(kept.year, kept.day.isoformat(), kept.age) for kept in found] == [
        (2026, "2027-02-05", 57),
        (2027, "2028-01-25", 58),
    ]
    solar = next_days(YearlyDate("solar", 5, 1, year=1990), date(2026, 5, 2), 1)
    assert (solar[0].day, solar[0].age) == (date(2027, 5, 1), 37)


def test_an_unknown_year_has_no_age() -> None:
    (kept,) = next_days(YearlyDate("lunar", 1, 1), date(2026, 12, 1), 1)
    assert (kept.day, kept.age) == (date(2027, 2, 6), None)


def test_the_last_years_of_the_tables_give_fewer() -> None:
    assert len(next_days(YearlyDate("solar", 5, 1), date(2099, 6, 1), 5)) == 1


@settings(deadline=None)
@given(LUNAR_DAYS, st.integers(1901, 2100), st.sampled_from(["regular", "leap", "next"]))
def test_kept_on_its_day_or_right_beside(typed: YearlyDate, year: int, custom: Custom) -> None:
    day = day_in_year(typed, year, custom)
    last = lunar.to_gregorian(year, typed.month, lunar.month_length(year, typed.month))
    if typed.day <= lunar.month_length(year, typed.month):
        assert lunar.to_gregorian(year, typed.month, typed.day) == day
    else:
        assert (day - last).days == (custom == "next")


def test_year_of_the_own_animal() -> None:
    horse = YearlyDate("solar", 1, 20, year=1991)  # lunar 1990, the horse
    assert birthdays.birth_year_of_animal(horse) == 1990
    assert birthdays.own_animal_year(horse, 2026)
    assert not birthdays.own_animal_year(horse, 2027)
    assert not birthdays.own_animal_year(YearlyDate("lunar", 1, 1), 2026)


def test_big_birthdays_by_nominal_age() -> None:
    typed = YearlyDate("lunar", 3, 3, year=1967)
    assert [birthdays.big_birthday(typed, year) for year in (2025, 2026, 2027, 2032)] == [None, 60, None, 66]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (YearlyDate("lunar", 13, 1), "1 to 12"),
        (YearlyDate("lunar", 1, 31), "30 days"),
        (YearlyDate("lunar", 12, 5, leap=True), "no leap month 12"),
        (YearlyDate("lunar", 6, 1, leap=True, year=1990), "no leap month 6"),
        (YearlyDate("lunar", 12, 30, year=2026), "29 days"),
        (YearlyDate("solar", 2, 30), "2/30"),
        (YearlyDate("solar", 2, 29, year=2026), "2/29"),
        (YearlyDate("solar", 6, 1, leap=True), "lunar month"),
    ],
)
def test_dates_that_cannot_exist(typed: YearlyDate, words: str) -> None:
    with pytest.raises(lunar.NoSuchDate, match=words):
        list(by_year(typed, 2026, 2026))


def test_wrong_order_of_years_is_said() -> None:
    with pytest.raises(UsageError, match="first year"):
        list(by_year(DAY_30, 2027, 2026))
