"""Days as people type them to go there."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.almanac import lunar, writing
from desktop.almanac.typed import read_day
from desktop.errors import UsageError

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2027-02-06", "2027-02-06"),
        (" 2027/2/6 ", "2027-02-06"),
        ("2027年2月6日", "2027-02-06"),
        ("2027-1-1 lunar", "2027-02-06"),
        ("lunar 2027.1.1", "2027-02-06"),
        ("农历2027-1-1", "2027-02-06"),
        ("2025-6-1 leap lunar", "2025-07-25"),
        ("2025-6L-1 lunar", "2025-07-25"),
        ("8-15 lunar", "2027-09-15"),
        ("正月十五", "2027-02-20"),
        ("农历正月十五", "2027-02-20"),
        ("2025年闰六月", "2025-07-25"),
        ("闰五月初一", "2028-06-23"),
        ("腊月廿六", "2027-02-02"),
        ("腊月二十六", "2027-02-02"),
        ("十二月三十", "2030-02-02"),
        ("丙午年腊月廿九", "2027-02-05"),
        ("甲子年正月初一", "2044-01-30"),
        ("十月十四", "2026-11-22"),
    ],
)
def test_what_is_understood(text: str, day: str) -> None:
    assert read_day(text, TODAY).isoformat() == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "tomorrow",
        "2027-13-01",
        "2027-02-30",
        "正月卅二",
        "2026-12-30 lunar",
        "2026-6-1 leap lunar",
        "13-1 lunar",
        "x月初一",
    ],
)
def test_what_is_not_a_date_gets_a_sentence(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_day(text, TODAY)
    assert caught.value.message.endswith(".")
    assert caught.value.advice


def test_a_leap_month_that_does_not_come_again() -> None:
    with pytest.raises(lunar.NoSuchDate, match="2101"):
        read_day("闰冬月初一", date(2090, 1, 1))


@settings(deadline=None)
@given(st.dates(lunar.FIRST_DAY, date(2100, 1, 1)))
def test_what_the_almanac_writes_it_reads(day: date) -> None:
    found = lunar.to_lunar(day)
    text = writing.month_zh(found.month, leap=found.leap) + writing.day_zh(found.day)
    assert read_day(text, day) == day
    if found.year >= 1901:
        assert read_day(f"{found.year}年{text}", TODAY) == day
        assert read_day(f"{found.year}-{writing.short_en(found).replace('/', '-')} lunar", TODAY) == day
