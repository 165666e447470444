"""The long view: years together, anniversaries, papers that end, ideas for the next need."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import UsageError
from desktop.journal.journal import Journal
from desktop.people.suppliers import add_supplier, delete_suppliers, edit_supplier
from desktop.today.reads import today_page
from desktop.today.years import LongRow, long_rows
from desktop.trade.orders import add_order
from desktop.trade.papers import add_agreement
from desktop.years.dates import full_years, next_anniversary
from desktop.years.keeping import (
    add_certificate,
    add_need,
    edit_certificate,
    remove_certificate,
    settle_need,
)
from desktop.years.reads import LongView, long_view

TODAY = date(2026, 11, 22)
days = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@given(days, days)
def test_an_anniversary_lies_ahead_by_less_than_a_year(first: date, today: date) -> None:
    found = next_anniversary(first, max(first, today))
    assert 0 <= (found.on - max(first, today)).days <= 366
    assert found.years >= 1
    assert full_years(first, found.on) == found.years


def test_the_day_itself_counts_and_the_leap_day_is_kept() -> None:
    assert next_anniversary(date(2021, 11, 22), TODAY) == next_anniversary(date(2021, 11, 22), TODAY)
    assert next_anniversary(date(2021, 11, 22), TODAY).on == TODAY
    assert next_anniversary(date(2021, 11, 22), TODAY).years == 5
    assert next_anniversary(date(2021, 11, 21), TODAY).years == 6
    assert next_anniversary(date(2024, 2, 29), date(2026, 2, 1)).on == date(2026, 2, 28)
    assert full_years(date(2027, 1, 1), TODAY) == 0


@pytest.fixture
def supplier(journal: Journal) -> int:
    with journal.change("supplier") as session:
        return add_supplier(session, {"name_zh": "光明五金厂", "since": date(2019, 5, 1)})


def view(journal: Journal, supplier: int) -> LongView:
    with journal.read() as connection:
        return long_view(connection, supplier, TODAY)


def today_rows(journal: Journal) -> list[LongRow]:
    with journal.read_raw() as raw:
        return long_rows(raw, TODAY)


def test_the_first_order_says_since_when_unless_an_earlier_day_was_typed(
    journal: Journal, supplier: int
) -> None:
    typed = view(journal, supplier)
    assert (typed.since, typed.by_order, typed.years) == (date(2019, 5, 1), False, 7)
    with journal.change("orders") as session:
        for day in (date(2021, 12, 1), date(2020, 12, 2)):
            add_order(session, supplier, {"number": f"PO {day}", "ordered_on": day}, TODAY)
    found = view(journal, supplier)
    assert (found.since, found.by_order, found.orders, found.years) == (date(2019, 5, 1), False, 2, 7)
    assert today_rows(journal) == [], "the first order in the journal is not the first one ever"
    with journal.change("Not typed") as session:
        edit_supplier(session, supplier, {"since": date(2024, 1, 1)})
    found = view(journal, supplier)
    assert (found.since, found.by_order, found.orders, found.years) == (date(2020, 12, 2), True, 2, 5)
    assert found.anniversary is not None
    assert (found.anniversary.on, found.anniversary.years) == (date(2026, 12, 2), 6)
    assert [(row.kind, row.years) for row in today_rows(journal)] == [("anniversary", 6)]


def test_today_names_each_paper_once(journal: Journal, supplier: int) -> None:
    with journal.change("paper") as session:
        day = TODAY + timedelta(days=20)
        add_agreement(session, supplier, {"kind": "nnn", "signed_on": date(2024, 1, 2), "valid_until": day})
    with journal.read_raw() as raw:
        page = today_page(raw, TODAY)
    assert [(row.kind, row.english) for row in page.orders] == [("paper", "nnn")]
    assert [row.kind for row in page.long_view] == []


def test_papers_are_asked_for_until_a_later_one_replaces_them(journal: Journal, supplier: int) -> None:
    with journal.change("papers") as session:
        old = add_certificate(
            session, supplier, {"name": "ISO 9001", "valid_until": TODAY - timedelta(days=9)}
        )
        add_certificate(session, supplier, {"name": "FSC", "valid_until": TODAY + timedelta(days=80)})
        add_agreement(session, supplier, {"kind": "contract", "valid_until": TODAY + timedelta(days=20)})
    found = view(journal, supplier)
    assert [(one.name, one.days) for one in found.renewals] == [
        ("ISO 9001", -9),
        ("Contract", 20),
        ("FSC", 80),
    ]
    assert [row.text for row in today_rows(journal)] == ["ISO 9001"]
    with journal.change("renewed") as session:
        add_certificate(session, supplier, {"name": "iso 9001", "valid_until": TODAY + timedelta(days=900)})
    assert [(one.name, one.days) for one in view(journal, supplier).renewals][-1] == ("iso 9001", 900)
    assert today_rows(journal) == []
    with journal.change("remove") as session:
        remove_certificate(session, old)
    journal.undo()
    assert len(view(journal, supplier).certificates) == 3


def test_a_certificate_needs_a_name_and_an_end_after_its_begin(journal: Journal, supplier: int) -> None:
    with pytest.raises(UsageError, match="no name"), journal.change("x") as session:
        add_certificate(session, supplier, {"name": "  ", "valid_until": TODAY})
    with journal.change("x") as session:
        made = add_certificate(session, supplier, {"name": "FSC", "valid_until": TODAY})
    with pytest.raises(UsageError, match="before it begins"), journal.change("x") as session:
        edit_certificate(session, made, {"valid_from": TODAY + timedelta(days=1)})


def test_an_idea_is_spoken_of_from_its_day_until_it_is_settled(journal: Journal, supplier: int) -> None:
    with journal.change("ideas") as session:
        due = add_need(session, supplier, "换缓冲铰链", TODAY)
        add_need(session, supplier, "以后再说", TODAY + timedelta(days=1))
        add_need(session, supplier, "没有日子")
    assert [row.text for row in today_rows(journal)] == ["换缓冲铰链"]
    assert [one.text for one in view(journal, supplier).needs] == ["换缓冲铰链", "以后再说", "没有日子"]
    with journal.change("spoken") as session:
        settle_need(session, due, "spoken", TODAY)
    assert today_rows(journal) == []
    assert view(journal, supplier).needs[-1].settled_on == TODAY
    journal.undo()
    assert len(today_rows(journal)) == 1


def test_today_leaves_out_who_is_gone(journal: Journal, supplier: int) -> None:
    with journal.change("ideas") as session:
        add_need(session, supplier, "换缓冲铰链", TODAY)
    with journal.change("ended") as session:
        edit_supplier(session, supplier, {"status": "ended"})
    assert today_rows(journal) == []
    journal.undo()
    with journal.change("trash") as session:
        delete_suppliers(session, [supplier])
    assert today_rows(journal) == []


def test_the_end_of_all_days_is_no_reason_to_fail(journal: Journal, supplier: int) -> None:
    with journal.change("Typed for never") as session:
        edit_supplier(session, supplier, {"since": date(9999, 12, 31)})
    assert view(journal, supplier).years == 0
    assert today_rows(journal) == []
