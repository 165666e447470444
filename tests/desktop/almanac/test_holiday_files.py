"""Lists of statutory days in files: three forms, and files that are none of them."""

from __future__ import annotations

import json
from datetime import date

import pytest

from desktop.almanac.holiday_files import read_holiday_file
from desktop.almanac.statutory import bundled, changes, with_years
from desktop.errors import ImportProblem

CN = bundled("cn")
YEAR = [day for day in CN.days.values() if day.day.year == 2026]

HOLIDAY_CN = {
    "year": 2026,
    "papers": ["a notice"],
    "days": [{"name": d.name_zh, "date": d.day.isoformat(), "isOffDay": d.off} for d in YEAR],
}
CHINESE_DAYS = {
    "holidays": {d.day.isoformat(): f"{d.name_en},{d.name_zh},1" for d in YEAR if d.off},
    "workdays": {d.day.isoformat(): f"{d.name_en},{d.name_zh},1" for d in YEAR if not d.off},
    "inLieuDays": {},
}
ICS = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
DTSTART;VALUE=DATE:20270101
DTEND;VALUE=DATE:20270104
SUMMARY:元旦(休)
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20270205
DTEND;VALUE=DATE:20270213
SUMMARY:春节假
 期
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20270220
SUMMARY:上班(补春节假期)
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20270308
SUMMARY:妇女节
END:VEVENT
END:VCALENDAR
"""


@pytest.mark.parametrize("content", [HOLIDAY_CN, CHINESE_DAYS])
def test_json_of_2026_gives_the_bundled_list(content: dict[str, object]) -> None:
    years = read_holiday_file(json.dumps(content), "file")
    assert [one.year for one in years] == [2026]
    assert changes(CN, with_years(CN, years), [2026]) == ()


def test_a_calendar_gives_days_and_says_what_it_skipped() -> None:
    (year,) = read_holiday_file(ICS.replace("\n", "\r\n"), "file")
    assert year.year == 2027
    assert len([day for day in year.days if day.off]) == 11
    assert [(day.day, day.name_zh) for day in year.days if not day.off] == [(date(2027, 2, 20), "春节")]
    assert {day.name_zh for day in year.days} == {"元旦", "春节"}
    assert year.skipped == ("妇女节",)


def test_december_days_of_the_next_list_do_not_make_a_year_official() -> None:
    content = {
        "holidays": {"2027-10-01": "National Day,国庆节,3", "2027-12-31": "New Year's Day,元旦,1"},
        "workdays": {},
    }
    (year,) = read_holiday_file(json.dumps(content), "file")
    assert (year.year, len(year.days)) == (2027, 2)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "not a list of holidays"),
        ("<html>", "not a list of holidays"),
        ("[1, 2]", "not a list of holidays"),
        ('{"year": 2027}', "not a list of holidays"),
        ("BEGIN:VCALENDAR\nEND:VCALENDAR", "not a list of holidays"),
        ('{"year": 2027, "days": []}', "still empty"),
        ('{"year": "2027", "days": []}', "2027"),
        ('{"year": 2027, "days": [{"name": "春节", "date": "2027-02-30", "isOffDay": true}]}', "2027-02-30"),
        ('{"year": 2027, "days": [{"name": "春节", "date": "2021-02-03", "isOffDay": true}]}', "2021-02-03"),
        ('{"year": 2027, "days": [7]}', "7"),
        ('{"year": 2027, "days": [{"name": "春节", "date": "2027-02-03"}]}', "cannot be understood"),
        ('{"holidays": {"2027-02-06": 5}, "workdays": {}}', "5"),
        (ICS.replace("20270205", "someday"), "someday"),
        (ICS.replace("20270213", "20290213"), "cannot be understood"),
        (ICS.replace("SUMMARY:元旦(休)", "SUMMARY:元旦(休)\nRRULE:FREQ=YEARLY"), "repeats"),
        (" " * 1_000_001, "too large"),
        ("[" * 100_000, "not a list of holidays"),
    ],
)
def test_other_files_are_refused_with_a_sentence(text: str, words: str) -> None:
    with pytest.raises(ImportProblem, match=words):
        read_holiday_file(text, "file")


def test_a_day_with_two_meanings_is_refused() -> None:
    days = [{"name": "春节", "date": "2027-02-06", "isOffDay": off} for off in (True, False)]
    with pytest.raises(ImportProblem, match="2027-02-06 both"):
        read_holiday_file(json.dumps({"year": 2027, "days": days}), "file")
