"""The headless commands that make, back up, restore and check a journal."""

from __future__ import annotations

import argparse
import contextlib
from collections.abc import Iterator
from pathlib import Path
from random import Random

from desktop import clock, opening
from desktop.about import VERSION
from desktop.almanac.command import Row
from desktop.attachments.checking import files_are_whole
from desktop.commands.opened import folder_of, opened_journal, passphrase_of, unlock
from desktop.errors import StoreError, UsageError
from desktop.journal import backup as backups
from desktop.journal import keyfile
from desktop.journal import restore as restoring
from desktop.journal import vault as vaults
from desktop.journal.checking import check as check_journal
from desktop.journal.keychain import Keychain, system_keychain
from desktop.journal.lock import FolderLock
from desktop.journal.manifest import Backup, list_backups
from desktop.journal.vault import Protection, Vault
from desktop.texts import _
from desktop.touches.last_touch import are_right as last_touches_are_right


def new(args: argparse.Namespace) -> Iterator[Row]:
    """Make a journal and yield its recovery code, which is shown this once; the first window asks for its proof."""
    folder, passphrase = folder_of(args), passphrase_of(args)
    keychain = None if passphrase is not None else system_keychain()
    vault, code = vaults.create(folder, Protection(keychain is not None, passphrase or ""), keychain)
    try:
        opening.create(folder, vaults.database_key(vault))
    except BaseException:
        _abandon(vault, keychain)
        raise
    yield {"journal": str(folder), "vault": vault.id, "recovery_code": code}


def _abandon(vault: Vault, keychain: Keychain | None) -> None:
    """Take back keys that protect nothing yet, so that the same folder can be tried again."""
    for name in (vaults.DATABASE, keyfile.NAME, keyfile.PREVIOUS):
        with contextlib.suppress(OSError):
            (vault.folder / name).unlink()
    if keychain is not None:
        keychain.remove(vault.id)


def back_up(args: argparse.Namespace) -> Iterator[Row]:
    """Make a backup, prove that it opens, and yield where it is."""
    with opened_journal(args) as opened:
        target = args.to.absolute() if args.to else opened.vault.folder / backups.FOLDER
        yield _backup_row(backups.make(opened.vault, target, clock.now(), VERSION, "asked"))
        backups.thin(target, opened.vault.id, clock.now())


def _backup_row(made: Backup) -> Row:
    described = made.manifest
    return {
        "backup": str(made.path),
        "made_at": described.made_at.isoformat(),
        "reason": described.reason,
        "counts": dict(described.counts),
    }


def restore(args: argparse.Namespace) -> Iterator[Row]:
    """Yield the backups, newest first; with ``--to`` bring one back into a new folder, never over anything."""
    folder = folder_of(args)
    if folder.is_dir():
        FolderLock(folder).release()
    if args.to is None:
        yield from map(_backup_row, _listed(args, folder))
        return
    wanted = _chosen(args, folder)
    vault = unlock(args, folder) if (folder / keyfile.NAME).is_file() else None
    target = args.to.absolute()
    described = restoring.restore(wanted, target, vault)
    yield {"journal": str(target), "backup": str(wanted), "made_at": described.made_at.isoformat()}


def _listed(args: argparse.Namespace, folder: Path) -> list[Backup]:
    found = list_backups(args.source.absolute() if args.source else folder / backups.FOLDER)
    if not found:
        raise StoreError(_("There is no backup here."), _("Name the folder that holds backups with --from."))
    return found


def _chosen(args: argparse.Namespace, folder: Path) -> Path:
    """Return the folder of the backup that was named by its path or name; the newest without one."""
    if args.backup and Path(args.backup).is_dir():
        return Path(args.backup).absolute()
    found = _listed(args, folder)
    named = [made.path for made in found if args.backup in ("", made.path.name)]
    if not named:
        raise UsageError(
            _("There is no backup {name}.").format(name=args.backup),
            _("Run restore without --to to see the list."),
        )
    return named[0]


def check(args: argparse.Namespace) -> Iterator[Row]:
    """Yield a line for each thing that is wrong and one for the whole; raises StoreError at the end if any."""
    with opened_journal(args) as opened:
        rules = [files_are_whole(opened.journal.files), last_touches_are_right]
        report = check_journal(opened.journal, Random(), rules)  # noqa: S311 - draws a sample, no secret
    for finding in report.findings:
        yield {
            "test": str(finding.test),
            "message": finding.message,
            "advice": finding.advice,
            "table": finding.table,
            "ids": list(finding.ids),
        }
    yield {"sound": report.sound, "done": [str(stage) for stage in report.done]}
    if not report.sound:
        raise StoreError(
            _("The check found something wrong."),
            _("Copy the journal's folder to a safe place, then restore the newest backup."),
        )
