"""Exporting the whole journal as an archive, and importing one, by the dialogs."""

from __future__ import annotations

import pytest

from desktop.errors import StoreError
from desktop.people.finding import load_index
from desktop.people.suppliers import add_supplier
from tests.ui.slow_tasks import SlowTasks
from ui.dialogs import archive
from ui.dialogs.archive import ExportArchiveDialog, ImportArchiveDialog
from ui.tasks import JournalTasks


@pytest.fixture
def exporting(qtbot, workplace):
    made = ExportArchiveDialog(workplace)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def importing(qtbot, workplace):
    made = ImportArchiveDialog(workplace)
    qtbot.addWidget(made)
    made.show()
    return made


def fill(workplace):
    workplace.change("Add", lambda session: add_supplier(session, {"name_zh": "义乌市光明五金有限公司"}))


def test_a_folder_is_written_and_said(exporting, workplace, tmp_path):
    fill(workplace)
    exporting.export_into(tmp_path)
    assert "exported to journal 日记 archive 2026-11-22" in exporting.banner.text()
    assert (tmp_path / "journal 日记 archive 2026-11-22" / "index.html").exists()
    exporting.export_into(tmp_path)
    assert (tmp_path / "journal 日记 archive 2026-11-22 (2)" / "manifest.json").exists()


def test_it_is_not_locked_while_somebody_waits(exporting, workplace, tmp_path, monkeypatch):
    waited = []

    def export(*_rest, **_named):
        waited.append(workplace.open_journal.awaited)
        if len(waited) == 2:
            raise StoreError("The disk is gone.")
        return 0

    monkeypatch.setattr(archive, "export_archive", export)
    for _well_then_badly in range(2):
        exporting.export_into(tmp_path)
        assert workplace.open_journal.awaited == 0
    assert waited == [1, 1]


def test_a_window_that_is_made_anew_while_somebody_waits_locks_again(exporting, workplace, tmp_path):
    tasks = SlowTasks(slow=True)
    workplace.tasks = JournalTasks(tasks)
    exporting.export_into(tmp_path)
    assert workplace.open_journal.awaited == 1
    workplace.close()
    assert workplace.open_journal.awaited == 0
    tasks.end()
    assert workplace.open_journal.awaited == 0


def test_a_zip_comes_back_after_undoing_everything(exporting, importing, workplace, tmp_path):
    fill(workplace)
    exporting.zip.setChecked(True)
    exporting.export_into(tmp_path)
    workplace.undo()
    moved = []
    workplace.open_journal.changed.connect(moved.append)
    assert not importing.go.isEnabled()
    importing.look_at(tmp_path / "journal 日记 archive 2026-11-22.zip")
    assert "Suppliers: 1;" in importing.told.text()
    importing.go.click()
    assert "imported" in importing.banner.text()
    assert moved[-1].touches("supplier")
    with workplace.journal.read() as connection:
        assert len(load_index(connection).find_suppliers("guangming")) == 1


def test_into_a_full_journal_nothing_comes(exporting, importing, workplace, tmp_path):
    fill(workplace)
    exporting.export_into(tmp_path)
    importing.look_at(tmp_path / "journal 日记 archive 2026-11-22")
    importing.go.click()
    assert "not empty" in importing.banner.text()


def test_what_is_no_archive_is_said_at_once(importing, tmp_path):
    importing.look_at(tmp_path)
    assert "no archive of Guanxi Journal" in importing.banner.text()
    assert not importing.go.isEnabled()


def test_an_archive_is_looked_at_beside_the_screen(exporting, importing, workplace, tmp_path, monkeypatch):
    for _twice in range(2):
        exporting.export_into(tmp_path)
    slow, quick = sorted(tmp_path.glob("*archive*"), reverse=True)
    jobs = []
    monkeypatch.setattr(workplace.tasks, "run", lambda work, done, *_rest: jobs.append((work, done)))
    importing.look_at(slow)
    importing.look_at(quick)
    assert not importing.go.isEnabled()
    for work, done in reversed(jobs):  # the answer to the first question comes last
        done(work(None))
    assert importing.go.isEnabled()
    assert importing.told.text().startswith(f"{quick.name},")


def test_a_wrong_folder_that_is_named_late_disturbs_neither_choice_nor_import(
    exporting, importing, workplace, tmp_path
):
    exporting.export_into(tmp_path)
    good = next(tmp_path.glob("*archive*"))
    wrong = tmp_path / "empty"
    wrong.mkdir()
    workplace.tasks = asked = SlowTasks(slow=True)
    importing.look_at(wrong)
    workplace.tasks = SlowTasks()
    importing.look_at(good)
    workplace.tasks = work = SlowTasks(slow=True)
    importing.go.click()
    assert not importing.choose.isEnabled()
    assert not importing.choose_zip.isEnabled()
    asked.end()
    assert not importing.banner.isVisible()
    assert importing.bar.isVisible()
    assert not importing.go.isEnabled()
    work.end()
    assert "imported" in importing.banner.text()
    assert importing.choose.isEnabled()
    assert importing.choose_zip.isEnabled()
