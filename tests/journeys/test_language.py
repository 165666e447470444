"""The language is changed while the journal is open: the window is made anew, and hears of each change once."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.people.suppliers import add_supplier
from tests.journeys.windows import journal_window
from ui.menus import Menus


def test_a_change_is_heard_once_however_often_the_window_was_made_anew(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with journal_window(qtbot, qapp, tmp_path) as window:
        for _time in range(2):
            window.rebuild()
            qtbot.waitUntil(lambda: window.desk is not None)
        qtbot.wait(50)
        named: list[str | None] = []
        monkeypatch.setattr(Menus, "name_turns", lambda _menus, undo, _redo: named.append(undo))
        window.workplace.change(
            "Add supplier", lambda session: add_supplier(session, {"name_zh": "光明五金"})
        )
        qtbot.wait(20)
        assert named == ["Add supplier"]


def test_the_old_pages_are_gone_before_others_are_dressed(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    with journal_window(qtbot, qapp, tmp_path) as window:
        for place in ("suppliers", "calendar"):
            window.desk.show_place(place)
        old, gone = window.desk, []
        for _time in range(2):  # a language and a size, one after the other
            window.rebuild(lambda: gone.append(not isValid(old)))
        qtbot.waitUntil(lambda: window.desk is not None)
        assert gone == [True]
        assert window.desk.key == "calendar"
        assert window.workplace.open_journal.loaded


def test_keys_work_on_after_the_window_was_made_anew(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    with journal_window(qtbot, qapp, tmp_path) as window:
        before = len(window.actions())
        for _time in range(2):
            window.rebuild()
            qtbot.waitUntil(lambda: window.desk is not None)
        assert len(window.actions()) == before
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        QTest.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
        assert window.desk.key == "contacts"


def test_the_record_that_was_looked_at_is_there_again(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    with journal_window(qtbot, qapp, tmp_path) as window:
        added = [
            window.workplace.change(
                "Add", lambda session, name=name: add_supplier(session, {"name_en": name})
            )
            for name in ("Anji Yunzhu", "Changshu Tengfei", "Zhongshan Minghui")
        ]
        window.desk.show_record("supplier", added[1])
        window.rebuild()
        qtbot.waitUntil(lambda: window.desk is not None)
        assert window.desk.page.looked_at() == ("supplier", added[1])
