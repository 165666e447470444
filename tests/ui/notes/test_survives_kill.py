"""Typed text that is older than two seconds survives kill -9."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

from desktop import clock, opening, paths
from desktop.journal.opened import open_file
from desktop.notes import keeping, reads
from tests.conftest import KEY

TODAY = date(2026, 11, 22)


def test_what_was_typed_two_seconds_ago_is_there_after_a_kill(tmp_path: Path, empty_database: Path) -> None:
    folder = tmp_path / "journal 日记"
    folder.mkdir()
    shutil.copy(empty_database, folder)
    file = open_file(folder, KEY)
    journal = opening.journal_from(file, clock.now, 7)
    with journal.change("New note") as session:
        note = keeping.make_note(session, TODAY, body="")
    journal.close()
    file.close()
    root = paths.resources().parent
    command = [sys.executable, "-m", "tests.ui.notes.typist", str(folder), str(note)]
    environment = os.environ | {"PYTHONPATH": str(root), "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=root, env=environment) as typist:
        assert typist.stdout is not None
        safe = int(typist.stdout.readline())
        os.kill(typist.pid, signal.SIGKILL)
    file = open_file(folder, KEY)
    journal = opening.journal_from(file, clock.now, 8)
    with journal.read() as connection:
        card = reads.note_card(connection, note)
        assert card is not None
        assert f"word{safe} " in card.body
    with journal.change("Recover notes") as session:
        keeping.recover_drafts(session, TODAY)
    with journal.read() as connection:
        assert f"word{safe} " in str(reads.note_card(connection, note))
    journal.close()
    file.close()
