"""Reading Anki packages of all generations into a real journal."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from fsrs import Card as FsrsCard
from fsrs import Rating, Scheduler
from fsrs_rs_python import DEFAULT_PARAMETERS, FSRS
from sqlalchemy import select

from desktop.exchange.decks.known import known_phrases
from desktop.exchange.decks.memory import from_ease
from desktop.exchange.decks.planning import DeckPlan, plan_deck
from desktop.exchange.decks.reading import ReadDeck, read_deck
from desktop.exchange.decks.writing import apply_deck, rehearse_deck
from desktop.exchange.outcomes import Fate, RowOutcome
from desktop.journal.journal import Journal
from desktop.practice.cards import CardRow, cards_of
from desktop.practice.options import Options
from desktop.practice.own import delete_phrase
from desktop.practice.queue import deck_counts
from desktop.practice.schedule import LEARNING, NEW, RELEARNING, REVIEW, Timetable
from desktop.practice.tables import OwnPhrase, Review
from desktop.practice.wordings import wordings
from tests.desktop.exchange.decks.packages import CREATED, Deck, Said, write

TABLE = Timetable(Options(), UTC)
GENERATIONS = (1, 2, 3)
WORK = (
    Said(("交期", "jiāo qī", "delivery date"), tags="trade leech"),
    Said(("<b>定金</b>", "ding4 jin1", "deposit<br>(paid first)<script>alert(1)</script>")),
    Said(("验货", "yànhuò", "to inspect goods"), deck="Mandarin::质检"),
)


def plan_of(journal: Journal, path: Path, *, schedule: bool = True) -> DeckPlan:
    with journal.read() as connection:
        return plan_deck(read_deck(path, TABLE), known_phrases(connection), schedule=schedule)


def bring_in(journal: Journal, path: Path, *, schedule: bool = True) -> list[RowOutcome]:
    return apply_deck(journal, plan_of(journal, path, schedule=schedule), TABLE)


def fates(outcomes: list[RowOutcome]) -> list[Fate]:
    return [one.fate for one in outcomes]


def cards_by_text(journal: Journal) -> dict[str, list[CardRow]]:
    with journal.read() as connection:
        keys = connection.scalars(select(OwnPhrase.key).where(OwnPhrase.deleted_at.is_(None)))
        said = wordings(connection, list(keys))
        return {one.simplified: cards_of(connection, key) for key, one in said.items()}


@pytest.mark.parametrize("generation", GENERATIONS)
def test_each_generation_gives_the_same_phrases(journal: Journal, tmp_path: Path, generation: int) -> None:
    outcomes = bring_in(journal, write(tmp_path / "work.apkg", Deck(WORK), generation))
    assert fates(outcomes) == [Fate.CREATED] * 3
    with journal.read() as connection:
        said = list(wordings(connection, connection.scalars(select(OwnPhrase.key))).values())
        decks = {
            deck.name: deck.cards
            for deck in deck_counts(connection, TABLE, datetime(2026, 11, 22, 9, tzinfo=UTC))
        }
    assert [(one.simplified, one.pinyin, one.english, one.tags) for one in said] == [
        ("交期", "jiāo qī", "delivery date", ("trade",)),
        ("定金", "dìngjīn", "deposit\n(paid first)", ()),
        ("验货", "yànhuò", "to inspect goods", ()),
    ]
    assert decks == {"Mandarin::Work": 2, "Mandarin::质检": 1}


def test_the_dummy_note_never_becomes_a_phrase(journal: Journal, tmp_path: Path) -> None:
    for generation in (2, 3):
        read = read_deck(write(tmp_path / f"{generation}.apkg", Deck(WORK), generation), TABLE)
        assert all("update" not in note.fields[0] for note in read.file.notes)
        assert len(read.file.notes) == 3


@pytest.mark.parametrize("generation", GENERATIONS)
def test_a_review_card_keeps_its_day_memory_and_answers(
    journal: Journal, tmp_path: Path, generation: int
) -> None:
    card = {"type": 2, "queue": 2, "due": 420, "ivl": 30, "factor": 2300, "reps": 4, "lapses": 1, "flags": 2,
            "data": '{"s":31.5,"d":6.25,"dr":0.9}'}  # fmt: skip
    stamps = [
        (0, CREATED * 1000 + day * 86_400_000, ease, 4000, kind)
        for day, ease, kind in ((1, 3, 0), (4, 1, 1), (5, 3, 2))
    ]
    deck = Deck([Said(("交期", "", "delivery date"), cards=(card,))], answers=stamps)
    bring_in(journal, write(tmp_path / "a.apkg", deck, generation))
    (found,) = cards_by_text(journal)["交期"]
    assert (found.memory.state, found.memory.stability, found.memory.difficulty) == (REVIEW, 31.5, 6.25)
    assert found.memory.due == datetime(2025, 10, 9, 4, tzinfo=UTC) + timedelta(days=420)
    assert found.memory.last_review == datetime.fromtimestamp(CREATED, UTC) + timedelta(days=5)
    assert (found.memory.reviews, found.lapses, found.flag) == (4, 1, 2)
    with journal.read() as connection:
        rows = connection.execute(
            select(Review.rating, Review.before_state, Review.day).order_by(Review.at)
        ).all()
    assert [tuple(row) for row in rows] == [
        (3, NEW, date(2025, 10, 10)), (1, REVIEW, date(2025, 10, 13)), (3, 3, date(2025, 10, 14)),
    ]  # fmt: skip


def test_without_memories_fsrs_reckons_them_from_the_answers(journal: Journal, tmp_path: Path) -> None:
    days = (0, 1, 4, 12)
    stamps = [(0, CREATED * 1000 + day * 86_400_000, 3, 4000, 0 if not day else 1) for day in days]
    card = {"type": 2, "queue": 2, "due": 40, "ivl": 25, "factor": 2500, "reps": 4}
    bring_in(
        journal, write(tmp_path / "a.apkg", Deck([Said(("交期", "", "x"), cards=(card,))], answers=stamps), 1)
    )
    expected, scheduler = FsrsCard(card_id=1), Scheduler(enable_fuzzing=False)
    for day in days:
        at = datetime.fromtimestamp(CREATED, UTC) + timedelta(days=day)
        expected, _log = scheduler.review_card(expected, Rating.Good, at)
    (found,) = cards_by_text(journal)["交期"]
    assert (found.memory.stability, found.memory.difficulty) == (expected.stability, expected.difficulty)


def test_without_answers_the_ease_of_sm2_tells_the_memory(journal: Journal, tmp_path: Path) -> None:
    card = {"type": 2, "queue": -1, "due": 40, "ivl": 25, "factor": 2500, "reps": 4}
    bring_in(journal, write(tmp_path / "a.apkg", Deck([Said(("交期", "", "x"), cards=(card,))]), 1))
    (found,) = cards_by_text(journal)["交期"]
    oracle = FSRS(list(DEFAULT_PARAMETERS)).memory_state_from_sm2(2.5, 25.0, 0.9)
    assert found.suspended
    assert found.memory.stability == pytest.approx(oracle.stability, rel=1e-4)
    assert found.memory.difficulty == pytest.approx(oracle.difficulty, rel=1e-4)


@pytest.mark.parametrize("ease", [1.3, 2.0, 2.5, 3.5])
@pytest.mark.parametrize("interval", [1, 7, 60, 900])
def test_ease_becomes_difficulty_as_in_fsrs_rs(ease: float, interval: float) -> None:
    oracle = FSRS(list(DEFAULT_PARAMETERS)).memory_state_from_sm2(ease, float(interval), 0.9)
    made = from_ease(Options().parameters, interval, ease)
    assert made.stability == pytest.approx(oracle.stability, rel=1e-4)
    assert made.difficulty == pytest.approx(oracle.difficulty, rel=1e-3)


def test_a_card_being_learnt_comes_back_at_its_minute(journal: Journal, tmp_path: Path) -> None:
    due = CREATED + 600
    card = {"type": 1, "queue": 1, "due": due, "left": 1001, "reps": 1}
    stamps = [(0, CREATED * 1000, 3, 2000, 0)]
    bring_in(
        journal, write(tmp_path / "a.apkg", Deck([Said(("交期", "", "x"), cards=(card,))], answers=stamps), 3)
    )
    (found,) = cards_by_text(journal)["交期"]
    assert (found.memory.state, found.memory.step) == (LEARNING, 1)
    assert found.memory.due == datetime.fromtimestamp(due, UTC)


def test_three_buttons_of_the_first_scheduler_are_raised(journal: Journal, tmp_path: Path) -> None:
    stamps = [
        (0, CREATED * 1000 + at, ease, 2000, kind)
        for at, (ease, kind) in enumerate(((1, 0), (2, 0), (3, 0), (2, 1), (2, 2)))
    ]
    card = {
        "type": 2,
        "queue": 1,
        "due": CREATED + 600,
        "odue": 3,
        "left": 1001,
        "ivl": 4,
        "factor": 2500,
        "reps": 5,
    }
    deck = Deck([Said(("交期", "", "x"), cards=(card,))], answers=stamps, conf={})
    bring_in(journal, write(tmp_path / "a.apkg", deck, 1))
    with journal.read() as connection:
        assert connection.scalars(select(Review.rating).order_by(Review.at)).all() == [1, 3, 4, 2, 3]
    (found,) = cards_by_text(journal)["交期"]
    assert (found.memory.state, found.memory.due) == (RELEARNING, datetime.fromtimestamp(CREATED + 600, UTC))


def test_templates_become_kinds_of_cards(journal: Journal, tmp_path: Path) -> None:
    deck = Deck(
        [Said(("交期", "jiāoqī", "delivery date"), cards=({}, {}, {}))],
        questions=("{{Hanzi}}", "{{#English}}{{hint:English}}{{/English}}", "{{Hanzi}} {{type:Pinyin}}"),
    )
    bring_in(journal, write(tmp_path / "a.apkg", deck, 3))
    assert [card.kind for card in cards_by_text(journal)["交期"]] == ["recognise", "produce", "type"]


def test_importing_again_makes_nothing_twice_and_takes_what_is_newer(
    journal: Journal, tmp_path: Path
) -> None:
    path = tmp_path / "a.apkg"
    bring_in(journal, write(path, Deck(WORK), 2))
    assert fates(bring_in(journal, path)) == [Fate.SKIPPED] * 3
    later = (Said(("交期", "jiāo qī", "lead time"), guid="guid0"), *WORK[1:])
    assert fates(bring_in(journal, write(path, Deck(later), 2))) == [Fate.UPDATED, Fate.SKIPPED, Fate.SKIPPED]
    practised = {
        "type": 2,
        "queue": 2,
        "due": 420,
        "ivl": 30,
        "factor": 2300,
        "reps": 1,
        "data": '{"s":9,"d":5}',
    }
    later = (*later[:2], Said(WORK[2].fields, deck=WORK[2].deck, cards=(practised,)))
    stamps = [(2, CREATED * 1000, 3, 2000, 0)]
    assert fates(bring_in(journal, write(path, Deck(later, answers=stamps), 2))) == [
        Fate.SKIPPED, Fate.SKIPPED, Fate.UPDATED,
    ]  # fmt: skip
    cards = cards_by_text(journal)
    assert {text: len(rows) for text, rows in cards.items()} == {"交期": 1, "定金": 1, "验货": 1}
    assert cards["验货"][0].memory.stability == 9
    assert fates(bring_in(journal, path)) == [Fate.SKIPPED] * 3


def test_what_was_thrown_away_comes_back_with_its_own_cards(journal: Journal, tmp_path: Path) -> None:
    path = write(tmp_path / "a.apkg", Deck(WORK), 3)
    bring_in(journal, path)
    with journal.change("Delete") as session:
        for key in session.scalars(select(OwnPhrase.key)).all():
            delete_phrase(session, key)
    assert cards_by_text(journal) == {}
    assert fates(bring_in(journal, path)) == [Fate.UPDATED] * 3
    assert {text: len(rows) for text, rows in cards_by_text(journal).items()} == {
        "交期": 1,
        "定金": 1,
        "验货": 1,
    }
    assert fates(bring_in(journal, path)) == [Fate.SKIPPED] * 3


def test_one_import_is_one_step_back(journal: Journal, tmp_path: Path) -> None:
    stamps = [(0, CREATED * 1000, 3, 2000, 0)]
    bring_in(journal, write(tmp_path / "a.apkg", Deck(WORK, answers=stamps), 3))
    journal.undo()
    assert cards_by_text(journal) == {}
    with journal.read() as connection:
        assert connection.execute(select(Review.id)).all() == []
        assert deck_counts(connection, TABLE, datetime(2026, 11, 22, tzinfo=UTC)) == []
    journal.redo()
    assert len(cards_by_text(journal)) == 3


def test_a_rehearsal_says_the_same_and_keeps_nothing(journal: Journal, tmp_path: Path) -> None:
    plan = plan_of(journal, write(tmp_path / "a.apkg", Deck(WORK), 3))
    assert fates(rehearse_deck(journal, plan, TABLE)) == [Fate.CREATED] * 3
    assert cards_by_text(journal) == {}


def test_without_the_schedule_all_cards_are_new(journal: Journal, tmp_path: Path) -> None:
    card = {"type": 2, "queue": 2, "due": 420, "ivl": 30, "factor": 2300, "reps": 4}
    deck = Deck([Said(("交期", "", "x"), cards=(card,))], answers=[(0, CREATED * 1000, 3, 2000, 0)])
    bring_in(journal, write(tmp_path / "a.apkg", deck, 1), schedule=False)
    (found,) = cards_by_text(journal)["交期"]
    assert (found.memory.state, found.memory.last_review) == (NEW, None)
    with journal.read() as connection:
        assert connection.execute(select(Review.id)).all() == []


def test_rows_that_can_be_no_phrase_say_why(journal: Journal, tmp_path: Path) -> None:
    notes = (
        Said(("hello", "", "你")),
        Said(("交期", "", "")),
        Said(("长" * 201, "", "long")),
        Said(("好", "", "good")),
    )
    outcomes = bring_in(journal, write(tmp_path / "a.apkg", Deck(notes), 1))
    assert fates(outcomes) == [Fate.FAILED] * 3 + [Fate.CREATED]
    assert "no Chinese characters" in outcomes[0].reason
    assert "no meaning" in outcomes[1].reason
    assert "200" in outcomes[2].reason


def test_what_is_left_out_by_choice_is_not_written(journal: Journal, tmp_path: Path) -> None:
    plan = plan_of(journal, write(tmp_path / "a.apkg", Deck(WORK), 1))
    plan.choices[0] = plan.rows[0].possible[1]
    assert fates(apply_deck(journal, plan, TABLE)) == [Fate.SKIPPED, Fate.CREATED, Fate.CREATED]
    assert "交期" not in cards_by_text(journal)


def test_a_phrase_of_the_library_gets_cards_and_keeps_its_words(journal: Journal, tmp_path: Path) -> None:
    with journal.read() as connection:
        said = next(iter(wordings(connection, ["first_contact.001"]).values()))
    note = Said((said.simplified, said.pinyin, "something else"))
    assert fates(bring_in(journal, write(tmp_path / "a.apkg", Deck([note]), 1))) == [Fate.MERGED]
    assert cards_by_text(journal) == {}
    with journal.read() as connection:
        assert [card.kind for card in cards_of(connection, "first_contact.001")] == ["recognise"]


def roles_of(read: ReadDeck) -> dict[str, str]:
    return dict(zip(read.file.types[0].fields, read.roles[0], strict=True))


def test_columns_are_known_by_what_they_hold(tmp_path: Path) -> None:
    notes = [
        Said((f"n{at}", trad, simp, pinyin, english, "[sound:a.mp3]"))
        for at, (trad, simp, pinyin, english) in enumerate((
            ("交期", "交期", "jiāo qī", "delivery date"), ("樣品", "样品", "yàng pǐn", "a sample"),
            ("質量問題", "质量问题", "zhì liàng wèn tí", "quality problem"),
        ))
    ]  # fmt: skip
    fields = ("A", "B", "C", "D", "E", "F")
    read = read_deck(write(tmp_path / "a.apkg", Deck(notes, fields, ("{{C}}",)), 3), TABLE)
    assert roles_of(read) == {
        "A": "keep",
        "B": "traditional",
        "C": "simplified",
        "D": "pinyin",
        "E": "english",
        "F": "keep",
    }
