"""The photos of an inspection and of its defects as its report shows them, and those of an 8D report."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, select

from desktop.attachments.attaching import thumbnails
from desktop.attachments.reads import counts, files_of
from desktop.quality.tables import Defect


@dataclass(frozen=True, slots=True)
class Photo:
    """A small picture with its caption; ``defect_id`` is None for one of the whole inspection."""

    defect_id: int | None
    caption: str
    picture: bytes


def photos_of(connection: Connection, inspection_id: int) -> list[Photo]:
    """Return the photos of an inspection: those of its defects in their order first, then the others."""
    owners: list[tuple[str, int | None, int]] = [
        ("defect", defect_id, defect_id) for defect_id in _defects(connection, inspection_id)
    ]
    owners.append(("inspection", None, inspection_id))
    found = [
        (defect_id, one)
        for kind, defect_id, record_id in owners
        for one in files_of(connection, kind, record_id)
        if one.is_picture
    ]
    small = thumbnails(connection, {one.content for _id, one in found})
    return [
        Photo(defect_id, one.caption, small[one.content]) for defect_id, one in found if one.content in small
    ]


EVIDENCE = ("before", "after")
"""The roles of the photos of a step of an 8D report."""


def evidence_of(connection: Connection, action_ids: Collection[int]) -> dict[tuple[int, str], list[Photo]]:
    """Return the photos of some steps of 8D reports, by the step's id and ``before`` or ``after``."""
    found: dict[tuple[int, str], list[Photo]] = {}
    for action_id in action_ids:
        held = [one for one in files_of(connection, "corrective_action", action_id) if one.is_picture]
        small = thumbnails(connection, {one.content for one in held})
        for one in held:
            if one.content in small and one.role in EVIDENCE:
                photo = Photo(None, one.caption, small[one.content])
                found.setdefault((action_id, one.role), []).append(photo)
    return found


def photo_counts(connection: Connection, inspection_id: int) -> dict[int, int]:
    """Return how many files each defect of an inspection has, those without left out."""
    return counts(connection, "defect", _defects(connection, inspection_id))


def _defects(connection: Connection, inspection_id: int) -> list[int]:
    query = select(Defect.id).where(Defect.inspection_id == inspection_id, Defect.deleted_at.is_(None))
    return list(connection.scalars(query.order_by(Defect.id)))
