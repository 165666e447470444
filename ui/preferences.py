"""This machine's settings while the program runs: read once, saved at each change."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop import settings
from desktop.logs import LOGGER
from desktop.settings import Settings

_MOST_RECENT = 8


class Preferences(QObject):
    """Holds the settings and tells when one changed."""

    changed = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self.now: Settings = settings.load(folder)

    def set(self, **values: Any) -> None:
        """Change some settings by name and save them; a disk that refuses costs only the saving."""
        new = dataclasses.replace(self.now, **values)
        if new == self.now:
            return
        self.now = new
        try:
            settings.save(self._folder, new)
        except OSError:
            LOGGER.warning("settings not saved")
        self.changed.emit()

    def note_journal(self, folder: Path) -> None:
        """Remember ``folder`` as the journal that was open last."""
        name = str(folder)
        recent = (name, *(other for other in self.now.recent if other != name))
        self.set(journal=name, recent=recent[:_MOST_RECENT])
