"""The language is changed while the journal is open: the window is made anew, and hears of each change once."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.people.suppliers import add_supplier
from tests.journeys.windows import journal_window
from ui.menus import Menus


def test_a_change_is_heard_once_however_often_the_window_was_made_anew(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with journal_window(qtbot, qapp, tmp_path) as window:
        window.rebuild()
        window.rebuild()
        qtbot.wait(50)
        named: list[str | None] = []
        monkeypatch.setattr(Menus, "name_turns", lambda _menus, undo, _redo: named.append(undo))
        window.workplace.change(
            "Add supplier", lambda session: add_supplier(session, {"name_zh": "光明五金"})
        )
        qtbot.wait(20)
        assert named == ["Add supplier"]
