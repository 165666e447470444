"""Work off the GUI thread: a job gets plain data and a progress object, and touches no widget."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar
from weakref import WeakSet

from PySide6.QtCore import QEventLoop, QObject, Signal, Slot

T = TypeVar("T")


_STEPS = 1000


class Cancelled(Exception):
    """Raised inside a job when the person cancelled it."""


class Progress:
    """What a job says of itself, and hears of the person; used from the job's thread."""

    def __init__(self, tell: Callable[[int, int], None]) -> None:
        self._tell = tell
        self._told = (-1, -1)
        self.cancelled = False

    def __call__(self, done: int, total: int) -> None:
        """Tell how far the job is; raises Cancelled when it should stop.

        A job may ask after each of a hundred thousand files; the screen hears of it when a bar would move.
        """
        if self.cancelled:
            raise Cancelled
        share = done * _STEPS // total if total else done
        if (share, total) != self._told:
            self._told = share, total
            self._tell(done, total)

    def cancel(self) -> None:
        """Ask the job to stop at its next word."""
        self.cancelled = True


Work = Callable[[Progress], T]


class Tasks(Protocol):
    """Runs jobs; the callbacks come in the GUI thread."""

    def run(
        self,
        work: Work[T],
        done: Callable[[T], None],
        failed: Callable[[BaseException], None],
        progress: Callable[[int, int], None] = ...,
    ) -> Progress:
        """Start ``work``; ``failed`` also hears of Cancelled."""

    def close(self) -> None:
        """Ask all jobs to stop and wait for them."""


def silent(_done: int, _total: int) -> None:
    """Show no progress."""


@dataclass(slots=True)
class _Job(Generic[T]):
    done: Callable[[T], None]
    failed: Callable[[BaseException], None]
    told: Callable[[int, int], None]
    progress: Progress
    future: Future[T] | None = None


def _furnish_thread() -> None:
    """Let what Qt makes on a thread start its timers, such as a document that is laid out; else it warns."""
    QEventLoop()


class ThreadTasks(QObject):
    """Runs jobs on a few threads. It is parented to nothing: a job must not die with a widget."""

    _finished = Signal(int)
    _went_on = Signal(int, int, int)

    def __init__(self, threads: int = 3) -> None:
        super().__init__()
        self._pool = ThreadPoolExecutor(threads, "task", _furnish_thread)
        self._jobs: dict[int, _Job[object]] = {}
        self._numbers = itertools.count(1)
        self._finished.connect(self._finish)
        self._went_on.connect(self._tell)

    def run(
        self,
        work: Work[T],
        done: Callable[[T], None],
        failed: Callable[[BaseException], None],
        progress: Callable[[int, int], None] = silent,
    ) -> Progress:
        """Start ``work`` on a thread."""
        number = next(self._numbers)
        handle = Progress(lambda step, total: self._went_on.emit(number, step, total))
        job: _Job[T] = _Job(done, failed, progress, handle)
        self._jobs[number] = job  # type: ignore[assignment]  # each job keeps its own type together
        job.future = self._pool.submit(work, handle)
        job.future.add_done_callback(lambda _future: self._finished.emit(number))
        return handle

    @Slot(int)
    def _finish(self, number: int) -> None:
        job = self._jobs.pop(number, None)
        if job is None or job.future is None:
            return
        try:
            error = job.future.exception()
        except CancelledError:
            error = Cancelled()
        if error is None:
            job.done(job.future.result())
        else:
            job.failed(error)

    @Slot(int, int, int)
    def _tell(self, number: int, step: int, total: int) -> None:
        if number in self._jobs:
            self._jobs[number].told(step, total)

    def close(self) -> None:
        """Ask all jobs to stop, wait for them, and drop their callbacks."""
        for job in self._jobs.values():
            job.progress.cancel()
        self._jobs.clear()
        self._pool.shutdown(wait=True, cancel_futures=True)


class JournalTasks:
    """The jobs of one open journal: once it is left they are asked to stop, and nobody hears of them any more.

    Their callbacks would find deleted widgets and a closed journal.
    """

    def __init__(self, tasks: Tasks) -> None:
        self._tasks = tasks
        self._handles: WeakSet[Progress] = WeakSet()
        self._left = False

    def run(
        self,
        work: Work[T],
        done: Callable[[T], None],
        failed: Callable[[BaseException], None],
        progress: Callable[[int, int], None] = silent,
    ) -> Progress:
        """Start ``work``."""

        def begin(handle: Progress) -> T:
            if self._left:  # it waited for a thread, and would open a journal that is locked
                raise Cancelled
            return work(handle)

        def finished(result: T) -> None:
            if not self._left:
                done(result)

        def broke(error: BaseException) -> None:
            if not self._left:
                failed(error)

        def went_on(step: int, total: int) -> None:
            if not self._left:
                progress(step, total)

        handle = self._tasks.run(begin, finished, broke, went_on)
        self._handles.add(handle)
        return handle

    def close(self) -> None:
        """Ask all jobs to stop, without waiting for them, and drop their callbacks."""
        self._left = True
        for handle in self._handles:
            handle.cancel()


class InlineTasks:
    """Runs each job at once in the calling thread: for tests and scripts."""

    def run(
        self,
        work: Work[T],
        done: Callable[[T], None],
        failed: Callable[[BaseException], None],
        progress: Callable[[int, int], None] = silent,
    ) -> Progress:
        """Run ``work`` now."""
        handle = Progress(progress)
        try:
            result = work(handle)
        except Exception as error:  # noqa: BLE001 - handed on, like that of a thread
            failed(error)
        else:
            done(result)
        return handle

    def close(self) -> None:
        """Nothing is ever left running."""
