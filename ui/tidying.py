"""Clears what no record needs any more, behind a backup that holds it."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from desktop.errors import GuanxiError
from desktop.journal.vault import Vault
from desktop.logs import LOGGER
from ui.open_journal import OpenJournal


def tidying(
    open_journal: OpenJournal, vault: Vault, targets: list[Path], now: datetime
) -> Callable[[], None]:
    """Return the end of a backup job: files that nothing names go when they are old and the backup has them."""

    def tidy() -> None:
        # Needs SQLAlchemy, which the first page does without.
        orphans = importlib.import_module("desktop.attachments.orphans")
        manifest = importlib.import_module("desktop.journal.manifest")
        try:
            backups = [found for target in targets[:1] for found in manifest.list_backups(target, vault.id)]
            gone = orphans.collect(open_journal.journal, vault, backups, now)
        except GuanxiError as error:  # nothing that a person must hear of: the next backup tries again
            LOGGER.info("files not cleared: %s", type(error).__name__)
            return
        if gone:
            LOGGER.info("%d files cleared", len(gone))

    return tidy
