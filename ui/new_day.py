"""Notices that another day has begun while the program stays open: what was read yesterday speaks of yesterday."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from ui.workplace import Workplace

_EVERY_MS = 60_000
"""A machine that slept over midnight is asked within a minute of its waking."""


class NewDay(QTimer):
    """Looks at the date once a minute and tells the workplace when it is another one."""

    def __init__(self, workplace: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace, self._day = workplace, workplace.today
        self.setInterval(_EVERY_MS)
        self.timeout.connect(self.look)
        self.start()

    def look(self) -> None:
        """Tell if the day is another one than the last time."""
        today = self._workplace.today
        if today != self._day:
            self._day = today
            self._workplace.day_turned.emit()
