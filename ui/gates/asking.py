"""One question at a time to the keychain or to Argon2id, off the GUI thread, which can be given up."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import shiboken6
from PySide6.QtWidgets import QWidget

from desktop.errors import GuanxiError
from desktop.texts import _
from ui.failures import Failures
from ui.tasks import Cancelled, Progress, Tasks

T = TypeVar("T")


class Asking:
    """Answers reach ``owner`` only while it lives and the question was not given up.

    A keychain that waits for the person cannot be called back; its late answer is dropped.
    """

    def __init__(self, owner: QWidget, tasks: Tasks, failures: Failures) -> None:
        self._owner = owner
        self._tasks = tasks
        self._failures = failures
        self._number = 0

    def ask(
        self, work: Callable[[], T], done: Callable[[T], object], failed: Callable[[GuanxiError], object]
    ) -> None:
        """Start ``work`` in a thread; an error that is not the world's goes to the report."""
        self._number += 1
        number = self._number

        def job(_progress: Progress) -> T:
            return work()

        def answered(answer: T) -> None:
            if self._wanted(number):
                done(answer)

        def refused(error: BaseException) -> None:
            if not self._wanted(number) or isinstance(error, Cancelled):
                return
            if isinstance(error, GuanxiError):
                failed(error)
            else:
                failed(GuanxiError(_("This step failed by a fault of ours."), _("Try it again.")))
                self._failures.tell(error)

        self._tasks.run(job, answered, refused)

    def give_up(self) -> None:
        """Forget the question that is under way."""
        self._number += 1

    def _wanted(self, number: int) -> bool:
        return number == self._number and shiboken6.isValid(self._owner)
