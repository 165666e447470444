"""Fitting is offered where it can be done, shows what it found, and keeps it only when it is taken."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from fsrs.scheduler import DEFAULT_PARAMETERS
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.practice import fitting
from desktop.practice.fitting import History
from desktop.practice.options import change_options, read_options
from ui.dialogs.fitting import FitDialog
from ui.dialogs.practice_options import OptionsDialog
from ui.workplace import Workplace

FOUND = (0.3, *DEFAULT_PARAMETERS[1:])
ANSWERS = [History(card, ((3, 0), *((3, 2),) * 20)) for card in range(30)]


class Engine:
    """Finds what it was made with."""

    def __init__(self, *losses: float) -> None:
        self.losses = list(losses)

    def fit(self, histories: Sequence[History], relearning_steps: int) -> tuple[float, ...]:
        return FOUND

    def loss(self, histories: Sequence[History], parameters: tuple[float, ...]) -> float:
        return self.losses.pop(0)


def parameters(workplace: Workplace) -> tuple[float, ...]:
    with workplace.journal.read() as connection:
        return read_options(connection).parameters


@pytest.fixture
def many_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.dialogs.fitting.read_histories", lambda _connection: ANSWERS)


def test_the_new_numbers_are_looked_at_then_taken_then_undone(
    qtbot: QtBot, workplace: Workplace, many_answers: None
) -> None:
    window = QWidget()  # the dialog deletes itself when it closes
    qtbot.addWidget(window)
    dialog = FitDialog(workplace, window, Engine(0.41, 0.35))
    dialog.show()
    assert not dialog.keep.isVisible()
    dialog.go.click()
    assert "600 answers: 0.4100 as it is, 0.3500 with the new numbers" in dialog.words.text()
    assert "0.3000" in dialog.after.text()
    assert parameters(workplace) == tuple(DEFAULT_PARAMETERS)
    told: list[bool] = []
    dialog.taken.connect(lambda: told.append(True))
    dialog.keep.click()
    assert told == [True]
    assert parameters(workplace) == FOUND
    workplace.undo()
    assert parameters(workplace) == tuple(DEFAULT_PARAMETERS)


def test_worse_numbers_cannot_be_taken(qtbot: QtBot, workplace: Workplace, many_answers: None) -> None:
    dialog = FitDialog(workplace, None, Engine(0.35, 0.41))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.go.click()
    assert "nothing to gain" in dialog.words.text()
    assert not dialog.keep.isVisible()


def test_too_few_answers_are_said(qtbot: QtBot, workplace: Workplace) -> None:
    dialog = FitDialog(workplace, None, Engine())
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.go.click()
    assert dialog.banner.isVisible()
    assert "512 are needed" in dialog.banner.text()


@pytest.mark.parametrize(
    ("there", "answers", "offered"), [(True, 512, True), (True, 511, False), (False, 900, False)]
)
def test_it_is_offered_where_it_can_be_done(
    qtbot: QtBot,
    workplace: Workplace,
    monkeypatch: pytest.MonkeyPatch,
    there: bool,
    answers: int,
    offered: bool,
) -> None:
    monkeypatch.setattr(fitting, "installed", lambda: there)
    monkeypatch.setattr(fitting, "count_answers", lambda _connection: answers)
    dialog = OptionsDialog(workplace, None)
    qtbot.addWidget(dialog)
    assert dialog.fit.isEnabled() == offered


def test_the_usual_numbers_come_back(qtbot: QtBot, workplace: Workplace) -> None:
    with workplace.journal.change("Fit") as session:
        change_options(session, parameters=FOUND)
    dialog = OptionsDialog(workplace, None)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.usual.isVisible()
    dialog.usual.click()
    assert parameters(workplace) == tuple(DEFAULT_PARAMETERS)
    assert not dialog.usual.isVisible()
    dialog.new.setValue(7)
    dialog.finish()
    assert parameters(workplace) == tuple(DEFAULT_PARAMETERS)
