"""The tables of notes."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.journal.schema import Base, Instant, Record


class Note(Record):
    """A page of Markdown; ``day`` makes it the daily page of that day."""

    __tablename__ = "note"

    title: Mapped[str] = mapped_column(String, default="")
    """Empty while the first line of the text serves as title."""
    body: Mapped[str] = mapped_column(Text, default="")
    """Markdown as it was typed; links to records are ``[words](kind:id)``."""
    day: Mapped[date | None] = mapped_column(default=None, index=True)
    private: Mapped[bool] = mapped_column(default=False)
    pinned: Mapped[bool] = mapped_column(default=False)
    written_at: Mapped[datetime] = mapped_column(Instant, index=True)
    """When title or text changed last; pins and ties do not count."""


class NoteLink(Record):
    """A record that a note names in its text or belongs to.

    ``typed_id`` is the id that stands in the text. ``contact_id`` and ``supplier_id`` are whom it means today: they
    follow when two records are merged, while the text stays as it was typed.
    """

    __tablename__ = "note_link"

    note_id: Mapped[int] = mapped_column(ForeignKey("note.id"), index=True)
    named: Mapped[bool] = mapped_column(default=True)
    """It stands in the text; else the note was tied to it by hand."""
    kind: Mapped[str] = mapped_column(String)
    """``contact``, ``supplier``, ``note``, ``touch`` and later kinds."""
    typed_id: Mapped[int] = mapped_column(Integer)
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"), default=None, index=True)
    supplier_id: Mapped[int | None] = mapped_column(ForeignKey("supplier.id"), default=None, index=True)

    __table_args__ = (Index("ix_note_link_kind_typed_id", "kind", "typed_id"),)


class NoteTag(Record):
    """A ``#tag`` in the text of a note."""

    __tablename__ = "note_tag"

    note_id: Mapped[int] = mapped_column(ForeignKey("note.id"), index=True)
    name: Mapped[str] = mapped_column(String)
    key: Mapped[str] = mapped_column(String, index=True)
    """What is equal for VIP, vip and ＶＩＰ."""


class NoteTask(Record):
    """The follow-up that an open box with a day became."""

    __tablename__ = "note_task"

    note_id: Mapped[int] = mapped_column(ForeignKey("note.id"), index=True)
    follow_up_id: Mapped[int] = mapped_column(ForeignKey("follow_up.id"), index=True)
    place: Mapped[int] = mapped_column(Integer)
    """How many boxes stand before it in the stored text."""
    text: Mapped[str] = mapped_column(Text)
    typed_day: Mapped[str] = mapped_column(String)
    """The day as it was typed, such as ``fri``: while it stays, the day stays."""


class NoteTemplate(Record):
    """A template of the person's own, or their wording of one that comes with the program."""

    __tablename__ = "note_template"

    key: Mapped[str] = mapped_column(String, default="", index=True)
    """Key of the template that it stands in for; empty for one of their own."""
    title: Mapped[str] = mapped_column(String)
    body: Mapped[str] = mapped_column(Text, default="")


class NoteDraft(Base):
    """What is being typed, kept every second; it is no change yet and in no history, but survives a crash."""

    __tablename__ = "note_draft"

    note_id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    title: Mapped[str] = mapped_column(String, default="")
    body: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Instant)
