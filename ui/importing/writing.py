"""The job that writes an accepted plan."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.exchange.choices import Plan
from desktop.exchange.importing import apply_plan
from desktop.exchange.outcomes import RowOutcome
from ui.tasks import Progress

if TYPE_CHECKING:
    from desktop.journal.journal import Journal

_STEP = 20
"""Rows between two words of progress."""


def writing(journal: Journal, plan: Plan) -> Callable[[Progress], list[RowOutcome]]:
    """Return the work of a job that writes the plan in one change."""

    def work(progress: Progress) -> list[RowOutcome]:
        def told(done: int, total: int) -> None:
            if done % _STEP == 0:
                progress(done, total)

        return apply_plan(journal, plan, told)

    return work
