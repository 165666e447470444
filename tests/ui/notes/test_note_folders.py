"""Exporting and importing notes by the dialogs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop.notes.keeping import make_note
from desktop.notes.reads import NoteFilter, note_ids
from ui.dialogs.note_folders import NotesIn, NotesOut
from ui.pages.notes import NotesPage
from ui.workplace import Workplace

TODAY = date(2026, 11, 22)


def count(workplace: Workplace) -> int:
    with workplace.journal.read() as connection:
        return len(note_ids(connection, NoteFilter()))


def test_private_notes_go_out_only_when_ticked(
    workplace: Workplace, page: NotesPage, qtbot: QtBot, tmp_path: Path
) -> None:
    workplace.change("New", lambda session: make_note(session, TODAY, title="A", body="open"))
    workplace.change("New", lambda session: make_note(session, TODAY, title="B", body="p", private=True))
    dialog = NotesOut(workplace, page)
    dialog.write(tmp_path / "a")
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["A.md"]
    dialog.private.setChecked(True)
    dialog.write(tmp_path / "b")
    assert sorted(path.name for path in (tmp_path / "b").iterdir()) == ["A.md", "B.md"]


def test_a_folder_comes_in_after_a_look_and_can_be_undone(
    workplace: Workplace, page: NotesPage, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "宁波.md").write_text("# 宁波\n", "utf-8")
    (tmp_path / "photo.md").write_bytes(b"\x00\x01")
    dialog = NotesIn(workplace, page)
    dialog.look_at(tmp_path)
    assert [row.cells[2] for row in dialog.table.text_model.rows] == ["It is no text.", "New note"]
    assert count(workplace) == 0
    dialog.take.click()
    assert count(workplace) == 1
    workplace.undo()
    assert count(workplace) == 0
