"""Measuring in pairs: what is measured and its baseline take turns, so that other work on the machine hits both."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence


def paired(
    measured: Sequence[Callable[[], object]], baseline: Sequence[Callable[[], object]]
) -> tuple[float, float]:
    """Return the 95th percentile in ms of both sides, each case run once in turn."""
    ours, theirs = [], []
    for one, other in zip(measured, baseline, strict=True):
        theirs.append(milliseconds(other))
        ours.append(milliseconds(one))
    return p95(ours), p95(theirs)


def milliseconds(action: Callable[[], object]) -> float:
    """Return how long an action takes, in ms."""
    begun = time.perf_counter()
    action()
    return (time.perf_counter() - begun) * 1000


def p95(values: Sequence[float]) -> float:
    """Return the 95th percentile."""
    return statistics.quantiles(values, n=20, method="inclusive")[-1]
