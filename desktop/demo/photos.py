"""Photos of the demo's defects and corrective actions, drawn when the journal is made, and its defect lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta
from random import Random
from typing import NamedTuple

from sqlalchemy import select

from desktop.attachments.attaching import keep
from desktop.attachments.preparing import prepare
from desktop.clock import SHANGHAI
from desktop.demo.drawing import draw
from desktop.demo.reading import rows
from desktop.demo.wording import said
from desktop.journal.contents import Contents
from desktop.journal.journal import ChangeSession
from desktop.people.fields import existing
from desktop.quality.defect_lists import list_defect
from desktop.quality.tables import CorrectiveAction, Defect, Inspection, Rework
from desktop.trade.products import products

_FIRST = time(10, 12)
_APART = timedelta(minutes=9)
Inspections = Mapping[tuple[str, int], int]
"""The inspections by supplier and days ago."""


class PhotoText(NamedTuple):
    """A line of ``resources/demo/photos.tsv``."""

    supplier: str
    days_ago: str
    belongs: str
    drawing: str
    caption: str


def write_photos(session: ChangeSession, contents: Contents, made: Inspections, random: Random) -> None:
    """Draw the photos and put them where they belong."""
    for number, text in enumerate(PhotoText(*row) for row in rows("photos.tsv")):
        inspection_id = made[text.supplier, int(text.days_ago)]
        owner = _owner(session, inspection_id, text.belongs)
        day = existing(session, Inspection, inspection_id).planned_on
        taken = datetime.combine(day, _FIRST, SHANGHAI) + number * _APART
        name = f"IMG_{taken:%Y%m%d_%H%M}.jpg"
        prepared = prepare(contents, name, draw(text.drawing, random), SHANGHAI)
        role = text.belongs.partition(":")[0] if owner[0] == "corrective_action" else "defect"
        keep(session, replace(prepared, taken_at=taken), owner, caption=said(text.caption), role=role)


def _owner(session: ChangeSession, inspection_id: int, belongs: str) -> tuple[str, int]:
    """Return the record of a photo: the inspection, the first piece with a defect, or a step of its case."""
    if belongs == "inspection":
        return "inspection", inspection_id
    _side, colon, step = belongs.partition(":")
    if colon:
        steps = (
            select(CorrectiveAction.id)
            .join(Rework, Rework.id == CorrectiveAction.rework_id)
            .where(Rework.inspection_id == inspection_id, CorrectiveAction.step == int(step))
        )
        return "corrective_action", session.scalars(steps).one()
    pieces = select(Defect.id).where(Defect.inspection_id == inspection_id, Defect.name_en == belongs)
    return "defect", session.scalars(pieces.order_by(Defect.id).limit(1)).one()


def write_defect_lists(session: ChangeSession) -> None:
    """Write what counts as a defect of two products."""
    session.flush()
    ids = {row.name_en: row.id for row in products(session.connection())}
    for product, defect_class, english, hanzi, allowed in rows("defect_lists.tsv"):
        list_defect(
            session,
            ids[product],
            {"defect_class": defect_class, "name_en": english, "name_zh": hanzi, "allowed": said(allowed)},
        )
