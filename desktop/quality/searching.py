"""What the search index holds of inspections."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, select

from desktop.journal.asking import moment_of
from desktop.journal.schema import as_ids, given_ids
from desktop.journal.search import Document, Searchable
from desktop.quality.tables import Defect, Inspection, InspectionCheck

_INSPECTIONS = select(
    Inspection.id,
    Inspection.supplier_id,
    Inspection.product,
    Inspection.site,
    Inspection.inspector,
    Inspection.remarks,
    Inspection.planned_on,
    Inspection.done_on,
).where(Inspection.id.in_(given_ids()), Inspection.deleted_at.is_(None))
_DEFECTS = (
    select(Defect.inspection_id, Defect.name_en, Defect.name_zh, Defect.place, Defect.remark)
    .where(Defect.inspection_id.in_(given_ids()))
    .distinct()
)
_CHECKS = select(InspectionCheck.inspection_id, InspectionCheck.remark).where(
    InspectionCheck.inspection_id.in_(given_ids()), InspectionCheck.remark != ""
)


def _documents(connection: Connection, inspection_ids: Collection[int]) -> Iterator[Document]:
    asked = {"ids": as_ids(inspection_ids)}
    words: dict[int, list[str]] = {}
    for statement in (_DEFECTS, _CHECKS):
        rows: Iterable[Any] = connection.execute(statement, asked)  # rows of two tables, hence Any
        for inspection_id, *texts in rows:
            words.setdefault(inspection_id, []).extend(filter(None, texts))
    for row in connection.execute(_INSPECTIONS, asked):
        said = filter(None, (row.remarks, row.site, row.inspector))
        body = "\n".join((*said, *dict.fromkeys(words.get(row.id, ()))))
        at = moment_of(row.done_on or row.planned_on)
        yield Document(row.id, at, row.product, body, (f"supplier{row.supplier_id}",))


def _all_ids(connection: Connection) -> Iterable[int]:
    query = select(Inspection.id).where(Inspection.deleted_at.is_(None)).order_by(Inspection.planned_on)
    return list(connection.scalars(query))


INSPECTIONS = Searchable(
    kind="inspection",
    tables={"inspection": "id", "defect": "inspection_id", "inspection_check": "inspection_id"},
    documents=_documents,
    all_ids=_all_ids,
)
