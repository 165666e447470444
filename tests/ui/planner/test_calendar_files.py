"""Calendar files come in after a preview, and go out without names unless asked."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from desktop.planning.event_drafts import EventDraft
from desktop.planning.event_reads import all_events
from desktop.planning.events import add_event
from ui.dialogs.calendar_files import CalendarFilesDialog

FILE = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:fair-1
DTSTART;VALUE=DATE:20270110
SUMMARY:Fair in Guangzhou
END:VEVENT
BEGIN:VEVENT
UID:broken
DTSTART:banana
SUMMARY:Broken
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def dialog(qtbot, workplace) -> CalendarFilesDialog:
    made = CalendarFilesDialog(workplace)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "fairs.ics"
    path.write_text(FILE.replace("\n", "\r\n"), "utf-8", newline="")
    return path


def titles(workplace) -> list[str]:
    with workplace.journal.read() as connection:
        return [one.draft.title for one in all_events(connection)]


def test_events_come_in_after_a_preview(qtbot, dialog, workplace, file):
    dialog.bring.read(file)
    rows = [row.cells[:3] for row in dialog.bring.table.text_model.rows]
    assert ("New", "Jan 10, 2027", "Fair in Guangzhou") in rows
    assert any(row[0] == "Left out" for row in rows)
    assert titles(workplace) == []
    qtbot.mouseClick(dialog.bring.go, Qt.MouseButton.LeftButton)
    assert titles(workplace) == ["Fair in Guangzhou"]
    qtbot.mouseClick(dialog.banner._button, Qt.MouseButton.LeftButton)
    assert titles(workplace) == []


def test_a_file_that_came_before_brings_nothing_new(qtbot, dialog, file):
    dialog.bring.read(file)
    dialog.bring.write()
    dialog.bring.read(file)
    assert not dialog.bring.go.isEnabled()
    assert "1 known already" in dialog.bring.summary.text()


def test_another_file_is_refused_with_a_sentence(dialog, tmp_path: Path):
    path = tmp_path / "list.ics"
    path.write_text("name,phone", "utf-8")
    dialog.bring.read(path)
    assert "is not a calendar" in dialog.banner.text()
    assert not dialog.bring.go.isEnabled()


def test_a_file_goes_out_with_what_is_ticked(dialog, workplace, tmp_path: Path):
    with workplace.journal.change("Add") as session:
        add_event(session, EventDraft("Tooling review", date(2027, 3, 3)))
    path = tmp_path / "out.ics"
    assert not dialog.give.wanted().parts & {"birthdays"}
    dialog.give.write(path)
    text = path.read_text("utf-8")
    assert "Tooling review" in text
    assert "春节" in text
    assert path.name in dialog.banner.text()
    for box in dialog.give.parts.values():
        box.setChecked(False)
    assert not dialog.give.save.isEnabled()


def test_a_folder_that_cannot_be_written_is_said(dialog, tmp_path: Path):
    dialog.give.write(tmp_path / "missing" / "out.ics")
    assert "could not be written" in dialog.banner.text()
