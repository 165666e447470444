"""Kills writers at random moments and looks at what they leave."""

from __future__ import annotations

import os
import random
import select as selecting
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import func, select

from desktop import clock, opening
from desktop.journal import checking
from desktop.journal.journal import Journal
from desktop.journal.opened import open_file
from desktop.journal.tables import JournalSetting, Operation, OperationRow
from desktop.people.tables import Contact, Supplier
from desktop.touches.tables import Touch, TouchPerson
from tests.desktop.faults import writer

ROOT = Path(__file__).resolve().parents[3]


def prepare(folder: Path) -> None:
    """Make an empty journal with the counter that each change counts on."""
    folder.mkdir()
    opening.create(folder, writer.KEY)
    with opened(folder) as journal, journal.change("Begin") as session:
        session.make(JournalSetting, name=writer.COUNTER, value="0")


@contextmanager
def opened(folder: Path) -> Iterator[Journal]:
    """Open the journal as the next start of the program does."""
    file = open_file(folder, writer.KEY)
    journal = opening.journal_from(file, clock.now, 8)
    try:
        yield journal
    finally:
        journal.close()
        file.close()


@contextmanager
def writers(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Give the process that forks writers."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "tests.desktop.faults.writer", str(folder)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, env=environment
    ) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()


def kill_one(process: subprocess.Popen[bytes], chance: random.Random) -> int:
    """Let a writer begin, kill it within 80 ms of its first word, and return the last change it acknowledged."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(b"go\n")
    process.stdin.flush()
    pid, last = int(process.stdout.readline().split()[1]), 0
    first = process.stdout.readline()
    selecting.select([], [], [], chance.uniform(0, 0.08))
    os.kill(pid, signal.SIGKILL)
    while first != b"gone\n":
        last = int(first.split()[1])
        first = process.stdout.readline()
    return last


def look(folder: Path, acknowledged: int, *, deep: bool) -> int:
    """Check the journal after a kill and return the number of its changes; a deep look goes through everything."""
    with opened(folder) as journal:
        with journal.read_raw() as raw:
            assert raw.execute("PRAGMA quick_check").fetchall() == [("ok",)]
        made = _whole_changes(journal)
        assert made >= acknowledged, "an acknowledged change is lost"
        assert made <= acknowledged + 1, "more than the one change that was under way"
        if deep:
            assert checking.check(journal, random.Random(1)).sound
            _undo_and_redo(journal, made)
    return made


def _whole_changes(journal: Journal) -> int:
    with journal.read() as connection:

        def count(table: type) -> int:
            return connection.scalar(select(func.count()).select_from(table)) or 0

        counter = connection.scalar(select(JournalSetting.value).where(JournalSetting.name == writer.COUNTER))
        made = int(counter or 0)
        assert count(Supplier) == made, "half a change"
        assert count(Contact) == count(Touch) == count(TouchPerson), "half a change"
        done = select(func.count()).select_from(Operation).where(Operation.state == "done")
        assert connection.scalar(done) == made + 1, "the log tells of other changes"
        logged = dict(
            connection.execute(
                select(OperationRow.table_name, func.count(OperationRow.row_id.distinct()))
                .where(OperationRow.before.is_(None))
                .group_by(OperationRow.table_name)
            ).all()
        )
        assert logged.get("supplier", 0) == made
        assert logged.get("touch", 0) == count(Touch)
    return made


def _undo_and_redo(journal: Journal, made: int) -> None:
    if made:
        assert journal.undo() is not None
        with journal.read() as connection:
            assert connection.scalar(select(func.count()).select_from(Supplier)) == made - 1
        assert journal.redo() is not None
        assert _suppliers(journal) == made


def _suppliers(journal: Journal) -> int:
    with journal.read() as connection:
        return connection.scalar(select(func.count()).select_from(Supplier)) or 0
