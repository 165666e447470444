"""Backups: complete, encrypted copies of a journal that have been opened and checked before they count."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path

from desktop.errors import StoreError, VaultError
from desktop.journal import keyfile, keyslots, manifest, snapshot, thinning
from desktop.journal.durable import (
    PRIVATE_FOLDER,
    disk_problem,
    disk_problems,
    sync_folder,
    write_file,
)
from desktop.journal.manifest import SUFFIX, Backup, Manifest, list_backups, mark_of
from desktop.journal.snapshot import Contents, Progress
from desktop.journal.vault import DATABASE, Vault, database_key, key_for
from desktop.journal.vault_errors import KeyFileDamaged

FOLDER = "backups"
ATTACHMENTS = "attachments"
EVERY = timedelta(minutes=30)
_ABANDONED = 86_400  # seconds; a younger draft may be another machine's, at work in a shared folder
_OPENER = (
    "This folder is a backup. Open this file with Guanxi Journal to bring it back.\n"
    "这个文件夹是一份备份。用关系日记打开此文件，即可恢复。\n"
)
_SPARE = 32 * 1024 * 1024  # bytes that a backup leaves free, so that the journal itself can go on


def due(last: datetime | None, now: datetime, *, changed: bool) -> bool:
    """Tell whether it is time for a routine backup: something changed, and the last one is 30 minutes old.

    A last one that lies in the future (the clock was set back) does not hold back the next.
    """
    return changed and (last is None or not timedelta() <= now - last < EVERY)


def make(
    vault: Vault,
    target: Path,
    now: datetime,
    app: str,
    reason: str = "routine",
    progress: Progress | None = None,
) -> Backup:
    """Make a backup of the journal of ``vault`` in the folder ``target`` and prove that it can be opened.

    ``app`` is the version of the program; ``reason`` a word such as ``routine``, ``migration``, ``import``.
    Others may read and write meanwhile. Raises ``StoreError`` and what ``progress`` raises; then ``target`` is as
    it was.
    """
    _prepare(target, vault.folder, now)
    path = _free_path(target, now)
    draft = path.with_name(f".{path.name}.partial")
    try:
        with disk_problems(path):
            draft.mkdir(mode=PRIVATE_FOLDER)
            made = _fill(vault, draft, now, app, reason, progress)
            sync_folder(draft)
            draft.rename(path)
            sync_folder(target)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return Backup(path, made)


def routine(
    vault: Vault,
    target: Path,
    now: datetime,
    app: str,
    zone: tzinfo | None = None,
    progress: Progress | None = None,
) -> Backup | None:
    """Make a backup in ``target`` if one is ``due`` there, and thin the older ones; None when it was not.

    Meant to be called in a worker now and then, and at closing. Raises as ``make``.
    """
    newest = next(iter(list_backups(target, vault.id)), None)
    last = newest.manifest if newest else None
    change = snapshot.newest_change_in(vault.folder / DATABASE, database_key(vault))
    changed = last is None or last.newest_change != change
    if not due(last.made_at if last else None, now, changed=changed):
        return None
    made = make(vault, target, now, app, progress=progress)
    thin(target, vault.id, now, zone)
    return made


def thin(target: Path, vault: str, now: datetime, zone: tzinfo | None = None) -> list[Path]:
    """Remove the backups of ``vault`` in ``target`` whose time is over (see ``thinning``); return their paths.

    Attachments that no backup needs any more go too. Raises ``StoreError``.
    """
    backups = list_backups(target, vault)
    kept = thinning.keep((backup.manifest.made_at for backup in backups), now, zone)
    gone = [backup.path for backup in backups if backup.manifest.made_at not in kept]
    for path in gone:
        with disk_problems(path):
            # Renamed first: a removal that is cut short must not leave half a backup in the list.
            removed = path.rename(path.with_name(f".{path.name}.removed"))
            shutil.rmtree(removed)
    if gone:
        _drop_attachments(target)
    return gone


def _prepare(target: Path, folder: Path, now: datetime) -> None:
    """Make ``target`` inside a folder that is there, clear what a crash left in it, and look for room."""
    with disk_problems(target):
        # Not its parents: an unplugged disk must not become a folder on another one.
        target.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
        for leftover in target.glob(f".*{SUFFIX}.*"):
            if now.timestamp() - leftover.stat().st_mtime > _ABANDONED:
                shutil.rmtree(leftover, ignore_errors=True)
        needed = (folder / DATABASE).stat().st_size + _SPARE
        if _room(target) < needed:
            raise disk_problem(OSError(errno.ENOSPC, ""), target)


def _room(target: Path) -> int:
    """Return the free bytes of the disk that holds ``target``."""
    return shutil.disk_usage(target).free


def _free_path(target: Path, now: datetime) -> Path:
    stem = now.astimezone(UTC).strftime("%Y-%m-%dT%H%M%S")
    number = 1
    path = target / f"{stem}{SUFFIX}"
    while path.exists():
        number += 1
        path = target / f"{stem}-{number}{SUFFIX}"
    return path


def _fill(
    vault: Vault, draft: Path, now: datetime, app: str, reason: str, progress: Progress | None
) -> Manifest:
    database, key = draft / DATABASE, database_key(vault)
    contents = snapshot.copy(vault.folder / DATABASE, key, database, progress)
    os.chmod(database, 0o600)  # noqa: PTH101 - SQLite makes it by the mask of the process
    snapshot.prove(database, key, contents)
    _copy_keys(vault, draft)
    attachments = _copy_attachments(vault.folder / ATTACHMENTS, draft.parent / ATTACHMENTS)
    made = _describe(vault, draft, contents, attachments, (now, app, reason))
    write_file(draft / manifest.NAME, manifest.dump(made))
    write_file(draft / manifest.OPENER, _OPENER.encode())
    return made


def _copy_keys(vault: Vault, draft: Path) -> None:
    """Put a key file beside the copy that opens it; without one the copy is worth nothing."""
    for name in (keyfile.NAME, keyfile.PREVIOUS):
        with contextlib.suppress(OSError, VaultError):
            text = (vault.folder / name).read_bytes()
            if keyslots.genuine(keyfile.parse(text), vault.data_key):
                write_file(draft / keyfile.NAME, text)
                return
    raise KeyFileDamaged


def _copy_attachments(source: Path, pool: Path) -> tuple[str, ...]:
    """Copy what is new into the pool that all backups of a folder share; their content never changes."""
    if not source.is_dir():
        return ()
    names = []
    for path in sorted(source.glob("*/*")):
        if path.name.startswith(".") or not path.is_file():
            continue
        name = path.relative_to(source).as_posix()
        copied = pool / name
        if not copied.is_file() or copied.stat().st_size != path.stat().st_size:
            copied.parent.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
            write_file(copied, path.read_bytes())
        names.append(name)
    return tuple(names)


def _describe(
    vault: Vault,
    draft: Path,
    contents: Contents,
    attachments: tuple[str, ...],
    when: tuple[datetime, str, str],
) -> Manifest:
    now, app, reason = when
    described = Manifest(
        vault=vault.id,
        made_at=now,
        app=app,
        schema=contents.schema,
        reason=reason,
        newest_change=contents.newest_change,
        counts=contents.counts,
        files={name: mark_of(draft / name) for name in (DATABASE, keyfile.NAME)},
        attachments=attachments,
    )
    return manifest.signed(described, key_for(vault, "backup"))


def _drop_attachments(target: Path) -> None:
    """Remove what no backup in ``target`` names; when one of them cannot be read, nothing."""
    paths = [path for path in target.glob(f"*{SUFFIX}") if not path.name.startswith(".")]
    needed: set[str] = set()
    for path in paths:
        try:
            needed.update(manifest.read(path).attachments)
        except StoreError:
            return
    with disk_problems(target):
        for path in (target / ATTACHMENTS).glob("*/*"):
            if path.relative_to(target / ATTACHMENTS).as_posix() not in needed:
                path.unlink()
