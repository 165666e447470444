"""Inspections found by their text, for the one search over all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from desktop.highlight import Marked, excerpt, mark
from desktop.journal.asking import Asked, newest
from desktop.journal.schema import as_ids, given_ids
from desktop.people import shown
from desktop.people.tables import Supplier
from desktop.quality.tables import Defect, Inspection

_ROWS = (
    select(Inspection.id, Inspection.product, Inspection.remarks, Inspection.site, Inspection.inspector)
    .add_columns(Inspection.planned_on, Inspection.done_on, Supplier.name_zh, Supplier.name_en)
    .join(Supplier, Supplier.id == Inspection.supplier_id)
    .where(Inspection.id.in_(given_ids()))
)
_DEFECTS = (
    select(Defect.inspection_id, Defect.name_en, Defect.name_zh, Defect.place, Defect.remark)
    .where(Defect.inspection_id.in_(given_ids()))
    .distinct()
)


@dataclass(frozen=True, slots=True)
class InspectionHit:
    """An inspection that was found, with the places of what was typed."""

    id: int
    supplier: str
    on: date
    """The day on which it was made, else planned."""
    product: Marked
    excerpt: Marked
    """Where remarks, site, inspector or a defect hold it; else empty."""


def find_inspections(connection: Connection, asked: Asked) -> list[InspectionHit]:
    """Return the latest inspections that hold all words asked for."""
    ids = newest(connection, "inspection", asked)
    if not ids:
        return []
    wanted = {"ids": as_ids(ids)}
    defects: dict[int, list[str]] = {}
    for inspection_id, name_en, name_zh, place, remark in connection.execute(_DEFECTS, wanted):
        words = filter(None, (shown.whole(name_zh, name_en), place, remark))
        defects.setdefault(inspection_id, []).append(" · ".join(words))
    rows = {row.id: row for row in connection.execute(_ROWS, wanted)}
    return [
        InspectionHit(
            row.id,
            shown.single(row.name_zh, row.name_en),
            row.done_on or row.planned_on,
            mark(row.product, asked.words),
            _where((row.remarks, row.site, row.inspector, *defects.get(row.id, ())), asked.words),
        )
        for row in (rows[inspection_id] for inspection_id in ids if inspection_id in rows)
    ]


def _where(texts: tuple[str, ...], typed: str) -> Marked:
    """Return the first text that holds what was typed, else nothing."""
    found = (excerpt(words, typed) for words in texts)
    return next((marked for marked in found if marked.spans), Marked(""))
