"""What the search index holds of attachments: their names, captions, and what PDFs and mails say."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, select

from desktop.attachments.owners import facets_of
from desktop.attachments.tables import Attachment, AttachmentLink
from desktop.journal.schema import as_ids, given_ids
from desktop.journal.search import Document, Searchable

_TEXTS = select(
    Attachment.id, Attachment.name, Attachment.text, Attachment.taken_at, Attachment.created_at
).where(Attachment.id.in_(given_ids()), Attachment.deleted_at.is_(None))
_LINKS = select(
    AttachmentLink.attachment_id, AttachmentLink.owner_kind, AttachmentLink.owner_id, AttachmentLink.caption
).where(AttachmentLink.attachment_id.in_(given_ids()), AttachmentLink.deleted_at.is_(None))


def _documents(connection: Connection, ids: Collection[int]) -> Iterator[Document]:
    asked = {"ids": as_ids(ids)}
    captions: dict[int, list[str]] = {}
    owned: dict[str, list[tuple[int, int]]] = {}
    links: Iterable[Any] = connection.execute(_LINKS, asked)  # rows of several types, hence Any
    for attachment_id, kind, owner_id, caption in links:
        if caption:
            captions.setdefault(attachment_id, []).append(caption)
        owned.setdefault(kind, []).append((attachment_id, owner_id))
    facets = _facets(connection, owned)
    for row in connection.execute(_TEXTS, asked):
        body = "\n".join((*captions.get(row.id, ()), row.text))
        yield Document(
            row.id, row.taken_at or row.created_at, _words(row.name), body, tuple(facets.get(row.id, ()))
        )


def _facets(connection: Connection, owned: dict[str, list[tuple[int, int]]]) -> dict[int, list[str]]:
    """Return the facets of attachments, given with their owners by the kind of these."""
    found: dict[int, list[str]] = {}
    for kind, pairs in owned.items():
        words = facets_of(connection, kind, {owner_id for _attachment, owner_id in pairs})
        for attachment_id, owner_id in pairs:
            if owner_id in words:
                found.setdefault(attachment_id, []).extend(words[owner_id])
    return found


def _words(name: str) -> str:
    """Return a file name so that its parts are found: people join them by lines below and dots."""
    parted = name.replace("_", " ").replace("-", " ").replace(".", " ")
    return name if parted == name else f"{name} {parted}"


def _all_ids(connection: Connection) -> Iterable[int]:
    query = select(Attachment.id).where(Attachment.deleted_at.is_(None)).order_by(Attachment.id)
    return list(connection.scalars(query))


ATTACHMENTS = Searchable(
    kind="attachment",
    tables={"attachment": "id", "attachment_link": "attachment_id"},
    documents=_documents,
    all_ids=_all_ids,
)
