"""Bringing a journal back from a backup, beside what is there and never over it."""

from __future__ import annotations

import contextlib
import shutil
from datetime import datetime
from pathlib import Path

from desktop.errors import Refused, VaultError
from desktop.journal import keyfile, keyslots, manifest, snapshot
from desktop.journal.backup import ATTACHMENTS, FOLDER
from desktop.journal.durable import PRIVATE_FOLDER, disk_problems, sync_file, sync_folder, write_file
from desktop.journal.manifest import BackupDamaged, Manifest, mark_of
from desktop.journal.snapshot import Contents
from desktop.journal.vault import DATABASE, Vault, database_key, key_for
from desktop.texts import _

_CONFLICT_LIMIT = 100


def restore(backup: Path, folder: Path, vault: Vault | None = None) -> Manifest:
    """Make the journal of the backup ``backup`` in the new or empty folder ``folder``.

    With ``vault``, the unlocked vault of the same journal, the copy is also opened and checked, and keeps the ways
    to unlock of today; without, it is unlocked as on the day of the backup. Raises ``BackupDamaged``,
    ``Refused`` when ``folder`` holds anything or ``vault`` is another journal's, ``StoreError``.
    """
    described = manifest.read(backup)
    _check_place(folder)
    _check_owner(described, vault)
    draft = folder.with_name(f".{folder.name}.partial")
    with disk_problems(folder):
        shutil.rmtree(draft, ignore_errors=True)
        try:
            draft.mkdir(mode=PRIVATE_FOLDER, parents=True)
            _fill(backup, described, draft)
            if vault is not None:
                _prove(draft, described, vault)
                _take_keys(draft, vault)
            sync_folder(draft)
            if folder.is_dir():
                folder.rmdir()
            draft.rename(folder)
            sync_folder(folder.parent)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    return described


def rehearse(backup: Path, scratch: Path, vault: Vault) -> Manifest:
    """Prove that ``backup`` can be restored: do it in the existing folder ``scratch``, and clear it away again.

    Meant once a month and after a change of the backup disk. Raises as ``restore``; nothing is left in ``scratch``.
    """
    place = scratch / f"rehearsal-{vault.id}"
    try:
        return restore(backup, place, vault)
    finally:
        shutil.rmtree(place, ignore_errors=True)


def swap(journal: Path, restored: Path, now: datetime) -> Path:
    """Put the restored folder in the place of the (closed) journal folder and return where the old one is now.

    The old one becomes “<name> before restore <time>” beside it; its backups go over to the new one. Raises
    ``StoreError``; then the journal is where it was. Should the power fail between the two renamings, both folders
    lie whole beside each other.
    """
    aside = _aside(journal, now)
    with disk_problems(journal):
        journal.rename(aside)
        try:
            restored.rename(journal)
        except OSError:
            aside.rename(journal)
            raise
        sync_folder(journal.parent)
        with contextlib.suppress(OSError):  # without them the journal is whole, and they are whole aside
            (aside / FOLDER).rename(journal / FOLDER)
    return aside


def _check_place(folder: Path) -> None:
    with disk_problems(folder):
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise Refused(
                _("{folder} is not empty, and a restored journal is never written over anything.").format(
                    folder=folder
                ),
                _("Choose a new or an empty folder."),
            )


def _check_owner(described: Manifest, vault: Vault | None) -> None:
    if vault is None:
        return
    if described.vault != vault.id:
        raise Refused(
            _("This backup belongs to another journal."),
            _("Restore it into a folder of its own and unlock it with its own passphrase or recovery code."),
        )
    if not manifest.genuine(described, key_for(vault, "backup")):
        raise BackupDamaged


def _fill(backup: Path, described: Manifest, draft: Path) -> None:
    for name in (DATABASE, keyfile.NAME):
        if not (backup / name).is_file():
            raise BackupDamaged
        _copy(backup / name, draft / name)
        if mark_of(draft / name) != described.files.get(name):
            raise BackupDamaged
    for name in described.attachments:
        source = backup.parent / ATTACHMENTS / name
        if not source.is_file():
            raise BackupDamaged
        _copy(source, draft / ATTACHMENTS / name)


def _copy(source: Path, copied: Path) -> None:
    copied.parent.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    shutil.copyfile(source, copied)
    copied.chmod(0o600)
    sync_file(copied)


def _prove(draft: Path, described: Manifest, vault: Vault) -> None:
    expected = Contents(described.schema, described.newest_change, described.counts)
    snapshot.prove(draft / DATABASE, database_key(vault), expected)


def _take_keys(draft: Path, vault: Vault) -> None:
    """Keep the ways to unlock of today: a passphrase that was given up must not come back with an old backup."""
    try:
        keys = keyfile.read(vault.folder)
    except VaultError:
        return
    if keyslots.genuine(keys, vault.data_key):
        write_file(draft / keyfile.NAME, keyfile.dump(keys))


def _aside(journal: Path, now: datetime) -> Path:
    moment = now.astimezone().strftime("%Y-%m-%d %H%M%S")
    name = _("{name} before restore {time}").format(name=journal.name, time=moment)
    path = journal.with_name(name)
    for number in range(2, _CONFLICT_LIMIT):
        if not path.exists():
            break
        path = journal.with_name(f"{name} ({number})")
    return path
