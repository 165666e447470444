"""Which few defects make most of the trouble."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ParetoBar:
    """One defect: how often it was found, and the share (0..1) of all that it and those before it make."""

    name: str
    count: int
    share: float


def pareto(found: Iterable[tuple[str, int]], most: int = 8, rest: str = "") -> list[ParetoBar]:
    """Return the defects, the most frequent first; those behind the first ``most`` make one bar named ``rest``."""
    counts: dict[str, int] = {}
    for name, count in found:
        if count > 0:
            counts[name] = counts.get(name, 0) + count
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if len(ranked) > most + 1:
        ranked = [*ranked[:most], (rest, sum(count for _name, count in ranked[most:]))]
    total, sum_so_far, bars = sum(counts.values()), 0, []
    for name, count in ranked:
        sum_so_far += count
        bars.append(ParetoBar(name, count, sum_so_far / total))
    return bars


def vital_few(bars: list[ParetoBar], share: float = 0.8) -> int:
    """Return how many of the first bars make ``share`` of all (0 without bars)."""
    return next((place for place, bar in enumerate(bars, start=1) if bar.share >= share - 1e-9), 0)
