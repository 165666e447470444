"""A person who types into a note until the process is killed: run with a journal's folder and a note's id."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtTest import QTest

from desktop import clock, paths
from desktop.journal.opened import open_file
from tests.conftest import KEY
from ui.app import application
from ui.clipboard import Clipboard
from ui.failures import Failures
from ui.open_journal import OpenJournal
from ui.pages.notes import NotesPage
from ui.tasks import InlineTasks
from ui.theme.theme import Theme
from ui.workplace import Workplace


def main() -> None:
    """Type a word every 50 ms and tell, two seconds later, that it must be safe."""
    app = application()
    theme = Theme(paths.resources())
    theme.apply(app)
    held = OpenJournal(open_file(Path(sys.argv[1]), KEY), None, clock.now, 7)
    held.load()
    page = NotesPage(Workplace(held, theme, InlineTasks(), Failures(), Clipboard(), clock.now))
    page.show()
    page.show_record("note", int(sys.argv[2]))
    page.pad.editor.setFocus()
    number, safe = 0, 0
    while True:
        number += 1
        QTest.keyClicks(page.pad.editor, f"word{number} ")
        QTest.qWait(50)
        if number - safe > 40:  # 40 words of 50 ms and more ago
            safe = number - 40
            os.write(1, f"{safe}\n".encode())


if __name__ == "__main__":
    main()
