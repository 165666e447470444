"""The tables of products, samples and orders: items, milestones, payments, shipments."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.journal.schema import Record

OPEN = "closed_on IS NULL AND deleted_at IS NULL"
"""Word for word as in the partial index of open orders."""
WAITING = "actual_on IS NULL AND deleted_at IS NULL"
UNPAID = "paid_on IS NULL AND deleted_at IS NULL"


class Product(Record):
    """A thing that is bought."""

    __tablename__ = "product"

    name_en: Mapped[str] = mapped_column(String, default="")
    name_zh: Mapped[str] = mapped_column(String, default="")
    code: Mapped[str] = mapped_column(String, default="", index=True)
    """Our own item number."""
    unit: Mapped[str] = mapped_column(String, default="pcs")
    hs_code: Mapped[str] = mapped_column(String, default="")
    notes: Mapped[str] = mapped_column(Text, default="")


class ProductRevision(Record):
    """A state of a product's specification; the latest by ``from_date`` holds."""

    __tablename__ = "product_revision"

    product_id: Mapped[int] = mapped_column(ForeignKey("product.id"), index=True)
    name: Mapped[str] = mapped_column(String)
    """Such as ``B`` or ``2027-1``."""
    changed: Mapped[str] = mapped_column(Text, default="")
    """What is different from the one before."""
    drawing: Mapped[str] = mapped_column(String, default="")
    from_date: Mapped[date] = mapped_column()


class SampleRound(Record):
    """One sample that a supplier made of a product, up to the sealed golden sample."""

    __tablename__ = "sample_round"

    product_id: Mapped[int] = mapped_column(ForeignKey("product.id"), index=True)
    supplier_id: Mapped[int] = mapped_column(ForeignKey("supplier.id"), index=True)
    revision_id: Mapped[int | None] = mapped_column(
        ForeignKey("product_revision.id"), default=None, index=True
    )
    asked_on: Mapped[date] = mapped_column()
    sent_on: Mapped[date | None] = mapped_column(default=None)
    courier: Mapped[str] = mapped_column(String, default="")
    tracking: Mapped[str] = mapped_column(String, default="")
    received_on: Mapped[date | None] = mapped_column(default=None)
    verdict: Mapped[str] = mapped_column(String, default="")
    """Empty while it is not judged, ``approved``, ``changes`` or ``rejected``."""
    verdict_on: Mapped[date | None] = mapped_column(default=None)
    note: Mapped[str] = mapped_column(Text, default="")
    sealed_on: Mapped[date | None] = mapped_column(default=None)
    """The day on which both sides sealed it: it is the golden sample."""
    sealed_where: Mapped[str] = mapped_column(String, default="")
    """Who keeps which piece."""


class Order(Record):
    """A purchase order at a supplier."""

    __tablename__ = "purchase_order"

    supplier_id: Mapped[int] = mapped_column(ForeignKey("supplier.id"), index=True)
    inquiry_id: Mapped[int | None] = mapped_column(ForeignKey("inquiry.id"), default=None, index=True)
    number: Mapped[str] = mapped_column(String, default="", index=True)
    """Our number, as it stands on the purchase order."""
    title: Mapped[str] = mapped_column(String, default="")
    stage: Mapped[str] = mapped_column(String, default="draft")
    """A key of ``desktop.trade.words.STAGES``."""
    ordered_on: Mapped[date | None] = mapped_column(default=None)
    closed_on: Mapped[date | None] = mapped_column(default=None)
    """The day on which it was done or cancelled; None while it is open."""
    currency: Mapped[str] = mapped_column(String, default="USD")
    incoterm: Mapped[str] = mapped_column(String, default="FOB")
    port: Mapped[str] = mapped_column(String, default="")
    template: Mapped[str] = mapped_column(String, default="")
    """Name of the planner's template from which the milestones came."""
    wanted_on: Mapped[date | None] = mapped_column(default=None)
    """The day on which the goods must be there."""
    future_orders: Mapped[int] = mapped_column(Integer, default=0)
    """What the factory can expect: 0 nothing said, 1 likely, 2 agreed."""
    rework_days: Mapped[int | None] = mapped_column(Integer, default=None)
    """Working days that rework would take, as far as known."""
    material_percent: Mapped[int | None] = mapped_column(Integer, default=None)
    """Material as a part of the price, our own estimate."""
    margin_percent: Mapped[int | None] = mapped_column(Integer, default=None)
    """The factory's margin, our own estimate."""
    notes: Mapped[str] = mapped_column(Text, default="")

    __table_args__ = (Index("ix_purchase_order_open", "stage", "id", sqlite_where=text(OPEN)),)


class OrderItem(Record):
    """One line of an order."""

    __tablename__ = "order_item"

    order_id: Mapped[int] = mapped_column(ForeignKey("purchase_order.id"), index=True)
    position: Mapped[int] = mapped_column(Integer, default=0)
    product_id: Mapped[int | None] = mapped_column(ForeignKey("product.id"), default=None, index=True)
    revision_id: Mapped[int | None] = mapped_column(
        ForeignKey("product_revision.id"), default=None, index=True
    )
    description: Mapped[str] = mapped_column(String, default="")
    """As it stands on the order; of a product its name, unless it was typed."""
    quantity: Mapped[int] = mapped_column(Integer, default=0)
    unit: Mapped[str] = mapped_column(String, default="pcs")
    unit_price: Mapped[int] = mapped_column(Integer, default=0)
    """In ten-thousandths of the main unit of the order's currency: a screw costs 0.0135 dollars."""


class Milestone(Record):
    """A step of an order with the day on which it should be, may be and was done."""

    __tablename__ = "milestone"

    order_id: Mapped[int] = mapped_column(ForeignKey("purchase_order.id"), index=True)
    position: Mapped[int] = mapped_column(Integer, default=0)
    key: Mapped[str] = mapped_column(String, default="")
    """The step's key in the planner's template, such as ``production``; empty for an own one."""
    english: Mapped[str] = mapped_column(String, default="")
    hanzi: Mapped[str] = mapped_column(String, default="")
    place: Mapped[str] = mapped_column(String, default="office")
    """``lines``, ``office``, ``gate``, ``buyer`` or ``transport``: whose days count."""
    unit: Mapped[str] = mapped_column(String, default="workdays")
    length: Mapped[int] = mapped_column(Integer, default=0)
    begins_on: Mapped[date | None] = mapped_column(default=None)
    """The first planned day."""
    target_on: Mapped[date] = mapped_column()
    """The last planned day: when it should be done."""
    estimate_on: Mapped[date | None] = mapped_column(default=None)
    """What the supplier says now."""
    actual_on: Mapped[date | None] = mapped_column(default=None)
    note: Mapped[str] = mapped_column(Text, default="")

    __table_args__ = (
        Index("ix_milestone_waiting", "target_on", sqlite_where=text(WAITING)),
        Index("ix_milestone_next", "order_id", "target_on", sqlite_where=text(WAITING)),
    )


class Payment(Record):
    """One step of the payment terms: how much, what releases it, what was paid."""

    __tablename__ = "payment"

    order_id: Mapped[int] = mapped_column(ForeignKey("purchase_order.id"), index=True)
    position: Mapped[int] = mapped_column(Integer, default=0)
    kind: Mapped[str] = mapped_column(String, default="other")
    """``deposit``, ``balance``, ``tooling`` or ``other``."""
    percent: Mapped[int | None] = mapped_column(Integer, default=None)
    """Part of the order's value; None where ``amount`` was typed."""
    amount: Mapped[int] = mapped_column(Integer, default=0)
    """Minor units of ``currency``; of a step by ``percent`` as the value was when it was last counted."""
    currency: Mapped[str] = mapped_column(String, default="USD")
    released_by: Mapped[str] = mapped_column(String, default="order")
    """A key of ``desktop.trade.words.RELEASES``."""
    due_on: Mapped[date | None] = mapped_column(default=None)
    paid_on: Mapped[date | None] = mapped_column(default=None)
    paid_amount: Mapped[int] = mapped_column(Integer, default=0)
    """Minor units of ``currency`` that were paid, which may be another than the order's; stays whatever becomes of
    the terms."""
    hold: Mapped[str] = mapped_column(String, default="")
    """Why it must not be paid yet, such as ``inspection``; empty when nothing of its own holds it."""
    account_id: Mapped[int | None] = mapped_column(ForeignKey("bank_account.id"), default=None, index=True)
    """The account to which it was paid."""
    note: Mapped[str] = mapped_column(Text, default="")

    __table_args__ = (
        Index("ix_payment_unpaid", "due_on", sqlite_where=text(UNPAID)),
        CheckConstraint("percent IS NULL OR (percent >= 0 AND percent <= 100)", name="percent"),
    )


class Shipment(Record):
    """Goods of an order on their way."""

    __tablename__ = "shipment"

    order_id: Mapped[int] = mapped_column(ForeignKey("purchase_order.id"), index=True)
    mode: Mapped[str] = mapped_column(String, default="sea")
    """``sea``, ``air``, ``rail``, ``road`` or ``courier``."""
    forwarder: Mapped[str] = mapped_column(String, default="")
    vessel: Mapped[str] = mapped_column(String, default="")
    """Vessel and voyage, flight or train."""
    tracking: Mapped[str] = mapped_column(String, default="")
    """Bill of lading, airway bill or tracking number."""
    container: Mapped[str] = mapped_column(String, default="")
    cutoff_on: Mapped[date | None] = mapped_column(default=None)
    etd: Mapped[date | None] = mapped_column(default=None)
    eta: Mapped[date | None] = mapped_column(default=None)
    departed_on: Mapped[date | None] = mapped_column(default=None)
    arrived_on: Mapped[date | None] = mapped_column(default=None)
    note: Mapped[str] = mapped_column(Text, default="")
