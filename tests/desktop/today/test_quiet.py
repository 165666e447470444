"""Who is quiet on Today, by the rule that their own page explains: shutdowns, what was put off, who is new."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from desktop.journal.journal import Journal
from desktop.people.tables import Contact, Employment, Supplier
from desktop.planning.tables import SupplierClosing
from desktop.rhythm import holding
from desktop.rhythm.cards import card
from desktop.today.quiet import quiet_people
from desktop.today.rows import QuietPerson
from desktop.touches.logging import TouchDraft, log_touch

NOON = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)  # a Sunday
NEW_YEAR = date(2027, 2, 6)  # Spring Festival; offices are closed around it


def person(journal: Journal, name: str, last: date | None, *, ideal: int = 30) -> tuple[int, int]:
    """Return somebody and their supplier, last talked with on a day."""
    with journal.change("Person") as session:
        supplier = session.make(Supplier, name_en=f"{name} Works").id
        contact = session.make(Contact, name_en=name, cadence_ideal=ideal).id
        session.flush()
        session.make(Employment, contact_id=contact, supplier_id=supplier)
        if last is not None:
            at = datetime.combine(last, NOON.timetz())
            log_touch(session, TouchDraft(at=at, people=(contact,), kind="call"))
    return contact, supplier


def quiet(journal: Journal, day: date = TODAY) -> dict[str, QuietPerson]:
    with journal.read_raw() as raw:
        return {row.who.name_en: row for row in quiet_people(raw, day)[0]}


def test_who_would_be_due_in_a_shutdown_shows_before_it_and_not_inside_it(journal: Journal) -> None:
    person(journal, "Before", NEW_YEAR - timedelta(days=30))  # due on New Year's Day itself
    shown = [day for day in _days(date(2027, 1, 15), date(2027, 2, 13)) if "Before" in quiet(journal, day)]
    assert len(shown) == 1
    assert shown[0] < NEW_YEAR
    closes = quiet(journal, shown[0])["Before"].closes
    assert closes is not None
    assert shown[0] < closes <= NEW_YEAR
    later = [day for day in _days(NEW_YEAR, date(2027, 3, 15)) if "Before" in quiet(journal, day)]
    assert later[0] > NEW_YEAR + timedelta(days=6)
    assert quiet(journal, later[0])["Before"].closes is None


def test_an_own_closing_of_the_supplier_waits_too(journal: Journal) -> None:
    _contact, supplier = person(journal, "Moving", TODAY - timedelta(days=31))
    assert "Moving" in quiet(journal)
    with journal.change("Closing") as session:
        first, last = TODAY - timedelta(days=5), TODAY + timedelta(days=5)
        session.make(SupplierClosing, supplier_id=supplier, from_date=first, until_date=last, reason="Moving")
    assert quiet(journal) == {}


def test_today_and_the_page_of_a_person_say_the_same_on_every_day(journal: Journal) -> None:
    people = {
        f"P{ideal}": person(journal, f"P{ideal}", date(2026, 12, 20), ideal=ideal)[0]
        for ideal in (10, 30, 44, 48, 50, 55, 60, 66)
    }
    for day in _days(date(2027, 1, 18), date(2027, 3, 8)):
        found = {name: row.state for name, row in quiet(journal, day).items()}
        with journal.read_raw() as raw:
            cards = {name: card(raw, "contact", number, day) for name, number in people.items()}
        bands = {
            name: next(one.band for one in made.results if one.rule == "cadence")
            for name, made in cards.items()
            if made is not None
        }
        assert found == {name: band for name, band in bands.items() if band != "fine"}, day


@pytest.mark.parametrize("owner", [0, 1])
def test_who_was_put_off_says_nothing_until_the_day(journal: Journal, owner: int) -> None:
    ids = person(journal, "Li", TODAY - timedelta(days=40))
    whom = {("contact_id", "supplier_id")[owner]: ids[owner]}
    until = TODAY + timedelta(days=3)
    with journal.change("Put off") as session:
        holding.put_off(session, "cadence", until, TODAY, reason="Wedding leave", **whom)
    assert quiet(journal) == {}
    assert "Li" in quiet(journal, until)
    with journal.change("For good") as session:
        pause = holding.put_off(session, "cadence", None, TODAY, **whom)
    assert quiet(journal, date(2028, 1, 3)) == {}
    with journal.change("Take back") as session:
        holding.speak_again(session, pause)
    assert "Li" in quiet(journal)


def test_another_rule_that_was_put_off_hides_nobody(journal: Journal) -> None:
    _contact, supplier = person(journal, "Li", TODAY - timedelta(days=40))
    with journal.change("Put off") as session:
        holding.put_off(session, "silence", None, TODAY, supplier_id=supplier)
    assert "Li" in quiet(journal)


def test_whom_nobody_has_talked_with_is_due_counted_from_when_they_were_added(journal: Journal) -> None:
    contact, _supplier = person(journal, "New", None)
    with journal.read_raw() as raw:
        added = raw.execute("SELECT created_at FROM contact WHERE id = ?", (contact,)).fetchone()[0]
    day = datetime.fromtimestamp(added / 1000, UTC).date()
    assert quiet(journal, day + timedelta(days=20)) == {}
    row = quiet(journal, day + timedelta(days=36))["New"]
    assert not row.touched
    assert row.state == "due"


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]
