"""Festivals: their days in hard years, their regions, and texts in both languages."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.almanac import festivals as almanac
from desktop.almanac.lunar import DateOutOfRange, to_lunar
from desktop.almanac.rules import days_of, easter, parse_rule


@pytest.mark.parametrize(
    ("key", "year", "days"),
    [
        ("spring_festival", 2027, ["2027-02-06"]),
        ("spring_festival", 2030, ["2030-02-03"]),
        ("new_years_eve", 2027, ["2027-02-05"]),  # month 12 has 29 days
        ("new_years_eve", 2026, ["2026-02-16"]),
        ("new_years_eve", 2023, ["2023-01-21"]),  # and here 30
        ("mid_autumn", 2026, ["2026-09-25"]),
        ("mid_autumn", 1995, ["1995-09-09"]),  # not in the leap eighth month
        ("dragon_boat", 2028, ["2028-05-28"]),
        ("lantern", 2027, ["2027-02-20"]),
        ("qingming", 2027, ["2027-04-05"]),
        ("cold_food", 2027, ["2027-04-04"]),
        ("winter_solstice", 2026, ["2026-12-22"]),
        ("double_ninth", 2026, ["2026-10-18"]),
        ("mothers_day", 2026, ["2026-05-10"]),
        ("good_friday", 2026, ["2026-04-03"]),
        ("laba", 2022, ["2022-01-10", "2022-12-30"]),
        ("laba", 2023, []),
        ("canton_fair_autumn_3", 2026, ["2026-10-31"]),
    ],
)
def test_days_of_festivals(key: str, year: int, days: list[str]) -> None:
    assert [one.first.isoformat() for one in almanac.festival_days(key, year)] == days


def test_every_rule_holds_in_all_years() -> None:
    for year in range(1901, 2101):
        for key, festival in almanac.festivals().items():
            for one in almanac.festival_days(key, year):
                assert one.first.year == year
                assert one.last >= one.first
                if festival.rule.startswith("lunar"):
                    assert not to_lunar(one.first).leap


def test_new_years_eve_is_always_the_day_before() -> None:
    for year in range(1902, 2101):
        (eve,), (day,) = days_of("lunar 12-last", year), days_of("lunar 1-1", year)
        assert (day - eve).days == 1


def test_ghost_month_lasts_the_lunar_month() -> None:
    (one,) = almanac.festival_days("ghost_month", 2026)
    assert (one.first, one.last) == (date(2026, 8, 13), date(2026, 9, 10))
    assert "ghost_month" in {found.festival.key for found in almanac.ongoing_on(date(2026, 9, 10))}
    assert "ghost_month" not in {
        found.festival.key for found in almanac.ongoing_on(date(2026, 9, 10), {"cn"})
    }


def test_a_fair_goes_on_over_days() -> None:
    keys = {found.festival.key for found in almanac.ongoing_on(date(2026, 11, 4), {"cn"})}
    assert keys == {"canton_fair_autumn_3"}
    assert almanac.festivals_on(date(2026, 11, 4), {"cn"}) == ()


def test_regions_and_order() -> None:
    assert [one.key for one in almanac.festivals_on(date(2026, 5, 1))] == [
        "labour_day",
        "canton_fair_spring_3",
    ]
    assert "double_tenth" in {one.key for one in almanac.festivals_on(date(2026, 10, 10), {"tw"})}
    assert almanac.festivals_on(date(2026, 10, 10), {"cn"}) == ()


def test_little_new_year_differs_between_north_and_south() -> None:
    found = almanac.festivals_between(date(2027, 1, 28), date(2027, 2, 1), {"cn"})
    assert [(one.festival.part, one.first.isoformat()) for one in found] == [
        ("north", "2027-01-30"),
        ("south", "2027-01-31"),
    ]


def test_every_festival_speaks_both_languages() -> None:
    for festival in almanac.festivals().values():
        assert festival.meaning.en
        assert festival.meaning.zh
        assert bool(festival.say.en) == bool(festival.say.zh)
        assert bool(festival.avoid.en) == bool(festival.avoid.zh)
        assert set(festival.regions) <= set(almanac.ALL_REGIONS)
        assert festival.regions
        assert "!" not in festival.english + festival.meaning.en + festival.say.en + festival.avoid.en


def test_qingming_is_not_happy() -> None:
    found = almanac.festivals()["qingming"]
    assert found.weight == "memorial"
    assert "快乐" not in found.say.zh
    assert "清明快乐" in found.avoid.zh


def test_gifts_of_the_great_festivals_are_early() -> None:
    gifts = {key: one.gift for key, one in almanac.festivals().items() if one.gift}
    assert gifts == {"spring_festival": 21, "dragon_boat": 7, "mid_autumn": 18}


def test_easter() -> None:
    assert [easter(year) for year in (1961, 2000, 2026, 2027)] == [
        date(1961, 4, 2),
        date(2000, 4, 23),
        date(2026, 4, 5),
        date(2027, 3, 28),
    ]


@pytest.mark.parametrize(
    "rule", ["", "moon 8-15", "lunar x-1", "term spring", "weekday 5 2 someday", "lunar"]
)
def test_a_wrong_rule_is_not_guessed(rule: str) -> None:
    with pytest.raises((ValueError, IndexError)):
        parse_rule(rule)


def test_outside_the_years_is_said() -> None:
    with pytest.raises(DateOutOfRange):
        almanac.festivals_on(date(2101, 2, 1))
