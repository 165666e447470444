"""Lunar dates: anchors, the way there and back, and what does not exist."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.almanac import lunar, writing
from desktop.almanac.lunar import LunarDate, to_gregorian, to_lunar

DAYS = st.dates(lunar.FIRST_DAY, lunar.LAST_DAY)

ANCHORS = [
    ("1901-01-01", (1900, 11, 11, False)),
    ("1933-07-22", (1933, 5, 30, True)),
    ("1954-11-25", (1954, 11, 1, False)),
    ("1966-01-21", (1966, 1, 1, False)),
    ("1984-11-23", (1984, 10, 1, True)),
    ("1985-02-20", (1985, 1, 1, False)),
    ("2018-11-07", (2018, 9, 30, False)),
    ("2025-07-25", (2025, 6, 1, True)),
    ("2026-02-17", (2026, 1, 1, False)),
    ("2027-02-06", (2027, 1, 1, False)),
    ("2028-06-23", (2028, 5, 1, True)),
    ("2030-02-03", (2030, 1, 1, False)),
    ("2033-12-22", (2033, 11, 1, True)),
    ("2034-02-19", (2034, 1, 1, False)),
    ("2057-09-29", (2057, 9, 1, False)),
    ("2089-09-04", (2089, 8, 1, False)),
    ("2097-08-08", (2097, 7, 1, False)),
    ("2100-12-31", (2100, 12, 1, False)),
]
LEAP_MONTHS = (
    "2020-4 2023-2 2025-6 2028-5 2031-3 2033-11 2036-6 2039-5 2042-2 "
    "2044-7 2047-5 2050-3 2052-8 2055-6 2058-4"
)


@pytest.mark.parametrize(("day", "expected"), ANCHORS)
def test_known_days(day: str, expected: tuple[int, int, int, bool]) -> None:
    assert to_lunar(date.fromisoformat(day)) == expected
    assert to_gregorian(*expected) == date.fromisoformat(day)


def test_leap_months_of_2020_to_2058() -> None:
    found = [(year, lunar.leap_month(year)) for year in range(2020, 2059)]
    assert " ".join(f"{year}-{leap}" for year, leap in found if leap) == LEAP_MONTHS


def test_73_leap_years_and_none_after_month_12_or_1() -> None:
    leaps = [lunar.leap_month(year) for year in range(1901, 2101)]
    assert sum(leap > 0 for leap in leaps) == 73
    assert not {1, 12} & set(leaps)


def test_new_years_eve_is_the_29th_where_month_12_is_short() -> None:
    short = {year for year in range(2021, 2041) if lunar.month_length(year, 12) == 29}
    assert short == {2021, 2024, 2025, 2026, 2027, 2028, 2030, 2031, 2038, 2039, 2040}
    assert lunar.new_years_eve(2026) == date(2027, 2, 5)


def test_exactly_60_days_are_uncertain() -> None:
    days = [lunar.FIRST_DAY + timedelta(days=n) for n in range(73_049)]
    uncertain = [day for day in days if not lunar.certain(day)]
    assert days[-1] == lunar.LAST_DAY
    assert len(uncertain) == 60
    assert {day.year for day in uncertain} == {2057, 2097}
    assert uncertain[0] == date(2057, 9, 28)
    assert uncertain[-1] == date(2097, 9, 5)


def test_every_day_comes_back_and_the_next_one_follows() -> None:
    day, before = lunar.FIRST_DAY, LunarDate(1900, 11, 10)
    while day <= lunar.LAST_DAY:
        found = to_lunar(day)
        assert to_gregorian(*found) == day
        assert found.day == before.day + 1 or (found.day == 1 and before.day in {29, 30})
        day, before = day + timedelta(days=1), found


@settings(deadline=None)
@given(DAYS)
def test_there_and_back(day: date) -> None:
    assert to_gregorian(*to_lunar(day)) == day


@settings(deadline=None)
@given(DAYS)
def test_the_first_of_a_month_is_the_day_of_the_new_moon(day: date) -> None:
    first = day - timedelta(days=to_lunar(day).day - 1)
    since = (first - date(2000, 1, 7)).days  # the mean new moon of 2000-01-06 22:20 in UTC+8
    off = (since + 0.07 + 14.765) % 29.530588861 - 14.765
    assert -1.7 < off < 0.8  # the true new moon is within 0.6 days of the mean one


@pytest.mark.parametrize("day", [date(1900, 12, 31), date(2101, 1, 1), date(1, 1, 1), date.max])
def test_outside_the_years_is_said(day: date) -> None:
    with pytest.raises(lunar.DateOutOfRange, match="1901 to 2100"):
        to_lunar(day)


@pytest.mark.parametrize(
    ("lunar_date", "words"),
    [
        ((2026, 12, 30, False), "only 29 days"),
        ((2026, 6, 1, True), "no leap month"),
        ((2025, 5, 1, True), "follows month 6"),
        ((2026, 13, 1, False), "1 to 12"),
        ((2026, 0, 1, False), "1 to 12"),
        ((2026, 1, 0, False), "days"),
    ],
)
def test_dates_that_do_not_exist(lunar_date: tuple[int, int, int, bool], words: str) -> None:
    with pytest.raises(lunar.NoSuchDate, match=words):
        to_gregorian(*lunar_date)


@pytest.mark.parametrize(
    "lunar_date", [(1900, 11, 10), (1900, 1, 1), (2101, 1, 1), (1899, 12, 1), (-5, 1, 1)]
)
def test_lunar_years_outside_are_said(lunar_date: tuple[int, int, int]) -> None:
    with pytest.raises(lunar.DateOutOfRange, match="1901 to 2100"):
        to_gregorian(*lunar_date)


def test_year_names() -> None:
    assert (lunar.ganzhi(2026), lunar.animal(2026)) == ("丙午", "horse")
    assert (lunar.ganzhi(1984), lunar.animal(1984)) == ("甲子", "rat")
    assert lunar.day_ganzhi(date(2000, 1, 1)) == "戊午"
    assert lunar.day_ganzhi(date(2027, 2, 6)) == "丙辰"


def test_nominal_age_grows_at_new_year() -> None:
    born = date(1990, 1, 20)  # lunar 1989-12-24
    assert lunar.nominal_age(born, born) == 1
    assert lunar.nominal_age(born, date(1990, 1, 27)) == 2
    assert lunar.nominal_age(born, date(2026, 2, 16)) == 37
    assert lunar.nominal_age(born, date(2026, 2, 17)) == 38


def test_days_around_new_year() -> None:
    assert lunar.days_to_new_year(date(2027, 2, 5)) == (353, 1)
    assert lunar.days_to_new_year(date(2027, 2, 6))[0] == 0
    assert lunar.days_to_new_year(date(2100, 12, 31))[1] == 29
    assert lunar.days_to_new_year(date(1901, 1, 1)) == (335, 49)


@pytest.mark.parametrize(
    ("day", "full", "label"),
    [
        ("2027-02-06", "丁未年正月初一", "正月"),
        ("2025-07-25", "乙巳年闰六月初一", "闰六月"),
        ("2027-02-03", "丙午年腊月廿七", "廿七"),
        ("2026-12-18", "丙午年冬月初十", "初十"),
        ("2026-03-08", "丙午年正月二十", "二十"),
        ("2018-11-07", "戊戌年九月三十", "三十"),
        ("2026-02-27", "丙午年正月十一", "十一"),
    ],
)
def test_how_dates_are_written(day: str, full: str, label: str) -> None:
    found = to_lunar(date.fromisoformat(day))
    assert writing.full_zh(found) == full
    assert writing.label_zh(found) == label


def test_english_short_form_marks_the_leap_month() -> None:
    assert writing.short_en(LunarDate(2025, 6, 15, True)) == "6L/15"
    assert writing.short_en(LunarDate(2026, 6, 15)) == "6/15"


def test_the_almanac_loads_no_third_party_module() -> None:
    code = (
        "import sys, sysconfig; before = set(sys.modules)\n"
        "import desktop.almanac.command, desktop.almanac.notice\n"
        "site = sysconfig.get_paths()['purelib']\n"
        "print([m for m in set(sys.modules) - before if site in (getattr(sys.modules[m], '__file__', '') or '')])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"
