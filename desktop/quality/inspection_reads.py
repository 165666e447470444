"""Lists of inspections: ids by filter and order, rows by the page."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy import ColumnElement, Connection, SQLColumnExpression, bindparam, func, select
from sqlalchemy.engine import RowMapping

from desktop.chinese.keys import query_pattern, search_key
from desktop.journal.schema import as_ids, given_ids
from desktop.people.selecting import among, kept
from desktop.people.tables import Supplier
from desktop.quality.inspections import terms_of
from desktop.quality.tables import Defect, Inspection, InspectionCheck, Measurement
from desktop.quality.verdicts import Finding, Verdict, judge, lot_verdict, sample_size

InspectionSort = Literal["day", "oldest", "supplier"]
INSPECTION_SORTS: tuple[InspectionSort, ...] = ("day", "oldest", "supplier")
STATES = ("open", "accepted", "rejected", "pending")
"""An inspection without a finished report, and those with one by its verdict."""


@dataclass(frozen=True, slots=True)
class InspectionFilter:
    """What a list shows; an empty collection lets everything through."""

    among: frozenset[int] | None = None
    suppliers: Collection[int] = ()
    kinds: Collection[str] = ()
    states: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class InspectionRow:
    """One inspection as lists show it; ``verdict`` by the report, else by what was counted so far."""

    id: int
    supplier_id: int
    supplier_zh: str
    supplier_en: str
    product: str
    kind: str
    planned_on: date
    done_on: date | None
    lot: int
    sample: int
    inspected: int
    verdict: Verdict
    counted: Verdict
    follows_id: int | None

    @property
    def state(self) -> str:
        """One of ``STATES``."""
        return "open" if self.done_on is None else str(self.verdict)


# made once: building a statement costs more than running it
_INSPECTION = select(Inspection.__table__, Supplier.name_zh, Supplier.name_en).join(
    Supplier, Supplier.id == Inspection.supplier_id
)
_BY_IDS = _INSPECTION.where(Inspection.id.in_(given_ids()), Inspection.deleted_at.is_(None))
_DEFECTS = select(Defect.inspection_id, Defect.defect_class, Defect.count, Defect.unit).where(
    Defect.inspection_id.in_(given_ids())
)
_FAILED_CHECKS = (
    select(InspectionCheck.inspection_id, func.count())
    .where(InspectionCheck.inspection_id.in_(given_ids()), InspectionCheck.result == "failed")
    .group_by(InspectionCheck.inspection_id)
)
_OUTSIDE = (
    select(Measurement.inspection_id, func.count())
    .where(
        Measurement.inspection_id.in_(given_ids()),
        (Measurement.value < Measurement.lowest) | (Measurement.value > Measurement.highest),
    )
    .group_by(Measurement.inspection_id)
)
_OF_SUPPLIER = (
    select(Inspection.id)
    .where(Inspection.supplier_id == bindparam("supplier"), Inspection.deleted_at.is_(None))
    .order_by(Inspection.planned_on.desc(), Inspection.id.desc())
)
_PLANNED = (
    select(Inspection.id, Inspection.planned_on)
    .where(
        Inspection.planned_on.between(bindparam("first"), bindparam("last")),
        Inspection.done_on.is_(None),
        Inspection.deleted_at.is_(None),
    )
    .order_by(Inspection.planned_on, Inspection.id)
)


def inspection_ids(
    connection: Connection, chosen: InspectionFilter, sort: InspectionSort = "day"
) -> list[int]:
    """Return the ids of a list in its order: the newest day first, the oldest first, or by supplier."""
    orders: dict[InspectionSort, tuple[SQLColumnExpression[object], ...]] = {
        "day": (Inspection.planned_on.desc(), Inspection.id.desc()),
        "oldest": (Inspection.planned_on.asc(), Inspection.id.asc()),
        "supplier": (Supplier.sort_key, Inspection.planned_on.desc(), Inspection.id.desc()),
    }
    conditions = [
        Inspection.deleted_at.is_(None),
        Supplier.deleted_at.is_(None),
        *among(Inspection.kind, chosen.kinds),
        *_in_states(chosen.states),
    ]
    if chosen.suppliers:
        conditions.append(Inspection.supplier_id.in_(chosen.suppliers))
    query = (
        select(Inspection.id)
        .join(Supplier, Supplier.id == Inspection.supplier_id)
        .where(*conditions)
        .order_by(*orders[sort])
    )
    return kept(connection.scalars(query), chosen.among)


def _in_states(states: Collection[str]) -> list[ColumnElement[bool]]:
    if not states:
        return []
    names = [state for state in states if state != "open"]
    done = Inspection.done_on.is_not(None) & Inspection.verdict.in_(names)
    return [(done | Inspection.done_on.is_(None)) if "open" in states else done]


def inspections_of(connection: Connection, supplier_id: int) -> list[InspectionRow]:
    """Return the inspections of a supplier, the newest day first."""
    return inspection_rows(connection, list(connection.scalars(_OF_SUPPLIER, {"supplier": supplier_id})))


def planned_by_day(connection: Connection, first: date, last: date) -> dict[date, list[int]]:
    """Return the ids of open inspections of the days ``first`` to ``last`` (both inclusive), for a calendar."""
    days: dict[date, list[int]] = {}
    for row in connection.execute(_PLANNED, {"first": first, "last": last}):
        days.setdefault(row.planned_on, []).append(row.id)
    return days


def inspection_rows(connection: Connection, ids: Sequence[int]) -> list[InspectionRow]:
    """Return the rows of some ids in their order; those in the trash are left out."""
    given = {"ids": as_ids(ids)}
    rows = {row["id"]: row for row in connection.execute(_BY_IDS, given).mappings()}
    findings: dict[int, list[Finding]] = defaultdict(list)
    for inspection_id, name, count, unit in connection.execute(_DEFECTS, given):
        findings[inspection_id].append(Finding(name, count, unit))
    doubts: dict[int, int] = defaultdict(int)
    for query in (_FAILED_CHECKS, _OUTSIDE):
        for inspection_id, count in connection.execute(query, given):
            doubts[inspection_id] += count
    return [_row(rows[each], findings[each], doubts[each]) for each in ids if each in rows]


def _row(row: RowMapping, findings: Sequence[Finding], doubts: int) -> InspectionRow:
    terms = terms_of(row)
    counted = lot_verdict(judge(terms, findings, row["inspected"]), doubts=doubts)
    return InspectionRow(
        row["id"],
        row["supplier_id"],
        row["name_zh"],
        row["name_en"],
        row["product"],
        row["kind"],
        row["planned_on"],
        row["done_on"],
        row["lot"],
        sample_size(terms),
        row["inspected"],
        Verdict(row["verdict"]) if row["verdict"] else counted,
        counted,
        row["follows_id"],
    )


@dataclass(frozen=True, slots=True)
class InspectionFacets:
    """How many inspections outside the trash there are of each state and kind."""

    states: dict[str, int]
    kinds: dict[str, int]


def inspection_facets(connection: Connection) -> InspectionFacets:
    """Return by what a list of inspections can be filtered now."""
    query = select(Inspection.kind, Inspection.verdict, Inspection.done_on).where(
        Inspection.deleted_at.is_(None)
    )
    rows = connection.execute(query).all()
    states = Counter("open" if row.done_on is None else row.verdict for row in rows)
    return InspectionFacets(dict(states), dict(Counter(row.kind for row in rows)))


def matching_ids(connection: Connection, typed: str, supplier_ids: Collection[int]) -> list[int]:
    """Return the inspections whose goods match what is typed, or whose supplier is among those; newest first."""
    pattern, suppliers = query_pattern(typed), frozenset(supplier_ids)
    query = (
        select(Inspection.id, Inspection.supplier_id, Inspection.product)
        .where(Inspection.deleted_at.is_(None))
        .order_by(Inspection.planned_on.desc(), Inspection.id.desc())
    )
    return [
        row.id
        for row in connection.execute(query)
        if row.supplier_id in suppliers or pattern.search(search_key(row.product))
    ]
