"""Planning an order in the real window: the planner by its key, milestones in the calendar, one step back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.people.suppliers import add_supplier
from desktop.planning.event_reads import all_events
from tests.journeys.windows import journal_window
from ui.dialogs.planner import PlannerDialog
from ui.dialogs.shutdowns import ShutdownsDialog
from ui.window import Window

CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Window]:
    """The window over a journal with a supplier."""
    with journal_window(qtbot, qapp, tmp_path) as window:
        with window.workplace.journal.change("Add") as session:
            add_supplier(session, {"name_en": "Yiwu Guangming Hardware", "name_zh": "义乌市光明五金有限公司"})
        yield window


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
