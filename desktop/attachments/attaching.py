"""Writes files down whose bytes ``preparing`` has taken in, inside of a change; their small pictures."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, insert, select
from sqlalchemy.orm import Session

from desktop.attachments.tables import Attachment, AttachmentLink, Thumbnail
from desktop.journal.contents import Content
from desktop.journal.journal import ChangeSession


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file whose bytes are in the journal's folder, ready to be written down."""

    content: Content
    mime: str
    name: str
    taken_at: datetime | None = None
    text: str = ""
    trouble: str = ""
    thumbnail: bytes = b""


def keep(
    session: ChangeSession,
    prepared: Prepared,
    owner: tuple[str, int],
    *,
    caption: str = "",
    role: str = "",
) -> int:
    """Write a file down as the last one of ``owner`` (table name and id) and return the id of its link."""
    return keep_all(session, [prepared], owner, caption=caption, role=role)[0]


def keep_all(
    session: ChangeSession,
    files: Iterable[Prepared],
    owner: tuple[str, int],
    *,
    caption: str = "",
    role: str = "",
) -> list[int]:
    """Write many files down as the last ones of ``owner`` and return the ids of their links in the same order."""
    position = next_position(session, owner)
    links: list[AttachmentLink] = []
    for prepared in files:
        attachment = session.make(
            Attachment,
            content=prepared.content.name,
            size=prepared.content.size,
            mime=prepared.mime,
            name=prepared.name,
            taken_at=prepared.taken_at,
            text=prepared.text,
            trouble=prepared.trouble,
        )
        links.append(
            session.make(
                AttachmentLink,
                attachment_id=attachment.id,
                owner_kind=owner[0],
                owner_id=owner[1],
                position=position + len(links),
                caption=clean_caption(caption),
                role=role,
            )
        )
        if prepared.thumbnail:
            remember_thumbnail(session, prepared.content.name, prepared.thumbnail)
    session.flush()
    return [link.id for link in links]


def clean_caption(caption: str) -> str:
    """Return a caption as it is kept: composed characters, single spaces, what cannot be written left out."""
    written = caption.encode("utf-8", "ignore").decode()
    lines = unicodedata.normalize("NFC", written).replace("\r\n", "\n").split("\n")
    return "\n".join(" ".join(line.split()) for line in lines).strip()


def next_position(session: Session, owner: tuple[str, int]) -> int:
    """Return the position behind the last file of ``owner``."""
    last = session.scalar(
        select(func.max(AttachmentLink.position)).where(
            AttachmentLink.owner_kind == owner[0], AttachmentLink.owner_id == owner[1]
        )
    )
    return 0 if last is None else last + 1


def remember_thumbnail(session: Session, content: str, data: bytes) -> None:
    """Keep the small picture of a content unless there is one."""
    session.execute(insert(Thumbnail).prefix_with("OR IGNORE").values(content=content, data=data))


def thumbnails(connection: Connection, contents: Iterable[str]) -> dict[str, bytes]:
    """Return the small pictures of some contents by their names, those that there are."""
    query = select(Thumbnail.content, Thumbnail.data).where(Thumbnail.content.in_(list(contents)))
    return {row.content: row.data for row in connection.execute(query)}
