"""Health 0 to 100 of a relationship: seven parts, of which those without data drop out and the rest scale."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import NamedTuple

from desktop.constants import PARTS, Constants
from desktop.joining import sentences
from desktop.rhythm.facts import Counted, Heard, Story, counting
from desktop.rhythm.patience import judged, promises
from desktop.rhythm.results import RecordId, Result, touch_ids
from desktop.rhythm.shares import (
    CARE,
    MOODS,
    MOODS_READ,
    WEIGHT_OF,
    YEAR,
    Running,
    Share,
    owed_by_us,
    shares,
    value,
    waiting,
)
from desktop.texts import _, n_

_WORTH_SAYING = 3
"""Points that a part must lose before it is named as what would help most."""
_Said = tuple[str, tuple[RecordId, ...]]
"""The sentence of a part, and the records behind it."""
_BANDS = ((75, "strong"), (50, "steady"), (30, "weak"), (0, "poor"))


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the health."""

    key: str
    weight: int
    share: float | None
    """0 to 1 of its weight; None without data."""
    sentence: str
    records: tuple[RecordId, ...] = ()

    @property
    def points(self) -> float | None:
        """Return what it adds before the scaling."""
        return None if self.share is None else self.share * self.weight


@dataclass(frozen=True, slots=True)
class Health:
    """The health with its parts."""

    result: Result
    parts: tuple[Part, ...]
    confidence: float
    """0 to 1: the weight of the parts with data, less while there are fewer than 12 touches."""

    @property
    def sure(self) -> str:
        """Return the confidence as a word: ``low``, ``medium`` or ``high``."""
        return "low" if self.confidence < 0.4 else "medium" if self.confidence < 0.75 else "high"


class _Seen(NamedTuple):
    """What a part's sentence is made from."""

    story: Story
    heard: Counted
    """Those that count, the oldest first."""
    running: Running
    as_of: date
    constants: Constants

    def near(self, days: int) -> Counted:
        """Return the touches of so many days."""
        return self.heard.after(self.as_of - timedelta(days=days))


def health(story: Story, as_of: date, constants: Constants, running: Running | None = None) -> Health:
    """Return the health: bands ``strong`` from 75, ``steady`` from 50, ``weak`` from 30, ``poor``, ``no_data``.

    ``running`` are the sums over its touches, where they are made already.
    """
    heard = counting(story.touches, as_of)
    seen = _Seen(story, heard, running or Running(heard), as_of, constants)
    found = shares(seen.running, story, as_of, constants)
    parts = tuple(
        Part(key, constants.weights[PARTS.index(key)], share, *_SAID[key](seen, share))
        for key, share in found.items()
    )
    weight = sum(part.weight for part in parts if part.share is not None)
    confidence = (
        weight / sum(part.weight for part in parts) * min(1.0, len(seen.near(constants.health_days)) / 12)
    )
    worth = value(found, len(heard), constants)
    if worth is None:
        missing = max(constants.health_touches - len(heard), 1)
        words = n_(
            "Not enough data (needs {n} more touch)", "Not enough data (needs {n} more touches)", missing
        )
        return Health(Result("health", "no_data", words.format(n=missing)), parts, confidence)
    band = next(name for least, name in _BANDS if round(worth) >= least)
    weakest = min(
        (part for part in parts if part.share is not None),
        key=lambda part: (part.weight * (part.share or 0.0) - part.weight, PARTS.index(part.key)),
    )
    result = Result(
        "health",
        band,
        _SENTENCES[band](),
        value=round(worth, 1),
        limit=100.0,
        records=tuple(dict.fromkeys(one for part in parts for one in part.records)),
        change=_("What would help most: {sentence}").format(sentence=weakest.sentence)
        if weakest.weight - (weakest.points or 0.0) >= _WORTH_SAYING
        else "",
    )
    return Health(result, parts, round(confidence, 3))


_SENTENCES: dict[str, Callable[[], str]] = {
    "strong": lambda: _("A strong relationship."),
    "steady": lambda: _("A steady relationship."),
    "weak": lambda: _("This relationship needs attention."),
    "poor": lambda: _("This relationship is at risk."),
}


def _recency(seen: _Seen, _share: Share) -> _Said:
    if not seen.heard:
        return _("No touch yet."), ()
    ideal = seen.story.cadence[0] if seen.story.cadence else seen.constants.usual_cadence
    silent = (seen.as_of - seen.heard[-1].day).days
    sentence = n_(
        "Last touch {n} day ago, wanted every {ideal}.",
        "Last touch {n} days ago, wanted every {ideal}.",
        silent,
    ).format(n=silent, ideal=ideal)
    if silent == 0:
        sentence = n_(
            "Last touch today, wanted every day.", "Last touch today, wanted every {ideal} days.", ideal
        ).format(ideal=ideal)
    return sentence, _records(seen.heard[-1:])


def _depth(seen: _Seen, share: Share) -> _Said:
    if share is None:
        return _("Too few touches in half a year."), ()
    known = seen.near(seen.constants.health_days)
    deep = [one for one in known if WEIGHT_OF.get(one.kind, 0) > 1]
    sentence = n_(
        "{n} call, visit or meeting in half a year.",
        "{n} calls, visits or meetings in half a year.",
        len(deep),
    ).format(n=len(deep))
    return sentence, _records(deep or known)


def _two_way(seen: _Seen, share: Share) -> _Said:
    if share is None:
        return _("Too few touches in half a year."), ()
    known = seen.near(seen.constants.health_days)
    theirs, ours = sum(one.inbound for one in known), sum(one.outbound for one in known)
    sentence = _("Heard from them {theirs} times, from you {ours} times in half a year.").format(
        theirs=theirs, ours=ours
    )
    return sentence, _records(known)


def _breadth(seen: _Seen, share: Share) -> _Said:
    if share is None:
        return _("Too few touches in half a year."), ()
    active = seen.running.active(seen.story.there(seen.as_of), seen.as_of, seen.constants)
    sentence = n_("{n} person in touch.", "{n} people in touch.", len(active)).format(n=len(active))
    if active and not any(one.role == "decides" for one in active):
        sentence = sentences(sentence, _("None of them decides."))
    return sentence, tuple(RecordId("contact", one.id) for one in active)


def _promises(seen: _Seen, _share: Share) -> _Said:
    found = promises(seen.story.promises, seen.as_of, seen.constants)
    due = judged(seen.story.promises, seen.as_of)
    return found.sentence if due else _("No promise has fallen due."), found.records


def _care(seen: _Seen, share: Share) -> _Said:
    if share is None:
        return _("Too few touches yet."), ()
    warm = [one for one in seen.near(YEAR.days) if one.kind in CARE]
    owed = owed_by_us(seen.story, seen.as_of)
    sentence = n_(
        "{n} gift, meal or visit in a year.", "{n} gifts, meals or visits in a year.", len(warm)
    ).format(n=len(warm))
    if waiting(owed, seen.as_of, seen.constants):
        sentence = sentences(sentence, _("A favour waits to be returned."))
    return sentence, (*_records(warm), *(RecordId("favour", one.id) for one in owed))


def _climate(seen: _Seen, share: Share) -> _Said:
    if share is None:
        return _("Too few touches with a mood."), ()
    felt = list(islice((one for one in reversed(seen.heard) if one.mood in MOODS), MOODS_READ))[::-1]
    tense = sum(one.mood == "tense" for one in felt)
    sentence = n_("{n} of the last {all} was tense.", "{n} of the last {all} were tense.", tense).format(
        n=tense, all=len(felt)
    )
    return sentence, _records(felt)


def _records(touches: Iterable[Heard]) -> tuple[RecordId, ...]:
    return touch_ids([one.id for one in touches])


_SAID: dict[str, Callable[[_Seen, Share], _Said]] = {
    "recency": _recency,
    "depth": _depth,
    "two_way": _two_way,
    "breadth": _breadth,
    "promises": _promises,
    "care": _care,
    "climate": _climate,
}
