"""The tables of favours."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.journal.schema import Record


class Favour(Record):
    """A favour (人情) between us and a contact, open until it is returned."""

    __tablename__ = "favour"

    contact_id: Mapped[int] = mapped_column(ForeignKey("contact.id"), index=True)
    direction: Mapped[str] = mapped_column(String)
    """``given`` (they owe us) or ``received`` (we owe them)."""
    text: Mapped[str] = mapped_column(Text)
    on_date: Mapped[date] = mapped_column()
    returned_on: Mapped[date | None] = mapped_column(default=None)
