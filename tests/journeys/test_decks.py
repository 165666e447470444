"""Somebody comes from Anki: their deck comes in, is practised by keyboard, goes back, and is known when it returns."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from tests.desktop.exchange.decks.packages import Deck, Said, write
from tests.journeys.test_practice import ALT, CTRL, SHIFT, Learner, learner
from ui.dialogs.exporting_cards import ExportCardsDialog
from ui.dialogs.importing_cards import ImportCardsDialog
from ui.importing.steps import PREVIEW, RESULT

__all__ = ["learner"]
DUE = {"type": 2, "queue": 2, "due": 300, "ivl": 30, "factor": 2500, "reps": 4, "data": '{"s":31.5,"d":6.25}'}
NOTES = (
    Said(("交期", "jiāo qī", "delivery date"), cards=(DUE,)),
    Said(("<b>定金</b>", "ding4 jin1", "deposit"), cards=(DUE,)),
    Said(("greeting", "", "hello")),
)


def import_by_key(learner: Learner) -> ImportCardsDialog:
    learner.window.activateWindow()
    learner.qtbot.waitUntil(learner.window.isActiveWindow)
    learner.press(Qt.Key.Key_I, CTRL | ALT | SHIFT)
    dialog = learner.window.findChildren(ImportCardsDialog)[-1]
    dialog.activateWindow()
    learner.qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def test_a_deck_comes_in_is_practised_goes_out_and_is_known_again(learner: Learner, tmp_path: Path) -> None:
    package = write(tmp_path / "商务.apkg", Deck(NOTES), 3)
    learner.window.perform("place:practice")
    dialog = import_by_key(learner)
    dialog.add_files([package])
    assert dialog.step == PREVIEW
    assert learner.count("SELECT count(*) FROM own_phrase") == 0
    learner.qtbot.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    assert dialog.step == RESULT
    assert dialog.ending.text() == "Done: 2 new, 1 not readable."
    dialog.accept()

    learner.window.activateWindow()
    learner.qtbot.waitUntil(learner.window.isActiveWindow)
    learner.window.perform("practise")
    learner.page.stage.take_focus()
    card = learner.page.session.card
    assert card is not None
    assert card.memory.stability == 31.5
    learner.press(Qt.Key.Key_Space)
    assert learner.reads(card.wording.english)
    learner.press(Qt.Key.Key_3)
    assert learner.count("SELECT count(*) FROM review") == 1
    assert learner.count("SELECT max(stability) > 31.5 FROM card") == 1

    learner.press(Qt.Key.Key_E, CTRL | ALT | SHIFT)
    [sending] = learner.window.findChildren(ExportCardsDialog)
    sending.export_to(tmp_path / "back")
    assert sending.banner.text() == "2 phrases exported: back.apkg."
    sending.close()
    again = import_by_key(learner)
    again.add_files([tmp_path / "back.apkg"])
    assert {again.plans.index(row, 2).data() for row in range(2)} == {"Leave out"}
    again.reject()

    for _answer_then_import in range(2):
        learner.window.perform("undo")
    assert learner.count("SELECT count(*) FROM own_phrase") == 0
    assert learner.count("SELECT count(*) FROM card") == 0
