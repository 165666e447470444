"""A person met today is written down by keyboard, remembered, and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from desktop import opening
from desktop.journal.connection import DatabaseKey
from desktop.journal.opened import open_file
from ui.app import make_gate, services
from ui.dialogs.contact import ContactDialog
from ui.preferences import Preferences
from ui.tasks import InlineTasks
from ui.widgets.text import ElidedLabel
from ui.window import Window

KEY = DatabaseKey(bytes(range(32)), bytes(range(16)))
CTRL = Qt.KeyboardModifier.ControlModifier


class Clock:
    """Stands on a Sunday and goes a millisecond on at each look."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.time += timedelta(milliseconds=1)
        return self.time


@pytest.fixture
def window(qapp: QApplication, qtbot, tmp_path: Path) -> Iterator[Window]:
    folder = tmp_path / "journal"
    folder.mkdir()
    opening.create(folder, KEY)
    made = services(qapp, Preferences(tmp_path / "settings"), clock=Clock(), tasks=InlineTasks())
    window = Window(made, make_gate)
    qtbot.addWidget(window)
    made.keeper.open_file(open_file(folder, KEY))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: window.workplace is not None and window.workplace.open_journal.loaded)
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    made.keeper.close()


def press(qtbot, window: Window, key: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget() or window, key, modifier)


def compose(hanzi: str) -> None:
    """Commit Chinese as an input method does."""
    event = QInputMethodEvent()
    event.setCommitString(hanzi)
    QApplication.sendEvent(QApplication.focusWidget(), event)


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
