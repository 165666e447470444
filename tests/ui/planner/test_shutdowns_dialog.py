"""What suppliers said about their closings is written day by day, and can be taken back."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.planning.shutdown_records import closings, supplier_season
from ui.dialogs.shutdowns import ShutdownsDialog


@pytest.fixture
def dialog(qtbot, workplace, suppliers) -> ShutdownsDialog:
    workplace.focus = ("supplier", suppliers["gm"])
    made = ShutdownsDialog(workplace)
    qtbot.addWidget(made)
    made.show()
    return made


def press(qtbot, button) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def confirm(dialog, qtbot, stage: str, day: str, by: str = "Ms Zhang") -> None:
    dialog.stages.table.choose(stage)
    for line, text in ((dialog.stages.day, day), (dialog.stages.by, by)):
        line.clear()
        qtbot.keyClicks(line, text)
    qtbot.keyClick(dialog.stages.by, Qt.Key.Key_Return)


def season(workplace, supplier_id):
    with workplace.journal.read() as connection:
        return supplier_season(connection, supplier_id, "spring_festival", 2027)


def row(dialog, supplier_id):
    return next(one for one in dialog.overview.table.text_model.rows if one.key == supplier_id)


def test_it_opens_at_the_next_festival_and_the_supplier_in_sight(dialog, suppliers):
    assert dialog.year.currentData() == 2027
    assert dialog.anchor.text() == "Saturday, Feb 6, 2027"
    assert dialog.overview.table.current_key() == suppliers["gm"]


def test_a_confirmed_day_stands_in_the_overview(qtbot, dialog, workplace, suppliers):
    assert row(dialog, suppliers["gm"]).cells[2] == "not yet"
    confirm(dialog, qtbot, "lines_stop", "2027-01-24")
    said = season(workplace, suppliers["gm"]).said["lines_stop"]
    assert (said.day, said.by, said.on) == (date(2027, 1, 24), "Ms Zhang", date(2026, 11, 22))
    assert row(dialog, suppliers["gm"]).cells[1:] == ("Jan 24 – Feb 20", "1 of 5")
    assert row(dialog, suppliers["hd"]).cells[2] == "not yet"
    assert dialog.stages.table.current_key() == "office_closed"


def test_the_usual_day_counts_again(qtbot, dialog, workplace, suppliers):
    confirm(dialog, qtbot, "lines_stop", "2027-01-24")
    dialog.stages.table.choose("lines_stop")
    press(qtbot, dialog.stages.usual)
    assert season(workplace, suppliers["gm"]).said == {}


def test_undo_stands_in_the_dialog(qtbot, dialog, workplace, suppliers):
    confirm(dialog, qtbot, "lines_stop", "2027-01-24")
    press(qtbot, dialog.banner._button)
    assert season(workplace, suppliers["gm"]).said == {}
    assert row(dialog, suppliers["gm"]).cells[2] == "not yet"


def test_an_impossible_order_is_said_and_not_written(qtbot, dialog, workplace, suppliers):
    confirm(dialog, qtbot, "lines_restart", "2027-01-10")
    assert "cannot end" in dialog.banner.text()
    assert season(workplace, suppliers["gm"]).said == {}


def test_other_closings_are_added_and_removed(qtbot, dialog, workplace, suppliers):
    dialog.tabs.setCurrentIndex(1)
    pane = dialog.closings
    qtbot.keyClicks(pane.first, "2027-07-01")
    qtbot.keyClicks(pane.last, "2027-07-05")
    qtbot.keyClicks(pane.reason, "Stocktaking")
    press(qtbot, pane.add)
    with workplace.journal.read() as connection:
        found = closings(connection, suppliers["gm"])
    assert [(one.first, one.last, one.reason) for one in found] == [
        (date(2027, 7, 1), date(2027, 7, 5), "Stocktaking")
    ]
    press(qtbot, pane.remove)
    with workplace.journal.read() as connection:
        assert closings(connection, suppliers["gm"]) == []


def test_the_list_is_narrowed(qtbot, dialog, suppliers):
    qtbot.keyClicks(dialog.overview.filter, "hengda")
    assert [one.key for one in dialog.overview.table.text_model.rows] == [suppliers["hd"]]
    qtbot.keyClicks(dialog.overview.filter, "zzz")
    assert dialog.overview.none.isVisible()


def test_the_question_is_copied_in_chinese(qtbot, dialog):
    press(qtbot, dialog.ask)
    assert "2027年春节的放假安排" in QApplication.clipboard().text()


def test_golden_week_of_the_next_year(qtbot, dialog):
    dialog.festival.setFocus()
    qtbot.keyClick(dialog.festival, Qt.Key.Key_Right)
    assert dialog.year.currentData() == 2027
    assert "Oct 1, 2027" in dialog.anchor.text()


def test_an_empty_journal_says_so(qtbot, workplace):
    made = ShutdownsDialog(workplace)
    qtbot.addWidget(made)
    made.show()
    assert made.overview.none.isVisible()
    assert not made._right.isEnabled()


def test_the_models_keep_the_rules_of_models(qtmodeltester, dialog):
    qtmodeltester.check(dialog.overview.table.text_model)
    qtmodeltester.check(dialog.stages.table.text_model)


def test_without_a_supplier_there_is_nobody_to_put_the_question_to(qtbot, workplace):
    made = ShutdownsDialog(workplace)
    qtbot.addWidget(made)
    made.show()
    assert made.overview.none.isVisible()
    assert not made.ask.isEnabled()


def test_a_filter_that_lets_nobody_through_leaves_the_question(qtbot, dialog):
    qtbot.keyClicks(dialog.overview.filter, "qqq")
    assert dialog.ask.isEnabled()
