"""Comparing the suppliers of an inquiry by many criteria with their weights in sight.

Neither reply speed nor price can decide alone, however much weight they are given: their shares are capped.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from desktop.journal.journal import ChangeSession
from desktop.people.fields import check_choice, check_range, clean, existing
from desktop.texts import _
from desktop.trade.inquiry_reads import AskedRow
from desktop.trade.sourcing_tables import CriterionMark, CriterionWeight, Inquiry, InquirySupplier

USUAL_WEIGHTS = {
    "price": 5, "quality": 5, "fit": 4, "lead_time": 3, "moq": 2, "payment": 3, "communication": 4,
    "questions": 3, "certificates": 3, "capacity": 2, "risk": 3, "speed": 1,
}  # fmt: skip
"""Weights 0 to 10. ``questions``: how good their questions back were, which tells more than how fast they wrote."""
CRITERIA = tuple(USUAL_WEIGHTS)
_CAPS = {"price": 0.25, "speed": 0.10}
"""The greatest share of the whole; the other criteria keep 65 % at least."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How one supplier stands: 0 to 100 over what is marked, and how much of the weights that is."""

    asked_id: int
    score: float | None
    """None while nothing is marked."""
    covered: float
    """Share 0 to 1 of the weights for which there is a mark."""
    marks: dict[str, int]
    shares: dict[str, float]
    """Share 0 to 1 of each criterion in the score."""


def set_weight(session: ChangeSession, inquiry_id: int, criterion: str, weight: int) -> None:
    """Say how much a criterion counts in an inquiry, 0 to 10. Raises UsageError for anything else."""
    existing(session, Inquiry, inquiry_id)
    check_choice({"criterion": criterion}, "criterion", CRITERIA)
    check_range({"weight": weight}, "weight", 0, 10)
    same = select(CriterionWeight).where(
        CriterionWeight.inquiry_id == inquiry_id, CriterionWeight.criterion == criterion
    )
    held = session.scalars(same).first()
    if held is None:
        session.make(CriterionWeight, inquiry_id=inquiry_id, criterion=criterion, weight=weight)
    else:
        held.weight = weight


def set_mark(session: ChangeSession, asked_id: int, criterion: str, mark: int | None, why: str = "") -> None:
    """Mark a supplier in one criterion from 1 to 5; None takes the mark away. Raises UsageError for anything else."""
    existing(session, InquirySupplier, asked_id)
    check_choice({"criterion": criterion}, "criterion", CRITERIA)
    check_range({"mark": mark}, "mark", 1, 5)
    same = select(CriterionMark).where(
        CriterionMark.asked_id == asked_id, CriterionMark.criterion == criterion
    )
    held = session.scalars(same).first()
    if mark is None:
        if held is not None:
            session.delete(held)
        return
    values = {"mark": mark, "why": clean(CriterionMark, {"why": why})["why"]}
    if held is None:
        session.make(CriterionMark, asked_id=asked_id, criterion=criterion, **values)
    else:
        held.fill(values)


def weights_of(connection: Connection, inquiry_id: int) -> dict[str, int]:
    """Return the weight of each criterion in an inquiry, in their order."""
    query = select(CriterionWeight.criterion, CriterionWeight.weight).where(
        CriterionWeight.inquiry_id == inquiry_id
    )
    own = {row.criterion: row.weight for row in connection.execute(query)}
    return {key: own.get(key, usual) for key, usual in USUAL_WEIGHTS.items()}


def marks_of(connection: Connection, asked_ids: Iterable[int]) -> dict[int, dict[str, int]]:
    """Return the typed marks of some suppliers in an inquiry, by criterion."""
    query = select(CriterionMark.asked_id, CriterionMark.criterion, CriterionMark.mark)
    found: dict[int, dict[str, int]] = {}
    for row in connection.execute(query.where(CriterionMark.asked_id.in_(list(asked_ids)))):
        found.setdefault(row.asked_id, {})[row.criterion] = row.mark
    return found


def proposed_marks(asked: Sequence[AskedRow], quantity: int | None) -> dict[int, dict[str, int]]:
    """Return marks that follow from the quotes: price, lead time, MOQ, speed; a typed mark stands above them.

    The best is 5, what is twice as much or more is 1. Prices of different currencies or delivery terms are not
    compared, so they get no mark.
    """
    prices: dict[int, float] = {}
    terms = {(one.quote.currency, one.quote.incoterm) for one in asked if one.quote is not None}
    figures: dict[str, dict[int, float]] = {"price": prices, "lead_time": {}, "moq": {}, "speed": {}}
    for one in asked:
        quote, days = one.quote, one.days_to_answer
        if days is not None:
            figures["speed"][one.id] = days + 1
        if quote is None:
            continue
        price = quote.price_at(quantity)
        if len(terms) == 1 and price:
            prices[one.id] = price
        if quote.lead_days:
            figures["lead_time"][one.id] = quote.lead_days
        if quote.moq:
            figures["moq"][one.id] = quote.moq
    found: dict[int, dict[str, int]] = {one.id: {} for one in asked}
    for criterion, values in figures.items():
        best = min(values.values(), default=0)
        for asked_id, value in values.items():
            found[asked_id][criterion] = max(1, min(5, round(5 - 4 * (value / best - 1))))
    return found


def compare(weights: Mapping[str, int], marks: Mapping[int, Mapping[str, int]]) -> list[Standing]:
    """Return how suppliers stand, the best first; criteria without a mark count for nobody.

    Price and speed are capped, see ``shares_of``.
    """
    shares = shares_of(weights)
    found = [_standing(asked_id, given, shares) for asked_id, given in marks.items()]
    return sorted(found, key=lambda one: (-(one.score or -1), -one.covered, one.asked_id))


def shares_of(weights: Mapping[str, int]) -> dict[str, float]:
    """Return each criterion's share of the whole, 0 to 1, after the caps."""
    others = sum(weight for key, weight in weights.items() if key not in _CAPS)
    whole = sum(weights.values())
    capped = {key: min(weights.get(key, 0) / whole, cap) if whole else 0.0 for key, cap in _CAPS.items()}
    # A comparison by price or speed alone is none: without other weights the rest of the whole stays open.
    rest = (1 - sum(capped.values())) / others if others else 0.0
    return {key: capped.get(key, rest * weight) for key, weight in weights.items()}


def _standing(asked_id: int, marks: Mapping[str, int], shares: Mapping[str, float]) -> Standing:
    known = {key: mark for key, mark in marks.items() if shares.get(key)}
    covered = sum(shares[key] for key in known)
    score = sum(shares[key] * (mark - 1) * 25 for key, mark in known.items()) / covered if covered else None
    return Standing(asked_id, score, covered, dict(known), {key: shares[key] for key in known})


def comparison_hint(standings: Sequence[Standing]) -> str:
    """Return what to think of before choosing; empty when the marks speak."""
    scored = [one for one in standings if one.score is not None]
    if len(scored) < 2:
        return _("Mark at least two suppliers to compare them.")
    if scored[0].covered < 0.6:
        return _("Less than 60 % of the weights are marked: the order may still turn.")
    first, second = scored[0].score or 0, scored[1].score or 0
    return _("The first two are close: decide by who you want to work with.") if first - second < 5 else ""


def criterion_words(key: str) -> str:
    """Return the name of a criterion."""
    return {
        "price": _("Price"),
        "quality": _("Quality of the sample"),
        "fit": _("Fit: size, products, customers"),
        "lead_time": _("Lead time"),
        "moq": _("MOQ"),
        "payment": _("Payment terms"),
        "communication": _("Communication"),
        "questions": _("Good questions back"),
        "certificates": _("Certificates"),
        "capacity": _("Capacity"),
        "risk": _("Risk: papers, account, subcontractors"),
        "speed": _("Speed of reply"),
    }[key]


def valid_on(row: AskedRow, day: date) -> bool:
    """Tell whether a supplier's offer still holds on a day."""
    quote = row.quote
    return quote is not None and (quote.valid_until is None or day <= quote.valid_until)
