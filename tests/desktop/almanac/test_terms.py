"""Solar terms: days, instants, the issued exceptions and the disputed one."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.almanac import lunar, terms


@pytest.mark.parametrize(
    ("day", "key"),
    [
        ("2026-02-04", "lichun"),
        ("2027-02-04", "lichun"),
        ("2026-04-05", "qingming"),
        ("2025-04-04", "qingming"),
        ("2025-12-21", "dongzhi"),
        ("2021-12-21", "dongzhi"),
        ("2051-03-20", "chunfen"),
        ("2083-02-03", "lichun"),
        ("1912-11-23", "xiaoxue"),
        ("1913-09-24", "qiufen"),
        ("1917-12-07", "daxue"),
        ("1927-09-08", "bailu"),
        ("1928-06-21", "xiazhi"),
        ("1979-01-21", "dahan"),
    ],
)
def test_known_terms(day: str, key: str) -> None:
    found = terms.term_on(date.fromisoformat(day))
    assert found is not None
    assert found.key == key


def test_instants_are_in_utc_plus_8() -> None:
    qingming = terms.terms_in(2026)[6]
    assert qingming.instant == datetime(2026, 4, 5, 2, 40, tzinfo=terms.CHINA_TIME)
    assert terms.terms_in(2024)[2].instant.strftime("%H:%M") == "16:27"  # lichun 2024


def test_issued_days_differ_from_the_instant_six_times() -> None:
    every = [term for year in range(1901, 2101) for term in terms.terms_in(year)]
    assert len(every) == 4800
    assert sum(term.day != term.instant.date() for term in every) == 6


def test_one_term_is_uncertain() -> None:
    uncertain = [t for year in range(1901, 2101) for t in terms.terms_in(year) if not t.certain]
    assert [(t.key, t.day) for t in uncertain] == [("chunfen", date(2084, 3, 20))]


@settings(deadline=None)
@given(st.integers(1901, 2100))
def test_terms_follow_each_other_by_14_to_17_days(year: int) -> None:
    days = [term.day for term in terms.terms_in(year)]
    assert all(14 <= (b - a).days <= 17 for a, b in pairwise(days))


@settings(deadline=None)
@given(st.dates(date(1902, 1, 1), date(2099, 12, 31)))
def test_a_month_with_the_solstice_is_the_eleventh(day: date) -> None:
    assert lunar.to_lunar(terms.term_day(day.year, "dongzhi")).month == 11


def test_no_term_on_other_days() -> None:
    assert terms.term_on(date(2026, 4, 6)) is None
    assert sum(terms.term_on(date(2026, 1, 1) + timedelta(days=n)) is not None for n in range(365)) == 24


def test_outside_the_years_is_said() -> None:
    with pytest.raises(lunar.DateOutOfRange, match="1900"):
        terms.terms_in(1900)


def test_names_are_complete() -> None:
    names = terms.term_names()
    assert names["dongzhi"].hanzi == "冬至"
    assert [name.longitude for name in names.values()] == [(285 + 15 * n) % 360 for n in range(24)]
