"""Reads attachments: the files of a record, and one of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnExpressionArgument, Connection, ScalarSelect, bindparam, func, select

from desktop.attachments.kinds import PICTURES
from desktop.attachments.tables import Attachment, AttachmentLink
from desktop.journal.schema import as_ids, given_ids


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A file on a record; ``link_id`` is its place there, ``id`` the attachment."""

    link_id: int
    id: int
    content: str
    size: int
    mime: str
    name: str
    taken_at: datetime | None
    added_at: datetime
    trouble: str
    caption: str
    role: str
    owner_kind: str
    owner_id: int

    @property
    def is_picture(self) -> bool:
        """Whether the viewer can show it as a picture."""
        return self.mime in PICTURES and not self.trouble


_COLUMNS = (
    AttachmentLink.id,
    Attachment.id.label("attachment_id"),
    Attachment.content,
    Attachment.size,
    Attachment.mime,
    Attachment.name,
    Attachment.taken_at,
    Attachment.created_at,
    Attachment.trouble,
    AttachmentLink.caption,
    AttachmentLink.role,
    AttachmentLink.owner_kind,
    AttachmentLink.owner_id,
)
_LIVE = (Attachment.deleted_at.is_(None), AttachmentLink.deleted_at.is_(None))
_FILES = (
    select(*_COLUMNS)
    .join(Attachment, Attachment.id == AttachmentLink.attachment_id)
    .where(AttachmentLink.id.in_(given_ids()), *_LIVE)
)
_IDS = (
    select(AttachmentLink.id)
    .join(Attachment, Attachment.id == AttachmentLink.attachment_id)
    .where(*_LIVE)
    .order_by(AttachmentLink.position, AttachmentLink.id)
)

_LINKS = (
    select(AttachmentLink.owner_id, AttachmentLink.id)
    .where(AttachmentLink.owner_kind == bindparam("kind"), AttachmentLink.owner_id.in_(given_ids()))
    .order_by(AttachmentLink.position, AttachmentLink.id)
)
_COUNTS = (
    select(AttachmentLink.owner_id, func.count())
    .join(Attachment, Attachment.id == AttachmentLink.attachment_id)
    .where(AttachmentLink.owner_kind == bindparam("kind"), AttachmentLink.owner_id.in_(given_ids()), *_LIVE)
    .group_by(AttachmentLink.owner_id)
)
_OWN = _IDS.where(
    AttachmentLink.owner_kind == bindparam("kind"), AttachmentLink.owner_id == bindparam("record")
)


def link_ids(connection: Connection, kind: str, record_id: int, role: str | None = None) -> list[int]:
    """Return the ids of the links of a record's files in their order; those in the trash are left out.

    With ``role`` those alone that have it.
    """
    asked = {"kind": kind, "record": record_id}
    if role is None:
        return list(connection.scalars(_OWN, asked))
    return list(connection.scalars(_OWN.where(AttachmentLink.role == role), asked))


def files(connection: Connection, ids: Sequence[int]) -> list[AttachedFile]:
    """Return the files of some links in the order of ``ids``; what is in the trash is left out."""
    found: Iterable[Any] = connection.execute(_FILES, {"ids": as_ids(ids)})  # rows of many columns, hence Any
    rows = {row.id: row for row in found}
    return [AttachedFile(*rows[link_id]) for link_id in ids if link_id in rows]


def files_of(
    connection: Connection, kind: str, record_id: int, role: str | None = None
) -> list[AttachedFile]:
    """Return the files of a record in their order; with ``role`` those alone that have it."""
    return files(connection, link_ids(connection, kind, record_id, role))


def files_on(connection: Connection, kind: str, record_ids: Sequence[int]) -> list[AttachedFile]:
    """Return the files of many records of a kind, in the order of the records."""
    links = connection.execute(_LINKS, {"kind": kind, "ids": as_ids(record_ids)})
    held: dict[int, list[int]] = {}
    for owner_id, link_id in links:
        held.setdefault(owner_id, []).append(link_id)
    return files(connection, [link for record_id in record_ids for link in held.get(record_id, ())])


def counts(connection: Connection, kind: str, record_ids: Collection[int]) -> dict[int, int]:
    """Return how many files some records of a kind have; those without are left out."""
    asked = {"kind": kind, "ids": as_ids(record_ids)}
    return {row[0]: row[1] for row in connection.execute(_COUNTS, asked)}


def count_of(kind: str, record_id: ColumnExpressionArgument[int]) -> ScalarSelect[int]:
    """Return how many files a record of a kind has, as a part of a statement that reads such records."""
    return (
        select(func.count())
        .select_from(AttachmentLink)
        .join(Attachment, Attachment.id == AttachmentLink.attachment_id)
        .where(AttachmentLink.owner_kind == kind, AttachmentLink.owner_id == record_id, *_LIVE)
        .scalar_subquery()
    )


def references(connection: Connection, content: str) -> int:
    """Return how many attachments have a content, those in the trash among them."""
    query = select(func.count()).where(Attachment.content == content)
    return int(connection.scalar(query) or 0)


def place_of(connection: Connection, attachment_id: int) -> tuple[str, int] | None:
    """Return table and id of the first record that an attachment belongs to; None when it is in the trash."""
    query = select(AttachmentLink.owner_kind, AttachmentLink.owner_id).join(
        Attachment, Attachment.id == AttachmentLink.attachment_id
    )
    row = connection.execute(
        query.where(Attachment.id == attachment_id, *_LIVE).order_by(AttachmentLink.id).limit(1)
    ).one_or_none()
    return None if row is None else (row[0], row[1])
