"""Jobs that end when a test says so, as if the computer were slow."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from ui.tasks import InlineTasks, Progress, Work

T = TypeVar("T")


class SlowTasks(InlineTasks):
    """Runs jobs at once; while ``slow`` they wait for ``end``."""

    def __init__(self, *, slow: bool = False) -> None:
        self.slow = slow
        self._ends: list[Callable[[], object]] = []

    def run(
        self,
        work: Work[T],
        done: Callable[[T], None],
        failed: Callable[[BaseException], None],
        progress: Callable[[int, int], None] = lambda _step, _total: None,
    ) -> Progress:
        """Run ``work`` at once, or when ``end`` is called."""
        if not self.slow:
            return super().run(work, done, failed, progress)
        handle = Progress(progress)
        self._ends.append(
            lambda: InlineTasks.run(self, lambda _now: work(handle), done, failed)  # the handle that is known
        )
        return handle

    def end(self) -> int:
        """Let all jobs come to their end; returns how many there were."""
        ends, self._ends = self._ends, []
        for one in ends:
            one()
        return len(ends)
