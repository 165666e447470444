"""What the parts of the health are worth on a day, from sums that run over the touches: a line of days costs little."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import accumulate
from typing import NamedTuple

from desktop.constants import PARTS, Constants
from desktop.rhythm.facts import Colleague, Counted, Owed, Story
from desktop.rhythm.patience import judged, kept_share

WEIGHT_OF = {"visit": 3, "meeting": 3, "meal": 3, "call": 2, "gift": 1, "message": 1, "mail": 1}
"""How deep a kind of touch goes; a note is none."""
CARE = ("gift", "meal", "visit")
MOODS = {"warm": 1.0, "neutral": 0.6, "tense": 0.0}
MOODS_READ = 5
YEAR = timedelta(days=365)
_FULL_DEPTH = 12
_TWO_WAY_NEEDED, _MOODS_NEEDED = 5, 3
Share = float | None
"""0 to 1 of a part's weight; None without data."""


class Sums(NamedTuple):
    """What the touches of some days come to."""

    touches: int
    depth: int
    theirs: int
    """In which they were heard; ``ours``, in which we were."""
    ours: int
    care: int


class Running:
    """The touches that count of a story, summed from the oldest on; nobody changes it."""

    def __init__(self, heard: Counted) -> None:
        self._days = [one.day for one in heard]
        self._depth = _sums([WEIGHT_OF.get(one.kind, 0) for one in heard])
        self._theirs = _sums([one.direction != "out" for one in heard])
        self._ours = _sums([one.direction != "in" for one in heard])
        self._care = _sums([one.kind in CARE for one in heard])
        self._felt = _sums([one.mood in MOODS for one in heard])
        self._moods = [MOODS[one.mood] for one in heard if one.mood in MOODS]
        self._heard_on: dict[int, list[date]] = defaultdict(list)
        self._told_on: dict[int, list[date]] = defaultdict(list)
        for one in heard:
            for person in one.people:
                if one.inbound:
                    self._heard_on[person].append(one.day)
                if one.outbound:
                    self._told_on[person].append(one.day)

    def upto(self, day: date) -> int:
        """Return how many there are up to a day, which counts."""
        return bisect_right(self._days, day)

    def last(self, as_of: date) -> date | None:
        """Return the day of the last one up to a day."""
        end = self.upto(as_of)
        return self._days[end - 1] if end else None

    def sums(self, after: date, as_of: date) -> Sums:
        """Return what those later than a day come to, up to another one, which counts."""
        first, end = self.upto(after), self.upto(as_of)
        runs = (self._depth, self._theirs, self._ours, self._care)
        return Sums(end - first, *(run[end] - run[first] for run in runs))

    def moods(self, as_of: date) -> list[float]:
        """Return the last moods up to a day, the oldest first."""
        end = self._felt[self.upto(as_of)]
        return self._moods[max(end - MOODS_READ, 0) : end]

    def active(self, people: Iterable[Colleague], as_of: date, constants: Constants) -> list[Colleague]:
        """Return with whom both sides were heard in the days that the rule of the single contact looks back."""
        after = as_of - timedelta(days=min(constants.single_active, constants.single_days))
        return [
            one
            for one in people
            if _any(self._heard_on.get(one.id, ()), after, as_of)
            and _any(self._told_on.get(one.id, ()), after, as_of)
        ]


def _sums(values: list[int]) -> list[int]:
    return list(accumulate(values, initial=0))


def _any(days: Sequence[date], after: date, as_of: date) -> bool:
    end = bisect_right(days, as_of)
    return end > 0 and days[end - 1] > after


def shares(running: Running, story: Story, as_of: date, constants: Constants) -> dict[str, Share]:
    """Return the share of each part on a day, None for those without data; a person has no ``breadth``."""
    half = running.sums(as_of - timedelta(days=constants.health_days), as_of)
    found = {
        "recency": _recency(running, story, as_of, constants),
        "depth": min(1.0, half.depth / _FULL_DEPTH) if half.touches >= constants.health_touches else None,
        "two_way": _two_way(half),
        "breadth": _breadth(running, story, as_of, constants),
        "promises": _promises(story, as_of, constants),
        "care": _care(running, story, as_of, constants),
        "climate": _climate(running, as_of),
    }
    return {key: found[key] for key in PARTS if not (story.person and key == "breadth")}


def value(found: Mapping[str, Share], count: int, constants: Constants) -> float | None:
    """Return the health of some shares, 0 to 100; None where ``count`` touches are too few."""
    known = [(constants.weights[PARTS.index(key)], one) for key, one in found.items() if one is not None]
    whole = sum(weight for weight, _one in known)
    if count < constants.health_touches or not whole:
        return None
    return 100 * sum(one * weight for weight, one in known) / whole


def owed_by_us(story: Story, as_of: date) -> list[Owed]:
    """Return the favours that others did us up to a day."""
    return [one for one in story.favours if not one.ours and one.on <= as_of]


def waiting(owed: Iterable[Owed], as_of: date, constants: Constants) -> list[Owed]:
    """Return those of some favours that wait to be returned for too long."""
    return [
        one
        for one in owed
        if (one.returned_on is None or one.returned_on > as_of)
        and (as_of - one.on).days > constants.favour_days
    ]


def _recency(running: Running, story: Story, as_of: date, constants: Constants) -> Share:
    last = running.last(as_of)
    if last is None:
        return None
    ideal = story.cadence[0] if story.cadence else constants.usual_cadence
    return min(max(1 - ((as_of - last).days - ideal) / (2 * ideal), 0.0), 1.0)


def _two_way(half: Sums) -> Share:
    if half.touches < _TWO_WAY_NEEDED:
        return None
    return min(1.0, 2 * min(half.theirs, half.ours) / (half.theirs + half.ours))


def _breadth(running: Running, story: Story, as_of: date, constants: Constants) -> Share:
    known = running.sums(as_of - timedelta(days=constants.single_days), as_of).touches
    people = story.there(as_of)
    if not people or known < constants.single_touches:
        return None
    active = running.active(people, as_of, constants)
    departments = {one.department for one in active if one.department}
    decider = any(one.role == "decides" for one in active)
    return 0.6 * min(len(active), 3) / 3 + 0.2 * (len(departments) > 1) + 0.2 * decider


def _promises(story: Story, as_of: date, constants: Constants) -> Share:
    kept = kept_share(judged(story.promises, as_of), as_of, constants)
    return None if kept is None else round(kept, 1) / 100


def _care(running: Running, story: Story, as_of: date, constants: Constants) -> Share:
    if running.upto(as_of) < constants.health_touches:
        return None
    attention = min(1.0, running.sums(as_of - YEAR, as_of).care / 2)
    owed = owed_by_us(story, as_of)
    if not owed:
        return attention
    return 0.5 * attention + 0.5 * (1 - len(waiting(owed, as_of, constants)) / len(owed))


def _climate(running: Running, as_of: date) -> Share:
    felt = running.moods(as_of)
    return sum(felt) / len(felt) if len(felt) >= _MOODS_NEEDED else None
