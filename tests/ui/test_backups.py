"""Backups are made when something changed, checked, kept in two folders, and told of."""

from __future__ import annotations

import os
from datetime import timedelta

from desktop.journal.manifest import list_backups
from desktop.people.tables import Supplier
from ui.workplace import Workplace


def add(served: Workplace, name: str) -> None:
    served.change("Add supplier", lambda session: session.make(Supplier, name_en=name))


def made_beside(served: Workplace) -> list:
    return list_backups(served.open_journal.folder / "backups")


def test_nothing_more_is_made_within_half_an_hour(served, clock):
    add(served, "Hengda")
    served.backups.look()
    add(served, "Hairun")
    clock.time += timedelta(minutes=29)
    served.backups.look()
    assert len(made_beside(served)) == 1
    clock.time += timedelta(minutes=2)
    served.backups.look()
    assert len(made_beside(served)) == 2


def test_nothing_is_made_when_nothing_changed(served, clock):
    add(served, "Hengda")
    served.backups.look()
    clock.time += timedelta(hours=5)
    served.backups.look()
    assert len(made_beside(served)) == 1


def test_one_asked_for_is_made_at_once_and_told(qtbot, served):
    with qtbot.waitSignal(served.told) as told:
        served.backups.back_up()
    assert told.args[0] == "Backed up and checked."
    assert served.backups.state.last == made_beside(served)[0].manifest.made_at


def test_the_second_folder_gets_a_copy(served, tmp_path):
    (tmp_path / "usb").mkdir()
    served.services.preferences.set(backup_folder=str(tmp_path / "usb" / "Journal"))
    served.backups.back_up()
    assert len(list_backups(tmp_path / "usb" / "Journal")) == 1
    assert served.backups.state.last_elsewhere is not None


def test_a_disk_that_is_not_there_costs_only_the_second_copy(qtbot, served, tmp_path):
    served.services.preferences.set(backup_folder=str(tmp_path / "unplugged" / "Journal"))
    with qtbot.waitSignal(served.failures.told):
        served.backups.back_up()
    assert len(made_beside(served)) == 1
    assert served.backups.state.trouble
    assert served.backups.state.last is not None


def test_a_restore_is_rehearsed_once_a_month(served, clock):
    add(served, "Hengda")
    served.backups.back_up()
    first = served.services.preferences.now.rehearsed
    assert first == clock.time.astimezone().date().isoformat()
    clock.time += timedelta(days=20)
    served.backups.back_up()
    assert served.services.preferences.now.rehearsed == first
    clock.time += timedelta(days=20)
    served.backups.back_up()
    assert served.services.preferences.now.rehearsed > first
    assert not list(served.open_journal.folder.glob("rehearsal*"))


def test_after_the_lock_nothing_is_backed_up(served):
    served.close()
    served.backups.back_up()
    assert made_beside(served) == []


def test_files_that_nothing_names_go_behind_a_good_backup(served: Workplace) -> None:
    assert served.backups is not None
    kept, orphan = served.journal.files.put(b"young"), served.journal.files.put(b"old")
    old = served.clock().timestamp() - 40 * 86_400
    os.utime(served.journal.files.path(orphan.name), (old, old))
    young = served.clock().timestamp()
    os.utime(served.journal.files.path(kept.name), (young, young))
    served.backups.back_up()
    assert served.journal.files.names() == [kept.name]
