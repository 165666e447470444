"""What suppliers said about their closing times, and the calendars that follow from it."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.almanac.workdays import is_workday, workdays_between
from desktop.errors import UsageError
from desktop.journal.journal import Journal
from desktop.people.merging import merge
from desktop.people.suppliers import add_supplier
from desktop.planning.calendars import calendar_for, office_for
from desktop.planning.shutdown_records import (
    Confirmed,
    SupplierSeason,
    add_closing,
    closings,
    confirm_day,
    edit_closing,
    forget_day,
    remove_closing,
    seasons,
    supplier_season,
)

SAID_ON = date(2026, 11, 20)


@pytest.fixture
def supplier(journal: Journal) -> int:
    with journal.change("Add") as session:
        return add_supplier(session, {"name_en": "Guangming", "week_days": 6})


def confirm(journal: Journal, supplier: int, stage: str, day: date, by: str = "Ms Li") -> None:
    with journal.change("Confirm") as session:
        confirm_day(session, supplier, "spring_festival", 2027, stage, Confirmed(day, by, SAID_ON))


def season(journal: Journal, supplier: int) -> SupplierSeason:
    with journal.read() as connection:
        return supplier_season(connection, supplier, "spring_festival", 2027)


def test_a_confirmed_day_takes_the_place_of_the_usual_one_until_it_is_forgotten(
    journal: Journal, supplier: int
) -> None:
    usual = season(journal, supplier).shutdown.days["lines_stop"]
    confirm(journal, supplier, "lines_stop", date(2027, 1, 20))
    confirm(journal, supplier, "lines_stop", date(2027, 1, 22), by="Mr Chen")
    found = season(journal, supplier)
    assert found.shutdown.days["lines_stop"] == date(2027, 1, 22)
    assert found.said == {"lines_stop": Confirmed(date(2027, 1, 22), "Mr Chen", SAID_ON)}
    with journal.change("Forget") as session:
        forget_day(session, supplier, "spring_festival", 2027, "lines_stop")
    assert season(journal, supplier).shutdown.days["lines_stop"] == usual
    journal.undo()
    assert season(journal, supplier).shutdown.confirmed == {"lines_stop"}


@pytest.mark.parametrize(
    ("stage", "day", "words"),
    [
        ("lines_stop", date(2026, 1, 20), "too far"),
        ("lines_restart", date(2027, 1, 2), "cannot end"),
        ("party", date(2027, 1, 2), "party"),
    ],
)
def test_impossible_days_are_refused_and_nothing_is_kept(
    journal: Journal, supplier: int, stage: str, day: date, words: str
) -> None:
    with pytest.raises(UsageError, match=words):
        confirm(journal, supplier, stage, day)
    assert season(journal, supplier).said == {}


def test_merged_suppliers_that_contradict_each_other_keep_the_newest_word(
    journal: Journal, supplier: int
) -> None:
    with journal.change("Add") as session:
        other = add_supplier(session, {"name_en": "Guang Ming"})
        early = Confirmed(date(2027, 1, 10), "", date(2026, 10, 1))
        confirm_day(
            session, other, "spring_festival", 2027, "lines_stop", Confirmed(date(2027, 1, 5), "", early.on)
        )
        confirm_day(session, other, "spring_festival", 2027, "lines_restart", early)
    confirm(journal, supplier, "lines_stop", date(2027, 1, 20))
    with journal.change("Merge") as session:
        merge(session, "supplier", supplier, other)
    found = season(journal, supplier).shutdown
    assert found.days["lines_stop"] == date(2027, 1, 20)
    assert found.days["lines_restart"] == date(2027, 2, 21)
    with journal.read() as connection:
        assert len(seasons(connection, supplier)) == 1
        assert len(seasons(connection, years=(2026, 2026))) == 0


def test_a_closing_stops_the_supplier_s_clock_and_no_other(journal: Journal, supplier: int) -> None:
    with journal.change("Close") as session:
        closing = add_closing(session, supplier, date(2026, 12, 7), date(2026, 12, 9), "  moving  ")
    with journal.read() as connection:
        theirs, all_others = calendar_for(connection, supplier), calendar_for(connection)
        assert closings(connection)[0].reason == "moving"
        assert closings(connection, first=date(2026, 12, 10)) == []
    assert not is_workday(date(2026, 12, 8), theirs)
    assert is_workday(date(2026, 12, 8), all_others)
    assert is_workday(date(2026, 12, 12), theirs)  # a Saturday
    assert workdays_between(date(2026, 12, 7), date(2026, 12, 14), theirs) == 3
    with journal.change("Edit") as session:
        edit_closing(session, closing, date(2026, 12, 7), date(2026, 12, 7))
    with journal.read() as connection:
        assert is_workday(date(2026, 12, 8), calendar_for(connection, supplier))
    with journal.change("Remove") as session:
        remove_closing(session, closing)
    with journal.read() as connection:
        assert closings(connection) == []


@pytest.mark.parametrize(
    ("last", "words"), [(date(2026, 12, 1), "before it begins"), (date(2028, 12, 1), "400")]
)
def test_impossible_closings_are_refused(journal: Journal, supplier: int, last: date, words: str) -> None:
    with pytest.raises(UsageError, match=words), journal.change("Close") as session:
        add_closing(session, supplier, date(2026, 12, 7), last)


def test_the_office_answers_when_the_supplier_says_so(journal: Journal, supplier: int) -> None:
    confirm(journal, supplier, "office_back", date(2027, 2, 19))
    with journal.read() as connection:
        office = office_for(connection, supplier, date(2027, 2, 1), date(2027, 3, 1))
    assert not is_workday(date(2027, 2, 18), office)
    assert is_workday(date(2027, 2, 19), office)


def test_the_calendar_of_a_supplier_that_is_gone_is_refused(journal: Journal) -> None:
    with pytest.raises(UsageError, match="no longer"), journal.read() as connection:
        calendar_for(connection, 99)
