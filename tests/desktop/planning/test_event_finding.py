"""Events are found by their words, and come back from the trash."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from desktop.finding import EventHit, find_events
from desktop.journal.asking import Asked
from desktop.journal.journal import Journal
from desktop.planning.event_drafts import EventDraft
from desktop.planning.events import add_event, delete_events
from desktop.trashing import restore, trashed

DAY = date(2027, 3, 10)


def add(journal: Journal, title: str, first: date = DAY, **values: object) -> int:
    with journal.change("Add event") as session:
        return add_event(session, EventDraft(title, first, first, **values))  # type: ignore[arg-type]


def found(journal: Journal, typed: str, today: date = DAY) -> list[EventHit]:
    with journal.read() as connection:
        return find_events(connection, Asked(typed, 10), today)


def test_an_event_is_found_by_title_notes_and_place_the_latest_first(journal: Journal) -> None:
    early = add(journal, "Canton Fair", notes="Hall 3")
    late = add(journal, "Visit after the fair", DAY + timedelta(days=20), place="义乌国际商贸城")
    assert [hit.id for hit in found(journal, "fair")] == [late, early]
    assert [(hit.id, hit.excerpt.text) for hit in found(journal, "商贸")] == [(late, "义乌国际商贸城")]
    assert [hit.title.spans for hit in found(journal, "cant")] == [((0, 4),)]
    assert found(journal, "hall 4") == []
    assert found(journal, "kindevent") == []


def test_a_repeating_event_is_found_on_its_next_day(journal: Journal) -> None:
    add(journal, "Weekly call", repeat="weekly")
    assert [hit.on for hit in found(journal, "call", DAY + timedelta(days=8))] == [DAY + timedelta(days=14)]
    assert [hit.on for hit in found(journal, "call", DAY - timedelta(days=8))] == [DAY]


def test_a_timed_event_is_found_after_it_was_moved(journal: Journal) -> None:
    at = datetime(2027, 3, 10, 2, 0, tzinfo=UTC)
    add(journal, "Factory audit", starts_at=at, ends_at=at + timedelta(hours=2), zone="Asia/Shanghai")
    assert [hit.on for hit in found(journal, "audit", DAY + timedelta(days=90))] == [DAY]


def test_an_event_in_the_trash_is_not_found_until_it_is_restored(journal: Journal) -> None:
    event = add(journal, "Canton Fair")
    with journal.change("Delete event") as session:
        delete_events(session, [event])
    assert found(journal, "canton") == []
    with journal.read() as connection:
        assert [(one.kind, one.id, one.name) for one in trashed(connection)] == [
            ("event", event, "Canton Fair")
        ]
    with journal.change("Restore") as session:
        restore(session, [("event", event)])
    assert [hit.id for hit in found(journal, "canton")] == [event]
    with journal.read() as connection:
        assert trashed(connection) == []
