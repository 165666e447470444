"""Planning an order in the real window: the planner by its key, milestones in the calendar, one step back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop import opening
from desktop.journal.connection import DatabaseKey
from desktop.journal.opened import open_file
from desktop.people.suppliers import add_supplier
from desktop.planning.event_reads import all_events
from ui.app import make_gate, services
from ui.dialogs.planner import PlannerDialog
from ui.dialogs.shutdowns import ShutdownsDialog
from ui.preferences import Preferences
from ui.tasks import InlineTasks
from ui.window import Window

KEY = DatabaseKey(bytes(range(32)), bytes(range(16)))
CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Clock:
    """Stands on a Sunday in November and goes a millisecond on at each look."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.time += timedelta(milliseconds=1)
        return self.time


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    preferences = Preferences(tmp_path / "settings")
    preferences.set(language="en", appearance="light")
    made = services(qapp, preferences, clock=Clock(), tasks=InlineTasks())
    folder = tmp_path / "journal"
    folder.mkdir()
    opening.create(folder, KEY)
    window = Window(made, make_gate)
    qtbot.addWidget(window)
    made.keeper.open_file(open_file(folder, KEY))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: window.workplace is not None and window.workplace.open_journal.loaded)
    with window.workplace.journal.change("Add") as session:
        add_supplier(session, {"name_en": "Yiwu Guangming Hardware", "name_zh": "义乌市光明五金有限公司"})
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    made.keeper.close()


def opened(qtbot: QtBot, window: Window, kind: type[QWidget]) -> QWidget:
    qtbot.waitUntil(lambda: bool(window.findChildren(kind)))
    return window.findChildren(kind)[0]


def count(window: Window) -> int:
    with window.workplace.journal.read() as connection:
        return len(all_events(connection))


def test_an_order_is_planned_by_keys_and_put_into_the_calendar(qtbot: QtBot, window: Window) -> None:
    qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_P, CHORD)
    planner = opened(qtbot, window, PlannerDialog)
    qtbot.keyClicks(planner.question.supplier.line, "guangming")
    qtbot.keyClick(planner.question.supplier.line, Qt.Key.Key_Return)
    planner.question.day.selectAll()
    qtbot.keyClicks(planner.question.day, "2027-04-21")
    qtbot.waitUntil(lambda: planner.answer is not None and planner.answer.asked.supplier_id is not None)
    planner.plan()
    assert "Mon, Nov 23" in planner.copy_words()
    qtbot.keyClick(planner.save, Qt.Key.Key_Return)
    assert count(window) == 10
    qtbot.keyClick(planner, Qt.Key.Key_Escape)
    window.workplace.undo()
    assert count(window) == 0


def test_closing_days_are_asked_for_by_a_key(qtbot: QtBot, window: Window) -> None:
    qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_S, CHORD)
    dialog = opened(qtbot, window, ShutdownsDialog)
    dialog.stages.table.choose("lines_stop")
    dialog.stages.day.selectAll()
    qtbot.keyClicks(dialog.stages.day, "2027-01-24")
    qtbot.keyClick(dialog.stages.day, Qt.Key.Key_Return)
    assert dialog.overview.table.text_model.rows[0].cells[1] == "Jan 24 – Feb 20"
    assert dialog.isVisible()
