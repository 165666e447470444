"""A morning of practice in the real window: ten cards by keyboard, one with a wrong tone, undo, and tomorrow's call."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.people.contacts import add_contact
from desktop.people.employments import add_employment
from desktop.practice.cards import CardRow
from desktop.practice.decks import begin_deck
from desktop.practice.uses import recent_uses
from tests.journeys.windows import journal_window
from tests.ui.conftest import SteppingClock
from tests.ui.hands import compose
from ui.dialogs.phrase_used import UsedDialog
from ui.dialogs.rehearsal import RehearsalDialog
from ui.pages.practice import PracticePage
from ui.practice.statistics_view import StatisticsView
from ui.window import Window

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


class Learner:
    """Presses real keys where the focus is."""

    def __init__(self, qtbot: QtBot, window: Window) -> None:
        self.qtbot, self.window = qtbot, window

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def write(self, text: str) -> None:
        for letter in text:
            self.qtbot.keyClicks(QApplication.focusWidget(), letter)

    def compose(self, hanzi: str) -> None:
        compose(hanzi)

    @property
    def page(self) -> PracticePage:
        assert self.window.desk is not None
        page = self.window.desk.page
        assert isinstance(page, PracticePage)
        return page

    def count(self, sql: str) -> int:
        assert self.window.workplace is not None
        with self.window.workplace.journal.read() as connection:
            found: int = connection.exec_driver_sql(sql).scalar_one()
        return found

    def reads(self, text: str) -> bool:
        """Tell whether a person reads a text on the page."""
        return any(text in one.text() for one in self.page.findChildren(QLabel) if one.isVisible())


@pytest.fixture
def learner(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Learner]:
    with journal_window(qtbot, qapp, tmp_path, SteppingClock(NOW)) as window:
        window.resize(1400, 900)
        yield Learner(qtbot, window)


def begin(learner: Learner) -> None:
    assert learner.window.workplace is not None
    with learner.window.workplace.journal.change("Begin") as session:
        begin_deck(session, "price", ("recognise",))
        begin_deck(session, "names_titles", ("type",))


def type_a_wrong_tone(learner: Learner, card: CardRow) -> None:
    """Answer with one wrong tone, see it named, try to call that easy, and take Hard."""
    units = [unit for unit in card.wording.units if unit.citation]
    wrong = next(tone for tone in (1, 2, 3, 4) if tone not in (units[0].citation, units[0].spoken))
    learner.write(" ".join([f"{units[0].letters}{wrong}", *(unit.written for unit in units[1:])]))
    learner.press(Qt.Key.Key_Return)
    assert learner.reads(f"{len(units) - 1} of {len(units)} tones are right")
    learner.press(Qt.Key.Key_4)
    assert learner.page.session.card == card, "Easy is not for an answer with mistakes"
    learner.press(Qt.Key.Key_2)


def test_ten_cards_by_keyboard_one_with_a_wrong_tone_and_undo(learner: Learner) -> None:
    begin(learner)
    learner.window.perform("place:practice")
    learner.page.stage.take_focus()
    answered, typed_wrong = 0, False
    while answered < 10:
        card = learner.page.session.card
        assert card is not None
        if card.kind == "type" and not typed_wrong:
            type_a_wrong_tone(learner, card)
            typed_wrong = True
        elif card.kind == "type":
            learner.write(" ".join(unit.written for unit in card.wording.units if unit.citation))
            learner.press(Qt.Key.Key_Return)
            assert learner.reads("Right")
            learner.press(Qt.Key.Key_4)
        else:
            learner.press(Qt.Key.Key_Space)
            learner.press(Qt.Key.Key_4)
        answered += 1
    assert typed_wrong
    assert learner.count("SELECT count(*) FROM review") == 10
    assert learner.count("SELECT count(*) FROM review WHERE verdict = 'tones' AND rating = 2") == 1
    last = learner.count("SELECT card_id FROM review ORDER BY at DESC LIMIT 1")
    learner.page.stage.face.setFocus()
    learner.press(Qt.Key.Key_U)
    assert learner.count("SELECT count(*) FROM review") == 9
    assert learner.page.session.card is not None
    assert learner.page.session.card.id == last

    learner.press(Qt.Key.Key_S, CTRL | ALT)
    view = learner.page._stack.current_view()
    assert isinstance(view, StatisticsView)
    assert "Easy: 8" in view._buttons.accessibleDescription()
    assert "Hard: 1" in view._buttons.accessibleDescription()


def test_a_set_for_tomorrows_call_with_their_name_read_right(learner: Learner) -> None:
    workplace = learner.window.workplace
    assert workplace is not None
    with workplace.journal.change("Person") as session:
        contact_id = add_contact(session, {"name_zh": "单志强", "form_of_address": "单总"})
        add_employment(session, contact_id, {"company": "光明五金", "title": "总经理"})
    learner.window.perform("place:practice")
    learner.press(Qt.Key.Key_R, CTRL | SHIFT)
    [dialog] = learner.window.findChildren(RehearsalDialog)
    learner.qtbot.waitUntil(dialog.person.line.hasFocus)
    learner.compose("单志强")
    learner.press(Qt.Key.Key_Return)
    assert "Shàn zǒng, nín hǎo!" in dialog._greeting.text()
    assert not any("你" in box.text() for box in dialog.ticks.values()), "a general manager hears 您"
    learner.press(Qt.Key.Key_Return, CTRL)
    learner.qtbot.waitUntil(lambda: learner.count("SELECT count(*) FROM rehearsal") == 1)
    day = learner.count("SELECT count(*) FROM rehearsal WHERE day = '2026-11-23'")
    assert day == 1

    learner.window.activateWindow()
    learner.qtbot.waitUntil(learner.window.isActiveWindow)
    learner.page.side.set_chosen.emit(learner.page.side._read.sets[0])  # a click on the row
    card = learner.page.session.card
    assert card is not None
    assert card.wording.simplified == "单总，您好！"
    learner.press(Qt.Key.Key_Space)
    learner.press(Qt.Key.Key_W)
    [used] = learner.window.findChildren(UsedDialog)
    learner.qtbot.waitUntil(used.person.line.hasFocus)
    used.person.show_ids([contact_id])
    learner.press(Qt.Key.Key_Return, CTRL)
    with workplace.journal.read() as connection:
        [use] = recent_uses(connection)
    assert (use.name_zh, use.wording.simplified) == ("单志强", "单总，您好！")
