"""Single contact: whether a supplier hangs on one person, and whom to meet next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from desktop.constants import Constants
from desktop.rhythm.facts import Colleague, Heard, Story, counting
from desktop.rhythm.results import RecordId, Result, too_little
from desktop.texts import _

_SAFE = 3


class Ties(NamedTuple):
    """Who at a supplier is in touch with us."""

    active: tuple[Colleague, ...]
    share: float
    """Part of the touches with one and the same person, 0 to 1."""
    main: Colleague | None
    """That person, in touch now or not."""
    departments: frozenset[str]
    """Of those who are active; empty for one whose department is not known."""
    decider: bool
    """Somebody who decides is active."""


def ties(story: Story, as_of: date, constants: Constants) -> tuple[Ties, list[Heard]]:
    """Return who is active: works there today and had a two-way exchange in 90 days; and the touches of 180 days."""
    first = as_of - timedelta(days=constants.single_days)
    near = as_of - timedelta(days=constants.single_active)
    heard = counting(story.touches, as_of).after(first)
    with_whom: Counter[int] = Counter()
    heard_from: set[int] = set()
    told: set[int] = set()
    for touch in heard:
        with_whom.update(touch.people)
        if touch.day > near:
            if touch.inbound:
                heard_from.update(touch.people)
            if touch.outbound:
                told.update(touch.people)
    there = story.there(as_of)
    active = tuple(one for one in there if one.id in heard_from and one.id in told)
    main = max(there, key=lambda one: with_whom[one.id], default=None)
    share = with_whom[main.id] / len(heard) if heard and main else 0.0
    departments = frozenset(one.department for one in active)
    return Ties(active, share, main, departments, any(one.role == "decides" for one in active)), heard


def single_contact(story: Story, as_of: date, constants: Constants) -> Result:
    """Return how much hangs on one person: bands ``safe``, ``medium``, ``high``, ``no_data``.

    The value is the number of active people.
    """
    found, heard = ties(story, as_of, constants)
    people = tuple(RecordId("contact", one.id) for one in found.active)
    if len(heard) < constants.single_touches:
        return too_little("single_contact", len(heard), constants.single_touches, people)
    reason = _reason(found, constants)
    band = "safe" if not reason else "medium"
    if len(found.active) <= 1:
        band = "high" if story.orders else "medium"
    return Result(
        "single_contact",
        band,
        reason or _("Several people there are in touch with you."),
        value=float(len(found.active)),
        limit=float(_SAFE),
        records=(*people, *(RecordId("order", one.id) for one in story.orders)),
        change=meet_next(story.there(as_of), found) if reason else "",
    )


def _reason(found: Ties, constants: Constants) -> str:
    if not found.active:
        return _("Nobody who works there is in touch with you now.")
    if len(found.active) == 1:
        return _("Everything hangs on {name}.").format(name=found.active[0].name)
    if len(found.active) < _SAFE:
        return _("Only {one} and {other} are in touch with you.").format(
            one=found.active[0].name, other=found.active[1].name
        )
    if found.main is not None and found.share * 100 >= constants.single_share:
        return _("{percent} % of all touches are with {name}.").format(
            percent=round(found.share * 100), name=found.main.name
        )
    if len(found.departments) == 1 and "" not in found.departments:
        return _("All who are in touch with you are in one department.")
    return "" if found.decider else _("Nobody who decides is in touch with you.")


def meet_next(people: Sequence[Colleague], found: Ties) -> str:
    """Return whom to meet next: who decides, then the boss of somebody active, then another department."""
    active = {one.id for one in found.active}
    idle = [one for one in people if one.id not in active]
    deciders = [one for one in idle if one.role == "decides"]
    bosses = [one.reports_to for one in found.active if one.reports_to]
    other = [one for one in idle if one.department and one.department not in found.departments]
    known = next(iter((*deciders, *other, *idle)), None)
    active_names = {one.name for one in found.active}
    boss = next((name for name in bosses if name not in active_names), "")
    if deciders or (known is not None and not boss):
        return _("Meet {name} next.").format(name=known.name if known else "")
    if boss:
        return _("Ask to be introduced to {name}.").format(name=boss)
    return _("Ask for a second person, best from production or quality.")
