"""Real encrypted journals in temporary folders, with a clock that a test moves."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop import opening
from desktop.journal.journal import Journal
from desktop.journal.opened import open_file
from tests.conftest import KEY, SteppingClock


@pytest.fixture
def clock() -> SteppingClock:
    return SteppingClock(datetime(2026, 11, 22, 9, 0, tzinfo=UTC))


@pytest.fixture
def journal(tmp_path: Path, clock: SteppingClock, empty_database: Path) -> Iterator[Journal]:
    """An empty journal."""
    folder = tmp_path / "journal 日记"
    folder.mkdir()
    shutil.copy(empty_database, folder)
    opened = open_file(folder, KEY)
    journal = opening.journal_from(opened, clock, 7)
    yield journal
    journal.close()
    opened.close()
