"""How many days may pass between two touches with a person: a pure rule."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

TIER_DAYS = {1: 14, 2: 30, 3: 60, 4: 120, 5: 365}
Days = tuple[int | None, int | None]
"""Ideal and longest days as typed; None where nothing is."""
Source = Literal["contact", "supplier", "tag", "tier"]


@dataclass(frozen=True, slots=True)
class Cadence:
    """Days between touches: after ``ideal`` one is due, after ``longest`` the tie is going cold."""

    ideal: int
    longest: int
    source: Source
    """Where the days come from, for the explanation beside them."""


def cadence_for(
    own: Days, supplier: Days = (None, None), tags: Iterable[Days] = (), tier: int | None = None
) -> Cadence | None:
    """Return the days that hold: a contact's own, else the supplier's, else the smallest of the tags, else the tier's.

    The longest is one and a half times the ideal, rounded up, where only the ideal is known, and the ideal two thirds
    of the longest, rounded down, where only that is. None when nothing is set anywhere. For a supplier itself give its
    days as ``own``.
    """
    if any(own):
        return _complete(own, "contact")
    if any(supplier):
        return _complete(supplier, "supplier")
    tagged = [_complete(days, "tag") for days in tags if any(days)]
    if tagged:
        return min(tagged, key=lambda cadence: (cadence.ideal, cadence.longest))
    return _complete((TIER_DAYS[tier], None), "tier") if tier in TIER_DAYS else None


def state(cadence: Cadence | None, silent_days: int | None) -> Literal["", "due", "cold"]:
    """Return whether a touch is ``due`` (after the ideal days) or the tie is going ``cold`` (after the longest).

    ``silent_days`` are whole days since the last touch, None when there was none: then nothing is said.
    """
    if cadence is None or silent_days is None or silent_days < cadence.ideal:
        return ""
    return "cold" if silent_days >= cadence.longest else "due"


def _complete(days: Days, source: Source) -> Cadence:
    ideal, longest = days
    if ideal is None:
        ideal = max((longest or 1) * 2 // 3, 1)
    return Cadence(ideal, longest if longest is not None else -(-ideal * 3 // 2), source)
