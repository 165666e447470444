"""What Today shows, and that it needs no SQLAlchemy."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta

import pytest

from desktop.almanac.lunar import to_gregorian
from desktop.commitments.follow_ups import add_follow_up, finish
from desktop.journal.journal import Journal
from desktop.people.tables import Channel, Contact, Employment, Supplier, Tag, Tagging
from desktop.planning.calendar_chips import chips_by_day
from desktop.planning.calendar_rows import Shown
from desktop.today.reads import coming_birthdays, follow_ups_due, quiet_people, sidebar_counts, today_page
from desktop.touches.logging import TouchDraft, delete_touches, log_touch

TODAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)


def person(journal: Journal, name: str, *, tier: int | None = None, **values) -> int:
    with journal.change("Person") as session:
        supplier = session.make(Supplier, name_en=f"{name} Works", tier=tier).id
        contact = session.make(Contact, name_en=name, **values).id
        session.flush()
        session.make(Employment, contact_id=contact, supplier_id=supplier)
        session.make(Channel, contact_id=contact, kind="wechat", value=name, preferred=True)
    return contact


def touch(journal: Journal, contact: int, days_ago: int, **values) -> int:
    with journal.change("Log touch") as session:
        draft = TouchDraft(
            **{"at": NOON - timedelta(days=days_ago), "people": (contact,), "kind": "call", **values}
        )
        return log_touch(session, draft)


def quiet(journal: Journal) -> list[tuple[str, str, int]]:
    with journal.read_raw() as raw:
        rows, count, cold = quiet_people(raw, TODAY)
    assert count == len(rows)
    assert cold == sum(row.state == "cold" for row in rows)
    return [(row.who.name_en, row.state, row.days) for row in rows]


def test_people_past_their_cadence_come_most_pressing_first(journal: Journal) -> None:
    touch(journal, person(journal, "Fresh", tier=1), 13)
    touch(journal, person(journal, "Due", tier=1), 14)
    touch(journal, person(journal, "Cold", tier=1), 21)
    touch(journal, person(journal, "Colder", cadence_ideal=5, cadence_longest=10), 30)
    touch(journal, person(journal, "No cadence"), 900)
    person(journal, "Never touched", tier=1)
    assert quiet(journal) == [("Colder", "cold", 30), ("Cold", "cold", 21), ("Due", "due", 14)]


def test_a_tag_gives_a_cadence(journal: Journal) -> None:
    contact = person(journal, "Tagged", tier=5)
    with journal.change("Tag") as session:
        tag = session.make(Tag, name="VIP", cadence_ideal=7, cadence_longest=9).id
        session.flush()
        session.make(Tagging, tag_id=tag, contact_id=contact)
    touch(journal, contact, 8)
    assert quiet(journal) == [("Tagged", "due", 8)]


def test_touches_that_do_not_count_break_no_silence(journal: Journal) -> None:
    contact = person(journal, "Quiet", tier=1)
    touch(journal, contact, 40)
    touch(journal, contact, 3, kind="note")
    touch(journal, contact, -2, kind="visit", held=False)
    touch(journal, contact, 1, counts=False)
    trashed = touch(journal, contact, 2)
    assert quiet(journal) == []
    with journal.change("Delete") as session:
        delete_touches(session, [trashed])
    assert quiet(journal) == [("Quiet", "cold", 40)]


def test_the_day_of_a_touch_is_chinas_wherever_it_is_read(journal: Journal) -> None:
    contact = person(journal, "Edge", tier=1)
    touch(journal, contact, 0, at=datetime(2026, 11, 8, 17, 0, tzinfo=UTC))  # November 9 in Shanghai
    with journal.read_raw() as raw:
        assert quiet_people(raw, TODAY)[1] == 0
        assert quiet_people(raw, TODAY + timedelta(days=1))[1] == 1


def test_the_list_is_bounded_and_the_count_is_not(journal: Journal) -> None:
    for number in range(4):
        touch(journal, person(journal, f"P{number}", tier=1), 20 + number)
    with journal.read_raw() as raw:
        rows, count, cold = quiet_people(raw, TODAY, limit=2)
    assert [row.who.name_en for row in rows] == ["P3", "P2"]
    assert (count, cold) == (4, 3)
    assert rows[0].channel == "wechat"
    assert rows[0].who.supplier_en == "P3 Works"


def test_follow_ups_due_come_overdue_first_and_done_ones_apart(journal: Journal) -> None:
    contact = person(journal, "Li")
    with journal.change("Follow-ups") as session:
        add_follow_up(session, TODAY, "today", contact_id=contact)
        add_follow_up(session, TODAY - timedelta(days=3), "late", contact_id=contact)
        add_follow_up(session, TODAY + timedelta(days=1), "tomorrow")
        done = add_follow_up(session, TODAY, "done")
    with journal.change("Done") as session:
        finish(session, done)
    with journal.read_raw() as raw:
        page = today_page(raw, TODAY, zone=UTC)
        assert sidebar_counts(raw, TODAY) == {"today": 2, "suppliers": 1, "contacts": 1}
    assert [(row.text, row.days_late) for row in page.follow_ups] == [("late", 3), ("today", 0)]
    assert page.follow_ups[0].who is not None
    assert page.follow_ups[0].who.shown == "Li"
    assert [row.text for row in page.done] == ["done"]


def test_follow_ups_of_a_trashed_touch_wait_with_it(journal: Journal) -> None:
    made = touch(journal, person(journal, "Li"), 2, summary="x", follow_up=(TODAY, "y"))
    with journal.change("Delete") as session:
        delete_touches(session, [made])
    with journal.read_raw() as raw:
        assert follow_ups_due(raw, TODAY) == []
        assert sidebar_counts(raw, TODAY)["today"] == 0


def born(journal: Journal, name: str, calendar: str, month: int, day: int, year=None, leap=False) -> None:
    person(
        journal,
        name,
        birth_calendar=calendar,
        birth_month=month,
        birth_day=day,
        birth_year=year,
        birth_leap=leap,
    )


def birthdays(journal: Journal, today: date = TODAY) -> list[tuple]:
    with journal.read_raw() as raw:
        rows = coming_birthdays(raw, today)
    return [(row.who.name_en, row.on.isoformat(), row.turns) for row in rows]


def test_solar_birthdays_of_the_next_30_days(journal: Journal) -> None:
    born(journal, "Yesterday", "solar", 11, 21, 1980)
    born(journal, "Today", "solar", 11, 22, 1980)
    born(journal, "Last", "solar", 12, 22)
    born(journal, "Later", "solar", 12, 23)
    assert birthdays(journal) == [("Today", "2026-11-22", 46), ("Last", "2026-12-22", None)]


def test_birthdays_go_over_new_year(journal: Journal) -> None:
    born(journal, "December", "solar", 12, 30, 1990)
    born(journal, "January", "solar", 1, 5, 1990)
    expected = [("December", "2026-12-30", 36), ("January", "2027-01-05", 37)]
    assert birthdays(journal, date(2026, 12, 20)) == expected


def test_lunar_birthdays(journal: Journal) -> None:
    born(journal, "Moon", "lunar", 10, 15, 1970)
    born(journal, "Twelfth month", "lunar", 12, 20, 1970)
    assert birthdays(journal) == [("Moon", "2026-11-23", 56)]
    assert birthdays(journal, date(2027, 1, 20)) == [("Twelfth month", "2027-01-27", 56)]


@pytest.mark.parametrize(("year", "on"), [(2027, "2027-02-28"), (2028, "2028-02-29")])
def test_a_leap_day_is_kept_each_year(journal: Journal, year: int, on: str) -> None:
    born(journal, "Leap", "solar", 2, 29, 2000)
    assert birthdays(journal, date(year, 2, 10)) == [("Leap", on, year - 2000)]


def test_a_leap_month_is_kept_in_the_plain_one_when_the_year_has_none(journal: Journal) -> None:
    born(journal, "Leap six", "lunar", 6, 1, leap=True)
    plain = to_gregorian(2026, 6, 1)
    assert birthdays(journal, plain) == [("Leap six", plain.isoformat(), None)]
    in_leap = to_gregorian(2025, 6, 1, True)
    assert birthdays(journal, in_leap - timedelta(days=3)) == [("Leap six", in_leap.isoformat(), None)]


@pytest.mark.parametrize("today", [date(2025, 6, 20), date(2026, 1, 25), TODAY])
def test_today_names_the_days_that_the_calendar_shows(journal: Journal, today: date) -> None:
    born(journal, "Leap six", "lunar", 6, 2, 1979, leap=True)
    born(journal, "Leap six, last day", "lunar", 6, 30, leap=True)
    born(journal, "Last of the year", "lunar", 12, 30)
    born(journal, "Leap day", "solar", 2, 29)
    with journal.read_raw() as raw:
        told = {(row.who.id, row.on) for row in coming_birthdays(raw, today, days=90)}
    with journal.read() as connection:
        shown = chips_by_day(connection, today, today + timedelta(days=90), Shown())
    assert told == {(chip.id, day) for day, chips in shown.items() for chip in chips}
    assert told


def test_a_day_that_its_month_has_not_is_no_trouble(journal: Journal) -> None:
    born(journal, "From an old program", "solar", 2, 31)
    assert birthdays(journal, date(2027, 2, 10)) == [("From an old program", "2027-02-28", None)]


def test_an_empty_journal_asks_nothing(journal: Journal) -> None:
    with journal.read_raw() as raw:
        page = today_page(raw, TODAY)
        assert sidebar_counts(raw, TODAY) == {"today": 0, "suppliers": 0, "contacts": 0}
    assert (page.follow_ups, page.quiet, page.birthdays, page.quiet_count) == ((), (), (), 0)


def test_today_is_read_before_anything_slow_is_imported() -> None:
    code = (
        "import sys, desktop.today.reads;"
        " print([name for name in ('sqlalchemy', 'pypinyin', 'babel') if name in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
