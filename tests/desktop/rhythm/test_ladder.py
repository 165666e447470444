"""The follow-up ladder: hours in words, where both sides meet, and which rung comes next."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from desktop.constants import Constants
from desktop.journal.journal import Journal
from desktop.people.channels import add_channel
from desktop.people.contacts import add_contact
from desktop.people.employments import add_employment
from desktop.people.suppliers import add_supplier
from desktop.rhythm.best_hours import Window, next_window
from desktop.rhythm.facts import CHINA, Heard
from desktop.rhythm.hour_words import OFFICE, readable, spans_of
from desktop.rhythm.ladder import Facts, Helper, ladder
from desktop.rhythm.ladder_reads import main_person, reach
from desktop.rhythm.reaching import log_try, time_word
from desktop.rhythm.workdays import supplier_days
from desktop.touches.logging import TouchDraft, log_touch
from tests.desktop.rhythm.telling import heard

TODAY = date(2026, 11, 25)
NOW = datetime(2026, 11, 25, 1, 30, tzinfo=UTC)
"""Wednesday, half past nine in China."""
DAYS = supplier_days(TODAY, 6)
TALK = (420, 1320)


@pytest.mark.parametrize(
    ("words", "spans"),
    [
        ("", OFFICE),
        ("whenever", OFFICE),
        ("mornings", ((510, 720),)),
        ("mornings, not 10 to 11", ((510, 600), (660, 720))),
        ("not 12 to 13:30", OFFICE),
        ("9-11:30", ((540, 690),)),
        ("下午3点到5点", ((900, 1020),)),
        ("上午，不要9点到10点", ((510, 540), (600, 720))),
        ("after 14", ((840, 1260),)),
        ("晚上", ((1140, 1290),)),
        ("下午两点以后", ((840, 1260),)),
        ("上午9点到下午5点", ((540, 1020),)),
        ("９：００～１１：３０", ((540, 690),)),
        ("9am - 5pm", ((540, 1020),)),
        ("8 to 10 pm", ((1200, 1320),)),
        ("9 to 5, not 12 to 2", ((540, 720), (840, 1020))),
        ("不要在12点到2点打", ((510, 720), (840, 1050))),
        ("下午三点到五点半", ((900, 1050),)),
        ("晚上8点到12点", ((1200, 1440),)),
        ("上午9点到10点和下午3点到4点", ((540, 600), (900, 960))),
        ("mornings and evenings", ((510, 720), (1140, 1290))),
        ("afternoons, 10:30 to noon busy", ((810, 1080),)),
        ("特别是下午", ((810, 1080),)),
        ("下午不忙，上午忙", ((810, 1080),)),
        ("after 22", ((1320, 1440),)),
        ("not before 8", OFFICE),
    ],
)
def test_hours_are_read_from_words(words: str, spans: tuple[tuple[int, int], ...]) -> None:
    assert spans_of(words) == spans


def test_words_that_say_no_hours_are_known_as_such() -> None:
    assert readable("上午")
    assert not readable("call the office")
    assert not readable("74-87, 十十点")


def window(*, zone: str, now: datetime = NOW, theirs: tuple[tuple[int, int], ...] = OFFICE) -> Window | None:
    return next_window(theirs, TALK, ZoneInfo(zone), now, DAYS.is_workday)


def test_both_sides_meet_in_the_hours_of_both() -> None:
    found = window(zone="Europe/Berlin")
    assert found is not None  # Berlin is up from 7, which is 14:00 in China
    assert (f"{found.start:%d %H:%M}", f"{found.end:%d %H:%M}") == ("25 14:00", "25 17:30")
    found = window(zone="America/New_York")
    assert (
        found is not None
    )  # 22:00 there is 11:00 in China: the morning of theirs, the evening before of ours
    assert (f"{found.start:%d %H:%M}", f"{found.end:%d %H:%M}") == ("25 09:30", "25 11:00")
    assert window(zone="Europe/Berlin", theirs=((510, 600),)) is None


def test_a_shutdown_is_waited_for() -> None:
    shut = supplier_days(date(2027, 2, 3), 6)
    found = next_window(OFFICE, TALK, CHINA, datetime(2027, 2, 7, 2, tzinfo=UTC), shut.is_workday)
    assert found is not None
    assert shut.is_workday(found.start.date())
    assert found.start.date() > date(2027, 2, 12)


def tried(
    number: int, days_ago: int, kind: str, channel: str, direction: str = "out", *, counts: bool = True
) -> Heard:
    at = NOW - timedelta(days=days_ago)
    return heard(number, at, kind, direction=direction, counts=counts, channel=channel)


HELPERS = (
    Helper(7, "Chen", "quality", TODAY - timedelta(days=3)),
    Helper(8, "Zhao", "sales", TODAY - timedelta(days=40)),
)
FACTS = Facts((), ("wechat", "phone", "mail"), "sales", HELPERS)


def found(
    *touches: Heard, asked: tuple[tuple[int, date], ...] = (), follow_up: date | None = None
) -> list[tuple[str, str, date]]:
    facts = Facts(touches, FACTS.channels, FACTS.department, HELPERS, asked, follow_up)
    return [(step.key, step.state, step.on) for step in ladder(facts, TODAY, DAYS, Constants()).steps]


def test_one_begins_with_a_call() -> None:
    steps = found(tried(1, 30, "call", "phone", "both"))
    assert steps[0] == ("call", "next", TODAY)
    assert [state for _key, state, _on in steps[1:]] == ["open"] * 4


def test_an_unanswered_call_leads_to_the_message_at_once_and_to_mail_the_next_day() -> None:
    steps = found(tried(1, 30, "call", "phone", "both"), tried(2, 0, "call", "phone", counts=False))
    assert steps[0] == ("call", "done", TODAY)
    assert steps[1] == ("message", "next", TODAY)
    assert steps[2] == ("other_channel", "open", date(2026, 11, 26))
    steps = found(tried(2, 1, "call", "phone", counts=False), tried(3, 0, "message", "wechat"))
    assert steps[2] == ("other_channel", "next", date(2026, 11, 26))


def test_a_colleague_of_the_same_department_is_asked_after_two_working_days() -> None:
    touches = (
        tried(2, 4, "call", "phone", counts=False),
        tried(3, 4, "message", "wechat"),
        tried(4, 3, "mail", "mail"),
    )
    facts = Facts(touches, FACTS.channels, "sales", HELPERS)
    step = ladder(facts, TODAY, DAYS, Constants()).next
    assert step is not None
    assert (step.key, step.helper) == ("colleague", HELPERS[1])
    assert step.on == TODAY


def test_an_answer_clears_the_ladder_and_a_note_does_not() -> None:
    call = tried(2, 2, "call", "phone", counts=False)
    assert found(call, tried(3, 1, "message", "wechat", "in"))[0][1] == "next"
    assert found(call, tried(3, 1, "note", "", "in"))[0][1] == "done"


def test_what_is_not_possible_is_passed_over() -> None:
    touches = (tried(2, 9, "call", "phone", counts=False), tried(3, 8, "message", "wechat"))
    steps = ladder(Facts(touches, ("wechat",)), TODAY, DAYS, Constants()).steps
    assert [step.state for step in steps] == ["done", "done", "closed", "closed", "next"]
    assert steps[-1].on == DAYS.nth_after(TODAY, 3)


def test_all_was_tried_and_a_day_is_set() -> None:
    touches = (
        tried(2, 9, "call", "phone", counts=False),
        tried(3, 8, "message", "wechat"),
        tried(4, 7, "mail", "mail"),
    )
    ahead = TODAY + timedelta(days=5)
    facts = Facts(touches, FACTS.channels, "sales", HELPERS, [(9, TODAY - timedelta(days=2))], ahead)
    told = ladder(facts, TODAY, DAYS, Constants())
    assert told.next is None
    assert told.tries == 4


def test_a_time_is_said_as_people_say_it() -> None:
    afternoon = Window(datetime(2026, 11, 25, 15, tzinfo=CHINA), datetime(2026, 11, 25, 17, 30, tzinfo=CHINA))
    assert time_word(afternoon, TODAY).zh == "今天下午3点到5点半"
    assert time_word(afternoon, TODAY).en == "on Wednesday, November 25 from 15:00 to 17:30"
    day = Window(datetime(2026, 11, 26, 9, 15, tzinfo=CHINA), datetime(2026, 11, 26, 12, tzinfo=CHINA))
    assert time_word(day, TODAY).zh == "明天上午9点15分到中午12点"


def test_the_ladder_is_read_and_climbed(journal: Journal) -> None:
    with journal.change("People") as session:
        supplier = add_supplier(session, {"name_zh": "光明五金厂"})
        wang, chen = (add_contact(session, {"name_zh": name}) for name in ("王芳", "陈洁"))
        session.flush()
        for person in (wang, chen):
            add_employment(session, person, {"supplier_id": supplier})
        add_channel(session, "wechat", "wangfang", contact_id=wang)
        log_touch(session, TouchDraft(NOW - timedelta(days=20), people=(wang,), kind="call"))

    def now() -> tuple[str, ...]:
        with journal.read_raw() as raw:
            told = reach(raw, wang, TODAY)
            assert main_person(raw, supplier) == wang
        assert told is not None
        return tuple(step.state for step in told.ladder.steps)

    def climb() -> None:
        with journal.read_raw() as raw:
            told = reach(raw, wang, TODAY)
        assert told is not None
        step = told.ladder.next
        assert step is not None
        with journal.change("Try") as session:
            log_try(session, step, wang, "您好", NOW)

    assert now() == ("next", "open", "closed", "open", "open")
    for _number in range(3):
        climb()
    assert now() == ("done", "done", "closed", "done", "next")
    climb()
    assert now() == ("done", "done", "closed", "done", "done")
    with journal.read() as connection:
        calls = connection.exec_driver_sql(
            "SELECT counts, direction FROM touch WHERE summary <> '' AND kind = 'call'"
        )
        assert [tuple(row) for row in calls] == [(0, "out")], (
            "a call that nobody took is no touch for the rhythm"
        )
