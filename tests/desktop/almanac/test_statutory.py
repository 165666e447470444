"""Statutory days: the bundled lists, the forecast, and a year that is replaced."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from desktop.almanac.forecast import forecast
from desktop.almanac.statutory import REGIONS, ImportedYear, StatutoryDay, bundled, changes, with_years
from desktop.errors import UsageError

CN = bundled("cn")


def one(day: str, kind: str, name: str = "春节") -> StatutoryDay:
    return StatutoryDay("cn", date.fromisoformat(day), kind, name, name, "test")


def test_2026_on_the_mainland() -> None:
    eve, makeup = CN.on(date(2026, 2, 16)), CN.on(date(2026, 2, 14))
    assert eve is not None
    assert (eve.off, eve.kind, eve.name_zh, eve.provisional) == (True, "holiday", "春节", False)
    assert makeup is not None
    assert (makeup.off, makeup.kind, makeup.name_zh) == (False, "makeup", "春节")
    assert CN.on(date(2026, 3, 2)) is None


@pytest.mark.parametrize("region", REGIONS)
def test_new_years_day_is_off_everywhere(region: str) -> None:
    for year in range(2007, 2028):
        found = bundled(region).on(date(year, 1, 1))
        assert found is not None
        assert found.off


def test_no_make_up_day_on_a_weekday_and_every_block_has_days_off() -> None:
    made_up = [day for day in CN.days.values() if day.kind == "makeup"]
    assert all(day.day.weekday() >= 5 for day in made_up)
    assert {day.day.year for day in CN.days.values()} == set(range(2007, 2027))


def test_the_day_after_mid_autumn_in_hong_kong() -> None:
    found = bundled("hk").on(date(2026, 9, 26))
    assert found is not None
    assert "Mid-Autumn" in found.name_en
    assert bundled("hk").on(date(2026, 9, 25)) is None


def test_2027_is_a_forecast_until_the_notice_comes() -> None:
    found = CN.on(date(2027, 2, 5))
    assert found is not None
    assert (found.name_zh, found.off, found.provisional) == ("春节", True, True)
    assert CN.provisional(date(2027, 7, 7))
    assert not CN.provisional(date(2026, 12, 31))


@pytest.mark.parametrize("year", [2025, 2026])
def test_the_block_rule_gives_the_published_days(year: int) -> None:
    ruled = {day for block in forecast(year) for day in block.days()}
    published = {day.day for day in CN.days.values() if day.day.year == year and day.off}
    assert published - ruled == ({date(2026, 2, 15)} if year == 2026 else set())
    assert ruled <= published


def test_the_forecast_of_2027() -> None:
    spans = [f"{b.first:%m%d}-{b.last:%m%d}" for b in forecast(2027)]
    assert spans == [
        *("0101-0103", "0205-0212", "0403-0405", "0501-0505", "0609-0609", "0915-0915", "1001-1007"),
    ]


def test_mid_autumn_in_golden_week_makes_eight_days() -> None:
    assert (forecast(2028)[-1].first, forecast(2028)[-1].last) == (date(2028, 10, 1), date(2028, 10, 8))
    assert (forecast(2031)[-1].first, forecast(2031)[-1].last) == (date(2031, 10, 1), date(2031, 10, 8))


def test_a_block_of_new_year_may_begin_in_december() -> None:
    assert date(2030, 1, 1).weekday() == 1
    found = CN.on(date(2029, 12, 31))
    assert found is not None
    assert found.name_zh == "元旦"


def test_an_imported_year_replaces_the_forecast_and_says_what_changed() -> None:
    days = (one("2027-02-06", "holiday"), one("2027-02-20", "makeup"))
    after = with_years(CN, [ImportedYear("cn", 2027, days, "test")])
    assert not after.provisional(date(2027, 5, 1))
    assert after.on(date(2027, 2, 5)) is None
    changed = {change.day: change for change in changes(CN, after, [2027])}
    assert changed[date(2027, 2, 20)].before is None
    assert changed[date(2027, 2, 5)].after is None
    assert changed[date(2027, 2, 6)].before is not None
    assert date(2026, 10, 1) not in changed
    assert CN.on(date(2027, 2, 5)) is not None


def test_importing_the_same_year_again_changes_nothing() -> None:
    same = tuple(day for day in CN.days.values() if day.day.year == 2026)
    assert changes(CN, with_years(CN, [ImportedYear("cn", 2026, same, "again")]), [2026]) == ()


def test_replacing_a_year_keeps_the_days_that_the_next_list_set_in_december() -> None:
    kept = with_years(CN, [ImportedYear("cn", 2018, (one("2018-02-16", "holiday"),), "test")])
    assert kept.on(date(2018, 12, 29)) == CN.on(date(2018, 12, 29))
    assert kept.on(date(2018, 10, 1)) is None


def test_the_forecast_knows_no_make_up_days() -> None:
    days = [date(2027, 1, 1) + timedelta(days=n) for n in range(365)]
    assert all(found.off for found in map(CN.on, days) if found is not None)


def test_unknown_region_is_said() -> None:
    with pytest.raises(UsageError, match="region us"):
        bundled("us")
