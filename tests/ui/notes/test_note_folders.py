"""Exporting and importing notes by the dialogs."""

from __future__ import annotations

from datetime import UTC, date
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.attachments.attaching import keep_all
from desktop.attachments.preparing import prepare
from desktop.attachments.reads import files
from desktop.journal.journal import ChangeSession
from desktop.notes.keeping import make_note, write_note
from desktop.notes.reads import NoteFilter, note_ids
from tests.desktop.attachments.samples import photo
from ui.dialogs.note_folders import NotesIn, NotesOut
from ui.pages.notes import NotesPage
from ui.tasks import ThreadTasks
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


def test_many_photos_go_out_beside_the_screen_and_can_be_stopped(
    workplace: Workplace, page: NotesPage, qtbot: QtBot, tmp_path: Path
) -> None:
    note = workplace.change("New", lambda session: make_note(session, TODAY, title="A"))
    assert note is not None
    photos = [prepare(workplace.journal.files, f"{n}.jpg", photo(shade=n), UTC) for n in range(20)]

    def add(session: ChangeSession) -> None:
        links = keep_all(session, photos, ("note", note))
        session.flush()
        named = [f"![a](attachment:{one.id})" for one in files(session.connection(), links)]
        write_note(session, note, TODAY, body=" ".join(named))

    workplace.change("Photos", add)
    pool = ThreadTasks()
    workplace.tasks = pool
    dialog = NotesOut(workplace, page)
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.show()
    dialog.write(tmp_path / "a")
    assert not dialog.go.isEnabled()
    dialog.close_button.click()
    qtbot.waitUntil(lambda: dialog.banner.text() != "")
    assert dialog.banner.text() == "Stopped. Nothing was kept."
    assert not list((tmp_path / "a").glob("*"))

    path = next(path for path in workplace.journal.files.folder.rglob("*") if path.is_file())
    path.unlink()
    dialog.write(tmp_path / "b")
    qtbot.waitUntil(dialog.go.isEnabled)
    assert dialog.banner.text().startswith(
        "1 note written into b. 1 file is missing or damaged and was left out: files/"
    )
    assert len(list((tmp_path / "b" / "files").iterdir())) == 19
    pool.close()
