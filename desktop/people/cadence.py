"""How many days may pass between two touches with a person: a pure rule."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from desktop.constants import Constants

_USUAL = Constants()
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
    own: Days,
    supplier: Days = (None, None),
    tags: Iterable[Days] = (),
    tier: int | None = None,
    usual: Constants = _USUAL,
) -> Cadence | None:
    """Return the days that hold: a contact's own, else the supplier's, else the smallest of the tags, else the tier's.

    The longest is one and a half times the ideal, rounded up, where only the ideal is known, and the ideal two thirds
    of the longest, rounded down, where only that is. None when nothing is set anywhere. For a supplier itself give its
    days as ``own``. ``usual`` has the days by tier, and the longest as tenths of the ideal.
    """
    if any(own):
        return _complete(own, "contact", usual.longest_tenths)
    if any(supplier):
        return _complete(supplier, "supplier", usual.longest_tenths)
    tagged = [_complete(days, "tag", usual.longest_tenths) for days in tags if any(days)]
    if tagged:
        return min(tagged, key=lambda cadence: (cadence.ideal, cadence.longest))
    if tier is None or not 1 <= tier <= len(usual.tier_days):
        return None
    return _complete((usual.tier_days[tier - 1], None), "tier", usual.longest_tenths)


def _complete(days: Days, source: Source, tenths: int) -> Cadence:
    ideal, longest = days
    if ideal is None:
        ideal = max((longest or 1) * 10 // tenths, 1)
    return Cadence(ideal, longest if longest is not None else -(-ideal * tenths // 10), source)
