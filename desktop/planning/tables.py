"""The tables of planning: own events, reminders, suppliers' shutdowns and closings, imported statutory years."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.journal.schema import Instant, Record

SINGLE = "repeat = '' AND deleted_at IS NULL"
REPEATING = "repeat <> '' AND deleted_at IS NULL"
"""Word for word as in the partial indexes: a page of the calendar reads the single events of its days and the few that
repeat, and no other."""


class Event(Record):
    """An own date: all-day or timed, once or repeating by a solar or lunar rule."""

    __tablename__ = "event"

    title: Mapped[str] = mapped_column(String)
    notes: Mapped[str] = mapped_column(Text, default="")
    place: Mapped[str] = mapped_column(String, default="")
    first_on: Mapped[date] = mapped_column()
    """The first day; of a timed event that of its start in its own zone."""
    last_on: Mapped[date] = mapped_column()
    starts_at: Mapped[datetime | None] = mapped_column(Instant, default=None)
    """None for an all-day event."""
    ends_at: Mapped[datetime | None] = mapped_column(Instant, default=None)
    zone: Mapped[str] = mapped_column(String, default="")
    """IANA zone of a timed event: it repeats at the same time of day there."""
    repeat: Mapped[str] = mapped_column(String, default="")
    """Empty, ``daily``, ``weekly``, ``monthly``, ``yearly`` or ``lunar``."""
    repeat_every: Mapped[int] = mapped_column(Integer, default=1)
    repeat_until: Mapped[date | None] = mapped_column(default=None)
    """The last day on which an occurrence may begin; None goes on."""
    lunar_month: Mapped[int | None] = mapped_column(Integer, default=None)
    lunar_day: Mapped[int | None] = mapped_column(Integer, default=None)
    lunar_leap: Mapped[bool] = mapped_column(default=False)
    lunar_custom: Mapped[str] = mapped_column(String, default="")
    """``regular``, ``leap`` or ``next`` of a lunar rule, else empty."""
    remind_minutes: Mapped[int | None] = mapped_column(Integer, default=None)
    """Minutes before the start at which to remind; of an all-day event before 9:00 at home. None: never."""
    layer: Mapped[str] = mapped_column(String, default="events")
    """The layer of the calendar with which it is shown and hidden."""
    uid: Mapped[str] = mapped_column(String, default="", index=True)
    """The name of the event in calendar files; empty until it came from one."""

    __table_args__ = (
        Index("ix_event_single", "first_on", "last_on", sqlite_where=text(SINGLE)),
        Index("ix_event_repeating", "first_on", sqlite_where=text(REPEATING)),
        CheckConstraint("last_on >= first_on", name="days"),
    )


class EventPerson(Record):
    """A contact who belongs to an event."""

    __tablename__ = "event_person"

    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), index=True)
    contact_id: Mapped[int] = mapped_column(ForeignKey("contact.id"), index=True)


class EventSupplier(Record):
    """A supplier that an event belongs to."""

    __tablename__ = "event_supplier"

    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), index=True)
    supplier_id: Mapped[int] = mapped_column(ForeignKey("supplier.id"), index=True)


class SupplierShutdown(Record):
    """One day around a festival as somebody at the supplier said it."""

    __tablename__ = "supplier_shutdown"

    supplier_id: Mapped[int] = mapped_column(ForeignKey("supplier.id"), index=True)
    festival: Mapped[str] = mapped_column(String)
    """``spring_festival`` or ``golden_week``."""
    year: Mapped[int] = mapped_column(Integer)
    """The Gregorian year in which the festival falls."""
    stage: Mapped[str] = mapped_column(String)
    """A key of ``resources/calendar/shutdowns.tsv``."""
    day: Mapped[date] = mapped_column()
    confirmed_by: Mapped[str] = mapped_column(String, default="")
    confirmed_on: Mapped[date | None] = mapped_column(default=None)

    __table_args__ = (Index("ix_supplier_shutdown_year", "year"),)


class SupplierClosing(Record):
    """Days in a row on which a supplier does not work, besides the festivals."""

    __tablename__ = "supplier_closing"

    supplier_id: Mapped[int] = mapped_column(ForeignKey("supplier.id"), index=True)
    from_date: Mapped[date] = mapped_column()
    until_date: Mapped[date] = mapped_column()
    """The last closed day."""
    reason: Mapped[str] = mapped_column(String, default="")

    __table_args__ = (
        Index("ix_supplier_closing_days", "from_date", "until_date"),
        CheckConstraint("until_date >= from_date", name="days"),
    )


class StatutoryImport(Record):
    """Statutory days of one region and year that were brought in: an official list, or single days by hand."""

    __tablename__ = "statutory_import"

    region: Mapped[str] = mapped_column(String)
    year: Mapped[int] = mapped_column(Integer)
    days: Mapped[str] = mapped_column(Text)
    """JSON: a list of [day, kind, hanzi, English]."""
    whole: Mapped[bool] = mapped_column(default=True)
    """The list replaces the year; False for single days by hand, which hold over any list."""
    source: Mapped[str] = mapped_column(String, default="")
    imported_at: Mapped[datetime] = mapped_column(Instant)

    __table_args__ = (Index("ix_statutory_import_region_year", "region", "year"),)


class ReminderState(Record):
    """What became of one reminder: put off until later, or done."""

    __tablename__ = "reminder_state"

    key: Mapped[str] = mapped_column(String, index=True)
    """``event:<id>:<first day of the occurrence>``."""
    snoozed_until: Mapped[datetime | None] = mapped_column(Instant, default=None)
    done_at: Mapped[datetime | None] = mapped_column(Instant, default=None)
