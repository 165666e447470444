"""The verdict of an inspection: by class of defect, and of the lot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop.quality.sampling import Plan, Severity, Standard, plan_for

CLASSES = ("critical", "major", "minor")
"""The classes of defects, the worst first."""
USUAL_AQLS = {"critical": "", "major": "2.5", "minor": "4.0"}
"""The usual limits; an empty one allows no bad piece."""


class Verdict(StrEnum):
    """What is to be said of a lot or class."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    PENDING = "pending"


@dataclass(frozen=True, slots=True)
class Terms:
    """How a lot is sampled: pieces, level, severity, standard, and the AQL of each class."""

    lot: int
    level: str = "II"
    severity: Severity = Severity.NORMAL
    standard: Standard = Standard.ISO
    aqls: tuple[tuple[str, str], ...] = tuple(USUAL_AQLS.items())


@dataclass(frozen=True, slots=True)
class Finding:
    """Bad pieces of one kind: ``unit`` is the number of the piece in the sample, None for ``count`` others."""

    defect_class: str
    count: int = 1
    unit: int | None = None


@dataclass(frozen=True, slots=True)
class ClassVerdict:
    """One class: its limit ("" allows none), its plan, the bad pieces among those that count, and the verdict.

    ``between``: accepted between Ac and Re (reduced inspection of Z1.4); inspect the next lot normally.
    """

    defect_class: str
    aql: str
    letter: str
    pieces: int
    ac: int
    re: int
    bad: int
    verdict: Verdict

    @property
    def between(self) -> bool:
        """Whether the count lies between Ac and Re."""
        return self.ac < self.bad < self.re


def class_plans(terms: Terms) -> dict[str, tuple[str, Plan]]:
    """Return AQL and plan of each class. A class that allows nothing takes the largest sample of the others.

    Raises UsageError for a lot, level or AQL that the tables do not have.
    """
    limits = dict(terms.aqls)
    plans = {
        name: plan_for(terms.lot, terms.level, aql, terms.severity, terms.standard)
        for name, aql in limits.items()
        if aql
    }
    largest = max(plans.values(), key=lambda plan: plan.n, default=None) or plan_for(terms.lot, terms.level)
    none = Plan(largest.letter, largest.used, largest.n, 0, 1, largest.inspect_all, largest.pieces)
    return {name: (limits[name], plans.get(name, none)) for name in CLASSES if name in limits}


def sample_size(terms: Terms) -> int:
    """Return how many pieces are looked at: the largest sample of the classes."""
    return max(plan.pieces for _aql, plan in class_plans(terms).values())


def bad_pieces(findings: Iterable[Finding], within: Mapping[str, int] | None = None) -> Counter[str]:
    """Count bad pieces by class: a piece with several defects counts once, in its worst class.

    ``within``: the sample size of each class; a numbered piece behind it does not count there, for a class with a
    smaller sample is judged by its own first pieces.
    """
    bad: Counter[str] = Counter()
    worst: dict[int, str] = {}
    for finding in findings:
        if finding.unit is None:
            bad[finding.defect_class] += finding.count
        else:
            known = worst.get(finding.unit, finding.defect_class)
            worst[finding.unit] = min(known, finding.defect_class, key=CLASSES.index)
    for unit, name in worst.items():
        if within is None or unit <= within.get(name, unit):
            bad[name] += 1
    return bad


def judge(terms: Terms, findings: Sequence[Finding], inspected: int) -> list[ClassVerdict]:
    """Return the verdict of each class after ``inspected`` pieces.

    A class is rejected as soon as its rejection number is reached, and accepted when its whole sample was looked at.
    """
    plans = class_plans(terms)
    bad = bad_pieces(findings, {name: plan.pieces for name, (_aql, plan) in plans.items()})
    found = []
    for name, (aql, plan) in plans.items():
        if not plan.accepts(bad[name]):
            verdict = Verdict.REJECTED
        else:
            verdict = Verdict.ACCEPTED if inspected >= plan.pieces else Verdict.PENDING
        found.append(ClassVerdict(name, aql, plan.letter, plan.pieces, plan.ac, plan.re, bad[name], verdict))
    return found


def lot_verdict(classes: Sequence[ClassVerdict], *, doubts: int = 0) -> Verdict:
    """Return the verdict of a lot: one failed class fails it, an unfinished one leaves it pending.

    ``doubts``: checks not passed and measurements out of tolerance. They fail no lot by themselves, but somebody has
    to decide: the lot is pending.
    """
    verdicts = {one.verdict for one in classes}
    if Verdict.REJECTED in verdicts:
        return Verdict.REJECTED
    if Verdict.PENDING in verdicts or doubts or not classes:
        return Verdict.PENDING
    return Verdict.ACCEPTED
