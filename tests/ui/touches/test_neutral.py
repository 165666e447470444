"""A touch whose text names a quarrel in which one stays neutral says so while one types."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.giving.manners import House, set_house
from desktop.touches.logging import TouchDraft
from tests.ui.touches.conftest import Cast
from ui.dialogs.quick_log import QuickLog
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
    form.fields.body.clear()
    QTest.keyClicks(form.fields.next_step, "Ask about the new line")
    assert form.neutral.isVisible(), "a follow-up stands on Today"
    form.fields.people.show_ids((cast.chen,))
    form.fields.people.changed.emit()
    assert not form.neutral.isVisible(), "Chen works elsewhere"


def test_the_quick_line_points_out_a_quarrel_where_its_people_work(
    workplace: Workplace, cast: Cast, qtbot: QtBot
) -> None:
    house = House(stay_neutral=True, names=("new line",))
    workplace.change("Quarrel", lambda session: set_house(session, cast.guangming, house))
    workplace.open_journal.load()
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(900, 700)
    host.show()
    workplace.focus = ("contact", cast.zhang)
    card = QuickLog(workplace, host)
    card.open()
    assert not card.neutral.isVisible()
    QTest.keyClicks(card.line, "all is well ")
    assert not card.neutral.isVisible()
    QTest.keyClicks(card.line, "!fri ask about the new line")
    assert card.neutral.isVisible()
    assert "new line" in card.neutral.text()
    workplace.focus = ("contact", cast.chen)
    card.dismiss()
    card.line.show_text("")
    card.open()
    QTest.keyClicks(card.line, "the new line is late")
    assert not card.neutral.isVisible(), "Chen works elsewhere"
    workplace.focus = ("supplier", cast.guangming)
    card.dismiss()
    card.line.show_text("")
    card.open()
    QTest.keyClicks(card.line, "the new line is late")
    assert card.neutral.isVisible(), "nobody is named: it belongs to the supplier"
