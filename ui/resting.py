"""What is done for the open journal once nothing has changed for a while: its log is folded into the file."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from desktop.logs import LOGGER
from ui.keeper import Keeper
from ui.open_journal import OpenJournal
from ui.tasks import Tasks

_STILL_MS = 3000
_ENOUGH = 16
"""Changes after which the log is worth folding; closing the journal folds the rest."""


class Resting(QObject):
    """Waits until the journal has not changed for three seconds, and folds its log beside the screen."""

    def __init__(self, keeper: Keeper, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._journal: OpenJournal | None = None
        self._changes = 0
        self._still = QTimer(self, singleShot=True, interval=_STILL_MS)
        self._still.timeout.connect(self.fold)
        keeper.opened.connect(self._open)
        keeper.about_to_lock.connect(self._lock)

    def _open(self, journal: OpenJournal) -> None:
        self._journal, self._changes = journal, 0
        journal.changed.connect(self._follow)

    def _lock(self) -> None:
        self._still.stop()
        self._journal = None

    def _follow(self, _change: object) -> None:
        self._changes += 1
        if self._changes >= _ENOUGH:
            self._still.start()

    def fold(self) -> None:
        """Fold the log in a task."""
        if self._journal is None:
            return
        self._changes = 0
        journal = self._journal.journal
        self._tasks.run(lambda _progress: journal.fold_aside(), _done, _failed)


def _done(_nothing: None) -> None:
    """Nothing on the screen follows from it."""


def _failed(_error: BaseException) -> None:
    LOGGER.warning("the log was not folded; it is read again at the next start")
