"""Bringing in statutory years: preview, replacing, days by hand, taking back."""

from __future__ import annotations

import json
from datetime import date

import pytest

from desktop.almanac.notice import read_notice
from desktop.almanac.statutory import ImportedYear, StatutoryDay
from desktop.errors import GuanxiError, ImportProblem, StoreError, UsageError
from desktop.journal.journal import Journal
from desktop.planning.calendars import calendar_for
from desktop.planning.statutory_years import (
    ImportPreview,
    clear_day,
    import_years,
    preview_file,
    preview_notice,
    preview_years,
    remove_year,
    set_day,
    statutory_for,
    statutory_years,
)
from desktop.planning.tables import StatutoryImport

SPRING = [f"2027-02-{day:02}" for day in range(5, 14)]
WORK = ["2027-01-31", "2027-02-14"]


def holiday_cn(off: list[str] = SPRING, work: list[str] = WORK) -> str:
    days = [{"name": "春节", "date": day, "isOffDay": day in off} for day in sorted([*off, *work])]
    return json.dumps({"year": 2027, "days": days})


def preview(journal: Journal, text: str) -> ImportPreview:
    with journal.read() as connection:
        return preview_file(connection, text, "2027.json")


def bring_in(journal: Journal, text: str) -> None:
    seen = preview(journal, text)
    with journal.change("Bring in") as session:
        import_years(session, seen.years)


def on(journal: Journal, day: str) -> StatutoryDay | None:
    with journal.read() as connection:
        return statutory_for(connection, "cn").on(date.fromisoformat(day))


def test_a_preview_says_what_changes_and_writes_nothing(journal: Journal) -> None:
    seen = preview(journal, holiday_cn())
    changed = {one.day.isoformat(): one for one in seen.changes}
    assert changed["2027-02-14"].before is None
    assert changed["2027-02-14"].after is not None
    assert changed["2027-02-14"].after.kind == "makeup"
    assert changed["2027-10-01"].after is None  # the forecast of the Golden Week is not in this list
    assert seen.replaces == ()
    assert on(journal, "2027-02-14") is None


def test_a_year_that_was_brought_in_holds_for_every_clock_and_is_undone(journal: Journal) -> None:
    bring_in(journal, holiday_cn())
    found = on(journal, "2027-02-14")
    assert found is not None
    assert (found.kind, found.source, found.provisional) == ("makeup", "2027.json", False)
    with journal.read() as connection:
        assert not calendar_for(connection).statutory.provisional(date(2027, 6, 1))
    journal.undo()
    assert on(journal, "2027-02-14") is None


def test_a_second_list_replaces_the_first_and_says_what_is_different(journal: Journal) -> None:
    bring_in(journal, holiday_cn())
    seen = preview(journal, holiday_cn(off=SPRING[:-1]))
    assert [one.day.isoformat() for one in seen.changes] == [SPRING[-1]]
    assert [one.source for one in seen.replaces] == ["2027.json"]
    bring_in(journal, holiday_cn(off=SPRING[:-1]))
    with journal.read() as connection:
        assert len(statutory_years(connection, "cn")) == 1
    assert on(journal, SPRING[-1]) is None


def test_a_notice_comes_in_like_a_file(journal: Journal) -> None:
    reading = read_notice(
        "关于2027年部分节假日安排的通知\n二、春节：2月5日至13日放假调休，共9天。2月14日（星期日）上班。"
    )
    with journal.read() as connection:
        seen = preview_notice(connection, reading, "notice")
    with journal.change("Bring in") as session:
        import_years(session, seen.years)
    found = on(journal, "2027-02-14")
    assert found is not None
    assert found.source == "notice"


def test_a_day_by_hand_holds_over_the_lists_and_leaves_the_year_provisional(journal: Journal) -> None:
    day = StatutoryDay("cn", date(2027, 2, 14), "makeup", "春节", "Spring Festival", "hand")
    with journal.change("Set day") as session:
        set_day(session, day)
    assert on(journal, "2027-02-14") == day
    with journal.read() as connection:
        assert statutory_for(connection, "cn").provisional(date(2027, 3, 1))
    bring_in(journal, holiday_cn(work=[]))
    assert on(journal, "2027-02-14") == day
    with journal.change("Clear day") as session:
        clear_day(session, "cn", day.day)
    assert on(journal, "2027-02-14") is None
    with journal.change("Clear day") as session:
        clear_day(session, "cn", day.day)
    with journal.read() as connection:
        assert [one.whole for one in statutory_years(connection)] == [True]


def test_a_year_taken_back_leaves_the_forecast(journal: Journal) -> None:
    bring_in(journal, holiday_cn(off=SPRING[:3]))
    assert on(journal, SPRING[5]) is None
    with journal.read() as connection:
        (kept,) = statutory_years(connection)
    with journal.change("Take back") as session:
        remove_year(session, kept.id)
    found = on(journal, SPRING[5])
    assert found is not None
    assert found.provisional


def test_other_regions_are_not_touched(journal: Journal) -> None:
    bring_in(journal, holiday_cn())
    with journal.read() as connection:
        assert statutory_for(connection, "hk").on(date(2027, 2, 14)) is None
        with pytest.raises(UsageError):
            statutory_for(connection, "us")


@pytest.mark.parametrize(
    "text", ["", "[]", '{"year": 2027, "days": []}', "BEGIN:VCALENDAR\nEND:VCALENDAR", "x" * 9]
)
def test_other_files_are_refused(journal: Journal, text: str) -> None:
    with pytest.raises(ImportProblem):
        preview(journal, text)


def test_lists_of_several_regions_or_of_none_are_refused(journal: Journal) -> None:
    two = [ImportedYear("cn", 2027, (), "a"), ImportedYear("hk", 2027, (), "a")]
    with journal.read() as connection:
        for years in (two, []):
            with pytest.raises(GuanxiError):
                preview_years(connection, years)


@pytest.mark.parametrize(
    "days", ["", "{", "[[1]]", '[["2027-13-01","holiday","",""]]', '[["2027-01-01","party","",""]]']
)
def test_a_damaged_record_is_told_in_a_sentence(journal: Journal, days: str) -> None:
    with journal.change("Damage") as session:
        session.make(StatutoryImport, region="cn", year=2027, days=days, imported_at=session.now)
    with pytest.raises(StoreError, match="damaged"), journal.read() as connection:
        statutory_for(connection, "cn")
