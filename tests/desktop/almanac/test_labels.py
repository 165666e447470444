"""The label of a calendar cell."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.almanac.labels import cell_label
from desktop.almanac.lunar import LunarDate
from desktop.almanac.writing import described


@pytest.mark.parametrize(
    ("day", "chinese", "english", "kind"),
    [
        ("2027-02-06", "春节", "Spring Festival", "festival"),
        ("2027-02-05", "除夕", "Chinese New Year's Eve", "festival"),
        ("2027-01-30", "小年", "Little New Year", "festival"),
        ("2027-04-05", "清明节", "Qingming, Tomb-Sweeping Day", "memorial"),
        ("2026-08-07", "立秋", "Start of autumn", "term"),
        ("2025-07-25", "闰六月", "6L/1", "month"),
        ("2026-03-03", "元宵节", "Lantern Festival", "festival"),
        ("2026-03-04", "十六", "1/16", "day"),
    ],
)
def test_festival_before_term_before_lunar_day(day: str, chinese: str, english: str, kind: str) -> None:
    regions = {"cn"} if day != "2026-03-04" else {"hk"}
    found = cell_label(date.fromisoformat(day), regions, chinese=True)
    assert (found.text, found.kind, found.certain) == (chinese, kind, True)
    assert cell_label(date.fromisoformat(day), regions, chinese=False).text == english


def test_an_uncertain_day_says_so() -> None:
    assert not cell_label(date(2057, 10, 5), chinese=True).certain
    assert not cell_label(date(2084, 3, 20), chinese=True).certain


def test_a_date_in_words() -> None:
    assert described(LunarDate(2026, 8, 15)) == "day 15 of lunar month 8, year of the horse"
    assert described(LunarDate(2025, 6, 1, True)) == "day 1 of leap month 6, year of the snake"
