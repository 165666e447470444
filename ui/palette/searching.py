"""Looks for touches and events while somebody types: at once in a small journal, beside the screen in a large one."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from desktop.attachments.finding import FileHit, find_files
from desktop.finding import EventHit, TouchHit, find_events, find_touches
from desktop.journal.stopping import StoppableRead, Stopped
from desktop.notes.finding import NoteHit, find_note_hits
from desktop.practice.finding import find_wordings
from desktop.practice.wordings import Wording
from desktop.trade.finding import TradeHit, find_trade
from ui.names import names_of
from ui.tasks import Progress
from ui.workplace import Workplace

if TYPE_CHECKING:
    from sqlalchemy import Connection

FRAME = 0.016
"""Seconds that a search may keep the screen waiting."""
MOST, MOST_PHRASES = 12, 6


class TextHits(NamedTuple):
    """What holds the words that were typed, the newest first."""

    touches: Sequence[TouchHit]
    events: Sequence[EventHit]
    phrases: Sequence[Wording]
    notes: Sequence[NoteHit]
    orders: Sequence[TradeHit]
    files: Sequence[FileHit]


Show = Callable[[TextHits], None]


class TextSearch:
    """Asks for the touches and events that hold what is typed; a new question stops the one before."""

    def __init__(self, workplace: Workplace, *, frame: float = FRAME) -> None:
        self._workplace = workplace
        self._frame = frame
        self._slow = False
        self._reading: StoppableRead | None = None

    def ask(self, typed: str, show: Show) -> None:
        """Hand what is found to ``show``, now or later; never an answer to an older question."""
        self.stop()
        if self._slow:
            self._ask_beside(typed, show)
            return
        began = time.perf_counter()
        with self._workplace.journal.read() as connection:
            found = self._finder(typed)(connection)
        self._slow = time.perf_counter() - began > self._frame
        show(found)

    def _ask_beside(self, typed: str, show: Show) -> None:
        reading = self._reading = StoppableRead(self._workplace.journal)
        find = self._finder(typed)

        def work(_progress: Progress) -> TextHits:
            return reading.run(find)

        def done(found: TextHits) -> None:
            if self._reading is reading:
                show(found)

        def failed(error: BaseException) -> None:
            if self._reading is reading and not isinstance(error, Stopped):
                self._workplace.failures.tell(error)

        self._workplace.tasks.run(work, done, failed)

    def _finder(self, typed: str) -> Callable[[Connection], TextHits]:
        """Return what looks for the texts, with all that it needs of the screen's thread."""
        today, hide = self._workplace.today, self._workplace.presenting
        index = names_of(self._workplace.open_journal).index
        return lambda connection: TextHits(
            find_touches(connection, typed, MOST),
            find_events(connection, typed, MOST, today),
            find_wordings(connection, typed, MOST_PHRASES),
            find_note_hits(connection, index, typed, MOST, hide_private=hide),
            find_trade(connection, typed, MOST),
            find_files(connection, typed, MOST),
        )

    def stop(self) -> None:
        """Give up the question under way."""
        if self._reading is not None:
            self._reading.stop()
            self._reading = None
