"""What Today found last, kept: after a change only whom it can alter is looked at again."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from desktop import texts
from desktop.rhythm.alerts import Alert, supplier_alerts
from desktop.rhythm.drifting import drifting
from desktop.rhythm.reads import constants_of
from desktop.today.birthdays import Born, born_soon
from desktop.today.moved import Rows, who_moved
from desktop.today.quiet import Silence, silences

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

V = TypeVar("V")
_MOST = 100
"""Changes that are noted between two looks."""


class Kept:
    """Who was silent, whose birthday comes, which suppliers had alerts or slip; belongs to one journal and one thread.

    Call ``note`` for each change and ``bring`` before reading the rest; what is kept equals what is read afresh.
    """

    def __init__(self) -> None:
        self.silences: dict[int, Silence] = {}
        self.birthdays: dict[int, tuple[Born, ...]] = {}
        self.alerts: dict[int, tuple[Alert, ...]] = {}
        """By contact, by contact, by supplier."""
        self.drifts: dict[int, Alert] = {}
        """By supplier."""
        self._asked: object = None
        self._drifts_asked: object = None
        self._changes: list[tuple[int, Rows]] = []

    @property
    def waits(self) -> bool:
        """Whether suppliers that slip are still to be read."""
        return self._drifts_asked is None

    def note(self, operation_id: int, rows: Rows) -> None:
        """Take note of a change: its operation and its rows, by table."""
        self._changes.append((operation_id, rows))
        if len(self._changes) > _MOST:
            self._asked = None  # nobody looked for long: everything is read the next time
            self._changes.clear()

    def bring(self, raw: Connection, today: date, *, first: bool = False) -> None:
        """Bring all up to date for a day; everything is read when the day, the language or the rules are others.

        ``first`` leaves suppliers that slip for the next time: to find them all takes a third of the whole, and what
        is calm may come a moment later.
        """
        asked = (today, texts.language(), constants_of(raw))
        changes, self._changes = self._changes, []
        moved = who_moved(raw, changes) if asked == self._asked else None
        known = self._drifts_asked == asked and moved is not None
        self._asked = self._drifts_asked = None  # should a read fail, everything is read the next time
        suppliers, contacts = moved or (None, None)
        self.silences = _renewed(self.silences, contacts, lambda ids: silences(raw, today, ids))
        self.birthdays = _renewed(self.birthdays, contacts, lambda ids: born_soon(raw, today, ids))
        self.alerts = _renewed(self.alerts, suppliers, lambda ids: supplier_alerts(raw, today, ids))
        self._asked = asked
        if first and not known:
            self.drifts = {}
            return
        slipped = suppliers if known else None
        self.drifts = _renewed(self.drifts, slipped, lambda ids: drifting(raw, today, ids))
        self._drifts_asked = asked


def _renewed(
    kept: dict[int, V], ids: Collection[int] | None, read: Callable[[Collection[int] | None], dict[int, V]]
) -> dict[int, V]:
    """Return what is kept with some ids read anew, or with all of them (None)."""
    if ids is None:
        return read(None)
    if not ids:
        return kept
    others = {one: value for one, value in kept.items() if one not in ids}
    return others | read(ids)
