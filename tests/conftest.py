"""What all tests of a process share: journals made once and copied for each, and statements compiled once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine
from sqlcipher3 import dbapi2

from desktop import opening, paths, texts
from desktop.demo.fill import fill_demo
from desktop.journal import database
from desktop.journal.connection import DatabaseKey
from desktop.journal.opened import DATABASE, open_file

KEY = DatabaseKey(bytes(range(32)), bytes(range(16)))
NOW = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)


class SteppingClock:
    """A clock that stands at a moment and goes forward only when told, a millisecond per look."""

    def __init__(self, start: datetime = NOW) -> None:
        self.time = start

    def __call__(self) -> datetime:
        self.time += timedelta(milliseconds=1)
        return self.time


@pytest.fixture(scope="session", autouse=True)
def statements_compiled_once() -> Iterator[None]:
    """Let all journals share what SQLAlchemy has compiled: each would compile every statement for itself again."""
    first = create_engine("sqlite+pysqlite://", module=dbapi2, query_cache_size=5000)
    with first.connect():  # the dialect looks at its first connection
        pass

    def sharing(*given: Any, **options: Any) -> Engine:
        engine = create_engine(*given, **options)
        engine.dialect, engine._compiled_cache = first.dialect, first._compiled_cache
        return engine

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database, "create_engine", sharing)
        yield
    first.dispose()


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database file of a journal in which nothing was written yet, opened by ``KEY``."""
    folder = tmp_path_factory.mktemp("template")
    opening.create(folder, KEY)
    return folder / DATABASE


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the English demo of that Sunday, opened by ``KEY``, to be copied: it takes seconds to fill."""
    texts.use("en", paths.i18n())
    folder = tmp_path_factory.mktemp("demo")
    opening.create(folder, KEY)
    opened = open_file(folder, KEY)
    journal = opening.journal_from(opened, SteppingClock(), 7)
    fill_demo(journal, NOW.date())
    journal.close()
    opened.close()
    return folder
