"""How long a key takes in a long note, beside a plain text field with the same text."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from desktop import paths
from desktop.attachments.attaching import keep_all
from desktop.attachments.preparing import prepare
from desktop.attachments.reads import files
from desktop.journal.journal import ChangeSession
from desktop.journal.opened import open_file
from desktop.notes.keeping import make_note, write_note
from tests.benchmarks.report import Figures
from tests.benchmarks.timing import p95, paired
from tests.conftest import KEY
from tests.desktop.attachments.samples import photo
from ui.clipboard import Clipboard
from ui.failures import Failures
from ui.notes.editor import NoteEditor
from ui.open_journal import OpenJournal
from ui.pages.notes import NotesPage
from ui.tasks import InlineTasks
from ui.theme.theme import Theme, load_fonts
from ui.workplace import Workplace

LINES = (
    "# 车间所见\n",
    "- [ ] 问 [张建国](contact:1) 模具 !fri\n",
    "He said **no** and `T1`, see [that](note:2). #质检\n",
    "今天去了工厂，先喝茶，再看车间；样品比上次好，包装还是太薄。\n",
)
SIZE, KEYS = 50_000, 120


class Clock:
    """Goes a millisecond on at each look."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.time += timedelta(milliseconds=1)
        return self.time


def long_text() -> str:
    """Return 50 kB of mixed Chinese and English."""
    text = ""
    while len(text.encode()) < SIZE:
        text += "".join(LINES)
    return text


def key(editor: QPlainTextEdit, letter: str) -> Callable[[], None]:
    def press() -> None:
        QTest.keyClick(editor, letter)
        QApplication.processEvents()

    return press


@pytest.mark.timeout(300)
def test_typing_in_a_long_note(
    qapp: QApplication, tmp_path: Path, empty_database: Path, figures: Figures
) -> None:
    shutil.copy(empty_database, tmp_path)
    clock = Clock()
    held = OpenJournal(open_file(tmp_path, KEY), None, clock, 7)
    held.load()
    load_fonts(paths.resources())
    theme = Theme(paths.resources())
    theme.apply(qapp)
    workplace = Workplace(held, theme, InlineTasks(), Failures(), Clipboard(), clock)
    body = long_text()
    note = workplace.change("New", lambda session: make_note(session, date(2026, 11, 22), body=body))
    pictured = workplace.change("New", lambda session: make_note(session, date(2026, 11, 22), body="x"))
    assert note is not None
    assert pictured is not None
    with_picture = workplace.change("Picture", lambda session: _with_picture(session, held, pictured, body))
    assert with_picture is not None
    page = NotesPage(workplace)
    page.resize(1400, 880)
    page.show()
    for shown, text, said in ((note, body, ""), (pictured, with_picture, " with a picture in the window")):
        page.show_record("note", shown)
        _measure(page.pad.editor, text, said, figures)
    page.close()
    held.close()


def _measure(ours: NoteEditor, text: str, said: str, figures: Figures) -> None:
    """Type in the middle of a note beside a plain field with its text."""
    assert ours.text() == text
    letters = "the mould is ready " * (KEYS // 19 + 1)
    plain = QPlainTextEdit(text)
    plain.resize(ours.size())
    plain.show()
    for editor in (ours, plain):
        cursor = editor.textCursor()
        cursor.setPosition(text.index("\n", len(text) // 2))
        editor.setTextCursor(cursor)
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
    QTest.qWait(300)
    took, baseline = paired(
        [key(ours, letter) for letter in letters], [key(plain, letter) for letter in letters]
    )
    figures.record(f"a key in a note of 50 kB{said}, p95 (to a plain field)", took, baseline, aim="<= 16 ms")
    worked = p95([_worked(key(ours, letter)) for letter in letters])
    figures.record(f"the processor's part of it{said}, p95", worked, aim="<= 12 ms")
    plain.close()


def _with_picture(session: ChangeSession, held: OpenJournal, note: int, body: str) -> str:
    """Put a photo into the middle of a text that becomes the note's, and return the text."""
    (link,) = keep_all(
        session, [prepare(held.journal.files, "a.jpg", photo((1600, 1200)), UTC)], ("note", note)
    )
    (file,) = files(session.connection(), [link])
    middle = body.index("\n", len(body) // 2)
    text = f"{body[:middle]}\n![a](attachment:{file.id}){body[middle:]}"
    write_note(session, note, date(2026, 11, 22), body=text)
    return text


def _worked(action: Callable[[], None]) -> float:
    begun = time.thread_time()
    action()
    return (time.thread_time() - begun) * 1000
