"""The log is folded into the file beside those who read and write, and a copy of the file alone holds it all."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path

import pytest
from sqlalchemy import func, select

from desktop.journal import folding
from desktop.journal.connection import DatabaseKey, connect
from desktop.journal.journal import Journal
from desktop.people.tables import Supplier


def add(journal: Journal, number: int) -> None:
    with journal.change(f"Add {number}") as session:
        session.make(Supplier, name_zh=f"工厂{number}")


def alone(journal: Journal, into: Path) -> int:
    """Return how many suppliers the database file holds without its log."""
    copy = shutil.copy(journal.database, into)
    raw = connect(Path(copy), journal.key)
    count: int = raw.execute("SELECT count(*) FROM supplier").fetchone()[0]
    raw.close()
    return count


def test_a_fold_aside_brings_every_change_into_the_file(journal: Journal, tmp_path: Path) -> None:
    journal.fold_log()
    for number in range(20):
        add(journal, number)
    assert alone(journal, tmp_path / "before.db") == 0
    journal.fold_aside()
    assert alone(journal, tmp_path / "after.db") == 20


def test_changes_and_reads_go_on_while_it_is_folded(journal: Journal) -> None:
    over = threading.Event()

    def fold() -> None:
        while not over.is_set():
            journal.fold_aside()

    folder = threading.Thread(target=fold)
    folder.start()
    try:
        for number in range(30):
            add(journal, number)
            with journal.read() as connection:
                assert connection.scalar(select(func.count()).select_from(Supplier)) == number + 1
    finally:
        over.set()
        folder.join()
    assert journal.undo() is not None


def test_a_closed_journal_is_left_alone(journal: Journal) -> None:
    add(journal, 1)
    journal.close()
    held = journal.database.read_bytes()
    journal.fold_aside()
    assert journal.database.read_bytes() == held


def test_words_that_were_deleted_leave_the_log_though_a_fold_aside_is_under_way(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite lets no second fold in: the log would stay as it is, with what was deleted."""
    inside, go_on = threading.Event(), threading.Event()

    def slow(path: Path, key: DatabaseKey | None) -> object:
        inside.set()
        go_on.wait(10)
        return connect(path, key)

    add(journal, 1)
    monkeypatch.setattr(folding, "connect", slow)
    aside = threading.Thread(target=journal.fold_aside)
    whole = threading.Thread(target=lambda: journal.fold_log(anew=True))
    aside.start()
    inside.wait(10)
    whole.start()
    whole.join(0.2)
    assert whole.is_alive(), "it waits for its turn"
    go_on.set()
    aside.join()
    whole.join()
    assert not Path(f"{journal.database}-wal").stat().st_size
