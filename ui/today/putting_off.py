"""What the rows of Today do when something shall wait: a few days, this time, or for a time with a reason."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from datetime import date, timedelta
from types import ModuleType

from PySide6.QtWidgets import QWidget

from desktop import formats
from desktop.texts import _, n_
from ui.more import Act
from ui.workplace import Workplace

DAYS = {"1": 1, "3": 3, "7": 7}
"""The keys that put off by some days."""


@dataclass(frozen=True, slots=True)
class Whom:
    """A rule that shall say nothing for a while, and about whom."""

    rule: str
    kind: str
    """``contact`` or ``supplier``."""
    id: int
    name: str
    turn: int = 0
    """Days after which the next touch is due when this one is skipped; 0 where nothing can be skipped."""

    @property
    def owner(self) -> dict[str, int]:
        """Whom it belongs to, as ``desktop.rhythm.holding`` takes it."""
        return {f"{self.kind}_id": self.id}


def put_off(workplace: Workplace, whom: Whom, days: int) -> None:
    """Let the rule wait some days, and tell until when."""
    until = workplace.today + timedelta(days=days)
    words = _("Put off to {day}").format(day=formats.weekday_day(until, workplace.today))
    _keep(workplace, whom, until, _("Put off alert"), words)


def skip(workplace: Workplace, whom: Whom) -> None:
    """Leave this touch out: the next one is due a whole turn later."""
    if whom.turn:
        until = workplace.today + timedelta(days=whom.turn)
        day = formats.weekday_day(until, workplace.today)
        _keep(workplace, whom, until, _("Skip this touch"), _("Skipped: due again on {day}").format(day=day))


def ask(workplace: Workplace, row: QWidget, whom: Whom) -> None:
    """Open the form that asks how long it shall wait, and why."""
    form = importlib.import_module("ui.dialogs.put_off")  # brings SQLAlchemy, which Today does not wait for
    form.PutOffDialog(workplace, row.window(), whom).open()


def acts(workplace: Workplace, row: QWidget, whom: Whom) -> list[Act]:
    """Return the lines of the menu at the end of a row."""
    made: list[Act] = []
    for days in DAYS.values():
        words = n_("Put off by {n} day", "Put off by {n} days", days).format(n=days)
        made.append(Act(words, "clock", lambda days=days: put_off(workplace, whom, days)))  # type: ignore[misc]
    if whom.turn:
        made.append(Act(_("Skip this touch"), "chevron-right", lambda: skip(workplace, whom)))
    made.append(Act(_("Pause with a reason…"), "pause", lambda: ask(workplace, row, whom)))
    return made


def _keep(workplace: Workplace, whom: Whom, until: date, title: str, toast: str) -> None:
    today = workplace.today
    workplace.change(
        title, lambda session: _holding().put_off(session, whom.rule, until, today, **whom.owner), toast=toast
    )


def _holding() -> ModuleType:
    """Import what writes late: it brings SQLAlchemy, and Today is painted before it is there."""
    return importlib.import_module("desktop.rhythm.holding")
