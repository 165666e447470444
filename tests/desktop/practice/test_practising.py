"""Practising on a real journal: what comes up, what an answer does, and that all of it can be taken back."""

from __future__ import annotations

from datetime import UTC, timedelta

import pytest

from desktop.chinese.pinyin import marks
from desktop.errors import UsageError
from desktop.journal.journal import Journal
from desktop.people.contacts import add_contact
from desktop.practice import cards, decks, own
from desktop.practice.answering import Answered, answer
from desktop.practice.cards import CardRow, card_row, cards_of
from desktop.practice.finding import find_phrases
from desktop.practice.options import Options, change_options, from_json, read_options
from desktop.practice.queue import EVERYTHING, Counts, Scope, counts, deck_counts, next_card
from desktop.practice.schedule import AGAIN, EASY, GOOD, LEARNING, NEW, REVIEW, Timetable
from desktop.practice.wordings import all_wordings, of_situation, wording
from tests.desktop.conftest import SteppingClock

PLAIN = Options(new_a_day=5, reviews_a_day=20)


@pytest.fixture
def table() -> Timetable:
    return Timetable(PLAIN, UTC)


SAID = ("干杯", "随意", "敬您一杯", "合作愉快", "身体健康", "生意兴隆", "我开车", "以茶代酒")


@pytest.fixture(autouse=True)
def phrases(journal: Journal) -> None:
    """A few phrases of one's own in the situation, so that there is work whatever the library holds of it."""
    with journal.change("Phrases") as session:
        for text in SAID:
            fields: own.PhraseFields = {"simplified": text, "pinyin": marks(text), "english": "x"}
            own.add_phrase(session, {**fields, "situation": "first_contact"})


def begin(journal: Journal, *kinds: str) -> int:
    with journal.change("Begin") as session:
        return decks.begin_deck(session, "first_contact", kinds or decks.FIRST_KINDS)


def upcoming(
    journal: Journal, table: Timetable, clock: SteppingClock, scope: Scope = EVERYTHING
) -> CardRow | None:
    with journal.read() as connection:
        card_id = next_card(connection, table, clock.time, scope)
        return card_row(connection, card_id) if card_id else None


def waiting(journal: Journal, table: Timetable, clock: SteppingClock) -> Counts:
    with journal.read() as connection:
        return counts(connection, table, clock.time)


def rate(journal: Journal, table: Timetable, card_id: int, rating: int) -> Answered:
    with journal.change("Answer") as session:
        return answer(session, table, card_id, rating, taken_ms=4000)


def practise(journal: Journal, table: Timetable, clock: SteppingClock, rating: int) -> list[CardRow]:
    """Answer all that comes up today alike; returns the cards in their order."""
    asked = []
    while (card := upcoming(journal, table, clock)) is not None and len(asked) < 100:
        asked.append(card)
        rate(journal, table, card.id, rating)
        clock.time += timedelta(seconds=20)
    return asked


def test_a_day_brings_its_new_cards_and_no_more(
    journal: Journal, table: Timetable, clock: SteppingClock
) -> None:
    begin(journal)
    assert waiting(journal, table, clock) == Counts(0, 0, 5)
    asked = practise(journal, table, clock, EASY)
    assert len(asked) == 5
    assert len({card.wording.key for card in asked}) == 5, "siblings wait until tomorrow"
    assert waiting(journal, table, clock).total == 0
    clock.time += timedelta(days=1)
    assert waiting(journal, table, clock).new == 5


def test_what_is_learnt_comes_before_what_is_new(
    journal: Journal, table: Timetable, clock: SteppingClock
) -> None:
    begin(journal)
    first = upcoming(journal, table, clock)
    assert first is not None
    rate(journal, table, first.id, AGAIN)
    second = upcoming(journal, table, clock)
    assert second is not None
    assert second.id != first.id
    clock.time += timedelta(minutes=2)
    again = upcoming(journal, table, clock)
    assert again is not None
    assert (again.id, again.memory.state) == (first.id, LEARNING)


def test_reviews_come_before_new_cards_and_have_their_limit(journal: Journal, clock: SteppingClock) -> None:
    table = Timetable(Options(new_a_day=5, reviews_a_day=3), UTC)
    begin(journal)
    practise(journal, table, clock, EASY)
    clock.time += timedelta(days=20)
    assert waiting(journal, table, clock) == Counts(0, 3, 5)
    states = [card.memory.state for card in practise(journal, table, clock, EASY)]
    assert states == [REVIEW] * 3 + [NEW] * 5


def test_an_answer_is_one_change_and_undone_by_one(
    journal: Journal, table: Timetable, clock: SteppingClock
) -> None:
    begin(journal)
    before = upcoming(journal, table, clock)
    assert before is not None
    done = rate(journal, table, before.id, GOOD)
    assert done.next.interval == timedelta(minutes=10)
    with journal.read() as connection:
        after = card_row(connection, before.id)
        siblings = [one for one in cards_of(connection, before.wording.key) if one.id != before.id]
    assert after is not None
    assert after.memory.reviews == 1
    assert siblings
    assert all(one.buried_until == table.day(clock.time) + timedelta(days=1) for one in siblings)
    journal.undo()
    assert upcoming(journal, table, clock) == before
    with journal.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM review").scalar() == 0
    journal.redo()
    with journal.read() as connection:
        assert card_row(connection, before.id) == after


def test_a_card_forgotten_again_and_again_is_a_leech(journal: Journal, clock: SteppingClock) -> None:
    table = Timetable(Options(leech_lapses=2, relearning_minutes=()), UTC)
    begin(journal, "recognise")
    card = upcoming(journal, table, clock)
    assert card is not None
    told = [rate(journal, table, card.id, EASY).leech]
    for _lapse in range(3):
        clock.time += timedelta(days=30)
        told.append(rate(journal, table, card.id, AGAIN).leech)
    assert told == [False, False, True, True]
    with journal.change("Remedy") as session:
        cards.settle_leech(session, card.id)
    with journal.read() as connection:
        settled = card_row(connection, card.id)
    assert settled is not None
    assert (settled.leech, settled.lapses) == (False, 0)


def test_bury_suspend_flag_and_back(journal: Journal, table: Timetable, clock: SteppingClock) -> None:
    begin(journal, "recognise")
    first = upcoming(journal, table, clock)
    assert first is not None
    with journal.change("Bury") as session:
        cards.bury(session, (first.id,), table.day(clock.time) + timedelta(days=1))
    second = upcoming(journal, table, clock)
    assert second is not None
    assert second.id != first.id
    with journal.change("Suspend") as session:
        cards.suspend(session, (second.id,))
        cards.flag(session, (second.id,), 2)
        cards.unbury(session)
    back = upcoming(journal, table, clock)
    assert back is not None
    assert back.id == first.id
    with journal.read() as connection:
        kept = card_row(connection, second.id)
    assert kept is not None
    assert (kept.suspended, kept.flag) == (True, 2)
    with journal.change("Flag") as session, pytest.raises(UsageError):
        cards.flag(session, (second.id,), 9)


def test_what_is_suspended_is_found_and_asked_again(
    journal: Journal, table: Timetable, clock: SteppingClock
) -> None:
    begin(journal, "recognise")
    first = upcoming(journal, table, clock)
    assert first is not None
    key = first.wording.key
    with journal.change("Suspend") as session:
        cards.suspend(session, (first.id,))
        cards.flag(session, (first.id,), 1)
    with journal.read() as connection:
        assert cards.standings(connection, key) == ("suspended", "flagged")
        assert find_phrases(connection, "", cards="suspended") == [key]
        assert find_phrases(connection, "", cards="leech") == []
        assert find_phrases(connection, "qqqq", cards="suspended") == []
    with journal.change("Again") as session:
        cards.ask_again(session, key)
    with journal.read() as connection:
        assert cards.standings(connection, key) == ("flagged",)
    again = upcoming(journal, table, clock)
    assert again is not None
    assert again.id == first.id


def test_a_trip_brings_all_new_cards_in_time(journal: Journal, clock: SteppingClock) -> None:
    trip = (clock.time + timedelta(days=4)).date().isoformat()
    table = Timetable(Options(new_a_day=1, trip_on=trip, bury_siblings=False), UTC)
    begin(journal, "recognise")
    with journal.read() as connection:
        every = len(of_situation(connection, "first_contact"))
    assert waiting(journal, table, clock).new * 3 >= every


def test_kinds_of_a_deck_can_change(journal: Journal, table: Timetable, clock: SteppingClock) -> None:
    deck_id = begin(journal, "recognise")
    asked = practise(journal, table, clock, EASY)
    with journal.change("Kinds") as session:
        said = of_situation(session.connection(), "first_contact")
        decks.set_kinds(session, deck_id, ("type",), said)
    with journal.read() as connection:
        kinds = {one.kind: one.suspended for one in cards_of(connection, asked[0].wording.key)}
        [deck] = deck_counts(connection, table, clock.time)
    assert kinds == {"recognise": True, "type": False}
    assert deck.kinds == ("type",)
    assert begin(journal, "recognise", "type") == deck_id, "a situation is one deck"
    with journal.read() as connection:
        assert {one.kind for one in cards_of(connection, asked[0].wording.key)} == {"recognise", "type"}


def test_a_deck_in_the_trash_asks_nothing(journal: Journal, table: Timetable, clock: SteppingClock) -> None:
    deck_id = begin(journal)
    with journal.change("Delete") as session:
        decks.delete_deck(session, deck_id)
    assert upcoming(journal, table, clock) is None
    journal.undo()
    assert upcoming(journal, table, clock) is not None


def test_a_rehearsal_asks_its_phrases_due_or_not(
    journal: Journal, table: Timetable, clock: SteppingClock
) -> None:
    begin(journal, "recognise")
    practise(journal, table, clock, EASY)
    clock.time += timedelta(days=1)
    with journal.read() as connection:
        keys = tuple(one.key for one in of_situation(connection, "first_contact"))[:3]
    asked = []
    while (card := upcoming(journal, table, clock, Scope(phrases=keys))) is not None:
        asked.append(card.wording.key)
        rate(journal, table, card.id, EASY)
    assert asked == list(keys)


def test_own_phrases_are_taught_corrected_and_trashed(journal: Journal, table: Timetable) -> None:
    with journal.change("Person") as session:
        teacher = add_contact(session, {"name_zh": "王芳"})
    with journal.change("Phrase") as session:
        key = own.add_phrase(
            session,
            {
                "simplified": "慢慢来",
                "pinyin": "mànmàn lái",
                "english": "Take your time",
                "taught_by_id": teacher,
            },
        )
        deck_id = decks.make_deck(session, "王芳教的")
        decks.add_phrases(session, deck_id, [wording(session.connection(), key) or pytest.fail(key)])
    with journal.read() as connection:
        phrase = wording(connection, key)
        assert phrase is not None
        assert (phrase.source, phrase.taught_by_id) == ("taught", teacher)
        assert len(cards_of(connection, key)) == 2
    with journal.change("Delete") as session:
        own.delete_phrase(session, key)
    with journal.read() as connection:
        assert wording(connection, key) is None
    with journal.change("Restore") as session:
        assert phrase.id is not None
        own.restore_phrases(session, (phrase.id,))
    with journal.read() as connection:
        assert len(cards_of(connection, key)) == 2


def test_a_correction_stands_in_for_the_library_and_goes_out_as_a_row(journal: Journal) -> None:
    key = "first_contact.001"
    with journal.read() as connection:
        before = wording(connection, key)
    assert before is not None
    with journal.change("Wrong") as session:
        own.edit_phrase(session, key, {"english": "Bottoms up, the two of us", "note": "too stiff"})
    with journal.read() as connection:
        after = wording(connection, key)
        sent = own.corrections(connection)
        assert all_wordings(connection)[key] == after
    assert after is not None
    assert (after.english, after.pinyin) == ("Bottoms up, the two of us", before.pinyin)
    assert sent == [
        {
            "id": key,
            "why": "too stiff",
            "english_before": before.english,
            "english": "Bottoms up, the two of us",
        }
    ]
    with journal.change("Right after all") as session:
        own.take_back_correction(session, key)
    with journal.read() as connection:
        assert wording(connection, key) == before


@pytest.mark.parametrize(
    "fields",
    [
        {"simplified": "", "english": "x"},
        {"simplified": "hello", "english": "x"},
        {"simplified": "你好", "english": ""},
        {"simplified": "你好", "english": "x", "pinyin": "nǐ"},
        {"simplified": "你好", "english": "x", "register": "loud"},
    ],
)
def test_a_phrase_that_cannot_be_is_refused(journal: Journal, fields: own.PhraseFields) -> None:
    with pytest.raises(UsageError), journal.change("Phrase") as session:
        own.add_phrase(session, fields)


def test_options_are_kept_checked_and_forgiving(journal: Journal) -> None:
    with journal.change("Options") as session:
        change_options(session, new_a_day=7, easy_days=(100, 100, 100, 100, 100, 50, 0))
    with journal.change("Options") as session:
        change_options(session, retention=0.95)
    with journal.read() as connection:
        options = read_options(connection)
    assert (options.new_a_day, options.retention, options.easy_days[5]) == (7, 0.95, 50)
    for wrong in ({"retention": 0.5}, {"rollover": 30}, {"easy_days": (0,) * 7}, {"learning_minutes": (0,)}):
        with pytest.raises(UsageError), journal.change("Options") as session:
            change_options(session, **wrong)
    assert from_json('{"new_a_day": 3, "retention": 9, "unknown": 1, "trip_on": "soon"}') == Options(
        new_a_day=3
    )
    assert from_json("broken") == Options()


def test_half_a_character_in_what_was_typed_does_not_lose_the_answer(
    journal: Journal, table: Timetable, clock: SteppingClock
) -> None:
    begin(journal)
    card = upcoming(journal, table, clock)
    assert card is not None
    with journal.change("Answer") as session:
        answer(session, table, card.id, 3, typed="g\ud800ān")
    with journal.read() as connection:
        assert connection.exec_driver_sql("SELECT typed FROM review").scalar() == "gān"
