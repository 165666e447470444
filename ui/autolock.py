"""Locks the journal after a while without a key or click, and together with the screen of the system."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication

from ui.keeper import Keeper
from ui.preferences import Preferences
from ui.screen_lock import ScreenLock

_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    }
)

_AT_WORK_MS = 1000


class AutoLock(QObject):
    """Watches the windows of the program, not every widget: a filter on all events would slow painting down.

    A job that somebody has started and waits for is let come to its end; then it locks at once.

    ``seconds`` is the time of day, since timers stand still while the computer sleeps.
    """

    def __init__(
        self, app: QApplication, preferences: Preferences, keeper: Keeper,
        seconds: Callable[[], float] = time.time,
    ) -> None:  # fmt: skip
        super().__init__()
        self._preferences, self._keeper, self._seconds = preferences, keeper, seconds
        self._watched: list[QWindow] = []
        self._last = seconds()
        self._idle = QTimer(self, singleShot=True)
        self._idle.timeout.connect(self._lock_if_idle)
        self._app = app
        app.focusWindowChanged.connect(self._watch)
        preferences.changed.connect(self._restart)
        keeper.opened.connect(self._restart)
        self._screen = ScreenLock(app)
        self._screen.locked.connect(self._lock_with_screen)
        self._watch(app.focusWindow())

    def _limit(self) -> float:
        """Return the seconds without a sign of life after which to lock; 0 when the clock is off."""
        return max(0, self._preferences.now.lock_minutes) * 60.0

    def _restart(self) -> None:
        self._last = self._seconds()
        if self._limit() and self._keeper.journal is not None:
            self._idle.start(int(self._limit() * 1000))
        else:
            self._idle.stop()

    def _watch(self, window: QWindow | None) -> None:
        if window is None or window in self._watched:
            return
        window.installEventFilter(self)
        window.destroyed.connect(lambda _gone=None: self._forget(window))
        self._watched.append(window)

    def _forget(self, window: QWindow) -> None:
        if window in self._watched:
            self._watched.remove(window)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Note a sign of life; when it comes too late (the computer slept), lock and swallow it."""
        if event.type() not in _SIGNS_OF_LIFE or self._keeper.journal is None or not self._limit():
            return False
        if self._overdue():
            self._keeper.lock()
            return True
        self._restart()
        return False

    def _overdue(self) -> bool:
        return self._seconds() - self._last >= self._limit()

    def _lock_if_idle(self) -> None:
        if self._keeper.journal is None or not self._limit():
            return
        if self._keeper.journal.awaited:
            self._last = self._seconds()  # the computer is awake
            self._idle.start(_AT_WORK_MS)
            return
        self._keeper.lock()

    def _lock_with_screen(self) -> None:
        if self._preferences.now.lock_with_screen:
            self._keeper.lock()

    def close(self) -> None:
        """Stop watching."""
        self._idle.stop()
        self._screen.close()
        self._app.focusWindowChanged.disconnect(self._watch)
        self._preferences.changed.disconnect(self._restart)
        self._keeper.opened.disconnect(self._restart)
        for window in self._watched:
            window.removeEventFilter(self)
        self._watched.clear()
