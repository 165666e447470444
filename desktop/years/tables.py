"""The tables of the long view: certificates that run out, and ideas for what comes next."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.journal.schema import Record


class Certificate(Record):
    """A certificate or audit of a supplier that has to be renewed; the one that replaces it is a row of its own."""

    __tablename__ = "certificate"

    supplier_id: Mapped[int] = mapped_column(ForeignKey("supplier.id"), index=True)
    name: Mapped[str] = mapped_column(String)
    """As it is called: ``ISO 9001``, ``BSCI``, ``FSC``, a test report."""
    number: Mapped[str] = mapped_column(String, default="")
    issuer: Mapped[str] = mapped_column(String, default="")
    valid_from: Mapped[date | None] = mapped_column(default=None)
    valid_until: Mapped[date] = mapped_column(index=True)
    note: Mapped[str] = mapped_column(Text, default="")


class NextNeed(Record):
    """An idea for what a supplier could need or make for us next, open until it is spoken of or dropped."""

    __tablename__ = "next_need"

    supplier_id: Mapped[int] = mapped_column(ForeignKey("supplier.id"), index=True)
    text: Mapped[str] = mapped_column(Text)
    """What, and why now."""
    speak_on: Mapped[date | None] = mapped_column(default=None)
    """From this day on Today speaks of it."""
    outcome: Mapped[str] = mapped_column(String, default="")
    """Empty while open, ``spoken`` or ``dropped``."""
    settled_on: Mapped[date | None] = mapped_column(default=None)
