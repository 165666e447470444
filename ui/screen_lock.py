"""Hears when the system locks its screen or goes to sleep; where the system does not tell Qt, it hears nothing."""

from __future__ import annotations

import importlib
import sys
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication


class Ear(Protocol):
    """What listens on one system."""

    def close(self) -> None:
        """Stop listening."""


class ScreenLock(QObject):
    """``locked`` tells that the screen was locked. Listening begins after the first paint."""

    locked = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self._app = app
        self._ear: Ear | None = None
        self._closed = False
        QTimer.singleShot(0, self, self._listen)

    def _listen(self) -> None:
        if self._closed:
            return
        # Each system has a module of its own, which the others cannot import.
        if sys.platform == "linux":
            self._ear = importlib.import_module("ui.screen_lock_linux").Ear(self.locked.emit)
        elif sys.platform == "win32":
            self._ear = importlib.import_module("ui.screen_lock_windows").Ear(self._app, self.locked.emit)

    def close(self) -> None:
        """Stop listening."""
        self._closed = True
        if self._ear is not None:
            self._ear.close()
            self._ear = None
