"""The order quality score of a supplier: what its lots were like, apart from the health of the relationship.

The weights and the way each part is counted are our own, and the screen shows them; no standard gives them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WEIGHTS = {"accepted": 40, "majors": 30, "late": 15, "rework": 15}
"""Points of each part; together 100."""
MONTHS = 24
"""How far back records count."""
LEAST_LOTS = 3
"""With fewer lots judged there is no score: not enough data."""
LATEST_DAYS = 14
"""An order so many days late, or more, gets nothing for punctuality."""


@dataclass(frozen=True, slots=True)
class LotRecord:
    """A lot inspected before shipment for the first time: its major defects against its limit."""

    inspection_id: int
    accepted: bool
    majors: int = 0
    pieces: int = 0
    aql: float = 2.5
    """Percent."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the score: its weight, how good it is (0..1, None without records), and on how many records."""

    key: str
    weight: int
    value: float | None
    records: int

    @property
    def points(self) -> float:
        """The points that it gives."""
        return self.weight * (self.value or 0.0)


@dataclass(frozen=True, slots=True)
class Score:
    """``total`` is 0..100, or None while there is not enough data; parts without records count for nothing."""

    total: int | None
    parts: tuple[Part, ...]


def quality_score(lots: Sequence[LotRecord], days_late: Sequence[int], reworks: Sequence[bool]) -> Score:
    """Return the score out of the records of the last ``MONTHS``.

    ``days_late``: of each order that left the factory (0 and less: in time). ``reworks``: of each closed case whether
    the factory accepted it. Parts without records are left out, and the others share their weight.
    """
    parts = (
        _part("accepted", [float(lot.accepted) for lot in lots]),
        _part("majors", [_majors(lot) for lot in lots if lot.pieces]),
        _part("late", [1 - min(1.0, max(0, days) / LATEST_DAYS) for days in days_late]),
        _part("rework", [float(accepted) for accepted in reworks]),
    )
    if len(lots) < LEAST_LOTS:
        return Score(None, parts)
    weight = sum(part.weight for part in parts if part.value is not None)
    return Score(round(100 * sum(part.points for part in parts) / weight), parts)


def _part(key: str, values: Sequence[float]) -> Part:
    value = sum(values) / len(values) if values else None
    return Part(key, WEIGHTS[key], value, len(values))


def _majors(lot: LotRecord) -> float:
    """Return 1 for no major defect, a half at the limit, and nothing from twice the limit on."""
    found = 100 * lot.majors / lot.pieces
    return 1 - min(1.0, found / (2 * lot.aql))
