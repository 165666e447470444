"""The tables of inquiries: the brief, who was asked, touch-backs, quotes, the comparison."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.journal.schema import Record


class Inquiry(Record):
    """What we ask several suppliers for, and what came of it."""

    __tablename__ = "inquiry"

    title: Mapped[str] = mapped_column(String)
    title_zh: Mapped[str] = mapped_column(String, default="")
    product_id: Mapped[int | None] = mapped_column(ForeignKey("product.id"), default=None, index=True)
    need: Mapped[str] = mapped_column(Text, default="")
    """Material, size, finish, packaging in English."""
    need_zh: Mapped[str] = mapped_column(Text, default="")
    quantity: Mapped[int | None] = mapped_column(Integer, default=None)
    unit: Mapped[str] = mapped_column(String, default="pcs")
    yearly: Mapped[int | None] = mapped_column(Integer, default=None)
    """Pieces that are expected in a year."""
    target_price: Mapped[int | None] = mapped_column(Integer, default=None)
    """In ten-thousandths of the main unit of ``currency``."""
    currency: Mapped[str] = mapped_column(String, default="USD")
    wanted_on: Mapped[date | None] = mapped_column(default=None)
    standards: Mapped[str] = mapped_column(String, default="")
    incoterm: Mapped[str] = mapped_column(String, default="FOB")
    port: Mapped[str] = mapped_column(String, default="")
    homework: Mapped[str] = mapped_column(String, default="")
    """Keys of ``desktop.trade.homework`` that are done and that no field shows, with a space between."""
    status: Mapped[str] = mapped_column(String, default="draft")
    """``draft``, ``open``, ``awarded``, ``withdrawn`` or ``no_award``."""
    opened_on: Mapped[date | None] = mapped_column(default=None)
    closed_on: Mapped[date | None] = mapped_column(default=None)
    outcome: Mapped[str] = mapped_column(Text, default="")

    __table_args__ = (Index("ix_inquiry_status", "status", "id"),)


class InquirySupplier(Record):
    """A supplier who was asked."""

    __tablename__ = "inquiry_supplier"

    inquiry_id: Mapped[int] = mapped_column(ForeignKey("inquiry.id"), index=True)
    supplier_id: Mapped[int] = mapped_column(ForeignKey("supplier.id"), index=True)
    sent_on: Mapped[date | None] = mapped_column(default=None)
    answered_on: Mapped[date | None] = mapped_column(default=None)
    """The first answer, be it only "received"."""
    outcome: Mapped[str] = mapped_column(String, default="")
    """Empty while it is open, ``awarded``, ``not_chosen``, ``declined`` (by them) or ``withdrawn`` (by us)."""
    told_on: Mapped[date | None] = mapped_column(default=None)
    """The day on which we told them how it ended."""
    note: Mapped[str] = mapped_column(Text, default="")


class TouchBack(Record):
    """One message back and forth about an inquiry."""

    __tablename__ = "touch_back"

    asked_id: Mapped[int] = mapped_column(ForeignKey("inquiry_supplier.id"), index=True)
    on_date: Mapped[date] = mapped_column()
    by_us: Mapped[bool] = mapped_column(default=True)
    text: Mapped[str] = mapped_column(Text, default="")


class Quote(Record):
    """A supplier's offer; the newest of a supplier holds."""

    __tablename__ = "quote"

    asked_id: Mapped[int] = mapped_column(ForeignKey("inquiry_supplier.id"), index=True)
    on_date: Mapped[date] = mapped_column()
    currency: Mapped[str] = mapped_column(String, default="USD")
    incoterm: Mapped[str] = mapped_column(String, default="FOB")
    port: Mapped[str] = mapped_column(String, default="")
    moq: Mapped[int | None] = mapped_column(Integer, default=None)
    lead_days: Mapped[int | None] = mapped_column(Integer, default=None)
    """Days from deposit and approved sample to ex-factory, as the supplier says."""
    tooling: Mapped[int | None] = mapped_column(Integer, default=None)
    """Minor units of ``currency``; None when nothing was said, 0 when it is free."""
    sample: Mapped[int | None] = mapped_column(Integer, default=None)
    """As ``tooling``."""
    valid_until: Mapped[date | None] = mapped_column(default=None)
    payment_terms: Mapped[str] = mapped_column(String, default="")
    note: Mapped[str] = mapped_column(Text, default="")


class QuoteTier(Record):
    """A unit price from a quantity on."""

    __tablename__ = "quote_tier"

    quote_id: Mapped[int] = mapped_column(ForeignKey("quote.id"), index=True)
    from_quantity: Mapped[int] = mapped_column(Integer)
    unit_price: Mapped[int] = mapped_column(Integer)
    """In ten-thousandths of the main unit of the quote's currency."""


class CriterionWeight(Record):
    """How much a criterion counts in the comparison of one inquiry; without a row its usual weight holds."""

    __tablename__ = "criterion_weight"

    inquiry_id: Mapped[int] = mapped_column(ForeignKey("inquiry.id"), index=True)
    criterion: Mapped[str] = mapped_column(String)
    weight: Mapped[int] = mapped_column(Integer)
    """0 (does not count) to 10."""


class CriterionMark(Record):
    """How well a supplier stands in one criterion of an inquiry."""

    __tablename__ = "criterion_mark"

    asked_id: Mapped[int] = mapped_column(ForeignKey("inquiry_supplier.id"), index=True)
    criterion: Mapped[str] = mapped_column(String)
    mark: Mapped[int] = mapped_column(Integer)
    """1 (weak) to 5 (strong)."""
    why: Mapped[str] = mapped_column(String, default="")
