"""The schedule is that of py-fsrs to the last digit, on learning days, with a chance that repeats itself."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import fsrs.scheduler
import pytest
from fsrs import Card, Rating, Scheduler, State
from hypothesis import given
from hypothesis import strategies as st

from desktop.practice.days import day_start, learning_day
from desktop.practice.options import Options
from desktop.practice.schedule import EASY, GOOD, NEW, REVIEW, Memory, Next, Timetable, fuzz_range, fuzzed

START = datetime(2026, 3, 2, 12, tzinfo=UTC)
HISTORIES = st.lists(st.tuples(st.integers(1, 4), st.integers(0, 90)), min_size=1, max_size=12)


def moved(memory: Memory, following: Next, now: datetime) -> Memory:
    return Memory(
        memory.card_id, following.state, following.step, following.stability, following.difficulty, following.due,
        now, memory.reviews + 1,
    )  # fmt: skip


@given(HISTORIES, st.sampled_from([0.8, 0.9, 0.97]), st.integers(1, 2**62))
def test_memory_and_interval_are_those_of_py_fsrs(
    history: list[tuple[int, int]], retention: float, card_id: int
) -> None:
    table = Timetable(Options(retention=retention), UTC)
    oracle = Scheduler(desired_retention=retention, maximum_interval=3650, enable_fuzzing=False)
    card, memory, now = Card(card_id=card_id), Memory(card_id), START
    for rating, days in history:
        now += timedelta(days=days)
        card, _log = oracle.review_card(card, Rating(rating), now)
        following = table.rate(memory, rating, now)
        assert (following.stability, following.difficulty) == (card.stability, card.difficulty)
        assert (State(following.state), following.step) == (card.state, card.step)
        plain = (card.due - now).days
        if card.state == State.Review:
            least, most = fuzz_range(plain, 3650)
            assert least <= following.days <= most + 1
            assert following.due == day_start(now.date() + timedelta(days=following.days), 4, UTC)
        else:
            assert following.due == card.due
        memory = moved(memory, following, now)


@given(st.integers(1, 4000), st.floats(0, 1, exclude_max=True), st.sampled_from([365, 3650]))
def test_the_chance_moves_an_interval_as_in_py_fsrs(days: int, chance: float, longest: int) -> None:
    days = min(days, longest)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fsrs.scheduler, "random", lambda: chance)
        oracle = Scheduler(maximum_interval=longest)._get_fuzzed_interval(interval=timedelta(days=days))
    assert fuzzed(days, chance, longest) == oracle.days


@given(HISTORIES)
def test_other_scheduler_of_the_same_algorithm_agrees(history: list[tuple[int, int]]) -> None:
    rs = pytest.importorskip("fsrs_rs_python")
    model, table = (
        rs.FSRS(list(Options().parameters)),
        Timetable(Options(learning_minutes=(), relearning_minutes=()), UTC),
    )
    state, memory, now = None, Memory(1), START
    for at, (rating, days) in enumerate(history):
        since = days if at else 0
        now += timedelta(days=since)
        chosen = getattr(model.next_states(state, 0.9, since), ("again", "hard", "good", "easy")[rating - 1])
        following = table.rate(memory, rating, now)
        assert following.stability == pytest.approx(chosen.memory.stability, rel=1e-4)
        assert following.difficulty == pytest.approx(chosen.memory.difficulty, rel=1e-4)
        state, memory = chosen.memory, moved(memory, following, now)


def test_the_button_tells_what_the_answer_does() -> None:
    table = Timetable(Options(), UTC)
    known = Memory(77, REVIEW, None, 40.0, 5.0, START, START - timedelta(days=40), 6)
    assert table.choices(known, START) == tuple(table.rate(known, rating, START) for rating in range(1, 5))
    assert table.choices(known, START) == table.choices(known, START)
    random.seed(1)
    assert table.rate(known, GOOD, START) == table.choices(known, START)[2]


def test_different_cards_are_spread() -> None:
    table = Timetable(Options(), UTC)
    days = {
        table.rate(
            Memory(card, REVIEW, None, 40.0, 5.0, START, START - timedelta(days=40), 6), GOOD, START
        ).days
        for card in range(60)
    }
    assert len(days) > 5


def test_the_evening_belongs_to_the_day_before_rollover() -> None:
    zone = ZoneInfo("Asia/Shanghai")
    late = datetime(2026, 3, 3, 3, 59, tzinfo=zone)
    assert learning_day(late, 4, zone) == date(2026, 3, 2)
    assert learning_day(late + timedelta(minutes=1), 4, zone) == date(2026, 3, 3)
    assert day_start(date(2026, 3, 3), 4, zone) == datetime(2026, 3, 2, 20, tzinfo=UTC)


def test_a_card_of_the_evening_is_due_the_next_morning_and_counts_a_day() -> None:
    table = Timetable(Options(), UTC)
    evening, morning = START.replace(hour=22), (START + timedelta(days=1)).replace(hour=7)
    easy = table.rate(Memory(5), EASY, evening)
    memory = moved(Memory(5), easy, evening)
    assert table.elapsed_days(memory, morning) == 1
    assert easy.due.hour == 4


def test_no_card_falls_on_a_day_without_work() -> None:
    free = Options(easy_days=(100, 100, 100, 100, 100, 0, 0))
    table = Timetable(free, UTC)
    for card in range(80):
        memory = Memory(card, REVIEW, None, 30.0, 5.0, START, START - timedelta(days=30), 4)
        assert table.rate(memory, GOOD, START).due.weekday() < 5


def test_before_a_trip_all_comes_up_again() -> None:
    table = Timetable(Options(trip_on="2026-03-22"), UTC)
    for card in range(40):
        memory = Memory(card, REVIEW, None, 200.0, 5.0, START, START - timedelta(days=200), 4)
        assert date(2026, 3, 18) < table.rate(memory, GOOD, START).due.date() < date(2026, 3, 22)
    after = Timetable(Options(trip_on="2026-03-01"), UTC)
    assert after.rate(memory, GOOD, START).days > 100


def test_a_new_card_needs_no_clock_to_be_made() -> None:
    table = Timetable(Options(), UTC)
    first = table.choices(Memory(9, NEW), START)
    assert [round(one.interval.total_seconds()) for one in first[:3]] == [60, 330, 600]
    assert first[3].days >= 5
