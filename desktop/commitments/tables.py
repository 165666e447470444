"""The tables of what is to be done."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.journal.schema import Instant, Record


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
