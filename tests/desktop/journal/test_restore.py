"""A journal comes back from a backup, and nothing that is there is written over."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest

from desktop.errors import Refused, StoreError
from desktop.journal import backup, keyfile, restore, vault
from desktop.journal.manifest import BackupDamaged, list_backups
from desktop.journal.vault_errors import WrongSecret
from tests.desktop.journal import fakes, vaulted
from tests.desktop.journal.vaulted import NOW, opened


@pytest.fixture
def keys(tmp_path):
    made, _code = vaulted.make(tmp_path / "journal")
    with opened(made) as journal:
        vaulted.add(journal, "光明", "Second")
    attachment = made.folder / "attachments" / "a1" / "a1ff"
    attachment.parent.mkdir(parents=True)
    attachment.write_bytes(b"sealed picture")
    return made


@pytest.fixture
def made(keys):
    return backup.make(keys, keys.folder / backup.FOLDER, NOW, "0.1.0")


def everything_in(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_restored_journal_is_the_journal_of_that_moment(keys, made, tmp_path):
    with opened(keys) as journal:
        vaulted.add(journal, "Later")
    restore.restore(made.path, tmp_path / "restored", keys)
    found = vault.unlock_with_passphrase(tmp_path / "restored", vaulted.PASSPHRASE)
    assert vaulted.names(found) == ["光明", "Second"]
    assert (tmp_path / "restored" / "attachments" / "a1" / "a1ff").read_bytes() == b"sealed picture"
    assert vaulted.names(keys) == ["光明", "Second", "Later"]


def test_on_a_new_computer_the_backup_alone_is_enough(tmp_path):
    keys, code = vaulted.make(tmp_path / "journal")
    with opened(keys) as journal:
        vaulted.add(journal, "光明")
    made = backup.make(keys, tmp_path / "usb", NOW, "0.1.0")
    shutil.rmtree(keys.folder)
    restore.restore(made.path, tmp_path / "deep" / "new", None)
    assert vaulted.names(vault.unlock_with_recovery(tmp_path / "deep" / "new", code)) == ["光明"]


def test_an_undo_still_works_in_a_restored_journal(keys, made, tmp_path):
    restore.restore(made.path, tmp_path / "restored", keys)
    found = replace(keys, folder=tmp_path / "restored")
    with opened(found) as journal:
        journal.undo()
    assert vaulted.names(found) == []


def test_a_passphrase_given_up_does_not_come_back(keys, made, tmp_path):
    vault.set_passphrase(keys, "the new one", fakes.CHEAP)
    restore.restore(made.path, tmp_path / "restored", keys)
    with pytest.raises(WrongSecret):
        vault.unlock_with_passphrase(tmp_path / "restored", vaulted.PASSPHRASE)
    vault.unlock_with_passphrase(tmp_path / "restored", "the new one")


@pytest.mark.parametrize("state", ["gone", "damaged", "of another journal"])
def test_a_key_file_that_does_not_fit_is_not_taken(keys, made, tmp_path, state):
    path = keys.folder / keyfile.NAME
    if state == "gone":
        path.unlink()
    elif state == "damaged":
        path.write_bytes(b"rubbish")
    else:
        vaulted.make(tmp_path / "other")
        shutil.copy(tmp_path / "other" / keyfile.NAME, path)
    restore.restore(made.path, tmp_path / "restored", keys)
    found = vault.unlock_with_passphrase(tmp_path / "restored", vaulted.PASSPHRASE)
    assert found.data_key == keys.data_key


@pytest.mark.parametrize("place", ["journal", "file"])
def test_nothing_is_written_over(keys, made, tmp_path, place):
    (tmp_path / "file").write_bytes(b"a letter")
    before = everything_in(tmp_path)
    with pytest.raises(Refused, match="is not empty"):
        restore.restore(made.path, tmp_path / place, keys)
    assert everything_in(tmp_path) == before


def test_an_empty_folder_may_be_filled(keys, made, tmp_path):
    (tmp_path / "restored").mkdir()
    restore.restore(made.path, tmp_path / "restored", keys)
    assert (tmp_path / "restored" / "journal.db").is_file()


def test_a_backup_of_another_journal_is_refused(made, tmp_path):
    other, _code = vaulted.make(tmp_path / "other")
    with pytest.raises(Refused, match="another journal"):
        restore.restore(made.path, tmp_path / "restored", other)
    assert not (tmp_path / "restored").exists()


def damage(path):
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize("unlocked", [True, False])
@pytest.mark.parametrize(
    "harm",
    [
        lambda path: damage(path / "journal.db"),
        lambda path: damage(path / "keys.json"),
        lambda path: (path / "journal.db").unlink(),
        lambda path: (path / "manifest.json").unlink(),
        lambda path: (path / "manifest.json").write_bytes(b"{}"),
        lambda path: (path.parent / "attachments" / "a1" / "a1ff").unlink(),
        shutil.rmtree,
    ],
    ids=["database", "keys", "no database", "no manifest", "empty manifest", "no attachment", "no backup"],
)
def test_a_damaged_backup_leaves_nothing_behind(keys, made, tmp_path, unlocked, harm):
    harm(made.path)
    with pytest.raises(BackupDamaged, match="damaged or incomplete"):
        restore.restore(made.path, tmp_path / "restored", keys if unlocked else None)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["journal"]


def test_a_manifest_that_someone_changed_is_found_when_the_journal_is_unlocked(keys, made, tmp_path):
    path = made.path / "manifest.json"
    path.write_text(path.read_text().replace("routine", "trusted"))
    with pytest.raises(BackupDamaged):
        restore.restore(made.path, tmp_path / "restored", keys)


def test_a_disk_that_fails_at_any_step_leaves_nothing_half(keys, made, tmp_path):
    at, struck = 0, True
    while struck:
        at += 1
        place = tmp_path / f"restored {at}"
        with fakes.failing_disk(at) as fault:
            try:
                restore.restore(made.path, place, keys)
            except StoreError as error:
                assert "no room" in error.message  # noqa: PT017
        struck = fault.struck
        if place.exists():
            assert vaulted.names(replace(keys, folder=place)) == ["光明", "Second"]
        assert not list(tmp_path.glob(".*"))
    assert at > 6


def test_a_rehearsal_proves_a_backup_and_leaves_nothing(keys, made, tmp_path):
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    assert restore.rehearse(made.path, scratch, keys) == made.manifest
    damage(made.path / "journal.db")
    with pytest.raises(BackupDamaged):
        restore.rehearse(made.path, scratch, keys)
    assert list(scratch.iterdir()) == []


# --- in the place of the journal -------------------------------------------------------------------------------


def test_the_restored_journal_takes_the_place_and_the_old_one_is_kept(keys, made, tmp_path):
    with opened(keys) as journal:
        vaulted.add(journal, "Later")
    restore.restore(made.path, tmp_path / "restored", keys)
    aside = restore.swap(keys.folder, tmp_path / "restored", NOW)
    assert vaulted.names(keys) == ["光明", "Second"]
    assert aside.name.startswith("journal before restore 2026-11-2")
    assert vaulted.names(replace(keys, folder=aside)) == ["光明", "Second", "Later"]
    assert not (tmp_path / "restored").exists()
    assert [found.manifest for found in list_backups(keys.folder / backup.FOLDER)] == [made.manifest]


def test_a_second_restore_in_the_same_second_keeps_both_old_ones(keys, made, tmp_path):
    asides = []
    for _turn in range(2):
        backups = list_backups(keys.folder / backup.FOLDER)
        restore.restore(backups[0].path, tmp_path / "restored", keys)
        asides.append(restore.swap(keys.folder, tmp_path / "restored", NOW))
    assert asides[1].name == f"{asides[0].name} (2)"
    assert all(vaulted.names(replace(keys, folder=aside)) == ["光明", "Second"] for aside in asides)


def test_a_swap_without_restored_folder_leaves_the_journal_where_it_is(keys, tmp_path):
    with pytest.raises(StoreError, match="is not there"):
        restore.swap(keys.folder, tmp_path / "restored", NOW)
    assert vaulted.names(keys) == ["光明", "Second"]


def test_a_swap_without_journal_is_told(tmp_path):
    with pytest.raises(StoreError, match="journal is not there"):
        restore.swap(tmp_path / "journal", tmp_path / "restored", NOW)


def test_a_journal_without_backups_of_its_own_is_swapped_too(keys, tmp_path):
    made = backup.make(keys, tmp_path / "usb", NOW, "0.1.0")
    restore.restore(made.path, tmp_path / "restored", keys)
    restore.swap(keys.folder, tmp_path / "restored", NOW)
    assert vaulted.names(keys) == ["光明", "Second"]
