"""Opens, locks and closes the journal; the window shows what it says."""

from __future__ import annotations

import importlib
import secrets
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop import about
from desktop.errors import GuanxiError
from desktop.journal import vault as vaults
from desktop.journal.ids import DEVICE_LIMIT
from desktop.journal.opened import OpenedFile, open_file
from desktop.journal.vault import Vault
from desktop.journal.version import SCHEMA_VERSION
from ui.clipboard import Clipboard
from ui.failures import Failures
from ui.open_journal import OpenJournal
from ui.preferences import Preferences
from ui.tasks import Progress, Tasks


class Keeper(QObject):
    """Holds the open journal, or none while locked."""

    opened = Signal(object)
    """An ``OpenJournal`` to be shown."""
    locked = Signal(object)
    """The folder (Path) whose unlock page should be shown, or None for the first start."""
    stepped_out = Signal(object)
    """A page that stands in for the journal for a while, see ``step_out``."""
    about_to_lock = Signal()
    """Widgets must let go of the journal now."""

    def __init__(
        self,
        preferences: Preferences,
        tasks: Tasks,
        failures: Failures,
        clipboard: Clipboard,
        clock: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self._preferences = preferences
        self._tasks = tasks
        self._failures = failures
        self._clipboard = clipboard
        self._clock = clock
        self.journal: OpenJournal | None = None
        self.locked_before = False
        """Whether a journal was locked or left since the start; then the keychain is not asked unbidden."""

    def device(self) -> int:
        """Return this machine's number in record ids; drawn once."""
        if not self._preferences.now.device:
            self._preferences.set(device=1 + secrets.randbelow(DEVICE_LIMIT - 1))
        return self._preferences.now.device

    def open_with(self, vault: Vault, failed: Callable[[BaseException], None]) -> None:
        """Open the journal of an unlocked vault; a file of an older version is brought up to date first."""
        try:
            opened = open_file(vault.folder, vaults.database_key(vault))
        except GuanxiError as error:
            failed(error)
            return
        if opened.version == SCHEMA_VERSION:
            self._show(opened, vault)
        else:
            self._migrate(opened, vault, failed)

    def open_file(self, opened: OpenedFile) -> None:
        """Show a journal that has no vault: the demo, which lives until the window closes."""
        self._show(opened, None)

    def _show(self, opened: OpenedFile, vault: Vault | None) -> None:
        self.journal = OpenJournal(opened, vault, self._clock, self.device())
        if vault is not None:
            self._preferences.note_journal(opened.folder)
        self.opened.emit(self.journal)

    def _migrate(self, opened: OpenedFile, vault: Vault, failed: Callable[[BaseException], None]) -> None:
        def back_up(opened: OpenedFile) -> None:
            backup = importlib.import_module("desktop.journal.backup")
            backup.make(vault, opened.folder / backup.FOLDER, self._clock(), about.VERSION, "migration")

        def work(_progress: Progress) -> OpenedFile:
            # Alembic takes half a second to import and is needed once per version.
            migrating = importlib.import_module("desktop.journal.migrating")
            opening = importlib.import_module("desktop.opening")
            newer: OpenedFile = migrating.bring_up_to_date(opened, back_up, opening.reindex)
            return newer

        self._tasks.run(work, lambda newer: self._show(newer, vault), failed)

    def lock(self) -> None:
        """Close the journal, forget its keys and what was copied from it, and ask for its unlock page."""
        folder = self._close()
        if folder is not None:
            self._clipboard.forget_all()
            self.locked_before = True
            self.locked.emit(folder)

    def go_to(self, folder: Path | None) -> None:
        """Close the journal and ask for the unlock page of another one, or for the first start (None)."""
        self._close()
        self.locked_before = False
        self.locked.emit(folder)

    def step_out(self, page: object) -> None:
        """Close the journal for a while and show ``page`` (a widget) instead, which opens it again."""
        self._close()
        self.stepped_out.emit(page)

    def close(self) -> None:
        """Close the journal for good: at the end, or before another one is opened."""
        self._close()

    def _close(self) -> Path | None:
        if self.journal is None:
            return None
        self.about_to_lock.emit()
        journal, self.journal = self.journal, None
        journal.close()
        self._clipboard.forget()
        return journal.folder
