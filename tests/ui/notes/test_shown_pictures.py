"""Pictures below the words that name them: pasted, sharp, clicked, missing; the text stays as it was typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.attachments.attaching import keep
from desktop.attachments.keeping import remove
from desktop.attachments.preparing import prepare
from desktop.attachments.reads import AttachedFile, files
from desktop.notes import keeping
from desktop.notes.reads import NoteCard
from tests.desktop.attachments.samples import photo
from ui.attachments.decoding import reduced
from ui.attachments.viewer import Viewer
from ui.notes import paper
from ui.notes.album import TALLEST, WIDEST
from ui.notes.editor import NoteEditor
from ui.notes.rooms import Placed
from ui.pages.notes import NotesPage
from ui.workplace import Workplace

TODAY = date(2026, 11, 22)
CTRL = Qt.KeyboardModifier.ControlModifier
RED = QColor(200, 30, 30)


def note_with(workplace: Workplace, data: bytes, name: str = "a.jpg") -> tuple[int, AttachedFile]:
    def work(session) -> tuple[int, AttachedFile]:
        note = keeping.make_note(session, TODAY)
        link = keep(session, prepare(workplace.journal.files, name, data, UTC), ("note", note))
        (file,) = files(session.connection(), [link])
        keeping.write_note(session, note, TODAY, body=f"before\n![scratch](attachment:{file.id})\nafter")
        return note, file

    made = workplace.change("Note", work)
    assert made is not None
    return made


def shown(page: NotesPage, line: int, qtbot: QtBot) -> list[Placed]:
    """Return the pictures of a line once they have come."""
    block = page.pad.editor.document().findBlockByNumber(line)
    qtbot.waitUntil(lambda: bool(page.pad.editor._rooms.placed(block)))
    qtbot.wait(10)
    return page.pad.editor._rooms.placed(block)


def centre(page: NotesPage, line: int, placed: Placed) -> QPoint:
    editor = page.pad.editor
    corner = editor._corner(editor.document().findBlockByNumber(line))
    return placed.rect.translated(corner).center().toPoint()


def top(page: NotesPage, line: int) -> float:
    editor = page.pad.editor
    return editor._corner(editor.document().findBlockByNumber(line)).y()


def test_a_pasted_picture_is_seen_at_once_and_undo_takes_it_away(
    workplace: Workplace, page: NotesPage, qtbot: QtBot
) -> None:
    note = workplace.change("New", lambda session: keeping.make_note(session, TODAY, body="one\n\ntwo"))
    assert note is not None
    workplace.show_record("note", note)
    editor = page.pad.editor
    before = top(page, 2)
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    image.fill(RED)
    QGuiApplication.clipboard().setImage(image)
    qtbot.keyClick(editor, Qt.Key.Key_Down)
    qtbot.keyClick(editor, Qt.Key.Key_V, CTRL)
    (picture,) = shown(page, 1, qtbot)
    assert picture.rect.size().toSize() == QSize(200, 100)
    assert top(page, 2) > before + 100, "the next line makes room"
    seen = editor.viewport().grab().toImage()
    at = centre(page, 1, picture) * seen.devicePixelRatio()
    assert abs(seen.pixelColor(at).red() - RED.red()) < 6
    qtbot.keyClicks(editor, "!")
    assert top(page, 2) > before + 100
    for _step in range(2):
        qtbot.keyClick(editor, Qt.Key.Key_Z, CTRL)
    assert editor.text() == "one\n\ntwo"
    assert top(page, 2) == before


def test_the_text_is_the_very_same_when_pictures_were_shown(
    workplace: Workplace, page: NotesPage, qtbot: QtBot, stored: Callable[[int], NoteCard]
) -> None:
    note, file = note_with(workplace, photo((900, 600)))
    workplace.show_record("note", note)
    shown(page, 1, qtbot)
    assert page.pad.editor.text() == f"before\n![scratch](attachment:{file.id})\nafter"
    assert not page.pad.editor.document().isUndoAvailable()
    page.pad.editor.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(page.pad.editor, "!")
    page.pad.keeping.keep_step()
    assert stored(note).body == f"before\n![scratch](attachment:{file.id})\nafter!"


def test_a_large_picture_is_bounded_and_as_sharp_as_the_screen(
    workplace: Workplace, page: NotesPage, qtbot: QtBot
) -> None:
    note, _file = note_with(workplace, photo((3000, 2000)))
    workplace.show_record("note", note)
    (picture,) = shown(page, 1, qtbot)
    assert picture.rect.height() == TALLEST
    assert WIDEST - 2 < picture.rect.width() <= WIDEST
    sharp = round(picture.rect.width() * 1.5)
    qtbot.waitUntil(lambda: page.pad.album.pixmap(picture.entry, 1.5).width() == sharp)  # type: ignore[union-attr]


def test_a_click_opens_the_viewer(workplace: Workplace, page: NotesPage, qtbot: QtBot) -> None:
    note, file = note_with(workplace, photo((900, 600)))
    workplace.show_record("note", note)
    (picture,) = shown(page, 1, qtbot)
    spot = centre(page, 1, picture)
    qtbot.mouseMove(page.pad.editor.viewport(), spot)
    qtbot.mouseClick(page.pad.editor.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    viewer = QApplication.activeModalWidget()
    assert isinstance(viewer, Viewer)
    assert viewer.file.id == file.id
    viewer.close()


@pytest.mark.parametrize(
    ("harm", "said"), [("missing", "is missing from the journal"), ("damaged", "is damaged")]
)
def test_words_stand_for_a_picture_whose_bytes_have_gone(
    workplace: Workplace, page: NotesPage, qtbot: QtBot, harm: str, said: str
) -> None:
    note, file = note_with(workplace, photo((900, 600)))
    path = workplace.journal.files.path(file.content)
    if harm == "missing":
        path.unlink()
    else:
        path.write_bytes(b"nonsense")
    workplace.show_record("note", note)
    shown(page, 1, qtbot)
    page.pad.editor.viewport().grab()
    qtbot.waitUntil(lambda: said in shown(page, 1, qtbot)[0].entry.words)
    page.pad.editor.viewport().grab()


def test_a_picture_of_too_many_pixels_is_not_opened(
    workplace: Workplace, page: NotesPage, qtbot: QtBot
) -> None:
    bomb = b"\x89PNG\r\n\x1a\n" + bytes.fromhex(
        "0000000d49484452000186a0000186a008020000009d6b8a0b0000000c49444154789c6360000000020001"
    )
    note, _file = note_with(workplace, bomb, "a.png")
    workplace.show_record("note", note)
    (picture,) = shown(page, 1, qtbot)
    assert picture.entry.size is None
    assert picture.entry.words


def test_a_picture_in_the_trash_is_told_of_and_comes_back(
    workplace: Workplace, page: NotesPage, qtbot: QtBot
) -> None:
    note, file = note_with(workplace, photo((900, 600)))
    workplace.show_record("note", note)
    shown(page, 1, qtbot)
    workplace.change("Remove", lambda session: remove(session, [file.link_id]))
    qtbot.waitUntil(lambda: "no longer" in shown(page, 1, qtbot)[0].entry.words)
    workplace.undo()
    qtbot.waitUntil(lambda: shown(page, 1, qtbot)[0].entry.size is not None)


def test_code_and_other_files_show_no_picture(workplace: Workplace, page: NotesPage, qtbot: QtBot) -> None:
    note, file = note_with(workplace, photo())
    name = f"![x](attachment:{file.id})"
    body = f"{name}\n`{name}`\n```\n{name}\n```\n[x](attachment:{file.id})"
    workplace.change("Edit", lambda session: keeping.write_note(session, note, TODAY, body=body))
    workplace.show_record("note", note)
    shown(page, 0, qtbot)
    document = page.pad.editor.document()
    assert [bool(page.pad.editor._rooms.placed(document.findBlockByNumber(n))) for n in range(1, 6)] == [
        False
    ] * 5


def test_paper_and_html_show_the_picture(
    workplace: Workplace, page: NotesPage, qtbot: QtBot, tmp_path: Path
) -> None:
    _note, file = note_with(workplace, photo((900, 600)))
    body = f"![scratch](attachment:{file.id})"
    got: list[paper.Pictures] = []
    paper._with_pictures(workplace, body, got.append)
    for ending in ("html", "pdf", "md"):
        paper.write_note(tmp_path / f"a.{ending}", "Visit", body, got[0])
    assert "data:image/jpeg;base64," in (tmp_path / "a.html").read_text("utf-8")
    (leaf,) = PdfReader(tmp_path / "a.pdf").pages
    assert [image.image.size for image in leaf.images if image.image] == [(900, 600)]
    assert body in (tmp_path / "a.md").read_text("utf-8")


def test_a_turned_photo_stands_upright(workplace: Workplace) -> None:
    assert reduced(photo((400, 200), turn=6), QSize(100, 100)).size() == QSize(50, 100)
    assert reduced(photo((40, 20)), QSize(100, 100)).size() == QSize(40, 20)


def test_in_a_narrow_window_no_picture_lies_under_the_bar_of_scrolling(
    workplace: Workplace, page: NotesPage, qtbot: QtBot
) -> None:
    _note, file = note_with(workplace, photo((1600, 400)))
    editor = NoteEditor(workplace.theme, page.pad.album)
    qtbot.addWidget(editor)
    editor.resize(360, 240)
    editor.setPlainText(f"![x](attachment:{file.id})" + "\nline" * 40)
    editor.show()
    block = editor.document().firstBlock()
    qtbot.waitUntil(lambda: bool(editor._rooms.placed(block)))
    (picture,) = editor._rooms.placed(block)
    assert editor.verticalScrollBar().isVisible()
    assert picture.rect.translated(editor._corner(block)).right() <= editor.viewport().width()


def wheel(editor: NoteEditor, notches: float) -> None:
    """Turn the wheel over the editor, down by positive notches."""
    middle = QPointF(editor.viewport().rect().center())
    turned = QPoint(0, round(-120 * notches))
    event = QWheelEvent(
        middle, editor.viewport().mapToGlobal(middle), QPoint(), turned, Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(editor.viewport(), event)


def top_of_line(editor: NoteEditor, line: int) -> float:
    """Return where a line begins in the window."""
    corner = editor._corner(editor.document().findBlockByNumber(line))
    return corner.y() + editor.viewport().geometry().top()


def test_the_wheel_rolls_over_a_tall_picture_in_small_steps_down_and_up(
    workplace: Workplace, page: NotesPage, qtbot: QtBot
) -> None:
    note, file = note_with(workplace, photo((1600, 1200)))
    body = f"one\n![a](attachment:{file.id})\n" + "more\n" * 60
    workplace.change("Write", lambda session: keeping.write_note(session, note, TODAY, body=body))
    page.show_record("note", note)
    shown(page, 1, qtbot)
    editor = page.pad.editor
    places = [top_of_line(editor, 2)]
    for _turn in range(12):
        wheel(editor, 1)
        qtbot.wait(5)
        places.append(top_of_line(editor, 2))
    steps = [before - after for before, after in pairwise(places)]
    assert all(0 < step < 120 for step in steps), steps
    assert places[0] - places[-1] > TALLEST
    back = list(places)
    for _turn in range(14):
        wheel(editor, -1)
        qtbot.wait(5)
        back.append(top_of_line(editor, 2))
    assert all(abs(after - before) < 120 for before, after in pairwise(back)), back
    assert back[-1] == places[0], "at the top again"


def test_typing_brings_the_line_of_a_rolled_picture_into_sight(
    workplace: Workplace, page: NotesPage, qtbot: QtBot
) -> None:
    note, file = note_with(workplace, photo((1600, 1200)))
    body = f"![a](attachment:{file.id})\n" + "more\n" * 60
    workplace.change("Write", lambda session: keeping.write_note(session, note, TODAY, body=body))
    page.show_record("note", note)
    shown(page, 0, qtbot)
    editor = page.pad.editor
    wheel(editor, 1)
    assert top_of_line(editor, 0) < -20
    editor.moveCursor(QTextCursor.MoveOperation.End)
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClick(editor, Qt.Key.Key_Right)
    assert top_of_line(editor, 0) >= 0
    last = len(body.split("\n")) - 1
    for _turn in range(80):
        wheel(editor, 3)
    assert 0 < top_of_line(editor, last) < editor.height(), "the end of the text, and no further"
