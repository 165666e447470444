"""Parameters are fitted to the answers that say something, by whatever engine is there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from fsrs import Scheduler
from fsrs.scheduler import DEFAULT_PARAMETERS
from sqlalchemy import insert

from desktop.errors import UsageError
from desktop.journal.journal import Journal
from desktop.journal.schema import Base
from desktop.practice import decks, fitting, own
from desktop.practice.fitting import Fit, History, RustEngine, fit
from desktop.practice.options import Options, change_options, read_options
from desktop.practice.wordings import wordings

FIRST = date(2026, 1, 5)


class Told:
    """An engine that answers what it was told, and remembers what it was asked."""

    def __init__(self, found: Sequence[float], losses: Sequence[float]) -> None:
        self.found, self.losses, self.steps = tuple(found), list(losses), 0

    def fit(self, histories: Sequence[History], relearning_steps: int) -> tuple[float, ...]:
        self.steps = relearning_steps
        return self.found

    def loss(self, histories: Sequence[History], parameters: tuple[float, ...]) -> float:
        return self.losses.pop(0)


def forgetful(cards: int, chance: Random) -> list[History]:
    """Cards of somebody who forgets fast: known after a day, forgotten after a week."""
    made = []
    for card in range(cards):
        answers, days = [(3, 0)], 1
        for _answer in range(8):
            knows = chance.random() < 0.95 ** (days * 2)
            answers.append((3 if knows else 1, days))
            days = days * 2 if knows else 1
        made.append(History(card, tuple(answers)))
    return made


def test_what_the_engine_finds_is_shown_beside_what_was() -> None:
    engine = Told([value + 0.00001 for value in DEFAULT_PARAMETERS], (0.4, 0.3))
    steps: list[tuple[int, int]] = []
    found = fit(
        engine, forgetful(80, Random(1)), Options(relearning_minutes=(5, 10)), lambda *at: steps.append(at)
    )
    assert isinstance(found, Fit)
    assert (found.loss_before, found.loss_after, found.better, found.answers) == (0.4, 0.3, True, 640)
    assert found.after == tuple(round(value, 4) for value in DEFAULT_PARAMETERS)
    assert engine.steps == 2
    assert steps == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_what_no_schedule_can_bear_is_brought_within_bounds() -> None:
    found = fit(Told([999.0] * 21, (0.4, 0.5)), forgetful(80, Random(1)), Options(), lambda *_at: None)
    Scheduler(parameters=found.after)
    assert not found.better


def test_too_few_answers_are_refused_with_how_many_are_needed() -> None:
    with pytest.raises(UsageError, match="80 answers to count, 512 are needed"):
        fit(Told((), ()), forgetful(10, Random(1)), Options(), lambda *_at: None)


def test_who_cancels_hears_nothing_more_from_the_engine() -> None:
    engine = Told([0.0] * 21, (0.4, 0.3))

    def stop(done: int, _total: int) -> None:
        if done == 1:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        fit(engine, forgetful(80, Random(1)), Options(), stop)
    assert engine.losses == [0.3]


def answered(journal: Journal, answers: Sequence[tuple[int, int, int]]) -> None:
    """Keep a card and its answers: days since the first, rating and the state before."""
    with journal.change("Answers") as session:
        key = own.add_phrase(session, {"simplified": "干杯", "pinyin": "gānbēi", "english": "Cheers"})
        deck = decks.make_deck(session, "甲", ("recognise",))
        decks.add_phrases(session, deck, wordings(session.connection(), (key,)).values())
        card_id = session.connection().exec_driver_sql("SELECT id FROM card").scalar_one()
        for number, (days, rating, before) in enumerate(answers):
            at = datetime(2026, 1, 5, 9, number, tzinfo=UTC) + timedelta(days=days)
            values = {"at": at, "day": FIRST + timedelta(days=days), "rating": rating, "before_state": before}
            stamp = {"id": session.new_id(), "created_at": at, "updated_at": at, "card_id": card_id}
            session.execute(insert(Base.metadata.tables["review"]).values(**stamp, **values))


def test_answers_are_read_by_learning_days(journal: Journal) -> None:
    answered(journal, ((0, 3, 0), (0, 3, 1), (1, 3, 1), (5, 1, 2)))
    with journal.read() as connection:
        [history] = fitting.read_histories(connection)
        count = fitting.count_answers(connection)
    assert history.answers == ((3, 0), (3, 0), (3, 1), (1, 4))
    assert history.counting == count == 2


def test_answers_whose_beginning_is_not_known_are_left_out(journal: Journal) -> None:
    answered(journal, ((0, 3, 2), (9, 3, 2)))
    with journal.read() as connection:
        assert fitting.read_histories(connection) == []


def test_what_was_taken_is_kept_with_its_version_and_undone(journal: Journal) -> None:
    new = tuple(round(value * 1.1, 4) if value < 0.5 else value for value in DEFAULT_PARAMETERS)
    with journal.change("Fit") as session:
        change_options(session, parameters=new)
    with journal.read() as connection:
        assert (read_options(connection).parameters, read_options(connection).fsrs_version) == (new, 6)
    journal.undo()
    with journal.read() as connection:
        assert read_options(connection).parameters == tuple(DEFAULT_PARAMETERS)


@pytest.mark.skipif(not fitting.installed(), reason="the extra is not installed")
def test_the_real_engine_fits_somebody_who_forgets_fast() -> None:
    found = fit(RustEngine(), forgetful(400, Random(3)), Options(), lambda *_at: None)
    assert found.loss_after < found.loss_before - 0.01
    Scheduler(parameters=found.after)
    assert found == fit(RustEngine(), forgetful(400, Random(3)), Options(), lambda *_at: None)
