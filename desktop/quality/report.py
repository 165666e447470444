"""One inspection with all that was found: what its page and its report show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import BindParameter, Connection, bindparam, select

from desktop.people.tables import Supplier
from desktop.quality.inspection_reads import InspectionRow, inspection_rows
from desktop.quality.inspections import terms_of
from desktop.quality.photos import photo_counts
from desktop.quality.tables import Defect, Inspection, InspectionCheck, Measurement, Rework
from desktop.quality.verdicts import ClassVerdict, Finding, Terms, judge


@dataclass(frozen=True, slots=True)
class DefectRow:
    """A defect that was found."""

    id: int
    defect_class: str
    name_en: str
    name_zh: str
    place: str
    unit: int | None
    count: int
    remark: str


@dataclass(frozen=True, slots=True)
class MeasurementRow:
    """A measured value."""

    id: int
    name: str
    unit: str
    lowest: float | None
    highest: float | None
    value: float

    @property
    def outside(self) -> bool:
        """Whether it is out of tolerance."""
        low, high = self.lowest, self.highest
        return (low is not None and self.value < low) or (high is not None and self.value > high)


@dataclass(frozen=True, slots=True)
class CheckRow:
    """Something looked at besides defects."""

    id: int
    area: str
    name_en: str
    name_zh: str
    result: str
    remark: str


@dataclass(frozen=True, slots=True)
class Report:
    """All of an inspection."""

    row: InspectionRow
    terms: Terms
    classes: tuple[ClassVerdict, ...]
    defects: tuple[DefectRow, ...]
    measurements: tuple[MeasurementRow, ...]
    checks: tuple[CheckRow, ...]
    order_id: int | None
    product_id: int | None
    inspector: str
    site: str
    finished: int | None
    packed: int | None
    remarks: str
    signed_by: str
    address_zh: str
    rework_id: int | None
    again_ids: tuple[int, ...]
    photos: dict[int, int]
    """How many files each defect has, those without left out."""

    @property
    def doubts(self) -> int:
        """Checks that failed and measurements out of tolerance."""
        failed = sum(check.result == "failed" for check in self.checks)
        return failed + sum(measured.outside for measured in self.measurements)

    def bad_by_name(self) -> list[tuple[str, str, int]]:
        """Return Chinese name, English name and count of each defect, the most frequent first."""
        counts: dict[tuple[str, str], int] = {}
        for defect in self.defects:
            names = defect.name_zh, defect.name_en
            counts[names] = counts.get(names, 0) + defect.count
        return [(zh, en, count) for (zh, en), count in sorted(counts.items(), key=lambda one: -one[1])]


_ID: BindParameter[int] = bindparam("inspection")
# made once: building a statement costs more than running it
_ONE = (
    select(Inspection.__table__, Supplier.address_zh)
    .join(Supplier, Supplier.id == Inspection.supplier_id)
    .where(Inspection.id == _ID)
)
_DEFECTS = (
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
    .where(Defect.inspection_id == _ID)
    .order_by(Defect.unit.nulls_last(), Defect.id)
)
_MEASUREMENTS = (
    select(
        Measurement.id,
        Measurement.name,
        Measurement.unit,
        Measurement.lowest,
        Measurement.highest,
        Measurement.value,
    )
    .where(Measurement.inspection_id == _ID)
    .order_by(Measurement.id)
)
_CHECKS = (
    select(
        InspectionCheck.id,
        InspectionCheck.area,
        InspectionCheck.name_en,
        InspectionCheck.name_zh,
        InspectionCheck.result,
        InspectionCheck.remark,
    )
    .where(InspectionCheck.inspection_id == _ID)
    .order_by(InspectionCheck.position, InspectionCheck.id)
)
_REWORK = (
    select(Rework.id)
    .where(Rework.inspection_id == _ID, Rework.deleted_at.is_(None))
    .order_by(Rework.id.desc())
)
_AGAIN = (
    select(Inspection.id)
    .where(Inspection.follows_id == _ID, Inspection.deleted_at.is_(None))
    .order_by(Inspection.id)
)


def report(connection: Connection, inspection_id: int) -> Report | None:
    """Return an inspection with all that was found, or None when it is not there."""
    rows = inspection_rows(connection, [inspection_id])
    given = {"inspection": inspection_id}
    whole = connection.execute(_ONE, given).mappings().first()
    if not rows or whole is None:
        return None
    defects = tuple(DefectRow(*row) for row in connection.execute(_DEFECTS, given))
    terms = terms_of(whole)
    return Report(
        row=rows[0],
        terms=terms,
        classes=tuple(judge(terms, findings(defects), whole["inspected"])),
        defects=defects,
        measurements=tuple(MeasurementRow(*row) for row in connection.execute(_MEASUREMENTS, given)),
        checks=tuple(CheckRow(*row) for row in connection.execute(_CHECKS, given)),
        again_ids=tuple(connection.scalars(_AGAIN, given)),
        rework_id=connection.scalar(_REWORK, given),
        photos=photo_counts(connection, rows[0].id),
        **{name: whole[name] for name in _PLAIN},
    )


_PLAIN = (
    "order_id",
    "product_id",
    "inspector",
    "site",
    "finished",
    "packed",
    "remarks",
    "signed_by",
    "address_zh",
)


def findings(defects: Sequence[DefectRow]) -> list[Finding]:
    """Return defects as verdicts count them."""
    return [Finding(defect.defect_class, defect.count, defect.unit) for defect in defects]


def report_day(found: Report) -> date:
    """Return the day of a report: when it was finished, else planned."""
    return found.row.done_on or found.row.planned_on
