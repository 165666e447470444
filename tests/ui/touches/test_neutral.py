"""A touch whose text names a quarrel in which one stays neutral says so while one types."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.giving.manners import House, set_house
from desktop.touches.logging import TouchDraft
from tests.ui.touches.conftest import Cast
from ui.touches.form import TouchForm
from ui.workplace import Workplace


@pytest.fixture
def form(workplace: Workplace, cast: Cast, qtbot: QtBot) -> TouchForm:
    """The form of a new touch with 张建国, at whose house two bosses quarrel."""
    house = House(stay_neutral=True, names=("new line",))
    workplace.change("Quarrel", lambda session: set_house(session, cast.guangming, house))
    made = TouchForm(workplace, None, TouchDraft(at=workplace.clock(), people=(cast.zhang,)))
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_named_quarrel_is_pointed_out_in_summary_and_text(form: TouchForm, cast: Cast) -> None:
    assert not form.neutral.isVisible()
    QTest.keyClicks(form.fields.summary, "The New Line is late")
    assert form.neutral.isVisible()
    assert "New Line" in form.neutral.text()
    form.fields.summary.clear()
    assert not form.neutral.isVisible()
    QTest.keyClicks(form.fields.body, "They spoke of the new line")
    assert form.neutral.isVisible()
    form.fields.people.show_ids((cast.chen,))
    form.fields.people.changed.emit()
    assert not form.neutral.isVisible(), "Chen works elsewhere"
