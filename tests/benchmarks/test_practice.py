"""Practice at fifty thousand cards, five thousand due: what a person waits for between two cards."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from desktop import opening
from desktop.journal.journal import Journal
from desktop.journal.opened import open_file
from desktop.practice.answering import answer
from desktop.practice.answers import judge
from desktop.practice.cards import card_row
from desktop.practice.expected import units_of
from desktop.practice.options import Options
from desktop.practice.queue import counts, deck_counts, next_card
from desktop.practice.schedule import GOOD, Timetable
from desktop.practice.statistics import heat, statistics
from tests.benchmarks.cards import fill_cards
from tests.benchmarks.large import KEY
from tests.benchmarks.report import Figures
from tests.benchmarks.timing import milliseconds, p95

ROUNDS = 200
TABLE = Timetable(Options(reviews_a_day=9999))


class Ticking:
    """A clock that goes on by ten seconds at each look, so that no card comes twice."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 22, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(milliseconds=100)
        return self.now


@pytest.fixture(scope="module")
def clock() -> Ticking:
    return Ticking()


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory, clock: Ticking) -> Iterator[Journal]:
    folder: Path = tmp_path_factory.mktemp("cards")
    opening.create(folder, KEY)
    opened = open_file(folder, KEY)
    journal = opening.journal_from(opened, clock, 7)
    fill_cards(journal, clock.now)
    yield journal
    journal.close()
    opened.close()


@pytest.fixture(autouse=True)
def quiet_collector() -> Iterator[None]:
    """What the tests before left to the garbage collector is none of these figures."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


def ask(journal: Journal, clock: Ticking) -> int:
    with journal.read() as connection:
        card_id = next_card(connection, TABLE, clock.now)
        assert card_id is not None
        row = card_row(connection, card_id)
        assert row is not None
        TABLE.choices(row.memory, clock.now)
    return card_id


def rate(journal: Journal, card_id: int) -> None:
    with journal.change("Answer") as session:
        answer(session, TABLE, card_id, GOOD, taken_ms=3000)


def touch_one_row(journal: Journal, number: int) -> None:
    """The baseline: a change of one row, with its commit, its log and its fsync."""
    with journal.change("Bare") as session:
        session.execute(text("UPDATE deck SET position = :number WHERE name = '甲::0'"), {"number": number})


def test_next_answer_and_undo(figures: Figures, journal: Journal, clock: Ticking) -> None:
    asked: list[int] = []
    nexts, answers, bare = [], [], []
    for number in range(ROUNDS):
        nexts.append(milliseconds(lambda: asked.append(ask(journal, clock))))
        answers.append(milliseconds(lambda: rate(journal, asked[-1])))
        bare.append(milliseconds(lambda number=number: touch_one_row(journal, number)))
    undos = [milliseconds(journal.undo) for _round in range(50)]
    figures.record("next card with its four intervals, p95", p95(nexts), None, "ms", "<= 5 ms")
    figures.record("answer a card with commit, p95", p95(answers), None, "ms", "<= 10 ms")
    figures.record("answer against a bare change of one row, p95", p95(answers), p95(bare), "ms", "<= 2 x")
    figures.record("undo an answer or a bare change, p95", p95(undos), None, "ms", "<= 5 ms")
    figures.record("the same against a bare change, p95", p95(undos), p95(bare), "ms", "<= 2 x")
    assert len(set(asked)) == ROUNDS


@pytest.mark.parametrize("what", ["open", "statistics"])
def test_open_and_statistics(figures: Figures, journal: Journal, clock: Ticking, what: str) -> None:
    def opened() -> None:
        with journal.read() as connection:
            deck_counts(connection, TABLE, clock.now)
            counts(connection, TABLE, clock.now)
            heat(connection, TABLE.day(clock.now), 16)
        ask(journal, clock)

    def counted() -> None:
        with journal.read() as connection:
            statistics(connection, TABLE, clock.now)

    work: Callable[[], None] = {"open": opened, "statistics": counted}[what]
    taken = sorted(milliseconds(work) for _round in range(5))[2]
    figures.record(f"practice, {what} at 50,000 cards", taken, None, "ms", "<= 300 ms")


def test_a_typed_answer(figures: Figures) -> None:
    units = units_of("qing3 wen4 zhe4 ge5 ding4 dan1 shen2 me5 shi2 hou5 ke3 yi3 chu1 huo4")
    typed = (
        "qǐng wèn zhège dìngdān shénme shíhou kěyǐ chūhuò",
        "qing wen zhege dinhdan shenme shihou",
        "ni hao",
    )
    taken = [milliseconds(lambda line=line: judge(units, line)) for line in typed * 100]
    figures.record("judge a typed answer of 14 syllables, p95", p95(taken), None, "ms", "<= 1 ms")
