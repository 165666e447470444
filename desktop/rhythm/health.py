"""Health 0 to 100 of a relationship: seven parts, of which those without data drop out and the rest scale."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import NamedTuple

from desktop.constants import PARTS, Constants
from desktop.rhythm.facts import Counted, Heard, Story, counting
from desktop.rhythm.patience import judged, promises
from desktop.rhythm.results import RecordId, Result, touch_ids
from desktop.rhythm.single_contact import ties
from desktop.texts import _, n_

WEIGHT_OF = {"visit": 3, "meeting": 3, "meal": 3, "call": 2, "gift": 1, "message": 1, "mail": 1}
"""How deep a kind of touch goes; a note is none."""
_FULL_DEPTH = 12
_TWO_WAY_NEEDED, _MOODS_NEEDED, _MOODS_READ = 5, 3, 5
_MOOD = {"warm": 1.0, "neutral": 0.6, "tense": 0.0}
_CARE = ("gift", "meal", "visit")
_YEAR = 365
_WORTH_SAYING = 3
"""Points that a part must lose before it is named as what would help most."""
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
    """What a part is computed from."""

    story: Story
    heard: Counted
    """Those that count, the oldest first."""
    as_of: date
    constants: Constants
    brief: bool = False
    """Nobody asks for the records behind it: a line of half a year needs only its values."""

    def ids(self, touches: list[Heard]) -> tuple[RecordId, ...]:
        """Return touches as records."""
        return () if self.brief else touch_ids([one.id for one in touches])


def health(story: Story, as_of: date, constants: Constants, *, brief: bool = False) -> Health:
    """Return the health: bands ``strong`` from 75, ``steady`` from 50, ``weak`` from 30, ``poor``, ``no_data``."""
    heard = counting(story.touches, as_of)
    seen = _Seen(story, heard, as_of, constants, brief)
    known = _near(seen, constants.health_days)
    keys = [key for key in PARTS if not (story.person and key == "breadth")]
    parts = tuple(_MAKERS[key](seen, constants.weights[PARTS.index(key)]) for key in keys)
    weight = sum(part.weight for part in parts if part.share is not None)
    whole = sum(part.weight for part in parts)
    confidence = weight / whole * min(1.0, len(known) / 12)
    if len(heard) < constants.health_touches or not weight:
        missing = max(constants.health_touches - len(heard), 1)
        words = n_(
            "Not enough data (needs {n} more touch)", "Not enough data (needs {n} more touches)", missing
        )
        return Health(Result("health", "no_data", words.format(n=missing)), parts, confidence)
    value = 100 * sum(part.points or 0.0 for part in parts) / weight
    band = next(name for least, name in _BANDS if round(value) >= least)
    weakest = min(
        (part for part in parts if part.share is not None),
        key=lambda part: (part.weight * (part.share or 0.0) - part.weight, PARTS.index(part.key)),
    )
    result = Result(
        "health",
        band,
        _SENTENCES[band](),
        value=round(value, 1),
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


def _recency(seen: _Seen, weight: int) -> Part:
    if not seen.heard:
        return Part("recency", weight, None, _("No touch yet."))
    ideal = seen.story.cadence[0] if seen.story.cadence else seen.constants.usual_cadence
    silent = (seen.as_of - seen.heard[-1].day).days
    share = min(max(1 - (silent - ideal) / (2 * ideal), 0.0), 1.0)
    sentence = n_(
        "Last touch {n} day ago, wanted every {ideal}.",
        "Last touch {n} days ago, wanted every {ideal}.",
        silent,
    ).format(n=silent, ideal=ideal)
    return Part("recency", weight, share, sentence, touch_ids([seen.heard[-1].id]))


def _near(seen: _Seen, days: int) -> Counted:
    first = seen.as_of - timedelta(days=days)
    return seen.heard.after(first)


def _depth(seen: _Seen, weight: int) -> Part:
    known = _near(seen, seen.constants.health_days)
    if len(known) < seen.constants.health_touches:
        return Part("depth", weight, None, _("Too few touches in half a year."))
    deep = [one for one in known if WEIGHT_OF.get(one.kind, 0) > 1]
    share = min(1.0, sum(WEIGHT_OF.get(one.kind, 0) for one in known) / _FULL_DEPTH)
    sentence = n_(
        "{n} call, visit or meeting in half a year.",
        "{n} calls, visits or meetings in half a year.",
        len(deep),
    ).format(n=len(deep))
    return Part("depth", weight, share, sentence, seen.ids(deep or known))


def _two_way(seen: _Seen, weight: int) -> Part:
    known = _near(seen, seen.constants.health_days)
    theirs, ours = sum(one.inbound for one in known), sum(one.outbound for one in known)
    if len(known) < _TWO_WAY_NEEDED:
        return Part("two_way", weight, None, _("Too few touches in half a year."))
    share = min(1.0, 2 * min(theirs, ours) / (theirs + ours))
    sentence = _("Heard from them {theirs} times, from you {ours} times in half a year.").format(
        theirs=theirs, ours=ours
    )
    return Part("two_way", weight, share, sentence, seen.ids(known))


def _breadth(seen: _Seen, weight: int) -> Part:
    found, known = ties(seen.story, seen.as_of, seen.constants)
    if not seen.story.people or len(known) < seen.constants.single_touches:
        return Part("breadth", weight, None, _("Too few touches in half a year."))
    count = len(found.active)
    share = 0.6 * min(count, 3) / 3 + 0.2 * (len(found.departments) > 1) + 0.2 * found.decider
    sentence = n_("{n} person in touch.", "{n} people in touch.", count).format(n=count)
    if count and not found.decider:
        sentence += " " + _("None of them decides.")
    return Part(
        "breadth", weight, share, sentence, tuple(RecordId("contact", one.id) for one in found.active)
    )


def _promises(seen: _Seen, weight: int) -> Part:
    found = promises(seen.story.promises, seen.as_of, seen.constants)
    share = None if found.value is None else found.value / 100
    due = judged(seen.story.promises, seen.as_of)
    sentence = found.sentence if due else _("No promise has fallen due.")
    return Part("promises", weight, share, sentence, found.records)


def _care(seen: _Seen, weight: int) -> Part:
    if len(seen.heard) < seen.constants.health_touches:
        return Part("care", weight, None, _("Too few touches yet."))
    warm = [one for one in _near(seen, _YEAR) if one.kind in _CARE]
    owed = [one for one in seen.story.favours if not one.ours and one.on <= seen.as_of]
    waiting = [
        one
        for one in owed
        if (one.returned_on is None or one.returned_on > seen.as_of)
        and (seen.as_of - one.on).days > seen.constants.favour_days
    ]
    attention = min(1.0, len(warm) / 2)
    share = attention if not owed else 0.5 * attention + 0.5 * (1 - len(waiting) / len(owed))
    sentence = n_(
        "{n} gift, meal or visit in a year.", "{n} gifts, meals or visits in a year.", len(warm)
    ).format(n=len(warm))
    if waiting:
        sentence += " " + _("A favour waits to be returned.")
    records = (*seen.ids(warm), *(RecordId("favour", one.id) for one in owed))
    return Part("care", weight, share, sentence, records)


def _climate(seen: _Seen, weight: int) -> Part:
    felt = list(islice((one for one in reversed(seen.heard) if one.mood in _MOOD), _MOODS_READ))[::-1]
    if len(felt) < _MOODS_NEEDED:
        return Part("climate", weight, None, _("Too few touches with a mood."))
    share = sum(_MOOD[one.mood] for one in felt) / len(felt)
    tense = sum(one.mood == "tense" for one in felt)
    sentence = n_("{n} of the last {all} was tense.", "{n} of the last {all} were tense.", tense).format(
        n=tense, all=len(felt)
    )
    return Part("climate", weight, share, sentence, seen.ids(felt))


_MAKERS: dict[str, Callable[[_Seen, int], Part]] = {
    "recency": _recency,
    "depth": _depth,
    "two_way": _two_way,
    "breadth": _breadth,
    "promises": _promises,
    "care": _care,
    "climate": _climate,
}
