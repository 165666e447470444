"""Tables of attachments: what a file is, and which records it belongs to."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Integer, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.journal.schema import Base, Instant, Record


class Attachment(Record):
    """A file as a person sees it: its name, kind and what can be read of it; the bytes lie in ``Contents``."""

    __tablename__ = "attachment"

    content: Mapped[str] = mapped_column(String, index=True)
    """Name of the content; several attachments may have the same."""
    size: Mapped[int] = mapped_column(Integer)
    """Bytes."""
    mime: Mapped[str] = mapped_column(String)
    name: Mapped[str] = mapped_column(String)
    """File name, without a folder."""
    taken_at: Mapped[datetime | None] = mapped_column(Instant, default=None)
    """When the photo was taken, the mail sent."""
    text: Mapped[str] = mapped_column(Text, default="")
    """What a PDF or a mail says, for the search; at most ``attaching.LONGEST_TEXT`` characters."""
    trouble: Mapped[str] = mapped_column(String, default="")
    """Why nothing could be read of it: a key of ``words.TROUBLES``, or empty."""


class AttachmentLink(Record):
    """An attachment's place on a record; ``owner_kind`` is the name of the record's table."""

    __tablename__ = "attachment_link"

    attachment_id: Mapped[int] = mapped_column(ForeignKey("attachment.id"), index=True)
    owner_kind: Mapped[str] = mapped_column(String)
    owner_id: Mapped[int] = mapped_column(Integer)
    position: Mapped[int] = mapped_column(Integer, default=0)
    caption: Mapped[str] = mapped_column(Text, default="")
    role: Mapped[str] = mapped_column(String, default="")
    """What it is for the record, such as ``contract`` or ``defect``; each subject has its own words."""

    __table_args__ = (Index("ix_attachment_link_owner_kind_owner_id", "owner_kind", "owner_id"),)


class Thumbnail(Base):
    """A small picture of a content; it follows from the content and can be made again."""

    __tablename__ = "thumbnail"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    content: Mapped[str] = mapped_column(String, unique=True)
    data: Mapped[bytes] = mapped_column(LargeBinary)
    """A JPEG of at most 256 pixels a side."""
