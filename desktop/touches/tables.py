"""The tables of touches."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Integer, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.journal.schema import Base, Instant, Record

TRASHED = "deleted_at IS NOT NULL"
IDLE = "counts = 0 OR held = 0"
"""Which touches are left out, word for word as in the partial indexes: a timeline or a last touch reads its own
covering index and skips the few ids that these name, and need not look up every touch."""
RULES = "ix_touch_rules"
"""An index of what the rules of a relationship ask of a touch, a fifth as long as the rows with their texts: they look
at hundreds in a supplier's time. It is named in their statements, as the engine would take the row itself."""
_ASKED = (
    "kind",
    "direction",
    "started_by",
    "counts",
    "held",
    "asks",
    "answers_id",
    "mood",
    "channel",
    "deleted_at",
)


class Touch(Record):
    """One interaction: call, message, mail, visit, meeting, meal, gift."""

    __tablename__ = "touch"

    kind: Mapped[str] = mapped_column(String)
    """One of ``desktop.touches.words.KINDS``."""
    channel: Mapped[str] = mapped_column(String, default="")
    """Channel kind (``wechat``, ``phone`` ...), or empty when face to face."""
    direction: Mapped[str] = mapped_column(String, default="both")
    """``in`` (from them), ``out`` (from us) or ``both`` (a talk)."""
    started_by: Mapped[str] = mapped_column(String, default="us")
    """``us`` or ``them``."""
    at: Mapped[datetime] = mapped_column(Instant)
    zone: Mapped[str] = mapped_column(String, default="")
    """IANA zone in which the time was typed."""
    minutes: Mapped[int | None] = mapped_column(Integer, default=None)
    place: Mapped[str] = mapped_column(String, default="")
    summary: Mapped[str] = mapped_column(String, default="")
    body: Mapped[str] = mapped_column(Text, default="")
    """Markdown."""
    setting: Mapped[str] = mapped_column(String, default="private")
    """``private`` or ``public``: who else heard it, which matters for face."""
    mood: Mapped[str] = mapped_column(String, default="")
    """``warm``, ``neutral``, ``tense`` or empty."""
    asks: Mapped[str] = mapped_column(Text, default="")
    """The question that it asked, or empty."""
    answers_id: Mapped[int | None] = mapped_column(ForeignKey("touch.id"), default=None, index=True)
    """The touch whose question it answers."""
    counts: Mapped[bool] = mapped_column(default=True)
    """It counts for the cadence."""
    held: Mapped[bool] = mapped_column(default=True)
    """It took place; a planned one is not held yet."""

    __table_args__ = (
        Index("ix_touch_at_id", "at", "id"),
        Index("ix_touch_trashed", "id", sqlite_where=text(TRASHED)),
        Index("ix_touch_idle", "id", sqlite_where=text(IDLE)),
        Index(RULES, "id", *_ASKED),
    )


class TouchPerson(Record):
    """A contact who took part in a touch; ``at`` repeats the touch's, so that a timeline is one index range."""

    __tablename__ = "touch_person"

    touch_id: Mapped[int] = mapped_column(ForeignKey("touch.id"))
    contact_id: Mapped[int] = mapped_column(ForeignKey("contact.id"))
    at: Mapped[datetime] = mapped_column(Instant)

    __table_args__ = (
        Index("ix_touch_person_contact_id_at_touch_id", "contact_id", "at", "touch_id"),
        Index("ix_touch_person_touch_id_contact_id", "touch_id", "contact_id"),  # who, without the row
    )


class TouchSupplier(Record):
    """A supplier that a touch belongs to: where its people worked on that day, or chosen by hand."""

    __tablename__ = "touch_supplier"

    touch_id: Mapped[int] = mapped_column(ForeignKey("touch.id"), index=True)
    supplier_id: Mapped[int] = mapped_column(ForeignKey("supplier.id"))
    at: Mapped[datetime] = mapped_column(Instant)

    __table_args__ = (Index("ix_touch_supplier_supplier_id_at_touch_id", "supplier_id", "at", "touch_id"),)


class ContactLastTouch(Base):
    """When a contact was last in touch; it follows from the touches, as ``last_touch`` says."""

    __tablename__ = "contact_last_touch"

    contact_id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(Instant)


class SupplierLastTouch(Base):
    """When a supplier was last in touch, in the same way."""

    __tablename__ = "supplier_last_touch"

    supplier_id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(Instant)
