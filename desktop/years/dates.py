"""Anniversaries and what runs out, as pure functions of days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import MAXYEAR, date
from typing import Literal

from desktop.texts import N_, _

Kind = Literal["certificate", "contract", "purchase_order", "nnn", "licence"]
_PAPERS = {
    "contract": N_("Contract"),
    "purchase_order": N_("Purchase order"),
    "nnn": N_("NNN agreement"),
    "licence": N_("Business licence"),
}
AHEAD = 90
"""Days before its end at which a paper is named on the supplier's page."""
AHEAD_TODAY = 30
"""The same for Today, where only what asks for an answer soon belongs."""
FORGOTTEN = 365
"""Days after which a paper that ended is no longer asked for: it was not renewed on purpose."""
ANNIVERSARY_AHEAD = 14
"""Days before an anniversary on which Today names it."""


@dataclass(frozen=True, slots=True)
class Anniversary:
    """A day on which years together become full."""

    on: date
    years: int


@dataclass(frozen=True, slots=True)
class Renewal:
    """A paper with its last day; ``days`` is how many are left, below zero when it has ended."""

    kind: Kind
    id: int
    name: str
    until: date
    days: int


def next_anniversary(first: date, today: date) -> Anniversary:
    """Return the next full year since ``first``, today's own included; the 29th of February is kept on the 28th."""
    years = max(today.year - first.year, 1)
    on = _in_year(first, first.year + years)
    if on < today:
        years, on = years + 1, _in_year(first, first.year + years + 1)
    return Anniversary(on, years)


def full_years(first: date, today: date) -> int:
    """Return how many years are full, 0 when ``first`` lies ahead."""
    years = today.year - first.year
    return max(years - (_in_year(first, today.year) > today), 0)


def _in_year(day: date, year: int) -> date:
    year = min(year, MAXYEAR)  # who supplies us since the end of all days has no anniversary after it
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 2, 28)


def paper_label(kind: str) -> str:
    """Return the word for a kind of paper; a certificate has a name of its own."""
    return _(_PAPERS[kind]) if kind in _PAPERS else kind
