"""One sitting of practice: the card at hand, what was answered, and what an answer may be rated."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.practice import cards
from desktop.practice.answering import answer
from desktop.practice.answers import Judged, judge
from desktop.practice.cards import CardRow, card_row
from desktop.practice.options import Options, read_options
from desktop.practice.queue import EVERYTHING, Counts, Scope, counts, next_card
from desktop.practice.schedule import AGAIN, EASY, GOOD, HARD, Next, Timetable
from desktop.texts import _
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession

T = TypeVar("T")
_CAPS = {"exact": EASY, "exact_spoken": EASY, "no_tones": HARD, "tones": HARD, "near": HARD, "wrong": AGAIN}
"""The best rating that a typed answer may have."""
_HALF = 0.5
_LOOK_AGAIN_MS = 60_000


class Session(QObject):
    """Knows the card that is asked; ``turned`` tells that another one, or its other side, is to be shown."""

    turned = Signal()
    leech = Signal(object)
    """A card (CardRow) that was forgotten once too often."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self.scope = EVERYTHING
        self.options = Options()
        self.card: CardRow | None = None
        self.choices: tuple[Next, ...] = ()
        self.revealed = False
        self.pinyin_asked = False
        self.judged: Judged | None = None
        self.typed = ""
        self.done = 0
        self.waiting = Counts()
        self.busy = False
        """A change of its own is under way: the page need not read because of it."""
        self._answered: list[tuple[int, int]] = []
        self._begun = workplace.clock()
        self._watch = QTimer(self, interval=_LOOK_AGAIN_MS)
        self._watch.timeout.connect(self.look_again)

    @property
    def table(self) -> Timetable:
        """The timetable by the options in force."""
        return Timetable(self.options)

    def begin(self, scope: Scope = EVERYTHING) -> None:
        """Practise some decks or a set from now on."""
        self.scope, self.done = scope, 0
        self._watch.start()
        self._answered.clear()
        self.load()

    def load(self, card_id: int | None = None) -> None:
        """Read the next card, or a given one, and show its question."""
        now = self._workplace.clock()
        with self._workplace.journal.read() as connection:
            self.options = read_options(connection)
            chosen = card_id or next_card(connection, self.table, now, self.scope)
            self.card = card_row(connection, chosen) if chosen else None
        self.choices = self.table.choices(self.card.memory, now) if self.card else ()
        self.revealed = self.pinyin_asked = False
        self.judged, self.typed, self._begun = None, "", now
        self.turned.emit()

    def look_again(self) -> None:
        """Ask for what has become due while nothing was, such as on the next morning."""
        if self.card is None:
            self.load()

    def reread(self) -> None:
        """Read the card at hand again after a change made elsewhere; its side stays as it is."""
        held, shown = self.card, (self.revealed, self.judged, self.typed, self.pinyin_asked)
        if held is None:
            self.load()
            return
        with self._workplace.journal.read() as connection:
            now = card_row(connection, held.id)
            following = next_card(connection, self.table, self._workplace.clock(), self.scope)
        if now is None or now.suspended or now.memory != held.memory or now.buried_until != held.buried_until:
            self.load(following)
            return
        self.card = now
        self.revealed, self.judged, self.typed, self.pinyin_asked = shown
        self.turned.emit()

    def count_answers(self) -> None:
        """Count the answers of this sitting that still hold: Ctrl+Z turns them too, and the key after it again."""
        journal = self._workplace.journal
        self.done = sum(journal.next_undo(operation) is not None for operation, _card in self._answered)

    def count(self) -> Counts:
        """Count what waits; takes some milliseconds with many cards."""
        with self._workplace.journal.read() as connection:
            self.waiting = counts(connection, self.table, self._workplace.clock(), self.scope)
        return self.waiting

    # --- answering ---------------------------------------------------------------------------------------------

    def reveal(self) -> None:
        """Show the answer."""
        if self.card is not None and not self.revealed:
            self.revealed = True
            self.turned.emit()

    def show_pinyin(self) -> None:
        """Show the pinyin of the question."""
        self.pinyin_asked = True
        self.turned.emit()

    def judge(self, typed: str) -> bool:
        """Judge what was typed; False when it is asked for again: characters, or no tones where they are wanted."""
        assert self.card is not None
        judged = judge(self.card.wording.units, typed)
        self.judged, self.typed = judged, typed
        again = judged.verdict == "hanzi" or (judged.verdict == "no_tones" and self.options.no_tones == "ask")
        self.revealed = not again
        self.turned.emit()
        return not again

    def choose(self, word: str) -> None:
        """Take 您 or 你 for the phrase and show whether that is right."""
        assert self.card is not None
        right = word in self.card.wording.simplified
        self.typed = word
        self.judged = Judged("exact" if right else "wrong", float(right))
        self.revealed = True
        self.turned.emit()

    def best(self) -> int:
        """Return the best rating that this answer may have."""
        if self.judged is None:
            return EASY
        if self.judged.verdict == "no_tones" and self.options.no_tones == "accept":
            return EASY
        return _CAPS.get(self.judged.verdict, EASY)

    def usual(self) -> int:
        """Return the rating that Space gives: what the answer deserves."""
        best = self.best()
        if best == HARD and self.judged is not None and self.judged.score < _HALF:
            return AGAIN
        return min(best, GOOD)

    def rate(self, rating: int) -> None:
        """Rate the card and go on; a better rating than the answer may have is not taken."""
        card = self.card
        if card is None or not self.revealed or rating > self.best():
            return
        taken = round((self._workplace.clock() - self._begun).total_seconds() * 1000)
        verdict = self.judged.verdict if self.judged else ""
        title = _("Answer: {phrase}").format(phrase=card.wording.simplified)
        done = self._change(
            title,
            lambda session: answer(
                session, self.table, card.id, rating, taken_ms=taken, typed=self.typed, verdict=verdict
            ),
        )
        if done is None:
            return
        operation = self._workplace.journal.next_undo()
        if operation is not None:
            self._answered.append((operation[0], card.id))
        self.done += 1
        self.load()
        if done.leech:
            self.leech.emit(card)

    def undo(self) -> bool:
        """Take the last answer of this sitting back and ask its card again; False when there is none.

        An answer whose card has changed since stays given: the journal refuses, and says why.
        """
        if not self._answered:
            return False
        operation_id, card_id = self._answered.pop()
        self.busy = True
        try:
            self._workplace.undo(operation_id)
        finally:
            self.busy = False
        if self._workplace.journal.next_undo(operation_id) is None:
            self.done = max(0, self.done - 1)
            self.load(card_id)
        return True

    # --- the card itself ---------------------------------------------------------------------------------------

    def bury(self) -> None:
        """Put the card off to tomorrow."""
        card = self.card
        if card is not None:
            until = self.table.day(self._workplace.clock()) + timedelta(days=1)
            self._workplace.change(
                _("Put the card off to tomorrow"), lambda session: cards.bury(session, (card.id,), until)
            )

    def suspend(self) -> None:
        """Keep the card from coming up."""
        card = self.card
        if card is not None:
            self._workplace.change(_("Suspend the card"), lambda session: cards.suspend(session, (card.id,)))

    def flag(self) -> None:
        """Put a flag on the card, or take it off."""
        card = self.card
        if card is not None:
            mark, title = (0, _("Take the flag off")) if card.flag else (1, _("Flag the card"))
            self._workplace.change(title, lambda session: cards.flag(session, (card.id,), mark), toast="")

    def _change(self, title: str, work: Callable[[ChangeSession], T]) -> T | None:
        self.busy = True
        try:
            return self._workplace.change(title, work, toast="")
        finally:
            self.busy = False
