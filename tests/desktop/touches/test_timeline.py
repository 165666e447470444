"""The timeline of a contact, of a supplier and of all."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from desktop.commitments.follow_ups import finish
from desktop.errors import UsageError
from desktop.journal.journal import Change, Journal
from desktop.people.tables import Contact, Employment, Supplier
from desktop.touches.cards import open_questions, touch_card
from desktop.touches.logging import TouchDraft, delete_touches, edit_touch, log_touch
from desktop.touches.tables import TouchPerson
from desktop.touches.timeline import TimelineEntry, plain, timeline_rows
from desktop.touches.timeline_ids import TimelineFilter, place_of_logged, timeline_ids

NOON = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)


@pytest.fixture
def people(journal: Journal) -> dict[str, int]:
    with journal.change("People") as session:
        guangming = session.make(Supplier, name_en="Yiwu Guangming", name_zh="义乌市光明五金有限公司").id
        li = session.make(Contact, name_zh="李伟", pinyin="Lǐ Wěi").id
        chen = session.make(Contact, name_zh="陈洁", name_en="Jessie Chen").id
        session.flush()
        session.make(Employment, contact_id=li, supplier_id=guangming)
    return {"guangming": guangming, "li": li, "chen": chen}


def log(journal: Journal, days: int, **values) -> int:
    with journal.change("Log touch") as session:
        return log_touch(session, TouchDraft(**{"at": NOON + timedelta(days=days), **values}))


def entries(journal: Journal, **values) -> list[TimelineEntry]:
    with journal.read() as connection:
        return timeline_rows(connection, timeline_ids(connection, **values))


def summaries(journal: Journal, **values) -> list[str]:
    return [entry.summary for entry in entries(journal, **values)]


@pytest.fixture
def year(journal: Journal, people: dict[str, int]) -> dict[str, int]:
    both, li, chen = (people["li"], people["chen"]), (people["li"],), (people["chen"],)
    return people | {
        "dinner": log(journal, -30, people=both, kind="meal", summary="Dinner 吃饭", body="Toasts with 白酒"),
        "call": log(
            journal, -1, people=li, kind="call", summary="Mould price", mood="tense", setting="public"
        ),
        "ask": log(journal, -10, people=chen, kind="message", asks="When?", summary="Asked for a date"),
        "mail": log(journal, -5, people=li, kind="mail", summary="Drawing sent", started_by="us"),
    }


def test_newest_first_for_a_contact_a_supplier_and_all(journal: Journal, year) -> None:
    assert summaries(journal) == ["Mould price", "Drawing sent", "Asked for a date", "Dinner 吃饭"]
    assert summaries(journal, contact_id=year["chen"]) == ["Asked for a date", "Dinner 吃饭"]
    assert summaries(journal, supplier_id=year["guangming"]) == ["Mould price", "Drawing sent", "Dinner 吃饭"]


@pytest.mark.parametrize("whose", [{}, {"contact_id": "li"}, {"supplier_id": "guangming"}])
def test_the_trash_is_left_out(journal: Journal, year, whose) -> None:
    ids = {name: year[who] for name, who in whose.items()}
    with journal.change("Delete") as session:
        delete_touches(session, [year["mail"]])
    assert "Drawing sent" not in summaries(journal, **ids)
    journal.undo()
    assert "Drawing sent" in summaries(journal, **ids)


@pytest.mark.parametrize("whose", [{}, {"contact_id": "li"}, {"supplier_id": "guangming"}])
@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({"kinds": frozenset({"call", "mail"})}, ["Mould price", "Drawing sent"]),
        ({"text": "白酒"}, ["Dinner 吃饭"]),
        ({"text": "吃"}, ["Dinner 吃饭"]),
        ({"text": "mou"}, ["Mould price"]),
        ({"text": "draw", "kinds": frozenset({"call"})}, []),
        ({"text": "kindtouch"}, []),
        ({"text": "!?"}, []),
        ({"since": NOON - timedelta(days=6)}, ["Mould price", "Drawing sent"]),
        ({"until": NOON - timedelta(days=12)}, ["Dinner 吃饭"]),
    ],
)
def test_filters(journal: Journal, year, whose, chosen, expected) -> None:
    ids = {name: year[who] for name, who in whose.items()}
    assert summaries(journal, **ids, chosen=TimelineFilter(**chosen)) == expected


def test_by_person_within_a_supplier(journal: Journal, year) -> None:
    chosen = TimelineFilter(people=(year["chen"],))
    assert summaries(journal, supplier_id=year["guangming"], chosen=chosen) == ["Dinner 吃饭"]


def test_an_entry_says_what_the_screen_shows(journal: Journal, year) -> None:
    call, mail, _ask, dinner = entries(journal)
    assert call.title == "Call with Lǐ Wěi 李伟"
    assert (call.mood, call.public) == ("tense", True)
    assert mail.title == "Mail to Lǐ Wěi 李伟"
    assert dinner.title == "Meal with Lǐ Wěi 李伟, Jessie Chen 陈洁"
    assert [supplier.en for supplier in dinner.suppliers] == ["Yiwu Guangming"]
    assert dinner.excerpt == "Toasts with 白酒"


def test_a_question_is_open_until_it_is_answered(journal: Journal, year) -> None:
    def open_asked() -> list[str]:
        with journal.read() as connection:
            found = open_questions(connection)
            assert found == open_questions(connection, contact_id=year["chen"])
            assert open_questions(connection, supplier_id=year["guangming"]) == []
        return [question.text for question in found]

    assert entries(journal, contact_id=year["chen"])[0].open_question
    assert open_asked() == ["When?"]
    reply = log(journal, 0, people=(year["chen"],), answers_id=year["ask"], summary="On Friday")
    assert not entries(journal, contact_id=year["chen"])[1].open_question
    assert open_asked() == []
    with journal.read() as connection:
        assert [a.text for a in touch_card(connection, year["ask"]).answers] == ["On Friday"]
        question = touch_card(connection, reply).question
    assert question is not None
    assert question.text == "When?"
    with journal.change("Delete") as session:
        delete_touches(session, [reply])
    assert open_asked() == ["When?"]


def test_an_open_follow_up_goes_before_a_done_one(journal: Journal, year) -> None:
    due = date(2026, 11, 27)
    touch = log(journal, 0, people=(year["li"],), summary="x", follow_up=(due, "Ask again"))
    chip = entries(journal, contact_id=year["li"])[0].follow_up
    assert chip is not None
    assert (chip.due_on, chip.text, chip.done) == (due, "Ask again", False)
    with journal.change("Done") as session:
        finish(session, chip.id)
    assert entries(journal, contact_id=year["li"])[0].follow_up.done  # type: ignore[union-attr]
    with journal.change("Next") as session:
        draft = TouchDraft(at=NOON, people=(year["li"],), follow_up=(date(2026, 12, 4), "Once more"))
        edit_touch(session, touch, draft)
    chips = {entry.id: entry.follow_up for entry in entries(journal, contact_id=year["li"])}
    assert chips[touch].text == "Once more"  # type: ignore[union-attr]


def test_a_card_written_back_changes_nothing(journal: Journal, year) -> None:
    for touch_id in (year["dinner"], year["ask"], year["call"]):
        with journal.read() as connection:
            before = touch_card(connection, touch_id)
        step = journal.next_undo()
        with journal.change("Edit touch") as session:
            edit_touch(session, touch_id, before.draft)
        assert journal.next_undo() == step
        with journal.read() as connection:
            assert touch_card(connection, touch_id) == before


def test_a_card_that_is_gone_says_so(journal: Journal) -> None:
    with journal.read() as connection, pytest.raises(UsageError, match="no longer"):
        touch_card(connection, 5)


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("# Title\n\n- **one**\n- _two_", "Title one two"),
        ("See [the report](file:x) 2 * 3", "See the report 2 * 3"),
        ("> quoted\n1. first", "quoted first"),
        ("字" * 400, "字" * 279 + "…"),
        ("", ""),
    ],
)
def test_excerpts_are_plain(body: str, shown: str) -> None:
    assert plain(body) == shown


class TestPlaceOfLogged:
    """What one logs is taken in alone at its place; anything else has the timeline read anew."""

    @pytest.fixture
    def changes(self, journal: Journal) -> list[Change]:
        changes: list[Change] = []
        journal.watch(changes.append)
        return changes

    def taken_in(
        self, journal: Journal, changes: list[Change], before: list[int], **whose
    ) -> tuple[int, int] | None:
        with journal.read() as connection:
            return place_of_logged(connection, changes[-1].rows, before, **whose)

    def ids(self, journal: Journal, **whose) -> list[int]:
        with journal.read() as connection:
            return timeline_ids(connection, **whose)

    @pytest.mark.parametrize("whose", ["li", "guangming", "all"])
    def test_the_newest_touch(self, journal: Journal, year, changes, whose: str) -> None:
        asked = {
            "li": {"contact_id": year["li"]},
            "guangming": {"supplier_id": year["guangming"]},
            "all": {},
        }[whose]
        before = self.ids(journal, **asked)
        touch_id = log(journal, 0, people=(year["li"],), kind="call")
        assert self.taken_in(journal, changes, before, **asked) == (0, touch_id)
        assert self.ids(journal, **asked) == [touch_id, *before]

    def test_somebody_elses(self, journal: Journal, year, changes) -> None:
        before = self.ids(journal, contact_id=year["li"])
        log(journal, 0, people=(year["chen"],), kind="call")
        assert self.taken_in(journal, changes, before, contact_id=year["li"]) is None

    @pytest.mark.parametrize("days", [-7, -3000])
    def test_one_of_an_earlier_day(self, journal: Journal, year, changes, days: int) -> None:
        before = self.ids(journal)
        touch_id = log(journal, days, people=(year["chen"],), kind="call")
        after = self.ids(journal)
        assert after.index(touch_id) > 0
        assert self.taken_in(journal, changes, before) == (after.index(touch_id), touch_id)

    def test_one_that_was_moved_to_another_day(self, journal: Journal, year, changes) -> None:
        before = self.ids(journal)
        with journal.read() as connection:
            draft = touch_card(connection, year["call"]).draft
        with journal.change("Edit touch") as session:
            edit_touch(session, year["call"], replace(draft, at=NOON + timedelta(days=1)))
        assert self.taken_in(journal, changes, before) is None

    @pytest.mark.parametrize("values", [{"follow_up": (date(2026, 12, 1), "Ask again")}, {"answers": True}])
    def test_one_that_alters_another(self, journal: Journal, year, changes, values) -> None:
        before = self.ids(journal)
        answers = {"answers_id": year["ask"]} if values.pop("answers", False) else {}
        log(journal, 0, people=(year["chen"],), kind="call", **answers, **values)
        assert self.taken_in(journal, changes, before) is None

    def test_one_that_comes_with_another_change(self, journal: Journal, year, changes) -> None:
        before = self.ids(journal)
        with journal.change("Two at once") as session:
            log_touch(session, TouchDraft(at=NOON, people=(year["chen"],), kind="call"))
            delete_touches(session, [year["mail"]])
        assert self.taken_in(journal, changes, before) is None

    def test_one_that_comes_with_other_people_for_another(self, journal: Journal, year, changes) -> None:
        before = self.ids(journal)
        with journal.change("Two at once") as session:
            log_touch(session, TouchDraft(at=NOON, people=(year["chen"],), kind="call"))
            session.make(TouchPerson, touch_id=year["mail"], contact_id=year["chen"], at=NOON)
        assert self.taken_in(journal, changes, before) is None

    def test_undone(self, journal: Journal, year, changes) -> None:
        log(journal, 0, people=(year["li"],), kind="call")
        before = self.ids(journal)
        journal.undo()
        assert self.taken_in(journal, changes, before) is None
