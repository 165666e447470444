"""Reminders while the program runs: a word in the tray when something is due, and nothing that names anybody.

Only instants are held here, so that a locked journal can still say that something is due.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon

from desktop.texts import _, n_
from ui.keeper import Keeper
from ui.open_journal import OpenJournal

TABLES = ("event", "reminder_state")
_READING = "desktop.planning.reminders"
"""Brings SQLAlchemy, which is not imported before it is needed."""
_AHEAD_DAYS = 31
_LONGEST_WAIT = timedelta(minutes=5)
"""A timer does not run on while the machine sleeps, so the clock is looked at again after this time."""
_SETTLE_MS = 500


class Reminders(QObject):
    """Waits for the next reminder; ``fell_due`` tells an open journal to show it."""

    fell_due = Signal()

    def __init__(
        self, keeper: Keeper, clock: Callable[[], datetime], notify: Callable[[str], object]
    ) -> None:
        """``notify`` gets one sentence for the tray."""
        super().__init__()
        self._keeper, self._clock, self._notify = keeper, clock, notify
        self._journal: OpenJournal | None = None
        self.instants: list[datetime] = []
        """When reminders come, the earliest first: all that is known of them while locked."""
        self._waiting = QTimer(self, singleShot=True)
        self._waiting.timeout.connect(self.look)
        self._settled = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settled.timeout.connect(self.read)
        keeper.opened.connect(self._open)
        keeper.about_to_lock.connect(self._lock)
        keeper.locked.connect(self._locked)

    def _open(self, journal: OpenJournal) -> None:
        self._journal = journal
        journal.ready.connect(self._settled.start)
        journal.changed.connect(self._follow)
        if journal.loaded:
            self._settled.start()

    def _follow(self, change: object) -> None:
        touches: Callable[..., bool] = getattr(change, "touches")  # noqa: B009 - a signal carries objects
        if touches(*TABLES):
            self._settled.start()

    def _lock(self) -> None:
        """Let go of the journal, whose connections are about to close."""
        self._settled.stop()
        self._journal = None

    def _locked(self, _folder: object) -> None:
        """Forget everything when another journal is asked for; a lock keeps the instants."""
        if not self._keeper.locked_before:
            self.instants = []
            self._wait()

    def read(self) -> None:
        """Read from the open journal when reminders come."""
        journal = self._journal
        if journal is None or not journal.loaded:
            return
        reading = importlib.import_module(_READING)
        with journal.journal.read() as connection:
            found = reading.next_reminders(connection, self._clock(), days=_AHEAD_DAYS)
        self.instants = [one.at for one in found]
        self._wait()

    def look(self) -> None:
        """Say what has fallen due since the last look, and wait for the next."""
        now = self._clock()
        due = sum(at <= now for at in self.instants)
        self.instants = self.instants[due:]
        if due:
            self._notify(sentence(due))
            self.fell_due.emit()
        self._wait()

    def _wait(self) -> None:
        self._waiting.stop()
        if self.instants:
            left = min(max(self.instants[0] - self._clock(), timedelta(0)), _LONGEST_WAIT)
            self._waiting.start(int(left.total_seconds() * 1000) + 1)

    def close(self) -> None:
        """Stop waiting."""
        self._waiting.stop()
        self._settled.stop()
        self._journal = None


class Tray(QObject):
    """A word beside the clock of the system, where it has such a place; the icon comes with the first word."""

    clicked = Signal()

    def __init__(self, icon: Callable[[], QIcon]) -> None:
        super().__init__()
        self._make_icon = icon
        self._icon: QSystemTrayIcon | None = None

    def tell(self, text: str) -> bool:
        """Show a sentence; False where the system has no tray, then Today alone shows what is due."""
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return False
        if self._icon is None:
            self._icon = QSystemTrayIcon(self._make_icon(), self)
            self._icon.setToolTip(_("Guanxi Journal"))
            self._icon.messageClicked.connect(self.clicked)
            self._icon.activated.connect(lambda _reason: self.clicked.emit())
        self._icon.show()
        self._icon.showMessage(_("Guanxi Journal"), text, self._icon.icon())
        return True

    def close(self) -> None:
        """Take the icon away."""
        if self._icon is not None:
            self._icon.hide()


def sentence(count: int) -> str:
    """Return the word in the tray: how many, and nothing of whom."""
    return n_("Guanxi Journal: {n} reminder", "Guanxi Journal: {n} reminders", count).format(n=count)
