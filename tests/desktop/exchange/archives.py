"""Archives and the journals that they come from and go into."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import select

from desktop import opening
from desktop.exchange.archive_out import export_archive
from desktop.journal.connection import DatabaseKey
from desktop.journal.history import logged_tables
from desktop.journal.journal import Journal
from desktop.journal.opened import open_file
from desktop.subjects import METADATA
from tests.conftest import KEY
from tests.desktop.conftest import SteppingClock


@contextmanager
def another(folder: Path, clock: SteppingClock, device: int = 8, key: DatabaseKey = KEY) -> Iterator[Journal]:
    folder.mkdir()
    opening.create(folder, key)
    opened = open_file(folder, key)
    journal = opening.journal_from(opened, clock, device)
    yield journal
    journal.close()
    opened.close()


def rows(journal: Journal) -> dict[str, list[tuple[Any, ...]]]:
    with journal.read() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table).order_by(table.c.id))]
            for table in logged_tables(METADATA)
        }


def export(journal: Journal, target: Path, clock: SteppingClock) -> Path:
    with journal.read() as connection:
        export_archive(connection, target, METADATA, clock(), journal.files)
    return target
