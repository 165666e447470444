"""Looks for what holds the words while somebody types: at once in a small journal, beside the screen in a large one."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, TypeVar

from desktop.finding.alike import did_you_mean
from desktop.finding.kinds import FIND_KINDS, Found, find_all
from desktop.finding.question import Question
from desktop.journal.stopping import StoppableRead, Stopped
from ui.names import names_of
from ui.palette.groups import NAMES
from ui.tasks import Progress
from ui.workplace import Workplace

if TYPE_CHECKING:
    from sqlalchemy import Connection

T = TypeVar("T")

FRAME = 0.016
"""Seconds that a search may keep the screen waiting."""
MOST, MOST_NAMES, MOST_ALONE = 12, 6, 50
"""Of a text, of a name, and when few kinds are looked for."""
_FEW_KINDS = 3
_TEXTS = frozenset(kind.key for kind in FIND_KINDS) - NAMES


def most(kind: str, kinds: int) -> int:
    """Return how many hits of a kind are shown when so many kinds are looked through."""
    if kinds < _FEW_KINDS:
        return MOST_ALONE
    return MOST_NAMES if kind in {*NAMES, "festival", "phrase"} else MOST


def find_names(workplace: Workplace, question: Question) -> Found:
    """Return the people and suppliers who answer a question: by name, from memory."""
    index = names_of(workplace.open_journal).index
    with workplace.journal.read() as connection:
        return find_all(connection, index, question, workplace.today, limit=most, kinds=NAMES)


class Beside:
    """Reads beside the screen; a new question stops the one before, and no answer to an older one is shown."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._reading: StoppableRead | None = None

    def ask(self, find: Callable[[Connection], T], show: Callable[[T], None]) -> None:
        """Hand what ``find`` returns to ``show``, unless another question comes first."""
        self.stop()
        reading = self._reading = StoppableRead(self._workplace.journal)

        def work(_progress: Progress) -> T:
            return reading.run(find)

        def done(found: T) -> None:
            if self._reading is reading:
                show(found)

        def failed(error: BaseException) -> None:
            if self._reading is reading and not isinstance(error, Stopped):
                self._workplace.failures.tell(error)

        self._workplace.tasks.run(work, done, failed)

    def stop(self) -> None:
        """Give up the question under way."""
        if self._reading is not None:
            self._reading.stop()
            self._reading = None


class TextSearch:
    """Asks for all that holds what is typed; a new question stops the one before."""

    def __init__(
        self, workplace: Workplace, *, frame: float = FRAME, kinds: Collection[str] = _TEXTS
    ) -> None:
        """Look through these ``kinds``."""
        self._workplace = workplace
        self._frame, self._kinds = frame, kinds
        self._slow = False
        self._beside = Beside(workplace)

    def ask(self, question: Question, show: Callable[[Found], None]) -> None:
        """Hand what is found to ``show``, now or later; never an answer to an older question."""
        self.stop()
        if self._slow:
            self._beside.ask(self._finder(question), show)
            return
        began = time.perf_counter()
        with self._workplace.journal.read() as connection:
            found = self._finder(question)(connection)
        self._slow = time.perf_counter() - began > self._frame
        show(found)

    def ask_meant(self, words: str, show: Callable[[list[str]], None]) -> None:
        """Hand to ``show``, later, what may have been meant by words that find little."""
        index = names_of(self._workplace.open_journal).index
        self._beside.ask(lambda connection: did_you_mean(connection, index, words), show)

    def _finder(self, question: Question) -> Callable[[Connection], Found]:
        """Return what looks for the texts, with all that it needs of the screen's thread."""
        today, hide = self._workplace.today, self._workplace.presenting
        index, kinds = names_of(self._workplace.open_journal).index, self._kinds
        return lambda connection: find_all(
            connection, index, question, today, limit=most, kinds=kinds, hide_private=hide
        )

    def stop(self) -> None:
        """Give up the question under way."""
        self._beside.stop()
