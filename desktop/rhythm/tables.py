"""The tables of what a person says about the rules: put off, left out, or set by hand."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.journal.schema import Record


class RhythmPause(Record):
    """A rule that says nothing about a person or a supplier until a day, with the reason."""

    __tablename__ = "rhythm_pause"

    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"), default=None, index=True)
    supplier_id: Mapped[int | None] = mapped_column(ForeignKey("supplier.id"), default=None, index=True)
    rule: Mapped[str] = mapped_column(String)
    """``cadence``, ``drift``, ``silence`` or ``single_contact``."""
    until_on: Mapped[date | None] = mapped_column(default=None)
    """The day on which it speaks again; None: not before it is taken back."""
    reason: Mapped[str] = mapped_column(Text, default="")

    __table_args__ = (
        Index("ix_rhythm_pause_rule", "rule", "until_on"),
        CheckConstraint("(contact_id IS NULL) <> (supplier_id IS NULL)", name="owner"),
    )


class HealthPin(Record):
    """A health that a person set by hand for a time, with the reason."""

    __tablename__ = "health_pin"

    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"), default=None, index=True)
    supplier_id: Mapped[int | None] = mapped_column(ForeignKey("supplier.id"), default=None, index=True)
    value: Mapped[int] = mapped_column(Integer)
    """0 to 100."""
    reason: Mapped[str] = mapped_column(Text)
    from_on: Mapped[date] = mapped_column()
    until_on: Mapped[date] = mapped_column()
    """The last day on which it holds."""

    __table_args__ = (
        CheckConstraint("(contact_id IS NULL) <> (supplier_id IS NULL)", name="owner"),
        CheckConstraint("value BETWEEN 0 AND 100", name="value"),
    )
