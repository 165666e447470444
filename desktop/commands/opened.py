"""Opening a journal for a command: where it lies, how it is unlocked, and that nobody else holds it."""

from __future__ import annotations

import argparse
import importlib
import secrets
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from desktop import clock, opening, paths, settings
from desktop.about import VERSION
from desktop.errors import UsageError
from desktop.journal import backup
from desktop.journal import vault as vaults
from desktop.journal.ids import DEVICE_LIMIT
from desktop.journal.journal import Journal
from desktop.journal.keychain import system_keychain
from desktop.journal.lock import FolderLock
from desktop.journal.opened import OpenedFile, open_file
from desktop.journal.vault import Vault
from desktop.journal.version import SCHEMA_VERSION
from desktop.logs import LOGGER
from desktop.texts import _

_LONGEST = 4096


@dataclass(frozen=True, slots=True)
class Opened:
    """An open journal with its keys."""

    journal: Journal
    vault: Vault


def add_journal_arguments(parser: argparse.ArgumentParser) -> None:
    """Add ``--journal`` and ``--passphrase-stdin``."""
    parser.add_argument(
        "--journal", type=Path, default=argparse.SUPPRESS, metavar="DIR", help=_("folder of the journal")
    )
    parser.add_argument(
        "--passphrase-stdin",
        action="store_true",
        default=argparse.SUPPRESS,
        help=_("read the passphrase from the first line of the input; else the system keychain is asked"),
    )


def folder_of(args: argparse.Namespace) -> Path:
    """Return the folder that was named, else the one opened last, else the usual one."""
    named: Path | None = getattr(args, "journal", None)
    if named is not None:
        return named.expanduser().absolute()
    last = settings.load(paths.settings_folder()).journal
    return Path(last) if last else paths.usual_journal()


def passphrase_of(args: argparse.Namespace) -> str | None:
    """Return the passphrase from the first line of the input; None when the keychain is to be asked.

    Raises UsageError when the line is empty, above 4,096 bytes or no UTF-8.
    """
    if not getattr(args, "passphrase_stdin", False):
        return None
    line = sys.stdin.buffer.readline(_LONGEST + 2).rstrip(b"\r\n")
    try:
        typed = line.decode("utf-8-sig")
    except UnicodeDecodeError:
        typed = ""
    if not typed.strip() or len(line) > _LONGEST:
        raise UsageError(
            _("There is no passphrase in the first line of the input."),
            _("Give it as one line of UTF-8, or leave --passphrase-stdin away to ask the keychain."),
        )
    return typed


def unlock(args: argparse.Namespace, folder: Path) -> Vault:
    """Return the keys of the journal in ``folder``; raises VaultError, UsageError."""
    passphrase = passphrase_of(args)
    if passphrase is not None:
        return vaults.unlock_with_passphrase(folder, passphrase)
    vaults.ways(folder)  # says that there is no journal before the keychain asks anything
    return vaults.unlock_with_keychain(folder, system_keychain())


@contextmanager
def opened_journal(args: argparse.Namespace) -> Iterator[Opened]:
    """Unlock and open the journal of a command, and close it afterwards.

    Raises JournalInUse when a window holds it, before any key is asked for; VaultError, StoreError.
    """
    folder = folder_of(args)
    if folder.is_dir():
        FolderLock(folder).release()
    vault = unlock(args, folder)
    file = _up_to_date(open_file(folder, vaults.database_key(vault)), vault)
    journal = opening.journal_from(file, clock.now, device())
    try:
        yield Opened(journal, vault)
    finally:
        journal.close()
        file.close()


def _up_to_date(file: OpenedFile, vault: Vault) -> OpenedFile:
    """Bring a file of an older version up to date, with a backup first."""
    if file.version == SCHEMA_VERSION:
        return file
    # Alembic takes half a second to import and is needed once per version.
    migrating = importlib.import_module("desktop.journal.migrating")
    back_up: Callable[[OpenedFile], object] = lambda old: backup.make(  # noqa: E731 - one call with its words
        vault, old.folder / backup.FOLDER, clock.now(), VERSION, "migration"
    )
    newer: OpenedFile = migrating.bring_up_to_date(file, back_up, opening.reindex)
    return newer


def device() -> int:
    """Return this machine's number in record ids; drawn once and kept with the settings."""
    folder = paths.settings_folder()
    known = settings.load(folder)
    if known.device:
        return known.device
    drawn = 1 + secrets.randbelow(DEVICE_LIMIT - 1)
    try:
        settings.save(folder, replace(known, device=drawn))
    except OSError:
        LOGGER.warning("settings not writable, a new device number at each start")
    return drawn
