"""Pictures and files in a note: pasted, dropped, named where the cursor was, opened by the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.attachments.reads import AttachedFile, files_of
from desktop.notes import keeping
from desktop.notes.reads import NoteCard
from tests.desktop.attachments.samples import photo
from ui.attachments.viewer import Viewer
from ui.pages.notes import NotesPage
from ui.workplace import Workplace

TODAY = date(2026, 11, 22)
CTRL = Qt.KeyboardModifier.ControlModifier
Stored = Callable[[int], NoteCard]


def note_of(workplace: Workplace, body: str) -> int:
    made = workplace.change("New note", lambda session: keeping.make_note(session, TODAY, body=body))
    assert made is not None
    return made


def attached(workplace: Workplace, note: int) -> list[AttachedFile]:
    with workplace.journal.read() as connection:
        return files_of(connection, "note", note)


def test_a_pasted_picture_stands_where_the_cursor_was_and_opens_by_a_key(
    workplace: Workplace, page: NotesPage, qtbot: QtBot, stored: Stored
) -> None:
    note = note_of(workplace, "before  after")
    workplace.show_record("note", note)
    editor = page.pad.editor
    cursor = editor.textCursor()
    cursor.setPosition(len("before "))
    editor.setTextCursor(cursor)
    image = QImage(20, 10, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(image)
    qtbot.keyClick(editor, Qt.Key.Key_V, CTRL)
    (file,) = attached(workplace, note)
    assert file.mime == "image/png"
    page.pad.keeping.keep_step()
    caption = file.name.removesuffix(".png")
    assert stored(note).body == f"before ![{caption}](attachment:{file.id}) after"
    cursor.setPosition(len("before ![P"))
    editor.setTextCursor(cursor)
    qtbot.keyClick(editor, Qt.Key.Key_Return, CTRL)
    viewer = QApplication.activeModalWidget()
    assert isinstance(viewer, Viewer)
    assert stored(note).body == editor.text()
    viewer.close()


def test_dropped_files_are_named_a_line_each(
    workplace: Workplace, page: NotesPage, tmp_path: Path, stored: Stored
) -> None:
    paths = [tmp_path / "划痕[1].jpg", tmp_path / "packing list.txt"]
    paths[0].write_bytes(photo())
    paths[1].write_text("5 cartons")
    note = note_of(workplace, "")
    workplace.show_record("note", note)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    page.pad.editor.insertFromMimeData(mime)
    page.pad.keeping.keep_step()
    picture, text = attached(workplace, note)
    assert stored(note).body == (
        f"![划痕\\[1\\]](attachment:{picture.id})\n[packing list](attachment:{text.id})"
    )
    assert workplace.journal.undo() is not None
    assert page.pad.editor.text() == ""


def test_a_picture_that_comes_late_goes_into_the_note_it_was_given_to(
    workplace: Workplace, page: NotesPage, tmp_path: Path, stored: Stored
) -> None:
    (tmp_path / "late.jpg").write_bytes(photo())
    first, second = note_of(workplace, "first"), note_of(workplace, "second")
    workplace.show_record("note", first)
    page.pad.editor.moveCursor(QTextCursor.MoveOperation.End)
    page.pad.pictures.intake.take_paths(("note", second), [tmp_path / "late.jpg"])
    (file,) = attached(workplace, second)
    assert page.pad.editor.text() == "first"
    assert stored(second).body == f"second\n\n![late](attachment:{file.id})\n"
