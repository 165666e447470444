"""Practice tied to people and days: sets for a call, wishes before a festival, what was used, and how it goes."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from desktop.chinese.pinyin import marks
from desktop.errors import UsageError
from desktop.journal.journal import Journal
from desktop.people.contacts import add_contact
from desktop.people.employments import add_employment
from desktop.people.merging import merge
from desktop.people.suppliers import add_supplier, edit_supplier
from desktop.practice import occasions, own, wordings
from desktop.practice.answering import answer
from desktop.practice.decks import REHEARSALS, begin_deck, deck_title
from desktop.practice.for_today import suggestions
from desktop.practice.options import Options
from desktop.practice.queue import Scope, deck_counts, next_card
from desktop.practice.rehearsals import (
    finish_rehearsal,
    greeting,
    make_rehearsal,
    person_of,
    propose,
    rehearsals,
)
from desktop.practice.schedule import AGAIN, EASY, Timetable
from desktop.practice.statistics import heat, statistics, streak
from desktop.practice.uses import log_use, recent_uses, remove_use, uses_of, uses_with
from desktop.touches.logging import TouchDraft, log_touch
from desktop.trade.orders import add_order
from tests.desktop.conftest import SteppingClock

TABLE = Timetable(Options(new_a_day=50), UTC)
SAID = {
    "wechat_phone": ("您在吗", "你发我一下", "方便打个电话吗"),
    "orders": ("交期能提前吗", "你们排产了吗", "第一次先下个试单，行吗？"),
    "first_contact": ("很高兴认识您",),
    "holiday_wishes": ("中秋快乐", "新年好", "祝您生日快乐"),
}


@pytest.fixture(autouse=True)
def phrases(journal: Journal) -> dict[str, str]:
    """Phrases of three situations by their text; returns the key of each."""
    found = {}
    with journal.change("Phrases") as session:
        for situation, texts in SAID.items():
            for text in texts:
                register = "nin" if "您" in text else "ni" if "你" in text else "neutral"
                fields: own.PhraseFields = {"simplified": text, "pinyin": marks(text), "english": text}
                found[text] = own.add_phrase(
                    session, {**fields, "situation": situation, "register": register}
                )
    return found


def person(journal: Journal, name: str, title: str, **fields: str) -> int:
    with journal.change("Person") as session:
        contact_id = add_contact(session, {"name_zh": name, **fields})  # type: ignore[typeddict-item]
        add_employment(session, contact_id, {"company": "光明五金", "title": title})
    return contact_id


def proposed(journal: Journal, contact_id: int, occasion: str = "call", size: int = 60) -> set[str]:
    with journal.read() as connection:
        whom = person_of(connection, contact_id)
        return {one.simplified for one in propose(connection, occasion, whom, size)}


def test_a_factory_director_hears_no_ni(journal: Journal) -> None:
    senior, clerk = person(journal, "王建国", "厂长"), person(journal, "李娜", "跟单员")
    assert "您在吗" in proposed(journal, senior)
    assert not any("你" in text for text in proposed(journal, senior))
    assert "你发我一下" in proposed(journal, clerk)


@pytest.mark.parametrize(
    ("name", "pinyin", "address", "line"),
    [
        ("单志强", "", "单总", "Shàn zǒng, nín hǎo!"),
        ("曾丽", "", "曾经理", "Zēng jīnglǐ, nín hǎo!"),
        ("乐文", "Lè Wén", "乐总", "Lè zǒng, nín hǎo!"),
        ("欧阳明", "", "欧阳总", "Ōuyáng zǒng, nín hǎo!"),
    ],
)
def test_the_greeting_reads_the_family_name_right(
    journal: Journal, name: str, pinyin: str, address: str, line: str
) -> None:
    contact_id = person(journal, name, "总经理", pinyin=pinyin, form_of_address=address)
    with journal.read() as connection:
        assert greeting(person_of(connection, contact_id)) == (f"{address}，您好！", line)


def test_a_set_for_a_call_begins_with_their_name_and_can_be_practised(
    journal: Journal, clock: SteppingClock, phrases: dict[str, str]
) -> None:
    contact_id = person(journal, "单志强", "总经理", form_of_address="单总")
    day = clock.time.date() + timedelta(days=1)
    chosen = [phrases["您在吗"], phrases["交期能提前吗"]]
    with journal.change("Set") as session:
        set_id = make_rehearsal(session, "call", day, chosen, contact_id=contact_id)
    with journal.read() as connection:
        [row] = rehearsals(connection, clock.time.date())
        first = wordings.wording(connection, row.keys[0])
        [deck] = deck_counts(connection, TABLE, clock.time)
        assert next_card(connection, TABLE, clock.time, Scope(phrases=row.keys)) is not None
    assert first is not None
    assert first.simplified == "单总，您好！"
    assert row.keys[1:] == tuple(chosen)
    assert (deck_title(deck.name, deck.situation), deck.cards) == ("Calls and visits", 3)
    assert deck.situation == REHEARSALS
    with journal.change("Set") as session:
        make_rehearsal(session, "visit", day, chosen, contact_id=contact_id)
        finish_rehearsal(session, set_id)
    with journal.read() as connection:
        [left] = rehearsals(connection, clock.time.date())
        assert len(rehearsals(connection, day, contact_id=contact_id)) == 2
    assert left.occasion == "visit"
    assert left.keys[0] == row.keys[0], "the greeting is made once"


def test_a_set_of_nothing_is_refused(journal: Journal) -> None:
    with pytest.raises(UsageError), journal.change("Set") as session:
        make_rehearsal(session, "call", date(2026, 11, 23), [])


def test_a_use_is_tied_to_the_call_in_which_it_was_said(
    journal: Journal, clock: SteppingClock, phrases: dict[str, str]
) -> None:
    contact_id = person(journal, "王芳", "跟单员")
    with journal.change("Call") as session:
        log_touch(session, TouchDraft(at=clock.time - timedelta(hours=1), people=(contact_id,), kind="call"))
    with journal.change("Used") as session:
        use_id = log_use(session, phrases["您在吗"], clock.time, contact_id=contact_id, note=" he laughed ")
        log_use(session, phrases["新年好"], clock.time - timedelta(days=3), contact_id=contact_id)
    with journal.read() as connection:
        newest, older = uses_with(connection, contact_id)
        assert recent_uses(connection) == [newest, older]
        assert uses_of(connection, phrases["新年好"]) == [older]
    assert (newest.kind, newest.note, newest.name_zh) == ("call", "he laughed", "王芳")
    assert older.kind == ""
    with journal.change("Not used") as session:
        remove_use(session, use_id)
    with journal.read() as connection:
        assert uses_with(connection, contact_id) == [older]


def test_what_was_said_to_somebody_comes_last(
    journal: Journal, clock: SteppingClock, phrases: dict[str, str]
) -> None:
    contact_id = person(journal, "王芳", "跟单员")
    with journal.change("Used") as session:
        log_use(session, phrases["交期能提前吗"], clock.time, contact_id=contact_id)
    with journal.read() as connection:
        order = [one.key for one in propose(connection, "call", person_of(connection, contact_id), 900)]
    assert order.index(phrases["你们排产了吗"]) < order.index(phrases["交期能提前吗"])


def test_wishes_wake_up_before_their_festival(monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = {
        text: wordings.Wording(text, "library", text, situation="holiday_wishes")
        for text in ("祝您中秋快乐", "国庆快乐", "干杯")
    }
    monkeypatch.setattr(occasions, "shelved", lambda: shelf)
    found = occasions.waking(date(2026, 9, 20))
    assert [(one.occurrence.festival.key, one.days, [w.key for w in one.wishes]) for one in found] == [
        ("mid_autumn", 5, ["祝您中秋快乐"]),
        ("national_day", 11, ["国庆快乐"]),
    ]
    assert occasions.waking(date(2026, 9, 1)) == ()
    assert occasions.waking(date(2150, 1, 1)) == ()


def test_before_spring_festival_one_wishes_early_and_not_late() -> None:
    wishes = [one.simplified for one in occasions.wishes_for("spring_festival")]
    assert "给您拜个早年。" in wishes
    assert not any("晚了" in wish for wish in wishes), "that is said after the day"


def test_three_phrases_for_the_people_of_today(journal: Journal, clock: SteppingClock) -> None:
    people = [person(journal, name, "跟单员") for name in ("王芳", "李娜", "赵敏", "孙丽")]
    today = clock.time.date()
    with journal.read() as connection:
        found = suggestions(connection, today, people)
        assert found == suggestions(connection, today, people), "the same all day"
        celebrated = suggestions(connection, today, [], people[:1])
    assert [one.person.id for one in found if one.person] == people[:3]
    assert len({one.wording.key for one in found}) == 3
    [wish] = celebrated
    assert "生日" in wish.wording.simplified


def test_statistics_count_what_was_done(
    journal: Journal, clock: SteppingClock, phrases: dict[str, str]
) -> None:
    with journal.change("Begin") as session:
        begin_deck(session, "orders", ("recognise",))
    with journal.read() as connection:
        empty = statistics(connection, TABLE, clock.time)
        card_id = next_card(connection, TABLE, clock.time)
    assert card_id is not None
    assert (empty.streak, sum(empty.forecast), empty.retention[30].share) == (0, 0, None)
    for days, rating in ((0, EASY), (1, EASY), (40, AGAIN)):
        clock.time += timedelta(days=days)
        with journal.change("Answer") as session:
            answer(session, TABLE, card_id, rating, taken_ms=30_000)
    with journal.read() as connection:
        found = statistics(connection, TABLE, clock.time)
        days = heat(connection, TABLE.day(clock.time), 16)
    assert found.answers == days
    assert sorted(days.values()) == [1, 1, 1]
    assert sum(found.minutes.values()) == pytest.approx(1.5)
    assert (found.retention[30].passed, found.retention[30].total) == (0, 1)
    assert (found.retention[365].passed, found.retention[365].total) == (1, 2)
    assert found.ratings == (1, 0, 0, 0)
    assert found.forecast[0] == 1
    assert [(one.card_id, one.lapses) for one in found.weak] == [(card_id, 1)]
    assert found.states[1] == 1
    assert sum(found.difficulty) == 1
    [deck] = found.decks
    assert (deck.situation, deck.known) == ("orders", 0)


def test_a_streak_lives_through_this_morning() -> None:
    today = date(2026, 3, 10)
    days = {today - timedelta(days=back): 5 for back in (1, 2, 3, 5)}
    assert streak(days, today) == 3
    assert streak({**days, today: 1}, today) == 4
    assert streak({}, today) == 0


@pytest.mark.parametrize(
    ("text", "address", "somebody"),
    [
        ("王总，您好！", "", True),
        ("王总，您好！", "王总", False),
        ("喂，请问是陈经理吗？", "张总", True),
        ("什么时候完工？", "", False),
        ("手工费多少？", "", False),
        ("我们总经理想请您吃饭。", "", False),
        ("开工大吉！", "", False),
        ("谢谢老板。", "", False),
    ],
)
def test_a_phrase_that_addresses_somebody_else_is_not_proposed(
    text: str,
    address: str,
    somebody: bool,
) -> None:
    assert occasions.names_somebody(text, address) is somebody


def test_merging_two_people_keeps_what_was_said_and_taught(
    journal: Journal, clock: SteppingClock, phrases: dict[str, str]
) -> None:
    kept, other = person(journal, "王芳", "跟单员"), person(journal, "王方", "跟单员")
    with journal.change("Practice") as session:
        log_use(session, phrases["您在吗"], clock.time, contact_id=other)
        own.edit_phrase(session, phrases["新年好"], {"taught_by_id": other})
        make_rehearsal(session, "call", clock.time.date(), [phrases["您在吗"]], contact_id=other)
    with journal.change("Merge") as session:
        merge(session, "contact", kept, other, [])
    with journal.read() as connection:
        assert [use.wording.simplified for use in uses_with(connection, kept)] == ["您在吗"]
        assert [one.key for one in wordings.taught_by(connection, kept)] == [phrases["新年好"]]
        assert len(rehearsals(connection, clock.time.date(), contact_id=kept)) == 1


@pytest.fixture
def buyer(journal: Journal) -> tuple[int, int]:
    """A person and the supplier where they work."""
    with journal.change("Supplier") as session:
        supplier = add_supplier(session, {"name_zh": "光明五金厂"})
        session.flush()
        made = add_contact(session, {"name_zh": "王伟"})
        session.flush()
        add_employment(session, made, {"supplier_id": supplier, "title": "经理"})
    return made, supplier


def for_strangers(journal: Journal, contact_id: int) -> set[str]:
    texts = proposed(journal, contact_id) | proposed(journal, contact_id, "visit", 900)
    return texts & {"第一次先下个试单，行吗？", "很高兴认识您"}


def test_a_stranger_is_proposed_what_one_says_to_strangers(journal: Journal, buyer: tuple[int, int]) -> None:
    assert for_strangers(journal, buyer[0]) == {"第一次先下个试单，行吗？", "很高兴认识您"}


def test_who_was_met_is_not_greeted_as_a_stranger_but_may_be_asked_for_a_trial_order(
    journal: Journal, buyer: tuple[int, int]
) -> None:
    day = datetime(2026, 11, 20, 9, tzinfo=UTC)
    with journal.change("Message") as session:
        log_touch(session, TouchDraft(day, people=(buyer[0],), kind="message"))
        log_touch(session, TouchDraft(day, people=(buyer[0],), kind="visit", held=False))
    assert len(for_strangers(journal, buyer[0])) == 2, "written to, and a visit that is only planned"
    with journal.change("Visit") as session:
        log_touch(session, TouchDraft(day, people=(buyer[0],), kind="visit"))
    assert for_strangers(journal, buyer[0]) == {"第一次先下个试单，行吗？"}


@pytest.mark.parametrize("known", ["order", "since"])
def test_a_supplier_of_years_is_not_asked_for_a_trial_order(
    journal: Journal, buyer: tuple[int, int], known: str
) -> None:
    with journal.change("Known") as session:
        if known == "order":
            add_order(session, buyer[1], {"ordered_on": date(2024, 3, 1)}, date(2024, 3, 1))
        else:
            edit_supplier(session, buyer[1], {"since": date(2019, 1, 1)})
    assert for_strangers(journal, buyer[0]) == set()
    assert "交期能提前吗" in proposed(journal, buyer[0])
