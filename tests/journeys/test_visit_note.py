"""A visit note: written with a mention, a box ticked on Today, found by characters and initials, out and in again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.attachments.reads import files_of
from desktop.notes.folder_files import without_files
from desktop.notes.reads import NoteFilter, note_card, note_ids
from desktop.people.contacts import add_contact
from tests.journeys.windows import journal_window
from tests.ui.hands import type_hanzi
from ui.dialogs.note_folders import NotesIn, NotesOut
from ui.dialogs.palette import Palette
from ui.pages.notes import NotesPage
from ui.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Window]:
    """The window over a journal with 张建国 in it."""
    with journal_window(qtbot, qapp, tmp_path) as window:
        window.workplace.change("Add", lambda session: add_contact(session, {"name_zh": "张建国"}), toast="")
        yield window


def found(window: Window, qtbot: QtBot, typed: str) -> list[str]:
    """Return the titles of the notes that Ctrl+K finds."""
    window.perform("find")
    palette = window.findChild(Palette)
    assert palette is not None
    palette.line.setText(typed)
    hits = [row for row in palette.found.hits.rows if getattr(row, "kind", "") == "note"]
    qtbot.keyClick(palette.line, Qt.Key.Key_Escape)
    return [hit.title.text for hit in hits]  # type: ignore[union-attr]


def bodies(window: Window) -> set[tuple[str, str]]:
    assert window.workplace is not None
    with window.workplace.journal.read() as connection:
        cards = [note_card(connection, one) for one in note_ids(connection, NoteFilter())]
    return {(card.title, without_files(card.body)) for card in cards if card}


def photo() -> QImage:
    picture = QImage(64, 48, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkGreen)
    return picture


def paste_photo(qtbot: QtBot, page: NotesPage) -> None:
    """Paste a photo below the first line, and go back to the last one."""
    editor, move = page.pad.editor, QTextCursor.MoveOperation
    editor.moveCursor(move.Start)
    editor.moveCursor(move.EndOfBlock)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    QGuiApplication.clipboard().setImage(photo())
    qtbot.keyClick(editor, Qt.Key.Key_V, CTRL)
    qtbot.waitUntil(lambda: "](attachment:" in editor.text())
    editor.moveCursor(move.End)
    page.pad.keeping.keep_step()


def pictures(window: Window) -> list[str]:
    """Return the contents of the files that notes outside the trash have."""
    assert window.workplace is not None
    with window.workplace.journal.read() as connection:
        notes = note_ids(connection, NoteFilter())
        return [file.content for note in notes for file in files_of(connection, "note", note)]


def test_a_visit_is_noted_found_and_carried_elsewhere(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    window.perform("new_note")
    assert window.desk is not None
    page = window.desk.page
    assert isinstance(page, NotesPage)
    editor = page.pad.editor
    qtbot.waitUntil(editor.hasFocus)
    type_hanzi(editor, "参观工厂，见到")
    qtbot.keyClicks(editor, "@zjg")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClicks(editor, "- [ ] send drawing !today")
    page.pad.keeping.keep_step()
    paste_photo(qtbot, page)

    assert found(window, qtbot, "工厂") == ["参观工厂，见到张建国"]
    assert found(window, qtbot, "zjg") == ["参观工厂，见到张建国"]

    editor.setFocus()
    qtbot.keyClick(editor, Qt.Key.Key_Return, CTRL)
    assert editor.text().endswith("- [x] send drawing !today")
    window.desk.show_place("today")  # leaving the page keeps what was ticked
    before = bodies(window)
    assert next(iter(before))[1].endswith("- [x] send drawing !today")

    assert window.workplace is not None
    held = pictures(window)
    assert len(held) == 1
    NotesOut(window.workplace, window).write(tmp_path / "out")
    window.desk.show_place("notes")
    page.pane.trash_selected()
    assert bodies(window) == set()
    dialog = NotesIn(window.workplace, window)
    dialog.look_at(tmp_path / "out")
    dialog.take.click()
    dialog.close()
    assert bodies(window) == before
    assert pictures(window) == held, "the photo came in with its note"
