"""A person met today is written down by keyboard, remembered, and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.journeys.windows import journal_window, press
from tests.ui.hands import compose
from ui.dialogs.contact import ContactDialog
from ui.widgets.text import ElidedLabel
from ui.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Window]:
    """The window over an empty journal."""
    with journal_window(qtbot, qapp, tmp_path) as window:
        yield window


def seen(window: Window) -> str:
    labels: list[QWidget] = [*window.findChildren(QLabel), *window.findChildren(ElidedLabel)]
    return "\n".join(label.text() for label in labels if label.isVisible())


def test_a_person_met_today_is_written_down_and_can_be_taken_back(window: Window, qtbot) -> None:
    press(qtbot, window, Qt.Key.Key_N, CTRL)
    (dialog,) = window.findChildren(ContactDialog)
    qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget() or window))
    compose("周建军")
    for _tab in range(7):
        press(qtbot, window, Qt.Key.Key_Tab)
    qtbot.waitUntil(dialog.job.company.hasFocus)
    qtbot.keyClicks(QApplication.focusWidget(), "Ningbo Hairun")
    press(qtbot, window, Qt.Key.Key_Tab)
    qtbot.keyClicks(QApplication.focusWidget(), "Engineer")
    press(qtbot, window, Qt.Key.Key_Return, CTRL)

    qtbot.waitUntil(lambda: window.desk.key == "contacts")
    assert "Zhōu Jiànjūn" in seen(window)
    assert "Say 周工 Zhōu gōng" in seen(window)
    qtbot.waitUntil(lambda: "Ningbo Hairun" in seen(window))

    window.perform("undo")
    assert "周工" not in seen(window)
    assert "The people you work with stand here" in seen(window)
