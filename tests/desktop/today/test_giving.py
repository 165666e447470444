"""What Today says about gifts and greetings: in time, before the supplier closes, and not when all is done."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from desktop.giving import gifts, plans
from desktop.giving.plan_reads import plan_rows, worth_greeting
from desktop.journal.journal import Journal
from desktop.people.contacts import add_contact
from desktop.people.employments import add_employment
from desktop.people.suppliers import add_supplier
from desktop.planning.calendar_giving import gift_chips
from desktop.planning.closed_days import closed_days
from desktop.planning.shutdown_records import Confirmed, add_closing, confirm_day
from desktop.today.giving import giving_due
from desktop.today.rows import GivingDue

FESTIVAL = date(2026, 9, 25)
NOW = datetime(2026, 9, 25, 2, 0, tzinfo=UTC)


@pytest.fixture
def house(journal: Journal) -> int:
    with journal.change("Add") as session:
        house = add_supplier(session, {"name_zh": "光明五金"})
        for name in ("王伟", "李娜"):
            person = add_contact(session, {"name_zh": name})
            add_employment(session, person, {"supplier_id": house, "title": "经理"})
    return house


def due(journal: Journal, today: date) -> list[GivingDue]:
    with journal.read_raw() as raw:
        return giving_due(raw, today)


def make_plan(journal: Journal) -> int:
    with journal.change("Plan") as session:
        made = plans.open_plan(session, "mid_autumn", 2026)
        plans.add_people(session, made, worth_greeting(session.connection(), made))
    return made


def test_a_festival_without_a_plan_is_named_until_parcels_would_be_late(journal: Journal, house: int) -> None:
    assert due(journal, date(2026, 8, 6)) == []
    (found,) = due(journal, date(2026, 8, 10))
    assert (found.kind, found.festival, found.year, found.on) == (
        "plan", "mid_autumn", 2026, date(2026, 8, 28),
    )  # fmt: skip
    assert due(journal, date(2026, 8, 29)) == []
    make_plan(journal)
    assert due(journal, date(2026, 8, 10)) == []


def test_an_empty_journal_is_left_in_peace(journal: Journal) -> None:
    assert due(journal, date(2026, 8, 10)) == []


def test_a_planned_gift_is_named_a_week_before_it_must_leave(journal: Journal, house: int) -> None:
    made = make_plan(journal)
    with journal.read() as connection:
        first, *_rest = plan_rows(connection, made, lambda _houses, _day: {})
    with journal.change("Gift") as session:
        gift = plans.plan_gift(session, first.id, {"what": "蜂蜜"})
    assert due(journal, date(2026, 8, 20)) == []
    (found,) = due(journal, date(2026, 8, 21))
    assert (found.kind, found.gift_id, found.on, found.bought) == ("gift", gift, date(2026, 8, 28), False)
    assert found.who is not None
    with journal.change("Bought") as session:
        gifts.mark_gift(session, gift, "bought", date(2026, 8, 21))
        plans.set_transit(session, made, 20)
    (found,) = due(journal, date(2026, 8, 21))
    assert (found.on, found.bought) == (date(2026, 8, 18), True)
    with journal.change("Closed") as session:
        add_closing(session, house, date(2026, 9, 1), date(2026, 9, 20))
    assert due(journal, date(2026, 8, 21))[0].on == date(2026, 8, 10)
    with journal.change("Posted") as session:
        gifts.mark_gift(session, gift, "sent", date(2026, 8, 21))
    assert due(journal, date(2026, 8, 21)) == []


def test_greetings_are_named_around_their_day_until_they_are_sent(journal: Journal, house: int) -> None:
    made = make_plan(journal)
    assert due(journal, date(2026, 9, 23)) == []
    for day in (24, 25, 28):
        (found,) = due(journal, date(2026, 9, day))
        assert (found.kind, found.festival, found.count, found.on) == ("greeting", "mid_autumn", 2, FESTIVAL)
    assert due(journal, date(2026, 9, 29)) == []
    with journal.read() as connection:
        one, other = plan_rows(connection, made, lambda _houses, _day: {})
    with journal.change("Send") as session:
        plans.send_greeting(session, one.id, "中秋快乐", NOW)
        plans.skip_greeting(session, other.id)
    assert due(journal, FESTIVAL) == []


def test_today_the_calendar_and_the_plan_agree_on_when_a_parcel_must_leave(
    journal: Journal, house: int
) -> None:
    """The house stops two weeks earlier than is usual before Spring Festival, and has said so."""
    with journal.change("Plan") as session:
        made = plans.open_plan(session, "spring_festival", 2027)
        one = worth_greeting(session.connection(), made)[0]
        greeting = plans.add_people(session, made, [one])[0]
        plans.plan_gift(session, greeting, {"what": "蜂蜜"})
        said = Confirmed(date(2027, 1, 15), "王伟", None)
        confirm_day(session, house, "spring_festival", 2027, "office_closed", said)
    with journal.read() as connection:
        closed = closed_days(connection, [house], date(2026, 12, 1), date(2027, 3, 1))
        (row,) = plan_rows(connection, made, lambda _houses, _day: closed)
        by = row.deadline.send_by
        (chip,) = gift_chips(connection, by, by, frozenset({"gifts"}))
    assert by < date(2027, 1, 13) - timedelta(days=9)
    assert chip.first == by
    assert [one.on for one in due(journal, by) if one.kind == "gift"] == [by]
