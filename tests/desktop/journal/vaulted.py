"""A real journal with real keys, for tests of what lies around its database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from sqlalchemy import select

from desktop import opening
from desktop.journal import vault
from desktop.journal.journal import Journal
from desktop.journal.opened import open_file
from desktop.journal.vault import Vault
from desktop.people.tables import Supplier
from tests.desktop.journal.fakes import CHEAP

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
PASSPHRASE = "correct horse"
TICKS = count()  # the clock of all journals of a run, so that ids never come twice


def make(folder: Path) -> tuple[Vault, str]:
    """Make an empty journal and return its open vault and recovery code."""
    protection = vault.Protection(keychain=False, passphrase=PASSPHRASE, kdf=CHEAP)
    made, code = vault.create(folder, protection, None)
    opening.create(folder, vault.database_key(made))
    return made, code


@contextmanager
def opened(keys: Vault) -> Iterator[Journal]:
    """Open the journal of ``keys`` for a while."""
    file = open_file(keys.folder, vault.database_key(keys))
    journal = opening.journal_from(file, lambda: NOW + timedelta(milliseconds=next(TICKS)), 7)
    try:
        yield journal
    finally:
        journal.close()
        file.close()


def add(journal: Journal, *names: str) -> None:
    """Add suppliers in one change."""
    with journal.change("Add suppliers") as session:
        for name in names:
            session.make(Supplier, name_en=name)


def names(keys: Vault) -> list[str]:
    """Read the suppliers of the journal of ``keys``, in the order of their making."""
    with opened(keys) as journal, journal.read() as connection:
        return list(connection.scalars(select(Supplier.name_en).order_by(Supplier.id)))
