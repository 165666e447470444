"""Finds files by their names, captions and what PDFs and mails say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from desktop.attachments.tables import Attachment, AttachmentLink
from desktop.highlight import Marked, excerpt, mark
from desktop.journal.asking import Asked, newest
from desktop.journal.schema import as_ids, given_ids

# made once: building a statement costs more than running it for a few
_FILES = select(
    Attachment.id,
    Attachment.name,
    Attachment.mime,
    Attachment.text,
    Attachment.taken_at,
    Attachment.created_at,
).where(Attachment.id.in_(given_ids()), Attachment.deleted_at.is_(None))
_LINKS = (
    select(
        AttachmentLink.attachment_id,
        AttachmentLink.caption,
        AttachmentLink.owner_kind,
        AttachmentLink.owner_id,
    )
    .where(AttachmentLink.attachment_id.in_(given_ids()), AttachmentLink.deleted_at.is_(None))
    .order_by(AttachmentLink.id)
)


@dataclass(frozen=True, slots=True)
class FileHit:
    """A file that was found, with the places of what was typed."""

    id: int
    """Of the attachment."""
    mime: str
    at: datetime
    """When the photo was taken or the mail sent, else when it was added."""
    name: Marked
    excerpt: Marked
    """Where the caption or the text holds it; else the beginning of one of them."""
    owner: tuple[str, int] | None = None
    """Table and id of the record that it was put on first."""
    owner_name: str = ""
    """What that record is called; who knows the names of all kinds fills it in."""


def find_files(connection: Connection, asked: Asked) -> list[FileHit]:
    """Return the newest files that hold all words asked for."""
    typed = asked.words
    ids = newest(connection, "attachment", asked)
    if not ids:
        return []
    captions: dict[int, list[str]] = {}
    owners: dict[int, tuple[str, int]] = {}
    for attachment_id, caption, kind, owner_id in connection.execute(_LINKS, {"ids": as_ids(ids)}):
        owners.setdefault(attachment_id, (kind, owner_id))
        if caption:
            captions.setdefault(attachment_id, []).append(caption)
    rows = {row.id: row for row in connection.execute(_FILES, {"ids": as_ids(ids)})}
    return [
        FileHit(
            row.id,
            row.mime,
            row.taken_at or row.created_at,
            mark(row.name, typed),
            _best((*captions.get(row.id, ()), row.text), typed),
            owners.get(row.id),
        )
        for row in (rows[found] for found in ids if found in rows)
    ]


def _best(texts: tuple[str, ...], typed: str) -> Marked:
    """Return the first text that holds what was typed, else the first."""
    found = [excerpt(words, typed) for words in texts]
    return next((marked for marked in found if marked.spans), found[0])
