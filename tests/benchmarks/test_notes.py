"""How long a key takes in a long note, beside a plain text field with the same text."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from desktop import paths
from desktop.journal.opened import open_file
from desktop.notes.keeping import make_note
from tests.benchmarks.report import Figures
from tests.benchmarks.timing import paired
from tests.conftest import KEY
from ui.clipboard import Clipboard
from ui.failures import Failures
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
    assert note is not None
    page = NotesPage(workplace)
    page.resize(1400, 880)
    page.show()
    page.show_record("note", note)
    plain = QPlainTextEdit(body)
    plain.resize(page.pad.editor.size())
    plain.show()
    for editor in (page.pad.editor, plain):
        cursor = editor.textCursor()
        cursor.setPosition(len(body) // 2)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        editor.setTextCursor(cursor)
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
    letters = "the mould is ready " * (KEYS // 19 + 1)
    ours, theirs = paired(
        [key(page.pad.editor, letter) for letter in letters], [key(plain, letter) for letter in letters]
    )
    figures.record("a key in a note of 50 kB, p95 (to a plain field)", ours, theirs, aim="<= 16 ms")
    page.close()
    plain.close()
    held.close()
