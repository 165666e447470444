"""The flag of a row in the lists: a due follow-up first, else the rhythm, with what was put off and shutdowns."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from desktop.commitments.follow_ups import add_follow_up
from desktop.journal.journal import Journal
from desktop.people.contact_reads import contact_rows
from desktop.people.contacts import add_contact
from desktop.people.employments import add_employment
from desktop.people.supplier_reads import supplier_rows
from desktop.people.suppliers import add_supplier
from desktop.rhythm import holding
from desktop.rhythm.flags import flags
from desktop.touches.logging import TouchDraft, log_touch

TODAY = date(2026, 11, 22)
BEFORE_HOLIDAYS = date(2026, 9, 15)


@pytest.fixture
def house(journal: Journal) -> tuple[int, int]:
    """A supplier of the first tier, due every 14 days, with one person; last touch on 15 September."""
    with journal.change("Make") as session:
        supplier = add_supplier(session, {"name_zh": "光明五金", "tier": 1})
        person = add_contact(session, {"name_zh": "王芳"})
        add_employment(session, person, {"supplier_id": supplier})
        at = datetime(2026, 9, 15, 4, tzinfo=UTC)
        log_touch(session, TouchDraft(at, people=(person,), kind="call"))
    return supplier, person


def said(journal: Journal, house: tuple[int, int], today: date) -> list[tuple[str, int] | None]:
    """Return what the lists say of the supplier and of the person."""
    supplier, person = house
    with journal.read() as connection:
        found = [
            flags(connection, "supplier", [supplier_rows(connection, [supplier])[0].tie], today).get(
                supplier
            ),
            flags(connection, "contact", [contact_rows(connection, [person])[0].tie], today).get(person),
        ]
    return [(one.kind, one.days) if one else None for one in found]


def test_due_after_the_ideal_days_and_cold_after_the_longest(
    journal: Journal, house: tuple[int, int]
) -> None:
    assert said(journal, house, date(2026, 9, 28)) == [None, None]
    assert said(journal, house, date(2026, 9, 29)) == [("drifting", 14)] * 2
    assert said(journal, house, date(2026, 10, 5)) == [("drifting", 20)] * 2
    assert said(journal, house, date(2026, 10, 6)) == [("cold", 21)] * 2


def test_what_falls_into_a_shutdown_waits_for_its_end(journal: Journal, house: tuple[int, int]) -> None:
    with journal.change("Call") as session:
        at = datetime(2026, 9, 20, 4, tzinfo=UTC)
        log_touch(session, TouchDraft(at, people=(house[1],), kind="call"))
    # due on 4 October, inside the golden week: shown on 30 September, the last working day before it
    assert said(journal, house, date(2026, 9, 29)) == [None, None]
    assert said(journal, house, date(2026, 9, 30)) == [("drifting", 10)] * 2
    assert said(journal, house, date(2026, 10, 4)) == [None, None]


def test_who_was_put_off_has_no_flag_until_the_day(journal: Journal, house: tuple[int, int]) -> None:
    supplier, person = house
    with journal.change("Put off") as session:
        holding.put_off(session, "cadence", date(2026, 10, 20), TODAY - timedelta(days=40), contact_id=person)
    assert said(journal, house, date(2026, 10, 19)) == [("cold", 34), None]
    assert said(journal, house, date(2026, 10, 20)) == [("cold", 35)] * 2
    with journal.change("Put off") as session:
        holding.put_off(session, "cadence", None, TODAY, supplier_id=supplier)
    assert said(journal, house, TODAY) == [None, None], "a supplier that is put off is so with its people"


def test_a_due_follow_up_comes_before_the_silence_also_of_who_was_put_off(
    journal: Journal, house: tuple[int, int]
) -> None:
    with journal.change("Follow up") as session:
        add_follow_up(session, date(2026, 11, 20), "ask for photos", supplier_id=house[0])
        holding.put_off(session, "cadence", None, TODAY, supplier_id=house[0])
    assert said(journal, house, date(2026, 11, 19)) == [None, None]
    assert said(journal, house, date(2026, 11, 20)) == [("due", 0), None]
    assert said(journal, house, TODAY) == [("overdue", 2), None]


def test_a_touch_that_is_still_ahead_does_not_hide_the_one_before(
    journal: Journal, house: tuple[int, int]
) -> None:
    with journal.change("Ahead") as session:
        at = datetime(2026, 12, 1, 4, tzinfo=UTC)
        log_touch(session, TouchDraft(at, people=(house[1],), kind="call"))
    assert said(journal, house, TODAY) == [("cold", 68)] * 2


def test_who_was_never_touched_counts_from_the_day_on_which_they_were_added(journal: Journal) -> None:
    with journal.change("Make") as session:
        supplier = add_supplier(session, {"name_en": "A", "tier": 1})
        person = add_contact(session, {"name_en": "B"})
        add_employment(session, person, {"supplier_id": supplier})
    assert said(journal, (supplier, person), TODAY + timedelta(days=13)) == [None, None]
    assert said(journal, (supplier, person), TODAY + timedelta(days=14)) == [("drifting", 14)] * 2
