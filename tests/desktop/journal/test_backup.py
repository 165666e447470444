"""Backups are made while people work, are whole, and can be trusted."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
import threading
from datetime import timedelta

import pytest

from desktop.errors import StoreError
from desktop.journal import backup, keyfile, manifest, snapshot, vault
from desktop.journal.manifest import BackupDamaged, list_backups
from desktop.journal.vault_errors import KeyFileDamaged
from tests.desktop.journal import fakes, vaulted
from tests.desktop.journal.vaulted import NOW, opened

NEEDLE = "Guangming 光明 porcelain"


@pytest.fixture
def keys(tmp_path):
    made, _code = vaulted.make(tmp_path / "journal 日记")
    with opened(made) as journal:
        vaulted.add(journal, NEEDLE, "Second")
    return made


@pytest.fixture
def target(keys):
    return keys.folder / backup.FOLDER


def make(keys, target, now=NOW, **rest):
    return backup.make(keys, target, now, "0.1.0", **rest)


def test_a_backup_tells_what_is_in_it(keys, target):
    made = make(keys, target, reason="import")
    assert made.path.name == "2026-11-22T090000.guanxi-backup"
    assert sorted(path.name for path in made.path.iterdir()) == [
        "Guanxi Journal.guanxi-backup",
        "journal.db",
        "keys.json",
        "manifest.json",
    ]
    assert list_backups(target) == [made]
    described = made.manifest
    assert (described.vault, described.made_at, described.app, described.reason) == (
        keys.id,
        NOW,
        "0.1.0",
        "import",
    )
    assert described.counts["supplier"] == 2
    assert described.schema > 0


def test_a_backup_is_whole_by_itself(keys, target):
    made = make(keys, target)
    with snapshot.open_unchanged(made.path / "journal.db", vault.database_key(keys)) as connection:
        found = connection.execute("SELECT name_en FROM supplier ORDER BY id").fetchall()
    assert found == [(NEEDLE,), ("Second",)]
    assert vault.unlock_with_passphrase(made.path, vaulted.PASSPHRASE).data_key == keys.data_key


def test_no_text_of_the_journal_is_in_a_backup_in_clear(keys, target):
    made = make(keys, target)
    for path in made.path.iterdir():
        content = path.read_bytes()
        for word in ("Guangming", "光明", "porcelain"):
            assert word.encode() not in content
            assert word.encode("utf-16-le") not in content
        assert b"SQLite format 3" not in content


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_only_the_owner_may_read_a_backup(keys, target):
    made = make(keys, target)
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in made.path.iterdir()} == {0o600}


def test_two_backups_in_one_second_stay_apart(keys, target):
    one, two = make(keys, target), make(keys, target)
    assert one.path != two.path
    assert len(list_backups(target)) == 2


def test_a_backup_is_made_while_someone_writes_and_holds_one_moment(keys, target):
    stop, sizes = threading.Event(), []

    def write(journal):
        while not stop.is_set():
            vaulted.add(journal, "pair one", "pair two")
            sizes.append(1)

    with opened(keys) as journal:
        with journal.fill() as session:
            for _number in range(3000):
                session.make(vaulted.Supplier, name_en="x" * 200)
        writer = threading.Thread(target=write, args=(journal,))
        writer.start()
        try:
            counts = [make(keys, target).manifest.counts["supplier"] for _turn in range(3)]
        finally:
            stop.set()
            writer.join()
    assert sizes
    assert counts == sorted(counts)
    assert all(count % 2 == 0 for count in counts)


def test_progress_is_told_and_can_cancel(keys, target):
    told = []
    make(keys, target, progress=lambda done, total: told.append((done, total)))
    assert told[-1][0] == told[-1][1] > 0

    def cancel(_done, _total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make(keys, target, progress=cancel)
    assert len(list(target.iterdir())) == 1


def test_when_a_backup_is_due():
    assert backup.due(None, NOW, changed=True)
    assert not backup.due(None, NOW, changed=False)
    assert not backup.due(NOW - timedelta(minutes=29), NOW, changed=True)
    assert backup.due(NOW - timedelta(minutes=30), NOW, changed=True)
    assert backup.due(NOW + timedelta(days=30), NOW, changed=True)
    assert not backup.due(NOW - timedelta(days=30), NOW, changed=False)


def test_the_newest_change_tells_whether_something_changed_since(keys, target):
    first = make(keys, target).manifest
    assert make(keys, target).manifest.newest_change == first.newest_change > 0
    with opened(keys) as journal:
        vaulted.add(journal, "Third")
    assert make(keys, target).manifest.newest_change > first.newest_change


def test_the_routine_makes_one_only_when_something_changed_and_half_an_hour_has_gone(keys, target):
    def routine(minutes):
        return backup.routine(keys, target, NOW + timedelta(minutes=minutes), "0.1.0")

    first = routine(0)
    assert first is not None
    assert routine(31) is None
    with opened(keys) as journal:
        vaulted.add(journal, "Third")
    assert routine(29) is None
    second = routine(31)
    assert second is not None
    assert second.manifest.counts["supplier"] == 3
    assert routine(62) is None
    assert list_backups(target) == [second, first]


def test_the_routine_thins_what_is_old(keys, target):
    old = [make(keys, target, NOW - timedelta(days=5, hours=hours)) for hours in range(2)]
    with opened(keys) as journal:
        vaulted.add(journal, "Third")
    made = backup.routine(keys, target, NOW, "0.1.0")
    assert list_backups(target) == [made, old[0]]


# --- thinning on the disk --------------------------------------------------------------------------------------


def test_old_backups_go_and_those_of_other_journals_stay(keys, target, tmp_path):
    other, _code = vaulted.make(tmp_path / "other")
    old = [NOW - timedelta(days=5, hours=hours) for hours in range(3)]
    mine = [make(keys, target, moment) for moment in (*old, NOW)]
    others = [make(other, target, moment) for moment in old]
    assert sorted(backup.thin(target, keys.id, NOW)) == sorted(made.path for made in mine[1:3])
    assert {made.path for made in list_backups(target, keys.id)} == {mine[0].path, mine[3].path}
    assert len(list_backups(target, other.id)) == len(others)
    assert backup.thin(target, keys.id, NOW) == []


def test_a_damaged_backup_is_not_listed_and_never_removed(keys, target):
    damaged = make(keys, target, NOW - timedelta(days=40))
    (damaged.path / "manifest.json").write_bytes(b"rubbish")
    make(keys, target)
    backup.thin(target, keys.id, NOW + timedelta(days=3))
    assert damaged.path.is_dir()
    assert damaged.path not in [made.path for made in list_backups(target)]


# --- attachments -----------------------------------------------------------------------------------------------


def attach(keys, name, content):
    path = keys.folder / "attachments" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def test_attachments_are_copied_once_and_go_with_the_last_backup_that_names_them(keys, target):
    attach(keys, "a1/a1ff", b"sealed one")
    old = make(keys, target, NOW - timedelta(days=5, hours=1))
    copied = target / "attachments" / "a1" / "a1ff"
    first = copied.stat().st_mtime_ns
    (keys.folder / "attachments" / "a1" / "a1ff").unlink()
    attach(keys, "b2/b2ff", b"sealed two")
    attach(keys, "b2/.b2ff.tmp", b"half a file")
    kept = make(keys, target, NOW - timedelta(days=5))
    assert (old.manifest.attachments, kept.manifest.attachments) == (("a1/a1ff",), ("b2/b2ff",))
    assert copied.stat().st_mtime_ns == first
    make(keys, target)
    backup.thin(target, keys.id, NOW)
    assert not copied.exists()
    assert (target / "attachments" / "b2" / "b2ff").read_bytes() == b"sealed two"


def test_a_cut_copy_of_an_attachment_is_made_anew(keys, target):
    attach(keys, "a1/a1ff", b"sealed one")
    make(keys, target)
    (target / "attachments" / "a1" / "a1ff").write_bytes(b"sea")
    make(keys, target)
    assert (target / "attachments" / "a1" / "a1ff").read_bytes() == b"sealed one"


def test_attachments_stay_while_one_backup_cannot_be_read(keys, target):
    attach(keys, "a1/a1ff", b"sealed one")
    damaged = make(keys, target, NOW - timedelta(days=9))
    (damaged.path / "manifest.json").write_bytes(b"rubbish")
    (keys.folder / "attachments" / "a1" / "a1ff").unlink()
    for hours in range(3):
        make(keys, target, NOW - timedelta(days=5, hours=hours))
    assert len(backup.thin(target, keys.id, NOW)) == 2
    assert (target / "attachments" / "a1" / "a1ff").exists()


# --- bad days --------------------------------------------------------------------------------------------------


def nothing_new(target):
    return not target.exists() or [path for path in target.iterdir() if path.name != "attachments"] == []


def test_an_unplugged_disk_is_told_and_no_folder_is_made_for_it(keys, tmp_path):
    gone = tmp_path / "usb" / "backups"
    with pytest.raises(StoreError, match=r"backups is not there\. Check whether"):
        make(keys, gone)
    with pytest.raises(StoreError, match="backups is not there"):
        list_backups(gone)
    assert not gone.parent.exists()


def test_a_target_without_backups_is_empty(keys, tmp_path):
    assert list_backups(tmp_path / "new") == []


def test_a_file_in_the_place_of_the_target_is_told(keys, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreError, match=r"cannot use file"):
        make(keys, tmp_path / "file")


def test_a_disk_without_room_is_told_before_anything_is_written(keys, target, monkeypatch):
    monkeypatch.setattr(backup, "_room", lambda _target: 1000)
    with pytest.raises(StoreError, match="no room left for backups"):
        make(keys, target)
    assert nothing_new(target)


@pytest.mark.skipif(os.name == "nt", reason="the limit is one of Unix")
@pytest.mark.parametrize("limit", [1, 40_000, 200_000])
def test_a_disk_that_fills_up_meanwhile_leaves_no_half_backup(keys, target, limit):
    code = (
        "import resource, signal; from datetime import UTC, datetime; from pathlib import Path\n"
        "from desktop.journal import backup, vault\n"
        "keys = vault.unlock_with_passphrase(Path(sys.argv[1]), 'correct horse')\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]),) * 2)\n"
        "try: backup.make(keys, Path(sys.argv[2]), datetime(2026, 11, 22, tzinfo=UTC), '0')\n"
        "except Exception as error: print(type(error).__name__, error)"
    )
    told = fakes.as_nobody(code, str(keys.folder), str(target), str(limit))
    assert told.startswith("StoreError ")
    assert len(told.strip().splitlines()) == 1
    assert nothing_new(target)
    assert vaulted.names(keys) == [NEEDLE, "Second"]


@pytest.fixture
def small_disk(tmp_path):
    """A disk of two megabytes; only an administrator can have one."""
    disk = tmp_path / "usb"
    disk.mkdir()
    mount = shutil.which("mount")
    options = ["-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)]
    if mount is None or subprocess.run([mount, *options], check=False, capture_output=True).returncode:
        pytest.skip("no right to mount a small disk")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_is_told_and_the_backups_on_it_stay(keys, small_disk, monkeypatch):
    monkeypatch.setattr(backup, "_room", lambda _target: 10**12)  # it fills up after it was looked at
    kept = make(keys, small_disk / "backups")
    with opened(keys) as journal, journal.fill() as session:
        for _number in range(5000):
            session.make(vaulted.Supplier, name_en="x" * 300)
    with pytest.raises(StoreError, match=r"no room left for"):
        make(keys, small_disk / "backups")
    assert list_backups(small_disk / "backups") == [kept]


def test_a_disk_that_fails_at_any_step_leaves_no_half_backup(keys, target):
    at, struck = 0, True
    while struck:
        at += 1
        with fakes.failing_disk(at) as fault:
            try:
                make(keys, target)
            except StoreError as error:
                told = error.message
            else:
                told = ""
        struck = fault.struck
        assert ("no room" in told) is struck
        for made in list_backups(target):
            snapshot.prove(
                made.path / "journal.db",
                vault.database_key(keys),
                snapshot.Contents(made.manifest.schema, made.manifest.newest_change, made.manifest.counts),
            )
        assert not list(target.glob(".*"))
    assert at > 8


def test_a_killed_backup_is_cleared_away_a_day_later(keys, target):
    code = (
        "import os, signal, sys; from datetime import UTC, datetime; from pathlib import Path\n"
        "from desktop.journal import backup, vault\n"
        "keys = vault.unlock_with_passphrase(Path(sys.argv[1]), 'correct horse')\n"
        "kill = lambda done, total: os.kill(os.getpid(), signal.SIGKILL)\n"
        "backup.make(keys, Path(sys.argv[2]), datetime(2026, 11, 22, tzinfo=UTC), '0', progress=kill)"
    )
    subprocess.run([sys.executable, "-c", code, str(keys.folder), str(target)], check=False)
    left = list(target.iterdir())
    assert len(left) == 1
    assert list_backups(target) == []
    os.utime(left[0], (NOW.timestamp(), NOW.timestamp()))
    make(keys, target, NOW + timedelta(hours=23))
    assert left[0].exists()
    make(keys, target, NOW + timedelta(hours=25))
    assert not left[0].exists()


def test_a_damaged_database_gives_no_backup(keys, target):
    make(keys, target)
    with opened(keys) as journal, journal.fill() as session:
        for _number in range(200):
            session.make(vaulted.Supplier, name_en="x" * 200)
    path = keys.folder / "journal.db"
    content = bytearray(path.read_bytes())
    for page in range(20, len(content) // 4096, 10):
        content[page * 4096 + 1000] ^= 1
    path.write_bytes(content)
    with pytest.raises(StoreError, match="damaged"):
        make(keys, target)
    assert len(list(target.iterdir())) == 1


def test_a_damaged_key_file_is_replaced_by_its_copy_in_the_backup(keys, target):
    vault.mark_recovery_proved(keys)
    (keys.folder / keyfile.NAME).write_bytes(b"rubbish")
    made = make(keys, target)
    assert vault.unlock_with_passphrase(made.path, vaulted.PASSPHRASE).data_key == keys.data_key


def test_without_any_key_file_there_is_no_backup(keys, target):
    (keys.folder / keyfile.NAME).unlink()
    with pytest.raises(KeyFileDamaged):
        make(keys, target)
    assert nothing_new(target)


def test_a_copy_that_is_not_what_was_copied_is_thrown_away(keys, target):
    made = make(keys, target)
    database, key = made.path / "journal.db", vault.database_key(keys)
    described = made.manifest
    expected = snapshot.Contents(
        described.schema, described.newest_change, dict(described.counts, supplier=3)
    )
    with pytest.raises(StoreError, match="did not pass its test"):
        snapshot.prove(database, key, expected)
    content = bytearray(database.read_bytes())
    content[4096 * 3 + 5] ^= 1
    database.write_bytes(content)
    with pytest.raises(StoreError, match="did not pass its test"):
        snapshot.prove(
            database, key, snapshot.Contents(described.schema, described.newest_change, described.counts)
        )
    with pytest.raises(StoreError, match="did not pass its test"):
        snapshot.prove(made.path / "gone", key, expected)
    database.write_bytes(b"no database at all" * 1000)
    with pytest.raises(StoreError, match="did not pass its test"):
        snapshot.prove(database, key, expected)


# --- manifests -------------------------------------------------------------------------------------------------


def test_a_manifest_comes_back_from_its_text(keys, target):
    described = make(keys, target).manifest
    assert manifest.parse(manifest.dump(described)) == described


@pytest.mark.parametrize(
    "edit",
    [
        lambda parts: parts.update(version=2),
        lambda parts: parts.update(made_at="2026-11-22T09:00:00"),
        lambda parts: parts.update(made_at=5),
        lambda parts: parts.pop("vault"),
        lambda parts: parts.update(counts=[]),
        lambda parts: parts.update(files={"journal.db": [1]}),
        lambda parts: parts.update(attachments=["../../keys"]),
        lambda parts: parts.update(attachments=["/etc"]),
        lambda parts: parts.update(schema=float("inf")),
    ],
)
def test_a_manifest_we_never_write_is_refused(keys, target, edit):
    parts = manifest.json.loads(manifest.dump(make(keys, target).manifest))
    edit(parts)
    with pytest.raises(BackupDamaged, match="damaged or incomplete"):
        manifest.parse(manifest.json.dumps(parts).encode())


@pytest.mark.parametrize("text", [b"", b"[]", b"\xff", b"[" * 100_000])
def test_what_is_no_manifest_is_refused(text):
    with pytest.raises(BackupDamaged):
        manifest.parse(text)


def test_a_changed_manifest_is_not_genuine(keys, target):
    described = make(keys, target).manifest
    key = vault.key_for(keys, "backup")
    assert manifest.genuine(described, key)
    assert not manifest.genuine(manifest.replace(described, reason="other"), key)
    assert not manifest.genuine(manifest.replace(described, mac="é"), key)
