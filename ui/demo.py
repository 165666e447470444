"""Opens a journal of made-up people in a temporary folder that goes when the window closes."""

from __future__ import annotations

import secrets
import tempfile
from pathlib import Path

from PySide6.QtCore import QObject

from desktop import clock, opening
from desktop.demo.fill import fill_demo
from desktop.journal.connection import DatabaseKey
from desktop.journal.opened import OpenedFile, open_file
from ui.app import Program
from ui.services import Services


def make_demo(folder: Path, services: Services, *, empty: bool = False) -> OpenedFile:
    """Make the demo journal in ``folder``, encrypted with a key that is kept nowhere, and open it; or an empty one."""
    key = DatabaseKey(secrets.token_bytes(32), secrets.token_bytes(16))
    opening.create(folder, key)
    opened = open_file(folder, key)
    journal = opening.journal_from(opened, services.clock, services.keeper.device())
    if not empty:
        fill_demo(journal, clock.local_date(services.clock()))
    journal.close()
    opened.close()
    return open_file(folder, key)


def start(program: Program, services: Services, *, empty: bool = False) -> None:
    """Show the demo, or an empty journal, in the program's window; its folder goes when the window closes."""
    folder = tempfile.TemporaryDirectory(prefix="guanxi-demo-", ignore_cleanup_errors=True)
    services.keeper.open_file(make_demo(Path(folder.name), services, empty=empty))
    program.window.show()
    program.window.closed.connect(_Folder(folder, program).remove)


class _Folder(QObject):
    """Holds the temporary folder for as long as ``program`` lives."""

    def __init__(self, folder: tempfile.TemporaryDirectory[str], program: QObject) -> None:
        super().__init__(program)
        self._folder = folder

    def remove(self) -> None:
        """Remove the folder with everything in it."""
        self._folder.cleanup()
