"""Logging, editing, trashing and answering."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from desktop.commitments.follow_ups import open_follow_ups
from desktop.errors import Refused, UsageError
from desktop.journal.journal import Journal
from desktop.people.tables import Channel, Contact, Employment, Supplier
from desktop.touches.logging import (
    TouchDraft,
    answer,
    delete_touches,
    edit_touch,
    log_touch,
    restore_touches,
    take_back_answer,
)
from desktop.touches.tables import Touch, TouchPerson, TouchSupplier

NOON = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)


@pytest.fixture
def people(journal: Journal) -> dict[str, int]:
    """Li Wei works at Guangming (until June at Hengda), Chen Jie at Hengda; Li prefers WeChat, Chen the phone."""
    with journal.change("People") as session:
        guangming = session.make(Supplier, name_en="Guangming").id
        hengda = session.make(Supplier, name_en="Hengda").id
        li = session.make(Contact, name_zh="李伟").id
        chen = session.make(Contact, name_zh="陈洁").id
        session.flush()
        session.make(Employment, contact_id=li, supplier_id=hengda, until_date=date(2026, 6, 30))
        session.make(Employment, contact_id=li, supplier_id=guangming, from_date=date(2026, 7, 1))
        session.make(Employment, contact_id=chen, supplier_id=hengda)
        session.make(Channel, contact_id=li, kind="mail", value="li@example.com", position=0)
        session.make(Channel, contact_id=li, kind="wechat", value="liwei", position=1, preferred=True)
        session.make(Channel, contact_id=chen, kind="phone", value="0769", preferred=True)
    return {"guangming": guangming, "hengda": hengda, "li": li, "chen": chen}


def log(journal: Journal, **values) -> int:
    with journal.change("Log touch") as session:
        return log_touch(session, TouchDraft(**{"at": NOON, **values}))


def touch_of(journal: Journal, touch_id: int):
    with journal.read() as connection:
        return connection.execute(select(Touch.__table__).where(Touch.id == touch_id)).one()


def links(journal: Journal, touch_id: int) -> tuple[set[int], set[int], set[datetime]]:
    with journal.read() as connection:
        people = connection.execute(
            select(TouchPerson.contact_id, TouchPerson.at).where(TouchPerson.touch_id == touch_id)
        ).all()
        suppliers = connection.execute(
            select(TouchSupplier.supplier_id, TouchSupplier.at).where(TouchSupplier.touch_id == touch_id)
        ).all()
    return {p for p, _ in people}, {s for s, _ in suppliers}, {at for _, at in (*people, *suppliers)}


def test_a_touch_goes_by_the_preferred_channel_when_nothing_is_told(journal: Journal, people) -> None:
    touch = touch_of(journal, log(journal, people=(people["li"],), summary="Asked for a quote"))
    assert (touch.kind, touch.channel, touch.direction) == ("message", "wechat", "out")
    touch = touch_of(journal, log(journal, people=(people["chen"],)))
    assert (touch.kind, touch.channel, touch.direction) == ("call", "phone", "both")


def test_a_kind_takes_the_preferred_channel_only_when_it_fits(journal: Journal, people) -> None:
    call = touch_of(journal, log(journal, people=(people["li"],), kind="call"))
    assert (call.kind, call.channel) == ("call", "phone")
    visit = touch_of(journal, log(journal, people=(people["li"],), kind="visit"))
    assert (visit.kind, visit.channel) == ("visit", "")


def test_a_message_that_they_began_comes_in(journal: Journal, people) -> None:
    touch = touch_of(journal, log(journal, people=(people["li"],), started_by="them"))
    assert touch.direction == "in"


def test_a_touch_belongs_to_the_supplier_where_they_worked_on_that_day(journal: Journal, people) -> None:
    now = log(journal, people=(people["li"],))
    assert links(journal, now)[1] == {people["guangming"]}
    before = log(journal, people=(people["li"],), at=NOON - timedelta(days=200))
    assert links(journal, before)[1] == {people["hengda"]}


def test_the_day_is_that_of_the_zone_in_which_the_time_was_typed(journal: Journal, people) -> None:
    late = datetime(2026, 6, 30, 17, 0, tzinfo=UTC)  # July 1, 01:00 in Shanghai
    touch = log(journal, people=(people["li"],), at=late, zone="Asia/Shanghai")
    assert links(journal, touch)[1] == {people["guangming"]}


def test_suppliers_chosen_by_hand_stay(journal: Journal, people) -> None:
    touch = log(journal, people=(people["li"],), suppliers=(people["hengda"],))
    assert links(journal, touch)[1] == {people["hengda"]}


def test_a_touch_with_nobody_is_refused(journal: Journal) -> None:
    with pytest.raises(UsageError, match="person or to a supplier"):
        log(journal, summary="alone")


@pytest.mark.parametrize(
    "values",
    [
        {"kind": "telepathy"},
        {"mood": "furious"},
        {"channel": "pigeon"},
        {"minutes": -1},
        {"zone": "Mars/Base"},
        {"zone": "../x"},
    ],
)
def test_impossible_values_are_refused_with_advice(journal: Journal, people, values) -> None:
    with pytest.raises(UsageError) as caught:
        log(journal, people=(people["li"],), **values)
    assert caught.value.advice


def test_a_note_is_no_contact(journal: Journal, people) -> None:
    assert touch_of(journal, log(journal, people=(people["li"],), kind="note")).counts is False
    assert touch_of(journal, log(journal, people=(people["li"],), kind="call")).counts is True


def test_text_is_kept_in_composed_form(journal: Journal, people) -> None:
    touch = touch_of(journal, log(journal, people=(people["li"],), summary="Cafe\u0301  now", body="a\r\nb "))
    assert (touch.summary, touch.body) == ("Café now", "a\nb")


def test_editing_moves_people_suppliers_and_time_together(journal: Journal, people) -> None:
    touch = log(journal, people=(people["li"],))
    later = NOON + timedelta(hours=3)
    with journal.change("Edit touch") as session:
        edit_touch(session, touch, TouchDraft(at=later, people=(people["chen"], people["li"]), kind="meal"))
    assert links(journal, touch) == (
        {people["chen"], people["li"]},
        {people["hengda"], people["guangming"]},
        {later},
    )
    with journal.change("Edit touch") as session:
        edit_touch(session, touch, TouchDraft(at=later, people=(people["chen"],), kind="meal"))
    assert links(journal, touch)[:2] == ({people["chen"]}, {people["hengda"]})
    journal.undo()
    journal.undo()
    assert links(journal, touch) == ({people["li"]}, {people["guangming"]}, {NOON})


def test_a_follow_up_is_made_with_the_touch_and_changed_with_it(journal: Journal, people) -> None:
    friday = date(2026, 11, 27)
    touch = log(journal, people=(people["li"],), summary="Quote promised", follow_up=(friday, ""))
    with journal.read() as connection:
        (row,) = open_follow_ups(connection)
    assert (row.due_on, row.text, row.contact_id) == (friday, "Quote promised", people["li"])
    assert row.supplier_id == people["guangming"]
    with journal.change("Edit touch") as session:
        draft = TouchDraft(at=NOON, people=(people["li"],), follow_up=(date(2026, 12, 1), "Ask again"))
        edit_touch(session, touch, draft)
    with journal.read() as connection:
        assert [(r.due_on, r.text) for r in open_follow_ups(connection)] == [(date(2026, 12, 1), "Ask again")]


def test_the_trash_hides_a_touch_with_its_follow_up_and_gives_both_back(journal: Journal, people) -> None:
    touch = log(journal, people=(people["li"],), summary="x", follow_up=(date(2026, 12, 1), "y"))
    with journal.change("Delete touch") as session:
        delete_touches(session, [touch])
    with journal.read() as connection:
        assert open_follow_ups(connection) == []
    with journal.change("Restore touch") as session:
        restore_touches(session, [touch])
    with journal.read() as connection:
        assert len(open_follow_ups(connection)) == 1


def test_an_answer_is_linked_and_taken_back(journal: Journal, people) -> None:
    question = log(journal, people=(people["li"],), asks="When does the mould arrive?")
    reply = log(journal, people=(people["li"],), at=NOON + timedelta(hours=1), answers_id=question)
    assert touch_of(journal, reply).answers_id == question
    with journal.change("Open the question again") as session:
        take_back_answer(session, reply)
    assert touch_of(journal, reply).answers_id is None


def test_only_a_later_touch_can_answer_and_only_a_question(journal: Journal, people) -> None:
    question = log(journal, people=(people["li"],), asks="When?")
    plain = log(journal, people=(people["li"],))
    earlier = log(journal, people=(people["li"],), at=NOON - timedelta(days=1))
    for asked, replied in ((plain, question), (question, question), (question, earlier)):
        with pytest.raises(Refused), journal.change("Answer") as session:
            answer(session, asked, replied)
    with pytest.raises(Refused):
        log(journal, people=(people["li"],), answers_id=plain)
