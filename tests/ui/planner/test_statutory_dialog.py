"""A notice is read line by line, shows what it would change, and becomes official by one button."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from desktop.planning.statutory_years import statutory_for
from ui.dialogs.statutory import StatutoryDialog

NOTICE = """国务院办公厅关于2027年部分节假日安排的通知
一、元旦：1月1日（周五）至3日（周日）放假调休，共3天。
二、春节：2月5日（周五，除夕）至11日（周四）放假调休，共7天。1月31日（周日）、2月20日（周六）上班。
三、劳动节：大约在5月1日左右放假。"""


@pytest.fixture
def dialog(qtbot, workplace) -> StatutoryDialog:
    made = StatutoryDialog(workplace)
    qtbot.addWidget(made)
    made.show()
    return made


def press(qtbot, button) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def paste(dialog, text: str = NOTICE) -> None:
    dialog.bring.paste.setPlainText(text)
    dialog.bring.read()


def known(workplace):
    with workplace.journal.read() as connection:
        return statutory_for(connection, "cn")


def test_each_line_says_whether_it_was_understood(dialog):
    paste(dialog)
    statuses = [row.cells[0] for row in dialog.bring.lines.text_model.rows]
    assert statuses == ["Names no days", "Understood", "Understood", "Not understood"]
    assert dialog.bring.lines.text_model.rows[3].cells[1] == "The line names days only roughly."
    assert "1 line was not understood." in dialog.bring.summary.text()
    assert "National Day" in dialog.bring.summary.text()


def test_the_preview_shows_days_and_writes_nothing(dialog, workplace):
    paste(dialog)
    rows = {row.key: row.cells for row in dialog.bring.changes.text_model.rows}
    assert rows[date(2027, 1, 31)][1:] == ("ordinary day", "Make-up workday: Spring Festival")
    assert rows[date(2027, 2, 6)][2] == "official"
    assert 2027 not in known(workplace).official


def test_bringing_in_makes_the_year_official_and_undo_takes_it_back(qtbot, dialog, workplace):
    paste(dialog)
    press(qtbot, dialog.bring.go)
    assert 2027 in known(workplace).official
    assert known(workplace).on(date(2027, 2, 20)).kind == "makeup"
    assert dialog.bring.paste.toPlainText() == ""
    assert len(dialog.brought.table.text_model.rows) == 1
    press(qtbot, dialog.banner._button)
    assert 2027 not in known(workplace).official


def test_a_list_is_taken_back(qtbot, dialog, workplace):
    paste(dialog)
    press(qtbot, dialog.bring.go)
    dialog.tabs.setCurrentIndex(2)
    press(qtbot, dialog.brought.remove)
    assert 2027 not in known(workplace).official


def test_a_text_without_days_cannot_be_brought_in(dialog):
    paste(dialog, "关于2027年部分节假日安排的通知\n各单位：")
    assert not dialog.bring.go.isEnabled()
    assert "No day off was found" in dialog.bring.summary.text()


def test_a_file_shows_its_changes(dialog, tmp_path: Path):
    days = [{"name": "元旦", "date": "2027-01-01", "isOffDay": True}]
    path = tmp_path / "2027.json"
    path.write_text(json.dumps({"year": 2027, "days": days}), "utf-8")
    dialog.bring.read_file(path)
    assert dialog.bring.go.isEnabled()
    assert dialog.bring.preview.years[0].year == 2027


@pytest.mark.parametrize("content", [b"\xff\xfe\x00\x81", b"{}", b'{"year": 2027, "days": []}'])
def test_a_file_of_another_kind_is_refused_with_a_sentence(dialog, tmp_path: Path, content: bytes):
    path = tmp_path / "list.json"
    path.write_bytes(content)
    dialog.bring.read_file(path)
    assert not dialog.bring.go.isEnabled()
    assert dialog.bring.summary.text()


def test_a_day_by_hand(qtbot, dialog, workplace):
    dialog.tabs.setCurrentIndex(1)
    pane = dialog.hand
    qtbot.keyClicks(pane.day, "2027-03-03")
    press(qtbot, pane.add)
    assert pane._name.error()
    qtbot.keyClicks(pane.name, "Power cut")
    qtbot.keyClick(pane.name, Qt.Key.Key_Return)
    assert known(workplace).on(date(2027, 3, 3)).off
    assert 2027 not in known(workplace).official
    press(qtbot, pane.remove)
    assert known(workplace).on(date(2027, 3, 3)) is None
