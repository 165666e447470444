"""The tables of what is to be done, what was asked for, and what was promised."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.journal.schema import Instant, Record

WAITING = "answered_on IS NULL AND deleted_at IS NULL"
UNSETTLED = "outcome = '' AND deleted_at IS NULL"
"""Word for word as in the partial indexes of what is open."""


class FollowUp(Record):
    """Something to do by a day, out of a touch or by itself."""

    __tablename__ = "follow_up"

    due_on: Mapped[date] = mapped_column()
    text: Mapped[str] = mapped_column(Text, default="")
    touch_id: Mapped[int | None] = mapped_column(ForeignKey("touch.id"), default=None, index=True)
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"), default=None, index=True)
    supplier_id: Mapped[int | None] = mapped_column(ForeignKey("supplier.id"), default=None, index=True)
    done_at: Mapped[datetime | None] = mapped_column(Instant, default=None)
    outcome: Mapped[str] = mapped_column(String, default="")

    __table_args__ = (Index("ix_follow_up_done_at_due_on", "done_at", "due_on"),)


class Decision(Record):
    """Something that somebody at a supplier is to decide, open until ``answered_on``."""

    __tablename__ = "decision"

    supplier_id: Mapped[int | None] = mapped_column(ForeignKey("supplier.id"), default=None, index=True)
    contact_id: Mapped[int] = mapped_column(ForeignKey("contact.id"), index=True)
    """Who was asked."""
    decider_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"), default=None, index=True)
    """Who decides, where that is another one whom we know."""
    touch_id: Mapped[int | None] = mapped_column(ForeignKey("touch.id"), default=None, index=True)
    what: Mapped[str] = mapped_column(Text)
    level: Mapped[str] = mapped_column(String, default="manager")
    """Level of who decides: ``rep``, ``manager``, ``director`` or ``boss``."""
    large: Mapped[bool] = mapped_column(default=False)
    """A contract or a large sum, which takes longer."""
    asked_on: Mapped[date] = mapped_column()
    answered_on: Mapped[date | None] = mapped_column(default=None)
    answer: Mapped[str] = mapped_column(Text, default="")

    __table_args__ = (Index("ix_decision_open", "asked_on", sqlite_where=text(WAITING)),)


class Promise(Record):
    """Something promised for a day, by them or by us."""

    __tablename__ = "promise"

    supplier_id: Mapped[int | None] = mapped_column(ForeignKey("supplier.id"), default=None, index=True)
    contact_id: Mapped[int] = mapped_column(ForeignKey("contact.id"), index=True)
    touch_id: Mapped[int | None] = mapped_column(ForeignKey("touch.id"), default=None, index=True)
    side: Mapped[str] = mapped_column(String, default="theirs")
    """``theirs`` or ``ours``."""
    what: Mapped[str] = mapped_column(Text)
    made_on: Mapped[date] = mapped_column()
    due_on: Mapped[date] = mapped_column()
    outcome: Mapped[str] = mapped_column(String, default="")
    """Empty while it is open, ``kept``, ``missed`` or ``released``."""
    settled_on: Mapped[date | None] = mapped_column(default=None)
    """The day on which it was kept, given up or released."""

    __table_args__ = (Index("ix_promise_open", "due_on", sqlite_where=text(UNSETTLED)),)
