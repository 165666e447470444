"""Single sampling plans by attributes: how many pieces to inspect, and when a lot fails."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from desktop.errors import UsageError
from desktop.texts import _


class Standard(StrEnum):
    """Whose tables: they differ in reduced inspection and in the way to it."""

    ISO = "iso"
    Z14 = "z14"


class Severity(StrEnum):
    """How strictly a supplier's lots are inspected."""

    NORMAL = "normal"
    TIGHTENED = "tightened"
    REDUCED = "reduced"


EDITIONS = {
    Standard.ISO: "ISO 2859-1:1999 = GB/T 2828.1-2012",
    Standard.Z14: "ANSI/ASQ Z1.4-2003 (R2018)",
}
"""The edition of each standard as screens and reports name it."""
LEVELS = ("S-1", "S-2", "S-3", "S-4", "I", "II", "III")
"""The inspection levels, from the fewest pieces to the most."""
AQLS = ("0.065", "0.10", "0.15", "0.25", "0.40", "0.65", "1.0", "1.5", "2.5", "4.0", "6.5")
"""The acceptable quality limits, in percent nonconforming."""
LETTERS = "ABCDEFGHJKLMNPQR"
"""The code letters; I and O are left out, for they look like figures."""

# Table 1 of both standards: the largest lot of each row, and its letters by level; one more row for what is larger.
_LOT_ENDS = (8, 15, 25, 50, 90, 150, 280, 500, 1_200, 3_200, 10_000, 35_000, 150_000, 500_000)
_LETTERS_BY_LEVEL = {
    "S-1": "AAAABBBBCCCCDDD",
    "S-2": "AAABBBCCCDDDEEE",
    "S-3": "AABBCCDDEEFFGGH",
    "S-4": "AABCCDEEFGGHJJK",
    "I": "AABCCDEFGHJKLMN",
    "II": "ABCDEFGHJKLMNPQ",
    "III": "BCDEFGHJKLMNPQR",
}
_SIZES = (2, 3, 5, 8, 13, 20, 32, 50, 80, 125, 200, 315, 500, 800, 1250, 2000)
_REDUCED_SIZES = (2, 2, 2, 3, 5, 8, 13, 20, 32, 50, 80, 125, 200, 315, 500, 800)

# Tables 2-A to 2-C follow one rule: a cell depends on place of letter + place of AQL alone. Rows of a table differ in
# where "0 1" stands and how many arrows follow it; before it the arrows point down, behind the last plan up.
_FIRST_AQL = 4  # the series begins with 0.010, 0.015, 0.025 and 0.040, which we leave out
_CELLS: dict[tuple[Standard | None, Severity], tuple[int, tuple[tuple[int, int] | int, ...]]] = {
    (None, Severity.NORMAL): (
        14,
        ((0, 1), -1, 1, (1, 2), (2, 3), (3, 4), (5, 6), (7, 8), (10, 11), (14, 15), (21, 22)),
    ),
    (None, Severity.TIGHTENED): (
        15,
        ((0, 1), 1, 1, (1, 2), (2, 3), (3, 4), (5, 6), (8, 9), (12, 13), (18, 19)),
    ),
    (Standard.ISO, Severity.REDUCED): (
        14,
        ((0, 1), -1, 1, 1, (1, 2), (2, 3), (3, 4), (5, 6), (6, 7), (8, 9), (10, 11)),
    ),
    (Standard.Z14, Severity.REDUCED): (
        14,
        ((0, 1), -1, 1, (0, 2), (1, 3), (1, 4), (2, 5), (3, 6), (5, 8), (7, 10), (10, 13)),
    ),
}


@dataclass(frozen=True, slots=True)
class Plan:
    """What to inspect of a lot: ``letter`` by lot and level, ``used`` after the arrows.

    ``n`` is the sample size of the table, ``inspect_all`` that it is not smaller than the lot. A lot is accepted up
    to ``ac`` bad pieces and rejected from ``re`` on; between the two (reduced inspection of Z1.4 only) it is
    accepted, and the next lot is inspected normally.
    """

    letter: str
    used: str
    n: int
    ac: int
    re: int
    inspect_all: bool
    pieces: int

    def accepts(self, bad: int) -> bool:
        """Whether a lot with so many bad pieces in its sample is accepted."""
        return bad < self.re


def parse_aql(text: str) -> str:
    """Return a typed AQL ("4", "2,5 %") as the tables write it.

    Raises UsageError for one that the tables do not have.
    """
    try:
        typed = Decimal(text.strip().removesuffix("%").strip().replace(",", "."))
    except InvalidOperation:
        typed = Decimal(-1)
    for aql in AQLS:
        if Decimal(aql) == typed:
            return aql
    raise UsageError(
        _("The tables have no AQL of {aql}.").format(aql=text.strip() or "-"),
        _("Choose one of {choices}.").format(choices=", ".join(AQLS)),
    )


def code_letter(lot: int, level: str) -> str:
    """Return the code letter of a lot of ``lot`` pieces at an inspection level; a lot of one counts as two.

    Raises UsageError for a lot below one piece or a level that the tables do not have.
    """
    if lot < 1:
        raise UsageError(_("A lot has at least one piece."), _("Type how many pieces were made."))
    if level not in _LETTERS_BY_LEVEL:
        raise UsageError(
            _("There is no inspection level {level}.").format(level=level),
            _("Choose one of {choices}.").format(choices=", ".join(LEVELS)),
        )
    return _LETTERS_BY_LEVEL[level][bisect_left(_LOT_ENDS, lot)]


def plan_for(
    lot: int,
    level: str = "II",
    aql: str = "2.5",
    severity: Severity = Severity.NORMAL,
    standard: Standard = Standard.ISO,
) -> Plan:
    """Return the single sampling plan of a lot, the arrows followed.

    Raises UsageError for a lot below one piece, a level or an AQL that the tables do not have.
    """
    letter, column = code_letter(lot, level), AQLS.index(parse_aql(aql)) + _FIRST_AQL
    sizes = _REDUCED_SIZES if severity is Severity.REDUCED else _SIZES
    place, (ac, re) = _follow(LETTERS.index(letter), column, severity, standard)
    n = sizes[place]
    return Plan(
        letter=letter, used=LETTERS[place], n=n, ac=ac, re=re, inspect_all=n >= lot, pieces=min(n, lot)
    )


def acceptance_number(letter: str, aql: str, severity: Severity, standard: Standard) -> int:
    """Return Ac of a letter's plan at an AQL, the arrows followed; for the switching score."""
    column = AQLS.index(aql) + _FIRST_AQL
    return _follow(LETTERS.index(letter), column, severity, standard)[1][0]


def _follow(place: int, column: int, severity: Severity, standard: Standard) -> tuple[int, tuple[int, int]]:
    """Return the place of the plan that a cell leads to, and its Ac and Re."""
    cell = _cell(place, column, severity, standard)
    while isinstance(cell, int):
        place += cell
        cell = _cell(place, column, severity, standard)
    return place, cell


def _cell(place: int, column: int, severity: Severity, standard: Standard) -> tuple[int, int] | int:
    """Return Ac and Re of a cell, or where its arrow points: 1 down, -1 up."""
    first, cells = _CELLS[standard if severity is Severity.REDUCED else None, severity]
    index = place + column - first
    if index < 0:
        return 1
    return cells[index] if index < len(cells) else -1
