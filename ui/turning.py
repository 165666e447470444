"""Undo and redo: a small change at once, a huge one, such as an import, beside the screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.errors import GuanxiError
from desktop.texts import _
from ui.failures import Failures
from ui.open_journal import OpenJournal
from ui.tasks import Progress, Tasks, silent

if TYPE_CHECKING:
    from desktop.journal.journal import Change

HUGE = 1000
"""Rows from which a change is turned beside the screen: so many take a quarter of a second."""
_Turn = Callable[[Callable[[int, int], object]], "Change | None"]


class Turning(QObject):
    """While a huge change is turned nothing else can be changed; ``busy`` tells."""

    begun = Signal(str)
    """A huge change is being turned; says which."""
    went_on = Signal(int, int)
    ended = Signal()
    turned = Signal(str)
    """What was done, in words."""

    def __init__(self, open_journal: OpenJournal, tasks: Tasks, failures: Failures) -> None:
        super().__init__()
        self._open_journal, self._tasks, self._failures = open_journal, tasks, failures
        self._job: Progress | None = None
        self.busy = False

    def undo(self, operation_id: int | None = None) -> None:
        """Turn back the newest change, or a given one."""
        journal = self._open_journal.journal
        target = journal.next_undo(operation_id)
        if target is not None:
            words = _("Undo: {title}").format(title=target[1])
            self._turn(target[0], words, lambda told: journal.undo(target[0], told))

    def redo(self) -> None:
        """Make the change again that was undone last."""
        journal = self._open_journal.journal
        target = journal.next_redo()
        if target is not None:
            self._turn(target[0], _("Redo: {title}").format(title=target[1]), journal.redo)

    def cancel(self) -> None:
        """Ask to stop; the journal stays as it was before."""
        if self._job is not None:
            self._job.cancel()

    def _turn(self, operation_id: int, words: str, turn: _Turn) -> None:
        if self.busy:
            return
        if self._open_journal.journal.size(operation_id) < HUGE:
            try:
                change = turn(silent)
            except GuanxiError as error:
                self._failures.tell(error)
            else:
                self._done(change)
            return
        self.busy = True
        self.begun.emit(words)
        self._job = self._tasks.run(turn, self._done, self._failed, self.went_on.emit)

    def _done(self, change: Change | None) -> None:
        self._end()
        if change is not None:
            self.turned.emit(change.title)

    def _failed(self, error: BaseException) -> None:
        self._end()
        self._failures.tell(error)

    def _end(self) -> None:
        self._job = None
        if self.busy:
            self.busy = False
            self.ended.emit()
