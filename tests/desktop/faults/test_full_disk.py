"""A full disk costs the step under way and nothing else, and all goes on when there is space again."""

from __future__ import annotations

import contextlib
import random
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from desktop import settings
from desktop.errors import StoreError
from desktop.journal import backup, checking
from desktop.journal import vault as vaults
from desktop.settings import Settings
from tests.desktop.faults.small_disk import PAGE, SmallDisk, small_disk
from tests.desktop.journal import vaulted
from tests.desktop.journal.fakes import CHEAP

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no disk can be filled here")

POINTS = 40


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    with small_disk(tmp_path) as made:
        yield made


def test_a_change_on_a_full_disk_is_all_there_or_not_at_all(disk: SmallDisk) -> None:
    keys, _code = vaulted.make(disk.folder / "journal")
    made: list[str] = []
    told: list[str] = []
    with vaulted.opened(keys) as journal:
        for point in range(POINTS):
            disk.fill(leaving=point % 25 * PAGE)
            name = f"supplier {point} " + "长" * 20_000
            try:
                vaulted.add(journal, name, f"second {point}")
            except StoreError as error:
                told.append(str(error))
            else:
                made += [name, f"second {point}"]
            disk.free()
            vaulted.add(journal, f"after {point}")  # it goes on in the same window
            made.append(f"after {point}")
    assert POINTS // 4 < len(told) < POINTS, "some points were too small, some were not"
    assert all(sentence.count(".") == 2 and "is safe" in sentence for sentence in told)
    assert vaulted.names(keys) == made
    with vaulted.opened(keys) as journal:
        assert checking.check(journal, random.Random(1)).sound
        assert journal.undo() is not None
    assert vaulted.names(keys) == made[:-1]


def test_a_journal_opens_and_reads_on_a_full_disk(disk: SmallDisk) -> None:
    keys, _code = vaulted.make(disk.folder / "journal")
    with vaulted.opened(keys) as journal:
        vaulted.add(journal, "kept")
    disk.fill(leaving=0)
    with contextlib.suppress(StoreError):  # one sentence: a reader needs 32 kB for the index of the log
        assert vaulted.names(keys) == ["kept"]
    disk.free()
    assert vaulted.names(keys) == ["kept"]


def test_a_backup_on_a_full_disk_leaves_the_earlier_ones(disk: SmallDisk) -> None:
    keys, _code = vaulted.make(disk.folder / "journal")
    target = keys.folder / backup.FOLDER
    first = backup.make(keys, target, vaulted.NOW, "1")
    before = sorted(target.rglob("*"))
    for leaving in (0, PAGE, 40 * PAGE, 400 * PAGE):
        disk.fill(leaving)
        with pytest.raises(StoreError) as refused:
            backup.make(keys, target, vaulted.NOW + timedelta(hours=1), "1")
        assert refused.value.advice
        disk.free()
        assert sorted(target.rglob("*")) == before
    backup.make(keys, target, vaulted.NOW + timedelta(hours=1), "1")
    assert first.path.is_dir()


def test_a_passphrase_changed_on_a_full_disk_is_the_old_or_the_new_one(disk: SmallDisk) -> None:
    keys, _code = vaulted.make(disk.folder / "journal")
    disk.fill(leaving=0)
    with pytest.raises(StoreError, match="no room"):
        vaults.set_passphrase(keys, "another one", CHEAP)
    assert vaults.unlock_with_passphrase(keys.folder, vaulted.PASSPHRASE).id == keys.id
    disk.free()
    vaults.set_passphrase(keys, "another one", CHEAP)
    assert vaults.unlock_with_passphrase(keys.folder, "another one").id == keys.id
    assert not list(keys.folder.glob(".*")), "a half-written key file lies about"


def test_settings_on_a_full_disk_stay_as_they_were(disk: SmallDisk) -> None:
    folder = disk.folder / "settings"
    settings.save(folder, Settings(scale=110))
    disk.fill(leaving=0)
    with pytest.raises(OSError, match=r"space|large"):
        settings.save(folder, Settings(scale=120))
    disk.free()
    assert settings.load(folder).scale == 110
    assert [path.name for path in folder.iterdir()] == [settings.FILE]


def test_a_file_added_on_a_full_disk_is_all_there_or_not_at_all(disk: SmallDisk) -> None:
    keys, _code = vaulted.make(disk.folder / "journal")
    with vaulted.opened(keys) as journal:
        for number, leaving in enumerate((0, PAGE, 20 * PAGE, 100 * PAGE)):
            disk.fill(leaving)
            with pytest.raises(StoreError, match="no room"):
                journal.files.put(bytes([number]) * 1_000_000)
            disk.free()
        assert journal.files.names() == []
        assert not [path for path in journal.files.folder.rglob("*") if path.is_file()]
        content = journal.files.put(bytes(1_000_000))
        journal.files.verify(content.name)
