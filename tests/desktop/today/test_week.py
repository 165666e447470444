"""What a week tells of the people who came into the journal."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

import pytest

from desktop.commitments.decisions import answer_decision, ask_decision
from desktop.commitments.promises import add_promise, settle_promise
from desktop.journal.journal import Journal
from desktop.people.contacts import add_contact, delete_contacts
from desktop.people.tables import Contact, Employment, Supplier
from desktop.planning.tables import SupplierClosing
from desktop.rhythm.cards import card
from desktop.rhythm.holding import pin_health
from desktop.today.week import Line, monday_of, week_review
from desktop.today.week_rules import week_rules
from desktop.touches.logging import TouchDraft, log_touch

TODAY = date(2026, 11, 22)
MONDAY = date(2026, 11, 16)
DAY = date(2026, 11, 25)


def test_new_is_who_was_not_met_before_the_week(journal: Journal) -> None:
    with journal.change("People") as session:
        met, brought, waiting = (
            session.make(Contact, name_en=name) for name in ("Met", "Brought", "Waiting")
        )
        session.flush()
        made: datetime = met.created_at
        log_touch(session, TouchDraft(made, people=(met.id,), kind="call"))
        log_touch(session, TouchDraft(made - timedelta(days=30), people=(brought.id,), kind="call"))
    day: date = made.date()
    with journal.read_raw() as raw:
        sections = {one.key: one for one in week_review(raw, monday_of(day), day).sections}
    assert [line.title for line in sections["new"].lines] == ["Met", waiting.name_en]


def test_who_lies_in_the_trash_has_neither_kept_nor_decided_anything(journal: Journal) -> None:
    with journal.change("People") as session:
        person = add_contact(session, {"name_en": "Gone"})
        promise = add_promise(
            session,
            {"contact_id": person, "what": "Samples", "side": "theirs", "made_on": DAY, "due_on": DAY},
        )
        settle_promise(session, promise, "kept", DAY)
        decision = ask_decision(session, {"contact_id": person, "what": "Colour", "asked_on": DAY})
        answer_decision(session, decision, DAY)
    assert {"kept", "decided"} <= sections(journal)
    with journal.change("Trash") as session:
        delete_contacts(session, [person])
    assert not {"kept", "decided"} & sections(journal)


def sections(journal: Journal) -> set[str]:
    with journal.read_raw() as raw:
        return {one.key for one in week_review(raw, monday_of(DAY), DAY).sections}


def touched(journal: Journal, *, until: date) -> int:
    """Return a supplier with a person and a call every week, the last one on a day."""
    with journal.change("Works") as session:
        supplier = session.make(Supplier, name_en="Works").id
        person = session.make(Contact, name_en="Li").id
        session.flush()
        session.make(Employment, contact_id=person, supplier_id=supplier)
        for weeks in range(10):
            at = datetime.combine(until - timedelta(weeks=weeks), time(4), UTC)
            log_touch(session, TouchDraft(at, people=(person,), kind="call"))
    return supplier


def test_a_sunday_evening_in_america_belongs_to_the_week_that_ends(journal: Journal) -> None:
    """It is Monday morning in China; the calendar shows the call on Sunday, too."""
    america, china = ZoneInfo("America/New_York"), ZoneInfo("Asia/Shanghai")
    with journal.change("Call") as session:
        supplier = session.make(Supplier, name_en="Works").id
        person = session.make(Contact, name_en="Li").id
        session.flush()
        session.make(Employment, contact_id=person, supplier_id=supplier)
        evening = datetime(2026, 11, 22, 20, 0, tzinfo=america)
        log_touch(session, TouchDraft(evening, people=(person,), kind="call"))
        planned = datetime(2026, 11, 29, 21, 0, tzinfo=america)
        log_touch(session, TouchDraft(planned, people=(person,), kind="visit", summary="Line 2", held=False))
    assert at(journal, MONDAY, america) == {"touches": None, "visits": date(2026, 11, 29)}
    assert at(journal, MONDAY, china) == {}
    following = MONDAY + timedelta(days=7)
    assert at(journal, following, america) == {}
    assert at(journal, following, china) == {"touches": None, "visits": date(2026, 11, 30)}


def at(journal: Journal, monday: date, zone: tzinfo) -> dict[str, date | None]:
    """Return the day of the first touch and of the first visit of a week."""
    with journal.read_raw() as raw:
        found = week_review(raw, monday, TODAY, zone=zone).sections
    return {one.key: one.lines[0].on for one in found if one.key in {"touches", "visits"}}


def moved(journal: Journal) -> list[Line]:
    with journal.read_raw() as raw:
        return [line for one in week_rules(raw, MONDAY, TODAY) if one.key == "health" for line in one.lines]


def test_a_health_that_was_set_by_hand_moves_as_it_was_set(journal: Journal) -> None:
    supplier = touched(journal, until=TODAY)
    with journal.change("Pin") as session:
        pin_health(session, 20, "Their buyer left", MONDAY, TODAY, supplier_id=supplier)
    (line,) = moved(journal)
    assert (line.id, line.counts[1], line.note) == (supplier, ("to", 20), "set by hand")
    with journal.read_raw() as raw:
        known = card(raw, "supplier", supplier, TODAY)
    assert known is not None
    line_of_health = dict(known.trend)
    assert line_of_health[TODAY] == line_of_health[MONDAY] == 20
    assert line_of_health[MONDAY - timedelta(weeks=1)] not in (20, None)
    with journal.change("Pin") as session:
        pin_health(session, 20, "Still so", MONDAY - timedelta(days=9), TODAY, supplier_id=supplier)
    assert moved(journal) == [], "it was 20 all the week"


def test_the_reading_can_be_ended_between_two_suppliers(journal: Journal) -> None:
    touched(journal, until=TODAY)

    def stop(_done: int, _total: int) -> None:
        raise InterruptedError

    with journal.read_raw() as raw, pytest.raises(InterruptedError):
        week_rules(raw, MONDAY, TODAY, stop)


def test_who_closes_in_the_week_after_it_is_named(journal: Journal) -> None:
    supplier = touched(journal, until=TODAY)
    first = MONDAY + timedelta(days=8)
    with journal.change("Closing") as session:
        session.make(
            SupplierClosing, supplier_id=supplier, from_date=first, until_date=first, reason="Stocktaking"
        )
    with journal.read_raw() as raw:
        (section,) = [one for one in week_rules(raw, MONDAY, TODAY) if one.key == "shutdowns"]
    assert [(line.id, line.note, line.on) for line in section.lines] == [(supplier, "Stocktaking", first)]
