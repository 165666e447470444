"""Writing, moving and reading own events."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.almanac.birthdays import YearlyDate
from desktop.errors import Refused, UsageError
from desktop.journal.journal import Journal
from desktop.people.contacts import add_contact
from desktop.people.suppliers import add_supplier
from desktop.planning.event_drafts import EventDraft, completed, shifted
from desktop.planning.event_reads import EventCard, event_card, occurrences_between
from desktop.planning.events import add_event, delete_events, edit_event, move_event, restore_events

SHANGHAI, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")
DAY = date(2027, 3, 10)


def add(journal: Journal, draft: EventDraft) -> int:
    with journal.change("Add event") as session:
        return add_event(session, draft)


def card(journal: Journal, event_id: int) -> EventCard:
    with journal.read() as connection:
        return event_card(connection, event_id)


def begins(journal: Journal, first: date, last: date) -> list[date]:
    with journal.read() as connection:
        return [one.first for one in occurrences_between(connection, first, last, SHANGHAI)]


def test_an_event_keeps_what_was_typed_and_who_belongs_to_it(journal: Journal) -> None:
    with journal.change("Fill") as session:
        person = add_contact(session, {"name_zh": "王丽"})
        supplier = add_supplier(session, {"name_en": "Hengda"})
    draft = EventDraft(
        "Canton Fair",
        first_on=DAY,
        last_on=DAY + timedelta(days=4),
        place="Guangzhou",
        notes="Hall 3\nBooth 12",
        remind_minutes=1440,
        people=(person,),
        suppliers=(supplier,),
    )
    found = card(journal, add(journal, draft))
    assert found.draft == draft
    assert [one.shown for one in found.people] == ["Wáng Lì 王丽"]
    assert [one.shown for one in found.suppliers] == ["Hengda"]


def test_writing_a_card_back_changes_nothing(journal: Journal) -> None:
    start = datetime(2027, 3, 10, 9, 0, tzinfo=SHANGHAI)
    event_id = add(journal, EventDraft("Call", starts_at=start, zone="Asia/Shanghai", repeat="weekly"))
    before = card(journal, event_id)
    with journal.change("Edit event") as session:
        edit_event(session, event_id, before.draft)
    assert card(journal, event_id) == before
    assert journal.next_undo() is not None
    assert journal.next_undo()[1] == "Add event"  # type: ignore[index]


def test_a_move_keeps_the_time_of_day_over_the_change_of_clocks_and_is_undone(journal: Journal) -> None:
    start = datetime(2027, 3, 26, 9, 0, tzinfo=BERLIN)
    event_id = add(
        journal, EventDraft("Call", starts_at=start, ends_at=start + timedelta(hours=1), zone="Europe/Berlin")
    )
    with journal.change("Move event") as session:
        move_event(session, event_id, 4)
    moved = card(journal, event_id).draft
    assert moved.starts_at == datetime(2027, 3, 30, 9, 0, tzinfo=BERLIN)
    assert moved.ends_at == datetime(2027, 3, 30, 10, 0, tzinfo=BERLIN)
    assert moved.first_on == date(2027, 3, 30)
    journal.undo()
    assert card(journal, event_id).draft.starts_at == start


def test_a_move_by_minutes_over_midnight_moves_the_day_too(journal: Journal) -> None:
    start = datetime(2027, 3, 26, 23, 30, tzinfo=BERLIN)
    event_id = add(
        journal, EventDraft("Call", starts_at=start, ends_at=start + timedelta(hours=1), zone="Europe/Berlin")
    )
    with journal.change("Move event") as session:
        move_event(session, event_id, -1, 45)
    moved = card(journal, event_id).draft
    assert moved.starts_at == datetime(2027, 3, 26, 0, 15, tzinfo=BERLIN)
    assert (moved.first_on, moved.last_on) == (date(2027, 3, 26), date(2027, 3, 26))


def test_a_weekly_call_stays_at_nine_in_berlin_when_clocks_change(journal: Journal) -> None:
    start = datetime(2027, 3, 22, 9, 0, tzinfo=BERLIN)
    add(journal, EventDraft("Call", starts_at=start, zone="Europe/Berlin", repeat="weekly"))
    with journal.read() as connection:
        found = occurrences_between(connection, date(2027, 3, 22), date(2027, 3, 31), BERLIN)
    assert [one.starts_at.astimezone(BERLIN).hour for one in found if one.starts_at] == [9, 9]
    assert [one.starts_at.hour for one in found if one.starts_at] == [8, 7]


def test_a_repeating_event_is_not_dragged(journal: Journal) -> None:
    event_id = add(journal, EventDraft("Weekly", first_on=DAY, repeat="weekly"))
    with pytest.raises(Refused, match="rule"), journal.change("Move event") as session:
        move_event(session, event_id, 1)
    assert card(journal, event_id).draft.first_on == DAY


def test_a_lunar_event_begins_on_the_first_day_of_its_rule(journal: Journal) -> None:
    draft = EventDraft("Mooncakes", first_on=DAY, repeat="lunar", lunar=YearlyDate("lunar", 8, 1))
    assert card(journal, add(journal, draft)).draft.first_on == date(2027, 9, 1)
    assert begins(journal, DAY, date(2028, 12, 31)) == [date(2027, 9, 1), date(2028, 9, 19)]


def test_a_lunar_event_takes_the_lunar_day_of_its_first_day(journal: Journal) -> None:
    event_id = add(journal, EventDraft("Anniversary", first_on=date(2027, 2, 20), repeat="lunar"))
    assert card(journal, event_id).draft.lunar == YearlyDate("lunar", 1, 15)


def test_long_events_are_found_from_their_middle_and_the_trash_is_not(journal: Journal) -> None:
    fair = add(journal, EventDraft("Stay", first_on=DAY, last_on=DAY + timedelta(days=300)))
    middle = DAY + timedelta(days=150)
    assert begins(journal, middle, middle) == [DAY]
    with journal.change("Delete") as session:
        delete_events(session, [fair])
    assert begins(journal, middle, middle) == []
    assert card(journal, fair).trashed
    with journal.change("Restore") as session:
        restore_events(session, [fair])
    assert begins(journal, middle, middle) == [DAY]


def test_what_ends_at_midnight_does_not_reach_the_next_day(journal: Journal) -> None:
    start = datetime(2027, 3, 10, 22, 0, tzinfo=SHANGHAI)
    add(
        journal,
        EventDraft("Dinner", starts_at=start, ends_at=start + timedelta(hours=2), zone="Asia/Shanghai"),
    )
    assert begins(journal, date(2027, 3, 11), date(2027, 3, 11)) == []


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"title": "  "}, "needs a title"),
        ({"first_on": None}, "needs a day"),
        ({"last_on": date(2027, 3, 9)}, "before it begins"),
        ({"last_on": date(2029, 3, 9)}, "400"),
        ({"first_on": date(1899, 1, 1)}, "1901"),
        ({"starts_at": datetime(2027, 3, 1, tzinfo=UTC), "zone": "Mars/Base"}, "Mars/Base"),
        ({"repeat": "hourly"}, "hourly"),
        ({"repeat": "weekly", "repeat_every": 0}, "0 is not possible"),
        ({"repeat": "weekly", "repeat_until": date(2027, 3, 1)}, "stop repeating"),
        ({"repeat": "lunar", "lunar": YearlyDate("lunar", 8, 31)}, "at most 30"),
        ({"repeat": "lunar", "lunar": YearlyDate("lunar", 8, 1), "repeat_until": DAY}, "no day at all"),
        ({"remind_minutes": -1}, "-1 is not possible"),
        ({"layer": "cn"}, "cn"),
    ],
)
def test_impossible_events_are_refused_with_a_sentence(
    journal: Journal, values: dict[str, Any], words: str
) -> None:
    draft = EventDraft(**({"title": "Event", "first_on": DAY} | values))
    with pytest.raises(UsageError, match=words):
        add(journal, draft)
    assert begins(journal, date(2027, 1, 1), date(2027, 12, 31)) == []


def test_an_event_of_somebody_unknown_is_refused(journal: Journal) -> None:
    with pytest.raises(UsageError, match="no longer"):
        add(journal, EventDraft("Visit", first_on=DAY, people=(12345,)))


@given(
    st.dates(date(1990, 1, 1), date(2060, 1, 1)),
    st.times(),
    st.integers(-4000, 4000),
    st.sampled_from(["Asia/Shanghai", "Europe/Berlin", "America/New_York", "Asia/Urumqi"]),
)
def test_moving_there_and_back_is_where_it_was(day: date, clock: time, days: int, zone: str) -> None:
    first = datetime.combine(day, clock, ZoneInfo(zone)).astimezone(UTC)
    draft = completed(EventDraft("Call", starts_at=first, zone=zone))
    there = shifted(draft, days)
    assert there.first_on is not None
    assert draft.first_on is not None
    assert (there.first_on - draft.first_on).days == days
    back = shifted(there, -days)
    assert back.first_on == draft.first_on
    assert back.starts_at is not None
    # An hour that the change of clocks leaves out, or has twice, may move by that hour.
    assert abs(back.starts_at - first) <= timedelta(hours=1)
