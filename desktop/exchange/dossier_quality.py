"""The inspections and rework cases of a dossier."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, select

from desktop import formats
from desktop.attachments.reads import AttachedFile, files_on
from desktop.exchange.dossier_part import Part
from desktop.joining import labelled
from desktop.journal.schema import as_ids, given_ids
from desktop.people import shown
from desktop.quality import words as quality_words
from desktop.quality.inspection_reads import inspection_rows
from desktop.quality.report import report
from desktop.quality.rework_reads import Case, rework_case
from desktop.quality.score import MONTHS
from desktop.quality.standing import standing
from desktop.quality.tables import CorrectiveAction, Defect, Inspection, Rework
from desktop.texts import _, p_


def inspection_ids(connection: Connection, supplier_id: int, order_id: int | None) -> list[int]:
    """Return the inspections of a supplier or of one order, the newest first."""
    query = select(Inspection.id).where(
        Inspection.supplier_id == supplier_id, Inspection.deleted_at.is_(None)
    )
    if order_id is not None:
        query = query.where(Inspection.order_id == order_id)
    return list(connection.scalars(query.order_by(Inspection.planned_on.desc(), Inspection.id.desc())))


def inspections(connection: Connection, supplier_id: int, today: date, order_id: int | None) -> list[Part]:
    """Return the parts on quality: the score, the inspections and the rework cases."""
    ids = inspection_ids(connection, supplier_id, order_id)
    parts = [_inspections(connection, ids), _cases(connection, ids)]
    if order_id is None:
        total = standing(connection, supplier_id, today).score.total
        if total is not None:
            words = _("{n} of 100 by the lots of the last {months} months").format(n=total, months=MONTHS)
            parts.insert(0, Part(_("Order quality"), (((_("Score"), words)),)))
    return parts


def files_of_quality(connection: Connection, ids: Sequence[int]) -> list[AttachedFile]:
    """Return the files of some inspections, of their defects and of the steps of 8D reports after them.

    A caption begins with the defect, or with the step and whether it shows before or after.
    """
    asked = {"ids": as_ids(ids)}
    defects = {row.id: shown.single(row.name_zh, row.name_en) for row in connection.execute(_DEFECTS, asked)}
    steps = {row.id: quality_words.step_label(row.step) for row in connection.execute(_STEPS, asked)}
    sides = {"before": _("Before"), "after": _("After")}
    return [
        *files_on(connection, "inspection", ids),
        *(_named(one, defects[one.owner_id]) for one in files_on(connection, "defect", list(defects))),
        *(
            _named(one, " · ".join(filter(None, (steps[one.owner_id], sides.get(one.role, "")))))
            for one in files_on(connection, "corrective_action", list(steps))
        ),
    ]


_DEFECTS = (
    select(Defect.id, Defect.name_zh, Defect.name_en)
    .where(Defect.inspection_id.in_(given_ids()))
    .order_by(Defect.inspection_id.desc(), Defect.id)
)
_STEPS = (
    select(CorrectiveAction.id, CorrectiveAction.step)
    .join(Rework, Rework.id == CorrectiveAction.rework_id)
    .where(Rework.inspection_id.in_(given_ids()), Rework.deleted_at.is_(None))
    .order_by(Rework.id, CorrectiveAction.step)
)


def _named(file: AttachedFile, name: str) -> AttachedFile:
    return replace(file, caption=labelled(name, file.caption) if file.caption else name)


def _inspections(connection: Connection, ids: Sequence[int]) -> Part:
    rows = []
    for row in inspection_rows(connection, ids):
        found = report(connection, row.id) if row.inspected else None
        defects = [
            f"{shown.single(zh, en)} {count}" for zh, en, count in (found.bad_by_name() if found else ())
        ]
        verdict = quality_words.verdict_label(str(row.verdict)) if row.done_on else p_("inspection", "Open")
        rows.append(
            (
                (row.done_on or row.planned_on).isoformat(),
                quality_words.kind_label(row.kind),
                row.product,
                formats.number(row.lot),
                verdict,
                shown.listed(defects[:5]),
            )
        )
    head = (_("Day"), _("Kind"), _("Goods"), _("Lot"), _("Verdict"), _("What was found"))
    return Part(_("Inspections"), head=head, rows=tuple(rows))


def _cases(connection: Connection, ids: Sequence[int]) -> Part:
    query = (
        select(Rework.id)
        .where(Rework.inspection_id.in_(ids), Rework.deleted_at.is_(None))
        .order_by(Rework.id)
    )
    cases = [case for one in connection.scalars(query) if (case := rework_case(connection, one)) is not None]
    head = (_("Opened"), _("What the factory does"), _("Who pays"), _("Ready by"), _("How it ended"))
    return Part(_("Rework"), head=head, rows=tuple(map(_case, cases)))


def _case(case: Case) -> tuple[str, ...]:
    return (
        case.opened_on.isoformat(),
        quality_words.option_label(case.option) if case.option else "",
        quality_words.payer_label(case.payer) if case.payer else "",
        case.ready_on.isoformat() if case.ready_on else "",
        quality_words.outcome_label(case.outcome) if case.outcome else p_("rework", "Open"),
    )
