"""On which days repeating events begin."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from desktop.almanac.birthdays import YearlyDate
from desktop.almanac.lunar import to_lunar
from desktop.planning.recurrence import Rule, days_of, first_day

SOLAR = st.builds(
    Rule,
    repeat=st.sampled_from(["daily", "weekly", "monthly", "yearly"]),
    first=st.dates(date(1990, 1, 1), date(2040, 12, 31)),
    every=st.integers(1, 14),
)
FAR = date(2060, 1, 1)


def found(rule: Rule, first: str, last: str) -> list[str]:
    return [day.isoformat() for day in days_of(rule, date.fromisoformat(first), date.fromisoformat(last))]


def test_the_31st_is_the_last_day_of_shorter_months() -> None:
    rule = Rule("monthly", date(2027, 1, 31))
    assert found(rule, "2027-01-01", "2027-05-01") == ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"]


def test_the_29th_of_february_comes_each_year() -> None:
    rule = Rule("yearly", date(2024, 2, 29))
    assert found(rule, "2027-01-01", "2028-12-31") == ["2027-02-28", "2028-02-29"]


def test_every_second_week_keeps_its_step_far_away() -> None:
    rule = Rule("weekly", date(2026, 1, 5), every=2)
    assert found(rule, "2026-12-20", "2027-01-20") == ["2026-12-21", "2027-01-04", "2027-01-18"]


def test_a_rule_ends_on_its_last_day() -> None:
    rule = Rule("daily", date(2027, 2, 1), until=date(2027, 2, 3))
    assert found(rule, "2027-01-01", "2027-12-31") == ["2027-02-01", "2027-02-02", "2027-02-03"]


def test_a_lunar_rule_follows_the_moon() -> None:
    rule = Rule("lunar", date(2026, 9, 25), lunar=YearlyDate("lunar", 8, 15))
    assert found(rule, "2026-01-01", "2028-12-31") == ["2026-09-25", "2027-09-15", "2028-10-03"]


def test_every_second_lunar_year_with_day_30_of_the_last_month_kept_in_the_next_year() -> None:
    rule = Rule("lunar", date(2025, 1, 29), every=2, lunar=YearlyDate("lunar", 12, 30), custom="next")
    # The twelfth months of lunar 2024 and 2026 have 29 days: the days are New Year's.
    assert found(rule, "2025-01-01", "2027-12-31") == ["2025-01-29", "2027-02-06"]


def test_a_lunar_rule_of_the_first_days_of_the_tables_and_of_the_last() -> None:
    assert list(
        days_of(
            Rule("lunar", date(1901, 1, 2), lunar=YearlyDate("lunar", 11, 12)), date.min, date(1902, 1, 1)
        )
    )
    late = Rule("lunar", date(2100, 11, 1), lunar=YearlyDate("lunar", 12, 20))
    assert list(days_of(late, date(2100, 1, 1), date.max)) == []


@given(SOLAR, st.dates(date(1990, 1, 1), date(2050, 1, 1)), st.integers(0, 400))
def test_a_page_shows_what_the_whole_shows(rule: Rule, first: date, length: int) -> None:
    last = first + timedelta(days=length)
    whole = [day for day in days_of(rule, date.min, FAR) if first <= day <= last]
    assert list(days_of(rule, first, last)) == whole


@given(SOLAR)
def test_the_first_day_of_a_solar_rule_is_its_first_occurrence(rule: Rule) -> None:
    assert first_day(rule) == rule.first
    days = list(days_of(rule, date.min, FAR))
    assert days == sorted(set(days))


@given(
    st.dates(date(1990, 1, 1), date(2060, 1, 1)),
    st.integers(1, 12),
    st.integers(1, 29),
    st.integers(1, 5),
)
def test_lunar_occurrences_have_their_lunar_month_and_day(
    first: date, month: int, day: int, every: int
) -> None:
    rule = Rule("lunar", first, every, lunar=YearlyDate("lunar", month, day))
    moons = [to_lunar(one) for one in days_of(rule, first, first + timedelta(days=4000))]
    assert all((moon.month, moon.day, moon.leap) == (month, day, False) for moon in moons)
    assert {b.year - a.year for a, b in pairwise(moons)} <= {every}
