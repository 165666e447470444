"""What no record names any more goes after thirty days, and only when a good backup holds it."""

from __future__ import annotations

import dataclasses
import os
from datetime import UTC, timedelta
from pathlib import Path

import pytest

from desktop.attachments import attaching, preparing
from desktop.attachments.orphans import collect
from desktop.journal import backup, restore
from desktop.journal.manifest import list_backups
from desktop.journal.vault import Vault
from tests.desktop.attachments.samples import photo
from tests.desktop.journal import vaulted
from tests.desktop.journal.vaulted import NOW, opened

LATER = NOW + timedelta(days=40)


@pytest.fixture
def keys(tmp_path: Path) -> Vault:
    made, _code = vaulted.make(tmp_path / "journal 日记")
    return made


def add(keys: Vault, shade: int, *, kept: bool) -> str:
    """Put a photo into the journal; ``kept`` False as after a crash between its bytes and its row."""
    with opened(keys) as journal:
        prepared = preparing.prepare(journal.files, "a.jpg", photo(shade=shade), UTC)
        if kept:
            with journal.change("Add file") as session:
                attaching.keep(session, prepared, ("supplier", 1))
        moment = NOW.timestamp()
        os.utime(journal.files.path(prepared.content.name), (moment, moment))
    return prepared.content.name


def clear(keys: Vault, now=LATER) -> list[str]:
    with opened(keys) as journal:
        return collect(journal, keys, list_backups(keys.folder / backup.FOLDER), now)


def back_up(keys: Vault, now=LATER - timedelta(days=1)) -> backup.Backup:
    return backup.make(keys, keys.folder / backup.FOLDER, now, "1")


def test_an_orphan_goes_after_thirty_days_when_a_backup_holds_it(keys: Vault) -> None:
    named, orphan = add(keys, 1, kept=True), add(keys, 2, kept=False)
    assert clear(keys) == [], "no backup"
    back_up(keys)
    assert clear(keys, NOW + timedelta(days=29)) == []
    assert clear(keys) == [orphan]
    with opened(keys) as journal:
        assert journal.files.names() == [named]
    assert clear(keys) == []


def test_a_backup_that_is_old_forged_or_without_the_file_does_not_count(keys: Vault) -> None:
    orphan = add(keys, 2, kept=False)
    made = back_up(keys, LATER - timedelta(days=8))
    assert clear(keys) == []
    fresh = dataclasses.replace(made.manifest, made_at=LATER)
    with opened(keys) as journal:
        forged = dataclasses.replace(made, manifest=fresh)
        assert collect(journal, keys, [forged], LATER) == []
    made = back_up(keys)
    (made.path.parent / "attachments" / orphan[:2] / orphan).unlink()
    assert clear(keys) == []


def test_what_undo_or_redo_may_bring_back_stays(keys: Vault) -> None:
    name = add(keys, 1, kept=True)
    with opened(keys) as journal:
        journal.undo()
    back_up(keys)
    assert clear(keys) == []
    with opened(keys) as journal:
        journal.redo()
        assert journal.files.names() == [name]


def test_a_restored_journal_has_its_files_and_an_old_backup_keeps_what_was_removed(
    keys: Vault, tmp_path: Path
) -> None:
    named, orphan = add(keys, 1, kept=True), add(keys, 2, kept=False)
    made = back_up(keys)
    assert clear(keys) == [orphan]
    restore.restore(made.path, tmp_path / "restored", keys)
    with opened(dataclasses.replace(keys, folder=tmp_path / "restored")) as journal:
        assert sorted(journal.files.names()) == sorted([named, orphan])
        for name in (named, orphan):
            journal.files.verify(name)


def test_backups_share_files_and_copy_only_new_ones(keys: Vault) -> None:
    add(keys, 1, kept=True)
    first = back_up(keys, NOW)
    pool = first.path.parent / "attachments"
    (copied,) = (path for path in pool.rglob("*") if path.is_file())
    before = copied.stat().st_mtime_ns
    add(keys, 2, kept=True)
    back_up(keys, NOW + timedelta(hours=1))
    assert copied.stat().st_mtime_ns == before
    assert sum(path.is_file() for path in pool.rglob("*")) == 2
