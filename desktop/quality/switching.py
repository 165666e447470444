"""When to inspect a supplier's product more strictly or less: proposed by the standard, decided by the buyer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile

from desktop.quality.sampling import AQLS, Severity, Standard, acceptance_number


@dataclass(frozen=True, slots=True)
class LotResult:
    """One lot of a product that was inspected for the first time (lots presented again never count).

    ``bad``: bad pieces of the class in its sample; ``letter``: of the plan that was used.
    """

    severity: Severity
    letter: str
    aql: str
    bad: int
    accepted: bool


class Reason(StrEnum):
    """Why a switch is proposed, or why none is."""

    TWO_REJECTED = "two_rejected"
    FIVE_ACCEPTED = "five_accepted"
    FIVE_REJECTED = "five_rejected"
    SCORE = "score"
    TEN_ACCEPTED = "ten_accepted"
    REJECTED = "rejected"
    BETWEEN = "between"
    STAY = "stay"


@dataclass(frozen=True, slots=True)
class Proposal:
    """How to inspect the next lot; ``stop``: not at all before the supplier has improved.

    ``score`` counts towards 30, from which on ISO allows reduced inspection; 0 outside normal inspection and in Z1.4.
    """

    severity: Severity
    reason: Reason
    score: int = 0
    stop: bool = False


def propose(
    results: Sequence[LotResult], standard: Standard = Standard.ISO, *, reduce: bool = False
) -> Proposal:
    """Propose the severity for the next lot out of the lots so far, the oldest first.

    The present regime is the run of lots at the end that were inspected with one severity. ``reduce``: production is
    steady and the buyer wants reduced inspection. ISO 2859-1:1999 clause 9; Z1.4 asks for ten accepted lots in place
    of the score (its limit numbers are optional since 2003 and left out).
    """
    if not results:
        return Proposal(Severity.NORMAL, Reason.STAY)
    now = results[-1].severity
    regime = list(takewhile(lambda lot: lot.severity is now, reversed(results)))[::-1]
    if now is Severity.TIGHTENED:
        return _from_tightened(regime)
    if now is Severity.REDUCED:
        return _from_reduced(regime[-1], standard)
    return _from_normal(regime, standard, reduce=reduce)


def _from_normal(regime: list[LotResult], standard: Standard, *, reduce: bool) -> Proposal:
    score = switching_score(regime, standard) if standard is Standard.ISO else 0
    if sum(not lot.accepted for lot in regime[-5:]) >= 2:
        return Proposal(Severity.TIGHTENED, Reason.TWO_REJECTED, score)
    ten = standard is Standard.Z14 and len(regime) >= 10 and all(lot.accepted for lot in regime[-10:])
    if reduce and (score >= 30 or ten):
        return Proposal(Severity.REDUCED, Reason.TEN_ACCEPTED if ten else Reason.SCORE, score)
    return Proposal(Severity.NORMAL, Reason.STAY, score)


def _from_tightened(regime: list[LotResult]) -> Proposal:
    if sum(not lot.accepted for lot in regime) >= 5:
        return Proposal(Severity.TIGHTENED, Reason.FIVE_REJECTED, stop=True)
    if len(regime) >= 5 and all(lot.accepted for lot in regime[-5:]):
        return Proposal(Severity.NORMAL, Reason.FIVE_ACCEPTED)
    return Proposal(Severity.TIGHTENED, Reason.STAY)


def _from_reduced(last: LotResult, standard: Standard) -> Proposal:
    if not last.accepted:
        return Proposal(Severity.NORMAL, Reason.REJECTED)
    if last.bad > acceptance_number(last.letter, last.aql, Severity.REDUCED, standard):
        return Proposal(Severity.NORMAL, Reason.BETWEEN)
    return Proposal(Severity.REDUCED, Reason.STAY)


def switching_score(regime: Sequence[LotResult], standard: Standard = Standard.ISO) -> int:
    """Return the switching score of lots on normal inspection, the oldest first (ISO 2859-1:1999, 9.3.3.2).

    A rejected lot sets it to 0. Ac 0 or 1: an accepted lot adds 2. Ac 2 and more: a lot that the next tighter AQL
    would have accepted too adds 3, any other sets it to 0.
    """
    score = 0
    for lot in regime:
        ac = acceptance_number(lot.letter, lot.aql, Severity.NORMAL, standard)
        if not lot.accepted:
            score = 0
        elif ac <= 1:
            score += 2
        else:
            score = score + 3 if lot.bad <= _tighter_ac(lot, standard) else 0
    return score


def _tighter_ac(lot: LotResult, standard: Standard) -> int:
    """Return Ac at the next tighter AQL; below the table's first AQL only a lot without a bad piece counts."""
    column = AQLS.index(lot.aql)
    if not column:
        return 0
    return acceptance_number(lot.letter, AQLS[column - 1], Severity.NORMAL, standard)
