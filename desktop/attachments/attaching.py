"""Takes files into the journal: first the bytes, in a task; then the rows, inside of a change."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from pathlib import Path

from sqlalchemy import Connection, func, insert, select
from sqlalchemy.orm import Session

from desktop.attachments import kinds, pdf_text, pictures
from desktop.attachments.cleaning import without_camera
from desktop.attachments.mails import MailProblem, read_mail
from desktop.attachments.tables import Attachment, AttachmentLink, Thumbnail
from desktop.journal.contents import Content, Contents
from desktop.journal.durable import disk_problems
from desktop.journal.journal import ChangeSession

LONGEST_TEXT = 100_000
"""Characters of a PDF or a mail that are searched: about forty pages."""
_LOOKED_INTO = 200_000_000
"""Bytes; a larger file is kept and not looked into."""
_BEGINNING = 16
Step = Callable[[], object]
"""Called now and then during long work; what it raises ends the work."""


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


def prepare_file(
    contents: Contents, path: Path, zone: tzinfo, *, clean: bool = False, step: Step | None = None
) -> Prepared:
    """Take the file at ``path``; ``clean`` takes location and camera out of a picture first.

    ``zone`` is where a camera was that does not say so. Raises StoreError when it cannot be read or kept.
    """
    with disk_problems(path), path.open("rb") as file:
        mime = kinds.kind_of(path.name, file.read(_BEGINNING))
    with disk_problems(path):
        size = path.stat().st_size
    looked_into = mime in (*kinds.PICTURES, kinds.PDF, kinds.MAIL) and size <= _LOOKED_INTO
    if not looked_into:
        content = contents.put_file(path, step)
        return Prepared(content, mime, kinds.clean_name(path.name))
    with disk_problems(path):
        data = path.read_bytes()
    return prepare(contents, path.name, data, zone, clean=clean, step=step)


def prepare(
    contents: Contents, name: str, data: bytes, zone: tzinfo, *, clean: bool = False, step: Step | None = None
) -> Prepared:
    """Take ``data`` under the file name ``name``, as ``prepare_file``."""
    mime = kinds.kind_of(name, data[:_BEGINNING])
    taken = pictures.taken_at(data, zone) if mime in kinds.PICTURES else None
    if clean and mime in kinds.PICTURES:
        data = without_camera(data)
    prepared = Prepared(contents.put(data), mime, kinds.clean_name(name), taken)
    if mime in kinds.PICTURES:
        return _picture(prepared, data)
    if mime == kinds.PDF:
        text, trouble = pdf_text.words_of(data, LONGEST_TEXT, step)
        return replace(prepared, text=text, trouble=trouble)
    if mime == kinds.MAIL:
        return _mail(prepared, data)
    return prepared


def _picture(prepared: Prepared, data: bytes) -> Prepared:
    try:
        return replace(prepared, thumbnail=pictures.thumbnail(data))
    except pictures.TooManyPixels:
        return replace(prepared, trouble="huge")
    except pictures.NoPicture:
        return replace(prepared, trouble="broken")


def _mail(prepared: Prepared, data: bytes) -> Prepared:
    try:
        mail = read_mail(data)
    except MailProblem:
        return replace(prepared, trouble="broken")
    said = "\n".join(filter(None, (mail.subject, mail.body)))
    return replace(prepared, taken_at=mail.sent_at, text=said[:LONGEST_TEXT])


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
