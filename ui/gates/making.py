"""Makes a new journal: its keys, then its database."""

from __future__ import annotations

import contextlib
import importlib
from collections.abc import Callable
from pathlib import Path

from desktop.journal import keyfile
from desktop.journal import vault as vaults
from desktop.journal.keychain import Keychain
from desktop.journal.vault import Protection, Vault


def create(folder: Path, protection: Protection, find: Callable[[], Keychain]) -> tuple[Vault, str]:
    """Make keys and database in ``folder``; return the open vault and its recovery code.

    For a task: ``find`` and Argon2id take their time. Nothing is left behind when it fails; raises GuanxiError.
    """
    # SQLAlchemy is slow to import, and a start that unlocks a journal does not need it for its first page.
    opening = importlib.import_module("desktop.opening")
    keychain = find() if protection.keychain else None
    vault, code = vaults.create(folder, protection, keychain)
    try:
        opening.create(folder, vaults.database_key(vault))
    except BaseException:
        _abandon(vault, keychain)
        raise
    return vault, code


def _abandon(vault: Vault, keychain: Keychain | None) -> None:
    """Take back keys that protect nothing yet, so that the same folder can be tried again."""
    for name in (vaults.DATABASE, keyfile.NAME, keyfile.PREVIOUS):
        with contextlib.suppress(OSError):
            (vault.folder / name).unlink()
    if keychain is not None:
        keychain.remove(vault.id)
