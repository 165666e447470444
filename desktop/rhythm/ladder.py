"""The follow-up ladder: how to reach somebody who does not answer, step by step, from what was tried."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, NamedTuple

from desktop.constants import Constants
from desktop.rhythm.facts import Heard
from desktop.rhythm.workdays import SupplierDays

StepKey = Literal["call", "message", "other_channel", "colleague", "later"]
STEPS: tuple[StepKey, ...] = ("call", "message", "other_channel", "colleague", "later")
State = Literal["done", "next", "open", "closed"]
CALLED = ("phone", "mobile")
_TRIES = ("call", "message", "mail")


class Helper(NamedTuple):
    """A colleague who could pass a word on."""

    contact_id: int
    name: str
    department: str
    heard_on: date | None
    """When they were last heard; None for never."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the ladder is asked about."""

    touches: Sequence[Heard]
    """With the person, in any order."""
    channels: tuple[str, ...] = ()
    """Their kinds, the preferred one first."""
    department: str = ""
    helpers: tuple[Helper, ...] = ()
    asked_helpers: Sequence[tuple[int, date]] = ()
    """Touches to colleagues, by id and day."""
    follow_up: date | None = None
    """The day of a follow-up with the person that is still ahead."""


@dataclass(frozen=True, slots=True)
class Step:
    """One rung."""

    key: StepKey
    state: State
    on: date
    """From which day on it fits; of what was done the day on which it was."""
    channel: str = ""
    helper: Helper | None = None
    records: tuple[int, ...] = ()
    """The touches by which it was done."""


@dataclass(frozen=True, slots=True)
class Ladder:
    """All rungs in their order, and since when nothing was heard."""

    steps: tuple[Step, ...]
    heard_on: date | None
    tries: int

    @property
    def next(self) -> Step | None:
        """Return the rung whose turn it is; None when everything was tried and a day is set."""
        return next((step for step in self.steps if step.state == "next"), None)


def ladder(facts: Facts, as_of: date, days: SupplierDays, constants: Constants) -> Ladder:
    """Return what was tried since they were last heard, and what comes next and when.

    An attempt is a call, message or mail of ours that was held and went one way, whether it counts or not. After a
    call the message may follow at once; the days in between are the working days of ``ladder_days``.
    """
    held = sorted((one for one in facts.touches if one.held and one.day <= as_of), key=lambda one: one.at)
    heard = next((one for one in reversed(held) if one.inbound and one.kind != "note"), None)
    tries = [
        one for one in held if not one.inbound and one.kind in _TRIES and (heard is None or one.at > heard.at)
    ]
    since = heard.day if heard else None
    asked = [(touch, day) for touch, day in facts.asked_helpers if tries and tries[0].day <= day <= as_of]
    steps = _steps(facts, tries, asked, as_of)
    last = max([*(one.day for one in tries), *(day for _touch, day in asked)], default=None)
    return Ladder(_turns(steps, last, as_of, days, constants), since, len(tries) + len(asked))


def _steps(facts: Facts, tries: list[Heard], asked: list[tuple[int, date]], as_of: date) -> list[Step]:
    calls = [one for one in tries if one.kind == "call"]
    written = [one for one in tries if one.kind != "call"]
    usual = next((kind for kind in facts.channels if kind not in CALLED), "wechat")
    first = written[0].channel if written else usual
    elsewhere = [one for one in written if one.channel != first]
    known = {first, *(one.channel for one in elsewhere), *CALLED}
    other = next((kind for kind in facts.channels if kind not in known), "")
    number = next((kind for kind in facts.channels if kind in CALLED), "phone")
    helper = choose_helper(facts)
    return [
        _done_by("call", calls, as_of, channel=number),
        _done_by("message", written[:1], as_of, channel=first),
        _done_by("other_channel", elsewhere, as_of, channel=other, closed=not other),
        Step("colleague", "done", asked[-1][1], helper=helper, records=tuple(one for one, _day in asked))
        if asked
        else Step("colleague", "open" if helper else "closed", as_of, helper=helper),
        Step("later", "done" if facts.follow_up else "open", facts.follow_up or as_of),
    ]


def _done_by(key: StepKey, tries: list[Heard], as_of: date, *, channel: str, closed: bool = False) -> Step:
    if tries:
        return Step(
            key, "done", tries[-1].day, tries[-1].channel or channel, records=tuple(one.id for one in tries)
        )
    return Step(key, "closed" if closed else "open", as_of, channel)


def _turns(
    steps: list[Step], last: date | None, as_of: date, days: SupplierDays, constants: Constants
) -> tuple[Step, ...]:
    """Give each open rung the day from which it fits, and the first one its turn."""
    made, waiting = [], last
    for number, step in enumerate(steps):
        if step.state != "open":
            made.append(step)
            continue
        wait = constants.ladder_days[number - 1] if number else 0
        base = waiting or as_of
        on = max(days.nth_after(base, wait) if wait and waiting is not None else base, as_of)
        if step.key == "later":
            on = days.nth_after(max(base, as_of), wait)
        turn: State = "open" if any(one.state == "next" for one in made) else "next"
        made.append(replace(step, state=turn, on=on))
        waiting = on
    return tuple(made)


def choose_helper(facts: Facts) -> Helper | None:
    """Return who could pass a word on: of the same department first, then who was heard last."""
    return min(
        facts.helpers,
        key=lambda one: (
            not facts.department or one.department != facts.department,
            one.heard_on is None,
            -(one.heard_on or date.min).toordinal(),
            one.contact_id,
        ),
        default=None,
    )
