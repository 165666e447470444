"""The planner answers while one types, copies its plan, and puts it into the calendar as one change."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSpinBox

from desktop.planning.event_reads import all_events
from desktop.planning.shutdown_records import Confirmed, confirm_day
from ui.dialogs.planner import PlannerDialog
from ui.planner.model import LATER, TAKES
from ui.planner.outcome import facts


@pytest.fixture
def dialog(qtbot, workplace, suppliers) -> PlannerDialog:
    workplace.focus = ("supplier", suppliers["gm"])
    made = PlannerDialog(workplace)
    qtbot.addWidget(made)
    made.show()
    return made


def type_day(dialog: PlannerDialog, qtbot, text: str) -> None:
    dialog.question.day.clear()
    qtbot.keyClicks(dialog.question.day, text)
    dialog.plan()


def test_the_last_safe_order_before_spring_festival_is_told(qtbot, dialog):
    type_day(dialog, qtbot, "2027-04-21")
    assert dialog.answer is not None
    assert dialog.answer.plan.last_safe_order == date(2026, 11, 23)
    first = facts(dialog.answer, dialog.workplace.today)[0]
    assert first.value == "Mon, Nov 23"
    assert any("last safe day before the closing" in text for text in dialog.outcome.texts())
    assert dialog.table.plan_model.rowCount() == 10


def test_a_day_the_supplier_said_moves_the_plan(qtbot, dialog, workplace, suppliers):
    type_day(dialog, qtbot, "2027-04-21")
    before = dialog.answer.plan.day("order")
    said = Confirmed(date(2027, 3, 10), "Ms Zhang", date(2026, 11, 20))
    with workplace.journal.change("Confirm") as session:
        confirm_day(session, suppliers["gm"], "spring_festival", 2027, "lines_restart", said)
    dialog.plan()
    assert dialog.answer.plan.day("order") < before
    assert not any("usual ones" in text for text in dialog.outcome.texts())


def test_a_wrong_day_is_said_and_nothing_can_be_saved(qtbot, dialog):
    type_day(dialog, qtbot, "someday")
    assert dialog.answer is None
    assert dialog.question._day.error()
    assert not dialog.save.isEnabled()
    assert dialog.none.isVisible()


def test_a_length_is_typed_into_the_table_and_taken_back(qtbot, dialog):
    type_day(dialog, qtbot, "2027-11-30")
    model, table = dialog.table.plan_model, dialog.table
    row = next(number for number in range(model.rowCount()) if model.step(number).step.key == "production")
    order = dialog.answer.plan.day("order")
    table.setCurrentIndex(model.index(row, TAKES))
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_F2)
    editor = table.findChild(QSpinBox)
    editor.selectAll()
    qtbot.keyClicks(editor, "40")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: model.step(row).step.length == 40)
    assert dialog.answer.plan.day("order") < order
    assert dialog.usual.isVisible()
    qtbot.mouseClick(dialog.usual, Qt.MouseButton.LeftButton)
    dialog.plan()
    assert dialog.answer.plan.day("order") == order


def test_what_takes_no_time_cannot_be_edited(qtbot, dialog):
    model = dialog.table.plan_model
    row = next(number for number in range(model.rowCount()) if model.step(number).step.key == "ex_factory")
    assert not model.flags(model.index(row, TAKES)) & Qt.ItemFlag.ItemIsEditable


def test_the_week_later_stands_beside_each_step_after_the_order(qtbot, dialog):
    model = dialog.table.plan_model
    assert all(model.index(row, LATER).data() for row in range(model.rowCount()))


def test_the_plan_is_copied(qtbot, dialog):
    type_day(dialog, qtbot, "2027-04-21")
    qtbot.mouseClick(dialog.copy_table, Qt.MouseButton.LeftButton)
    lines = QApplication.clipboard().text().splitlines()
    assert len(lines) == 11
    assert all(line.count("\t") == 5 for line in lines)
    qtbot.mouseClick(dialog.copy_text, Qt.MouseButton.LeftButton)
    assert "Last safe order" in QApplication.clipboard().text()


def test_milestones_go_into_the_calendar_and_back(qtbot, dialog, workplace, suppliers):
    type_day(dialog, qtbot, "2027-04-21")
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    with workplace.journal.read() as connection:
        events = all_events(connection)
    assert len(events) == 10
    assert {one.suppliers[0].id for one in events} == {suppliers["gm"]}
    assert "Guangming" in events[0].draft.title
    qtbot.mouseClick(dialog.banner._button, Qt.MouseButton.LeftButton)
    with workplace.journal.read() as connection:
        assert all_events(connection) == []


def test_forward_from_the_order(qtbot, dialog):
    dialog.question.way.setFocus()
    qtbot.keyClick(dialog.question.way, Qt.Key.Key_End)
    qtbot.keyClick(dialog.question.way, Qt.Key.Key_Up)
    dialog.plan()
    assert dialog.question.asked().way == "order"
    assert dialog.answer.plan.steps[0].step.key == "order"
    assert dialog.answer.plan.day("order") >= dialog.workplace.today


def test_the_model_keeps_the_rules_of_models(qtmodeltester, dialog):
    qtmodeltester.check(dialog.table.plan_model)
