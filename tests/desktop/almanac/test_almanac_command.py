"""The headless commands: what a script reads."""

from __future__ import annotations

import argparse
import json

import pytest

from desktop.almanac import command
from desktop.almanac.command import Row
from desktop.almanac.lunar import DateOutOfRange, NoSuchDate
from desktop.errors import UsageError


def run(line: str) -> list[Row]:
    parser = argparse.ArgumentParser()
    command.add_commands(parser.add_subparsers(required=True))
    args = parser.parse_args(line.split())
    rows = list(args.run(args))
    assert json.loads(json.dumps(rows)) == rows
    return rows


def test_a_line_a_day() -> None:
    rows = run("almanac --from 2026-02-14 --to 2026-02-18")
    assert [row["date"] for row in rows] == [f"2026-02-{day}" for day in range(14, 19)]
    assert rows[3] == {
        "date": "2026-02-17",
        "lunar": {"year": 2026, "month": 1, "day": 1, "leap": False},
        "year_ganzhi": "丙午",
        "animal": "horse",
        "term": None,
        "festivals": ["spring_festival"],
        "statutory": {
            "region": "cn",
            "off": True,
            "kind": "holiday",
            "name": "春节",
            "name_en": "Spring Festival",
            "source": "chinesecalendar 1.11.0, compared with holidays 0.109",
            "provisional": False,
        },
        "workday": False,
        "certain": True,
    }
    assert [row["workday"] for row in rows] == [True, False, False, False, False]
    assert rows[4]["term"] == "yushui"


def test_uncertain_days_and_the_uncertain_term() -> None:
    rows = run("almanac --from 2057-09-27 --to 2057-10-28")
    assert [row["certain"] for row in rows] == [True, *[False] * 30, True]
    assert run("almanac --from 2084-03-20 --to 2084-03-20")[0]["certain"] is False


def test_a_day_without_rule_has_none() -> None:
    (row,) = run("almanac --from 2026-03-03 --to 2026-03-03")
    assert (row["statutory"], row["workday"], row["festivals"]) == (None, True, ["lantern"])


def test_another_region() -> None:
    (row,) = run("almanac --from 2026-10-10 --to 2026-10-10 --region tw")
    assert row["festivals"] == ["double_tenth"]
    assert row["statutory"]["name_en"] == "National Day"  # type: ignore[index]


def test_the_day_of_a_lunar_date() -> None:
    assert run("solar 2027 1 1") == [{"date": "2027-02-06", "certain": True}]
    assert run("solar 2025 6 1 --leap") == [{"date": "2025-07-25", "certain": True}]


def test_working_days() -> None:
    assert run("workdays --start 2026-02-13 --add 2") == [{"date": "2026-02-24", "provisional": False}]
    assert run("workdays --start 2026-02-24 --add -2") == [{"date": "2026-02-13", "provisional": False}]
    assert run("workdays --start 2026-02-16 --add 0") == [{"date": "2026-02-24", "provisional": False}]
    assert run("workdays --start 2026-01-01 --end 2027-01-01") == [{"workdays": 248}]
    assert run("workdays --start 2026-03-02 --end 2026-03-09 --week 6") == [{"workdays": 6}]
    assert run("workdays --start 2026-12-24 --end 2026-12-28 --region hk") == [{"workdays": 1}]


def test_birthdays_by_lunar_year() -> None:
    assert run("birthday --lunar 6-15 --leap --custom leap --from 2025 --to 2026") == [
        {"lunar_year": 2025, "date": "2025-08-08"},
        {"lunar_year": 2026, "date": "2026-07-28"},
    ]


def test_the_list_of_festivals() -> None:
    rows = {row["key"]: row for row in run("festivals")}
    assert rows["mid_autumn"]["hanzi"] == "中秋节"
    assert rows["mid_autumn"]["rule"] == "lunar 8-15"
    assert len(rows) > 60


@pytest.mark.parametrize(
    "line", ["almanac --from 2100-12-30 --to 2101-01-01", "birthday --lunar 1-1 --from 2099 --to 2101"]
)
def test_nothing_is_printed_before_a_refusal(line: str) -> None:
    parser = argparse.ArgumentParser()
    command.add_commands(parser.add_subparsers(required=True))
    args = parser.parse_args(line.split())
    with pytest.raises(DateOutOfRange):
        next(args.run(args))


@pytest.mark.parametrize(
    ("line", "error", "words"),
    [
        ("almanac --from 2026-13-01 --to 2026-12-01", UsageError, "not a date"),
        ("almanac --from 2026-12-02 --to 2026-12-01", UsageError, "after the last"),
        ("almanac --from 2101-01-01 --to 2101-01-02", DateOutOfRange, "1901 to 2100"),
        ("solar 2026 12 30", NoSuchDate, "29 days"),
        ("solar 2026 6 1 --leap", NoSuchDate, "no leap month"),
        ("birthday --lunar June --from 2026 --to 2027", UsageError, "June"),
        ("birthday --lunar 6-31 --from 2026 --to 2027", NoSuchDate, "30 days"),
        ("birthday --lunar 6-3 --from 1800 --to 1801", DateOutOfRange, "1901 to 2100"),
    ],
)
def test_wrong_input_gets_a_sentence(line: str, error: type[UsageError], words: str) -> None:
    with pytest.raises(error, match=words):
        run(line)
