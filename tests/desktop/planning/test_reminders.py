"""When reminders come, and what becomes of them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from desktop.errors import Refused, UsageError
from desktop.journal.journal import Journal
from desktop.planning.event_drafts import EventDraft
from desktop.planning.events import add_event, move_event
from desktop.planning.reminders import (
    due_reminders,
    event_of,
    finish_reminder,
    next_reminders,
    reopen_reminder,
    snooze_reminder,
)

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)  # the journal's clock in these tests
MINUTE = timedelta(minutes=1)


def add(journal: Journal, draft: EventDraft) -> int:
    with journal.change("Add") as session:
        return add_event(session, draft)


def call(journal: Journal, hours: float, lead: int = 15) -> int:
    start = NOW + timedelta(hours=hours)
    return add(journal, EventDraft("Call Ms Li", starts_at=start, zone="Asia/Shanghai", remind_minutes=lead))


def coming(journal: Journal, now: datetime = NOW, days: int = 7) -> list[tuple[datetime, str]]:
    with journal.read() as connection:
        return [tuple(one) for one in next_reminders(connection, now, BERLIN, days=days)]  # type: ignore[misc]


def due(journal: Journal, now: datetime = NOW) -> list[str]:
    with journal.read() as connection:
        return [one.title for one in due_reminders(connection, now, BERLIN)]


def test_a_reminder_comes_at_its_lead_before_the_start_and_names_nobody(journal: Journal) -> None:
    event_id = call(journal, 2)
    assert coming(journal) == [(NOW + timedelta(hours=2) - 15 * MINUTE, f"event:{event_id}:2026-11-22")]
    assert due(journal) == []
    assert due(journal, NOW + timedelta(hours=1, minutes=45)) == ["Call Ms Li"]
    assert coming(journal, NOW + timedelta(hours=1, minutes=45)) == []


def test_events_without_a_lead_do_not_remind(journal: Journal) -> None:
    add(journal, EventDraft("Quiet", first_on=NOW.date()))
    assert coming(journal) == []
    assert due(journal) == []


def test_an_all_day_event_reminds_from_nine_in_the_morning_at_home(journal: Journal) -> None:
    add(journal, EventDraft("Fair", first_on=date(2026, 11, 24), remind_minutes=60 * 24))
    ((at, _key),) = coming(journal)
    assert at == datetime(2026, 11, 23, 9, 0, tzinfo=BERLIN)


def test_a_lead_of_weeks_is_seen_in_time(journal: Journal) -> None:
    add(journal, EventDraft("Order mooncakes", first_on=date(2026, 12, 30), remind_minutes=60 * 24 * 35))
    ((at, _key),) = coming(journal)
    assert at == datetime(2026, 11, 25, 9, 0, tzinfo=BERLIN)


def test_each_occurrence_reminds_for_itself(journal: Journal) -> None:
    event_id = add(
        journal, EventDraft("Weekly", first_on=date(2026, 11, 16), repeat="weekly", remind_minutes=0)
    )
    assert due(journal) == ["Weekly"]
    with journal.change("Done") as session:
        finish_reminder(session, f"event:{event_id}:2026-11-16")
    assert due(journal) == []
    assert [key for _at, key in coming(journal)] == [f"event:{event_id}:2026-11-23"]


def test_a_put_off_reminder_comes_again_even_long_after_its_event(journal: Journal) -> None:
    event_id = call(journal, 0)
    key, later = f"event:{event_id}:2026-11-22", NOW + timedelta(days=20)
    with journal.change("Snooze") as session:
        snooze_reminder(session, key, later)
    assert due(journal) == []
    assert coming(journal, NOW, days=30) == [(later, key)]
    assert due(journal, later) == ["Call Ms Li"]
    journal.undo()
    assert due(journal) == ["Call Ms Li"]


def test_a_reminder_nobody_saw_is_over_after_a_week(journal: Journal) -> None:
    call(journal, -24 * 6)
    assert due(journal) == ["Call Ms Li"]
    assert due(journal, NOW + timedelta(days=3)) == []


def test_done_stays_done_until_it_is_reopened(journal: Journal) -> None:
    key = f"event:{call(journal, 0)}:2026-11-22"
    with journal.change("Done") as session:
        finish_reminder(session, key)
    with pytest.raises(Refused, match="done already"), journal.change("Snooze") as session:
        snooze_reminder(session, key, NOW + timedelta(days=1))
    with journal.change("Reopen") as session:
        reopen_reminder(session, key)
    assert due(journal) == ["Call Ms Li"]
    with pytest.raises(Refused, match="later time"), journal.change("Snooze") as session:
        snooze_reminder(session, key, NOW - timedelta(days=1))


def test_a_moved_event_reminds_anew(journal: Journal) -> None:
    event_id = call(journal, 0)
    with journal.change("Done") as session:
        finish_reminder(session, f"event:{event_id}:2026-11-22")
    with journal.change("Move") as session:
        move_event(session, event_id, 2)
    assert [key for _at, key in coming(journal)] == [f"event:{event_id}:2026-11-24"]


@pytest.mark.parametrize("key", ["", "event", "event:x:2026-11-22", "event:1:soon", "birthday:1:2026-11-22"])
def test_a_key_that_is_none_is_refused(journal: Journal, key: str) -> None:
    with pytest.raises(UsageError, match="not known"):
        event_of(key)
