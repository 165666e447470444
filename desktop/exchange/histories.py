"""Writing what a file tells of the past with people, and of what is still to be done, once all people are there."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import select

from desktop.commitments.follow_ups import add_follow_up
from desktop.commitments.tables import FollowUp
from desktop.errors import GuanxiError
from desktop.exchange.cards import Card, CardTask, CardTouch
from desktop.journal.journal import ChangeSession
from desktop.texts import n_
from desktop.touches.logging import TouchDraft, log_touch
from desktop.touches.tables import Touch, TouchPerson

_Sign = tuple[datetime, str, str]


@dataclass(slots=True)
class Histories:
    """Collects touches and tasks of the cards of an import; ``settle`` writes them.

    What several people of the file took part in is one touch. What the journal holds already, by its time, kind and
    summary, is not written twice.
    """

    session: ChangeSession
    _touches: dict[str, CardTouch] = field(default_factory=dict)
    _people: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    _rows: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    _tasks: list[tuple[int, CardTask]] = field(default_factory=list)

    def note(self, number: int, contact_id: int, card: Card) -> None:
        """Note that row ``number`` of the import is about a person now."""
        for touch in card.touches:
            key = touch.key or f"{number} {touch.at} {touch.summary}"
            self._touches.setdefault(key, touch)
            self._people[key].append(contact_id)
            self._rows[key].append(number)
        self._tasks += [(contact_id, task) for task in card.tasks]

    def settle(self, today: date) -> dict[int, str]:
        """Write them; a task without a day is due ``today``. Returns what is to be said of rows, by row."""
        written: dict[int, int] = defaultdict(int)
        refused: dict[int, int] = defaultdict(int)
        known: dict[int, set[_Sign]] = {}
        for key, touch in sorted(self._touches.items(), key=lambda item: item[1].at):
            fresh = [one for one in self._people[key] if _sign(touch) not in self._known(known, one)]
            if not fresh:
                continue
            done = self._log(touch, fresh)
            for number in self._rows[key]:
                (written if done else refused)[number] += 1
        for contact_id, task in self._tasks:
            self._task(contact_id, task, today)
        return {number: _said(written[number], refused[number]) for number in written.keys() | refused.keys()}

    def _log(self, touch: CardTouch, people: list[int]) -> bool:
        draft = TouchDraft(
            at=touch.at,
            people=tuple(people),
            kind=touch.kind,
            channel=touch.channel,
            direction=touch.direction,
            started_by=touch.started_by,
            summary=touch.summary,
            body=touch.body,
        )
        try:
            with self.session.begin_nested():
                log_touch(self.session, draft)
        except GuanxiError:
            return False
        return True

    def _known(self, known: dict[int, set[_Sign]], contact_id: int) -> set[_Sign]:
        if contact_id not in known:
            query = (
                select(Touch.at, Touch.kind, Touch.summary)
                .join(TouchPerson, TouchPerson.touch_id == Touch.id)
                .where(TouchPerson.contact_id == contact_id)
            )
            known[contact_id] = {(at, kind, summary) for at, kind, summary in self.session.execute(query)}
        return known[contact_id]

    def _task(self, contact_id: int, task: CardTask, today: date) -> None:
        query = select(FollowUp.id).where(FollowUp.contact_id == contact_id, FollowUp.text == task.text)
        if self.session.scalars(query).first() is None:
            add_follow_up(self.session, task.due_on or today, task.text, contact_id=contact_id)
            self.session.flush()


def _sign(touch: CardTouch) -> _Sign:
    return touch.at, touch.kind, touch.summary


def _said(written: int, refused: int) -> str:
    words = [n_("{n} touch came with them.", "{n} touches came with them.", written).format(n=written)]
    if refused:
        words.append(
            n_("{n} touch could not be kept.", "{n} touches could not be kept.", refused).format(n=refused)
        )
    return " ".join(words[0 if written else 1 :])
