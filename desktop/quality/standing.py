"""What a supplier's inspections add up to: the severity of the next, the quality score."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, bindparam, select

from desktop.quality.inspection_reads import InspectionRow, inspections_of
from desktop.quality.inspections import terms_of
from desktop.quality.order_choices import days_late
from desktop.quality.report import DefectRow
from desktop.quality.sampling import Severity, Standard
from desktop.quality.score import MONTHS, LotRecord, Score, quality_score
from desktop.quality.switching import LotResult, Proposal, propose
from desktop.quality.tables import Defect, Inspection, Rework
from desktop.quality.verdicts import Finding, judge

_FINAL = ("final",)
_DONE = (
    select(Inspection.__table__)
    .where(
        Inspection.supplier_id == bindparam("supplier"),
        Inspection.done_on.is_not(None),
        Inspection.follows_id.is_(None),
        Inspection.kind.in_(_FINAL),
        Inspection.deleted_at.is_(None),
    )
    .order_by(Inspection.done_on, Inspection.id)
)
_FOUND = (
    select(Defect.inspection_id, Defect.defect_class, Defect.count, Defect.unit)
    .join(Inspection, Inspection.id == Defect.inspection_id)
    .where(Inspection.supplier_id == bindparam("supplier"), Inspection.deleted_at.is_(None))
)
_CLOSED = select(Rework.outcome).where(
    Rework.supplier_id == bindparam("supplier"),
    Rework.closed_on.between(bindparam("since"), bindparam("until")),
    Rework.deleted_at.is_(None),
)


@dataclass(frozen=True, slots=True)
class Standing:
    """A supplier's quality: its score and what to do with the next lot of each product."""

    score: Score
    inspections: tuple[InspectionRow, ...]


def standing(connection: Connection, supplier_id: int, today: date) -> Standing:
    """Return the quality of a supplier by the records of the last ``score.MONTHS`` up to ``today``."""
    since = score_since(today)
    lots = [
        LotRecord(one.id, one.accepted, one.majors, one.pieces, float(one.aql or "2.5"))
        for one in _judged(connection, supplier_id)
        if since <= one.done_on <= today
    ]
    given = {"supplier": supplier_id, "since": since, "until": today}
    reworks = [outcome == "accepted" for outcome in connection.scalars(_CLOSED, given)]
    return Standing(
        quality_score(lots, days_late(connection, supplier_id, since, today), reworks),
        tuple(inspections_of(connection, supplier_id)),
    )


def score_since(today: date) -> date:
    """Return the day since which records count."""
    return _months_before(today, MONTHS)


def next_severity(
    connection: Connection,
    supplier_id: int,
    product: str,
    standard: Standard = Standard.ISO,
    *,
    reduce: bool = False,
) -> Proposal:
    """Propose how to inspect the next lot of a product, by its lots so far; never forced on anybody.

    A lot counts by its major defects, the class that the limit is mostly about.
    """
    lots = [
        LotResult(one.severity, one.letter, one.aql, one.majors, one.accepted)
        for one in _judged(connection, supplier_id)
        if one.product == product and one.aql and one.standard is standard
    ]
    return propose(lots, standard, reduce=reduce)


@dataclass(frozen=True, slots=True)
class _Lot:
    id: int
    product: str
    done_on: date
    accepted: bool
    majors: int
    pieces: int
    aql: str
    letter: str
    severity: Severity
    standard: Standard


def _judged(connection: Connection, supplier_id: int) -> list[_Lot]:
    """Return the lots inspected before shipment for the first time, with a finished report, the oldest first."""
    given = {"supplier": supplier_id}
    found: dict[int, list[Finding]] = {}
    for inspection_id, name, count, unit in connection.execute(_FOUND, given):
        found.setdefault(inspection_id, []).append(Finding(name, count, unit))
    lots = []
    for row in connection.execute(_DONE, given).mappings():
        if row["verdict"] == "pending":
            continue
        terms = terms_of(row)
        major = next(
            one
            for one in judge(terms, found.get(row["id"], []), row["inspected"])
            if one.defect_class == "major"
        )
        lots.append(
            _Lot(
                row["id"],
                row["product"],
                row["done_on"],
                row["verdict"] == "accepted",
                major.bad,
                min(major.pieces, row["inspected"]) or major.pieces,
                major.aql,
                major.letter,
                terms.severity,
                terms.standard,
            )
        )
    return lots


def defects_of_supplier(connection: Connection, supplier_id: int, since: date) -> list[DefectRow]:
    """Return all defects found at a supplier since a day, for a Pareto chart."""
    query = (
        select(
            Defect.id,
            Defect.defect_class,
            Defect.name_en,
            Defect.name_zh,
            Defect.place,
            Defect.unit,
            Defect.count,
            Defect.remark,
        )
        .join(Inspection, Inspection.id == Defect.inspection_id)
        .where(
            Inspection.supplier_id == supplier_id,
            Inspection.planned_on >= since,
            Inspection.deleted_at.is_(None),
        )
    )
    return [DefectRow(*row) for row in connection.execute(query)]


def _months_before(day: date, months: int) -> date:
    """Return the day so many months before; the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    last = (date(year + (month == 11), (month + 1) % 12 + 1, 1) - date.resolution).day
    return date(year, month + 1, min(day.day, last))
