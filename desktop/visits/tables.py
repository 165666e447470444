"""The tables of visits: a journey, its stops, and the seats at a dinner."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.journal.schema import Record


class Visit(Record):
    """A journey to one supplier or several."""

    __tablename__ = "visit"

    title: Mapped[str] = mapped_column(String)
    from_day: Mapped[date] = mapped_column(index=True)
    until_day: Mapped[date] = mapped_column()
    notes: Mapped[str] = mapped_column(Text, default="")


class VisitStop(Record):
    """One supplier on the way. When, where and with whom stands in its touch, which is not held until it took place."""

    __tablename__ = "visit_stop"

    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id"), index=True)
    supplier_id: Mapped[int] = mapped_column(ForeignKey("supplier.id"), index=True)
    touch_id: Mapped[int] = mapped_column(ForeignKey("touch.id"), index=True)
    agenda: Mapped[str] = mapped_column(Text, default="")
    """What to talk about, a line each."""
    findings: Mapped[str] = mapped_column(Text, default="")
    """What was found, a line each; those with a day became follow-ups."""
    scheme: Mapped[str] = mapped_column(String, default="")
    """Key of ``seating.SCHEMES`` by which the dinner was seated; empty without a dinner."""


class DinnerSeat(Record):
    """A seat at the round table of a stop: a contact, or somebody who is only a name."""

    __tablename__ = "dinner_seat"

    stop_id: Mapped[int] = mapped_column(ForeignKey("visit_stop.id"), index=True)
    place: Mapped[int] = mapped_column(Integer)
    """0 faces the door; the others follow clockwise, seen from above."""
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"), default=None, index=True)
    name: Mapped[str] = mapped_column(String, default="")
    """Who it is when there is no contact."""
