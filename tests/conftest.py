"""Templates of journals, made once for all tests of a process and copied for each."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop import opening
from desktop.journal.connection import DatabaseKey
from desktop.journal.opened import DATABASE

KEY = DatabaseKey(bytes(range(32)), bytes(range(16)))


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database file of a journal in which nothing was written yet, opened by ``KEY``."""
    folder = tmp_path_factory.mktemp("template")
    opening.create(folder, KEY)
    return folder / DATABASE
