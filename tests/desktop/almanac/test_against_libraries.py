"""The tables against independent libraries; sxtwl has wheels for Linux only, the others are always there."""

from __future__ import annotations

from datetime import date, timedelta

import chinese_calendar
import holidays
import pytest
from borax.calendars.lunardate import LunarDate, TermUtils

from desktop.almanac import lunar, terms
from desktop.almanac.own_country import countries, own_country
from desktop.almanac.workdays import is_workday, work_calendar
from desktop.errors import UsageError

DAYS = [lunar.FIRST_DAY + timedelta(days=n) for n in range(73_049)]
ISSUED = {
    ("xiaoxue", 1912),
    ("qiufen", 1913),
    ("daxue", 1917),
    ("bailu", 1927),
    ("xiazhi", 1928),
    ("dahan", 1979),
}


def test_sxtwl_agrees_on_all_certain_days() -> None:
    sxtwl = pytest.importorskip("sxtwl")

    def other(day: date) -> tuple[int, int, int, bool]:
        found = sxtwl.fromSolar(day.year, day.month, day.day)
        return found.getLunarYear(), found.getLunarMonth(), found.getLunarDay(), found.isLunarLeap()

    assert [day for day in DAYS if lunar.certain(day) and other(day) != lunar.to_lunar(day)] == []


def test_sxtwl_agrees_on_all_terms_but_the_issued_and_the_disputed() -> None:
    sxtwl = pytest.importorskip("sxtwl")
    every = [term for year in range(1901, 2101) for term in terms.terms_in(year)]
    wrong = {(t.key, t.day.year) for t in every if not sxtwl.fromSolar(*t.day.timetuple()[:3]).hasJieQi()}
    assert wrong == ISSUED | {("chunfen", 2084)}


def test_borax_agrees_on_terms_and_on_days_but_a_month_of_2089() -> None:
    def other(day: date) -> tuple[int, int, int, bool]:
        found = LunarDate.from_solar(day)
        return found.year, found.month, found.day, bool(found.leap)

    # Its table begins month 8 of 2089 a day late; the conjunction is at 23:59:05 on 4 September.
    wrong = [day for day in DAYS if lunar.certain(day) and other(day) != lunar.to_lunar(day)]
    assert (len(wrong), wrong[0], wrong[-1]) == (30, date(2089, 9, 4), date(2089, 10, 3))
    for year in range(1901, 2101):
        days = [TermUtils.nth_term_day(year, n) for n in range(24)]
        assert all(
            day == term.day for day, term in zip(days, terms.terms_in(year), strict=True) if term.certain
        )


def test_holidays_agrees_on_every_workday_of_2007_to_2026() -> None:
    china = holidays.country_holidays("CN", years=range(2007, 2028))
    calendar = work_calendar()
    days = [date(2007, 1, 1) + timedelta(days=n) for n in range(7305)]
    assert days[-1] == date(2026, 12, 31)
    theirs = [day in china.weekend_workdays or (day.weekday() < 5 and day not in china) for day in days]
    assert [is_workday(day, calendar) for day in days] == theirs


def test_chinesecalendar_agrees_on_every_workday_of_2007_to_2026() -> None:
    calendar = work_calendar()
    days = [date(2007, 1, 1) + timedelta(days=n) for n in range(7305)]
    assert [is_workday(day, calendar) for day in days] == [chinese_calendar.is_workday(day) for day in days]


@pytest.mark.parametrize("country", ["DE", "US"])
def test_the_own_country_has_its_new_years_day(country: str) -> None:
    found = own_country(country, (2026, 2027))
    assert found.on(date(2027, 1, 1)) is not None
    assert found.on(date(2026, 2, 17)) is None
    assert country in countries()


def test_an_unknown_country_is_said() -> None:
    with pytest.raises(UsageError, match="XX"):
        own_country("XX", (2026,))
