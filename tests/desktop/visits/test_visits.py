"""A visit from the plan to the thanks."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from desktop.commitments.tables import FollowUp
from desktop.errors import Refused, UsageError
from desktop.giving.gifts import add_gift
from desktop.journal.journal import Journal
from desktop.people.contacts import add_contact
from desktop.people.employments import add_employment
from desktop.people.suppliers import add_supplier
from desktop.touches.logging import delete_touches, restore_touches
from desktop.touches.tables import Touch, TouchPerson, TouchSupplier
from desktop.trashing import restore, trashed
from desktop.visits.reads import VisitCard, visit_card, visit_ids, visit_lines
from desktop.visits.seating import Guest, seated
from desktop.visits.visits import (
    StopDraft,
    add_stop,
    add_visit,
    dated_lines,
    delete_visits,
    edit_stop,
    edit_visit,
    finish_stop,
    remove_stop,
    set_seats,
)

TODAY = date(2026, 11, 23)
AT = datetime(2026, 12, 2, 2, 0, tzinfo=UTC)
THERE = date(2026, 12, 2)
FIRST, LAST = date(2026, 12, 1), date(2026, 12, 4)


class Story:
    """A journal with a supplier, a person and a visit with one stop."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        with journal.change("story") as session:
            self.supplier = add_supplier(session, {"name_en": "Sunrise", "city_en": "Ningbo"})
            self.person = add_contact(session, {"name_zh": "王芳"})
            session.flush()
            add_employment(session, self.person, {"supplier_id": self.supplier, "title": "销售经理"})
            self.visit = add_visit(session, {"title": "December", "from_day": FIRST, "until_day": LAST})
            session.flush()
            self.stop = add_stop(session, self.visit, self.draft())

    def draft(self, at: datetime = AT, zone: str = "") -> StopDraft:
        """Return the stop as it is typed."""
        people = (self.person,)
        return StopDraft(self.supplier, at, zone, people=people, agenda="Mould\nPrice", place="Showroom")

    def card(self) -> VisitCard:
        """Return what the screen shows."""
        with self.journal.read() as connection:
            found = visit_card(connection, self.visit)
        assert found is not None
        return found

    def touch(self) -> Touch:
        """Return the touch of the stop."""
        with self.journal.change("look") as session:
            found = session.scalars(select(Touch)).one()
            session.expunge(found)
        return found


@pytest.fixture
def story(journal: Journal) -> Story:
    return Story(journal)


def test_a_stop_is_a_planned_touch_with_whom_and_where(story: Story) -> None:
    (stop,) = story.card().stops
    assert (stop.supplier, stop.city, stop.place, stop.held) == ("Sunrise", "Ningbo", "Showroom", False)
    assert [(met.name, met.title) for met in stop.people] == [("王芳", "销售经理")]
    touch = story.touch()
    assert (touch.kind, touch.held, touch.at) == ("visit", False, AT)


def test_gifts_to_bring_are_shown_with_the_person(story: Story) -> None:
    with story.journal.change("gift") as session:
        add_gift(session, {"contact_id": story.person, "what": "Stollen", "state": "planned"})
        add_gift(session, {"contact_id": story.person, "what": "Old", "state": "given"})
    assert story.card().stops[0].people[0].gifts == ("Stollen",)


@pytest.mark.parametrize(
    ("day", "closed"),
    [(datetime(2026, 12, 2, 2, tzinfo=UTC), False), (datetime(2027, 2, 8, 2, tzinfo=UTC), True)],
)
def test_a_day_in_a_shutdown_is_marked(story: Story, day: datetime, closed: bool) -> None:
    with story.journal.change("move") as session:
        edit_stop(session, story.stop, story.draft(day))
    assert story.card().stops[0].closed is closed


EARLY = datetime(2026, 12, 6, 23, 30, tzinfo=UTC)
"""Monday half past seven in China, and still Sunday by universal time."""


def test_a_stop_is_on_the_day_of_the_place_where_it_is(story: Story) -> None:
    with story.journal.change("move") as session:
        edit_stop(session, story.stop, story.draft(EARLY, "Asia/Shanghai"))
    assert story.card().stops[0].closed is False
    with story.journal.change("finish") as session:
        finish_stop(session, story.stop, "", date(2026, 12, 7))
    with story.journal.read() as connection:
        assert list(connection.scalars(select(FollowUp.due_on))) == [date(2026, 12, 8)]


def test_a_moved_stop_keeps_what_the_timeline_says_of_it_and_refuses_who_is_gone(story: Story) -> None:
    with story.journal.change("summary") as session:
        session.scalars(select(Touch)).one().summary = "Bring the old mould drawings"
    with story.journal.change("move") as session:
        edit_stop(session, story.stop, story.draft(AT + timedelta(days=1)))
    assert (story.touch().summary, story.touch().at) == (
        "Bring the old mould drawings",
        AT + timedelta(days=1),
    )
    gone = StopDraft(story.supplier, AT, people=(12345,))
    with pytest.raises(UsageError), story.journal.change("move") as session:
        edit_stop(session, story.stop, gone)


def test_a_stop_whose_touch_is_in_the_trash_is_no_stop(story: Story) -> None:
    touch_id = story.card().stops[0].touch_id
    with story.journal.change("trash") as session:
        delete_touches(session, [touch_id])
    assert story.card().stops == ()
    with story.journal.read() as connection:
        assert visit_lines(connection, [story.visit])[0].stops == 0
    with story.journal.change("restore") as session:
        restore_touches(session, [touch_id])
    assert len(story.card().stops) == 1


def test_a_visit_does_not_bring_back_what_was_trashed_before_it(story: Story) -> None:
    with story.journal.change("trash the plan") as session:
        delete_touches(session, [story.card().stops[0].touch_id])
    with story.journal.change("trash") as session:
        delete_visits(session, [story.visit])
    with story.journal.change("restore") as session:
        restore(session, [("visit", story.visit)])
    assert story.touch().deleted_at is not None


def test_the_mood_of_a_stop_is_kept_with_it(story: Story) -> None:
    with story.journal.change("finish") as session:
        finish_stop(session, story.stop, "", THERE, mood="warm")
    assert story.card().stops[0].mood == "warm"
    with pytest.raises(UsageError), story.journal.change("finish") as session:
        finish_stop(session, story.stop, "", THERE, mood="sunny")


def test_what_was_found_becomes_follow_ups_and_thanks_are_due_the_day_after(story: Story) -> None:
    findings = "Mould is ready\n- send drawings !2026-12-10\n样品 ！周五"
    with story.journal.change("finish") as session:
        finish_stop(session, story.stop, findings, date(2026, 12, 2))
    touch = story.touch()
    assert (touch.held, touch.counts) == (True, True)
    with story.journal.read() as connection:
        due = {row.text: row.due_on for row in connection.execute(select(FollowUp.text, FollowUp.due_on))}
    assert due == {
        "send drawings": date(2026, 12, 10),
        "样品": date(2026, 12, 4),
        "Thank them for the visit": date(2026, 12, 3),
    }


def test_what_is_still_to_come_cannot_have_taken_place(story: Story) -> None:
    with pytest.raises(Refused, match="to come"), story.journal.change("finish") as session:
        finish_stop(session, story.stop, "good", TODAY)
    assert not story.touch().held
    this_evening = story.journal.clock() + timedelta(hours=3)
    with story.journal.change("move") as session:
        edit_stop(session, story.stop, story.draft(this_evening))
    with story.journal.change("finish") as session:
        finish_stop(session, story.stop, "They asked us to come at noon", this_evening.date())
    held = story.touch().at
    assert held < this_evening, "the timeline says nothing of hours to come"
    with story.journal.read() as connection:
        for owner in (TouchPerson, TouchSupplier):
            assert connection.scalars(select(owner.at)).all() == [held], (
                "nor does that of a person or supplier"
            )


def test_after_it_took_place_the_stop_is_no_plan_any_more(story: Story) -> None:
    with story.journal.change("finish") as session:
        finish_stop(session, story.stop, "", THERE, thanks=False)
    with pytest.raises(Refused), story.journal.change("edit") as session:
        edit_stop(session, story.stop, story.draft())


def test_a_visit_in_the_trash_takes_its_plans_along_and_brings_them_back(story: Story) -> None:
    with story.journal.change("trash") as session:
        delete_visits(session, [story.visit])
    assert story.touch().deleted_at is not None
    with story.journal.read() as connection:
        assert visit_ids(connection) == []
        assert ("visit", "December") in [(one.kind, one.name) for one in trashed(connection)]
    with story.journal.change("restore") as session:
        restore(session, [("visit", story.visit)])
    assert story.touch().deleted_at is None
    assert len(story.card().stops) == 1


def test_what_took_place_stays_when_its_stop_is_taken_out(story: Story) -> None:
    with story.journal.change("finish") as session:
        finish_stop(session, story.stop, "good", THERE, thanks=False)
        remove_stop(session, story.stop)
    assert story.card().stops == ()
    assert story.touch().deleted_at is None


def test_seats_are_kept_with_people_and_names(story: Story) -> None:
    table = seated("host_faces_door", [Guest("王芳", story.person)], [Guest("Ms Berg")])
    with story.journal.change("seats") as session:
        set_seats(session, story.stop, "host_faces_door", table)
    stop = story.card().stops[0]
    assert (stop.scheme, stop.seats) == ("host_faces_door", table)
    with story.journal.change("no dinner") as session:
        set_seats(session, story.stop, "host_faces_door", ())
    assert (story.card().stops[0].scheme, story.card().stops[0].seats) == ("", ())


@pytest.mark.parametrize(
    ("scheme", "seats", "advice"),
    [
        ("long_table", (Guest("Ms Berg"),), "host_faces_door"),
        ("host_faces_door", (Guest("?", 12345),), "list again"),
        ("host_faces_door", (Guest("x"),) * 21, "second table"),
    ],
)
def test_an_impossible_table_is_refused(
    story: Story, scheme: str, seats: tuple[Guest, ...], advice: str
) -> None:
    with pytest.raises(UsageError) as caught, story.journal.change("seats") as session:
        set_seats(session, story.stop, scheme, seats)
    assert advice in caught.value.advice


def test_half_a_character_in_a_name_is_left_out(story: Story) -> None:
    with story.journal.change("seats") as session:
        set_seats(session, story.stop, "host_faces_door", (Guest(" Ms\ud800 Berg"), None))
    assert story.card().stops[0].seats[0] == Guest("Ms Berg")


def test_a_host_alone_has_an_empty_seat_opposite(story: Story) -> None:
    with story.journal.change("seats") as session:
        set_seats(session, story.stop, "host_faces_door", seated("host_faces_door", [Guest("Ms Berg")], []))
    assert story.card().stops[0].seats == (Guest("Ms Berg"), None)


def test_the_list_tells_cities_and_what_took_place(story: Story) -> None:
    with story.journal.read() as connection:
        (line,) = visit_lines(connection, visit_ids(connection, "sunrise"))
        assert visit_ids(connection, "shanghai") == []
    assert (line.title, line.stops, line.held, line.cities) == ("December", 1, 0, ("Ningbo",))


@pytest.mark.parametrize(
    "fields", [{"title": ""}, {"until_day": date(2026, 11, 1)}, {"until_day": date(2027, 12, 1)}]
)
def test_an_impossible_visit_is_refused(story: Story, fields: dict) -> None:
    with pytest.raises(UsageError), story.journal.change("edit") as session:
        edit_visit(session, story.visit, fields)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("* ask !fri", [("ask", date(2026, 11, 27))]),
        ("great!", []),
        ("!fri", []),
        ("Why!! call !12-24 again", [("Why!! call again", date(2026, 12, 24))]),
    ],
)
def test_lines_with_a_day(line: str, found: list[tuple[str, date]]) -> None:
    assert dated_lines(line, TODAY) == found
