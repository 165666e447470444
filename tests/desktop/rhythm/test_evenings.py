"""West of China an evening is tomorrow there already: what is said in it counts at once, for all rules."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from desktop.journal.journal import Journal
from desktop.people.tables import Contact, Employment, Supplier
from desktop.rhythm.alerts import supplier_alerts
from desktop.rhythm.cards import Card, card
from desktop.rhythm.drifting import drifting
from desktop.rhythm.ladder_reads import reach
from desktop.touches.logging import TouchDraft, log_touch
from desktop.trade.orders import add_order, move_order

NEW_YORK = ZoneInfo("America/New_York")
TODAY = date(2026, 6, 20)
EVENING = datetime(2026, 6, 20, 20, 0, tzinfo=NEW_YORK)  # the morning of the 21st in China


@pytest.fixture(autouse=True)
def in_new_york(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def people(journal: Journal) -> tuple[int, int]:
    """A supplier with a running order and one person, with whom one talked every week until a month ago."""
    with journal.change("Works") as session:
        supplier = session.make(Supplier, name_en="Works", cadence_ideal=14).id
        person = session.make(Contact, name_en="Li").id
        session.flush()
        session.make(Employment, contact_id=person, supplier_id=supplier)
        ordered = TODAY - timedelta(days=60)
        order = add_order(session, supplier, {"number": "PO-1", "ordered_on": ordered}, ordered)
        session.flush()
        move_order(session, order, "production", TODAY - timedelta(days=50))
        for days in range(30, 100, 7):
            at = EVENING.replace(hour=5) - timedelta(days=days)
            log_touch(session, TouchDraft(at, people=(person,), kind="call", direction="both"))
    return supplier, person


def of(journal: Journal, supplier: int) -> Card:
    with journal.read_raw() as raw:
        found = card(raw, "supplier", supplier, TODAY)
    assert found is not None
    return found


def wrong(journal: Journal) -> set[str]:
    with journal.read_raw() as raw:
        found = {one.rule for some in supplier_alerts(raw, TODAY).values() for one in some}
        return found | {one.rule for one in drifting(raw, TODAY).values()}


def test_a_call_in_the_evening_ends_a_silence_at_once(journal: Journal, people: tuple[int, int]) -> None:
    assert {"silence", "drift"} <= wrong(journal)
    with journal.change("Call") as session:
        log_touch(session, TouchDraft(EVENING, people=(people[1],), kind="call", direction="both"))
    assert not {"silence", "drift"} & wrong(journal)
    bands = {one.rule: one.band for one in of(journal, people[0]).results}
    assert (bands["silence"], bands["drift"], bands["cadence"]) == ("fine", "steady", "fine")


def test_a_message_of_the_evening_stands_on_the_ladder_at_once(
    journal: Journal, people: tuple[int, int]
) -> None:
    with journal.read_raw() as raw:
        before = reach(raw, people[1], TODAY)
    with journal.change("Message") as session:
        log_touch(
            session,
            TouchDraft(EVENING, people=(people[1],), kind="message", channel="wechat", direction="out"),
        )
    with journal.read_raw() as raw:
        after = reach(raw, people[1], TODAY)
    assert before is not None
    assert after is not None
    assert after.ladder != before.ladder


def test_what_is_said_on_the_next_day_does_not_count_for_a_day(
    journal: Journal, people: tuple[int, int]
) -> None:
    with journal.change("Call") as session:
        log_touch(session, TouchDraft(EVENING + timedelta(hours=5), people=(people[1],), kind="call"))
    assert {"silence", "drift"} <= wrong(journal)
