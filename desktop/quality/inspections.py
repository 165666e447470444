"""Inspections: planned, finished with a verdict, planned again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypedDict

from sqlalchemy import RowMapping

from desktop.errors import UsageError
from desktop.journal.journal import ChangeSession
from desktop.journal.schema import Record
from desktop.people.fields import check_choice, check_range, clean, existing
from desktop.people.tables import Supplier
from desktop.quality.library import usual_checks
from desktop.quality.sampling import LEVELS, Severity, Standard, parse_aql
from desktop.quality.tables import Inspection, InspectionCheck
from desktop.quality.verdicts import CLASSES, Terms
from desktop.quality.words import INSPECTION_KINDS, VERDICTS
from desktop.texts import _
from desktop.trade.tables import Order, Product

LARGEST_LOT = 1_000_000_000
_NAMED: dict[str, type[Record]] = {"order_id": Order, "product_id": Product, "follows_id": Inspection}
_LIMITS = tuple(f"aql_{name}" for name in CLASSES)


class InspectionFields(TypedDict, total=False):
    """The fields of an inspection that a person types; limits are AQLs, or empty for none allowed."""

    supplier_id: int
    order_id: int | None
    product_id: int | None
    product: str
    follows_id: int | None
    kind: str
    planned_on: date
    inspector: str
    site: str
    standard: str
    level: str
    severity: str
    aql_critical: str
    aql_major: str
    aql_minor: str
    lot: int
    finished: int | None
    packed: int | None
    remarks: str
    signed_by: str


def plan_inspection(session: ChangeSession, fields: InspectionFields) -> int:
    """Plan an inspection with the usual checks of its kind and return its id.

    Needs supplier, kind, day and lot. Raises UsageError for a record that is not there, and for a lot, level or
    limit that the tables do not have.
    """
    existing(session, Supplier, fields.get("supplier_id", -1))
    _check_named(session, fields)
    values = _checked(fields)
    for name in ("kind", "planned_on", "lot"):
        if values.get(name) is None:
            raise UsageError(
                _("An inspection needs a kind, a day and a lot."), _("Type how many pieces were made.")
            )
    inspection = session.make(Inspection, **values)
    session.flush()
    usual = [check for check in usual_checks() if _checks_of(inspection.kind) in check.kinds]
    for position, check in enumerate(usual):
        session.make(
            InspectionCheck,
            inspection_id=inspection.id,
            position=position,
            area=check.area,
            name_en=check.en,
            name_zh=check.zh,
        )
    return inspection.id


def _checks_of(kind: str) -> str:
    """Return the kind whose checks are looked at: goods presented again are looked at like goods before shipment."""
    return "final" if kind in {"again", "sorting"} else kind


def edit_inspection(session: ChangeSession, inspection_id: int, fields: InspectionFields) -> None:
    """Change some fields. Raises UsageError as ``plan_inspection``."""
    inspection = existing(session, Inspection, inspection_id)
    if "supplier_id" in fields:
        existing(session, Supplier, fields["supplier_id"])
    _check_named(session, fields)
    inspection.fill(_checked(fields))


def delete_inspections(session: ChangeSession, inspection_ids: Sequence[int]) -> None:
    """Move inspections to the trash."""
    for inspection_id in inspection_ids:
        existing(session, Inspection, inspection_id).deleted_at = session.now


def finish_inspection(session: ChangeSession, inspection_id: int, verdict: str, on: date) -> None:
    """Finish the report with the verdict that the buyer gives; the count proposes one.

    Raises UsageError for a verdict that is none.
    """
    inspection = existing(session, Inspection, inspection_id)
    check_choice({"verdict": verdict}, "verdict", VERDICTS)
    inspection.verdict, inspection.done_on = verdict, on


def reopen_inspection(session: ChangeSession, inspection_id: int) -> None:
    """Go on with a report that was finished."""
    inspection = existing(session, Inspection, inspection_id)
    inspection.verdict, inspection.done_on = "", None


def inspect_again(session: ChangeSession, inspection_id: int, on: date, lot: int | None = None) -> int:
    """Plan the re-inspection of a lot on the same terms and return its id."""
    first = existing(session, Inspection, inspection_id)
    copied = {
        name: getattr(first, name)
        for name in (
            "supplier_id",
            "order_id",
            "product_id",
            "product",
            "inspector",
            "site",
            "standard",
            "level",
        )
    }
    limits = {name: getattr(first, name) for name in ("severity", *_LIMITS)}
    fields: dict[str, Any] = {
        **copied, **limits, "kind": "again", "follows_id": first.id, "planned_on": on, "lot": lot or first.lot,
    }  # fmt: skip
    return plan_inspection(session, InspectionFields(**fields))  # type: ignore[typeddict-item]  # columns by name


def terms_of(row: RowMapping | Inspection) -> Terms:
    """Return how the lot of an inspection is sampled, out of a record or a row; of any column type, hence Any."""
    read = (lambda name: getattr(row, name)) if isinstance(row, Inspection) else row.__getitem__
    limits = tuple((name, read(f"aql_{name}")) for name in CLASSES)
    return Terms(read("lot"), read("level"), Severity(read("severity")), Standard(read("standard")), limits)


def _check_named(session: ChangeSession, fields: Mapping[str, Any]) -> None:
    """Raise UsageError when the order, product or first inspection is not in the journal; None names none."""
    for name, table in _NAMED.items():
        if fields.get(name) is not None:
            existing(session, table, fields[name])


def _checked(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return cleaned fields of several types, hence Any."""
    values = clean(Inspection, fields)
    check_choice(values, "kind", INSPECTION_KINDS)
    check_choice(values, "standard", [str(one) for one in Standard])
    check_choice(values, "severity", [str(one) for one in Severity])
    check_choice(values, "level", LEVELS)
    check_range(values, "lot", 1, LARGEST_LOT)
    for name in ("finished", "packed"):
        check_range(values, name, 0, LARGEST_LOT)
    for name in _LIMITS:
        if values.get(name):
            values[name] = parse_aql(values[name])
    return values
