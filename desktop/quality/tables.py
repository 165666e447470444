"""The tables of quality: inspections and what was found, corrective actions, rework."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, Float, ForeignKey, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.journal.schema import Record


class Inspection(Record):
    """A lot that is to be looked at, or was."""

    __tablename__ = "inspection"

    supplier_id: Mapped[int] = mapped_column(ForeignKey("supplier.id"), index=True)
    order_id: Mapped[int | None] = mapped_column(ForeignKey("purchase_order.id"), default=None, index=True)
    product_id: Mapped[int | None] = mapped_column(ForeignKey("product.id"), default=None, index=True)
    product: Mapped[str] = mapped_column(String, default="")
    """The goods in words, as the report names them."""
    follows_id: Mapped[int | None] = mapped_column(ForeignKey("inspection.id"), default=None, index=True)
    """The inspection that it repeats: lots presented again never count for switching."""
    kind: Mapped[str] = mapped_column(String)
    """A key of ``words.INSPECTION_KINDS``."""
    planned_on: Mapped[date] = mapped_column()
    done_on: Mapped[date | None] = mapped_column(default=None)
    """None until the report is finished."""
    inspector: Mapped[str] = mapped_column(String, default="")
    site: Mapped[str] = mapped_column(String, default="")
    standard: Mapped[str] = mapped_column(String, default="iso")
    level: Mapped[str] = mapped_column(String, default="II")
    severity: Mapped[str] = mapped_column(String, default="normal")
    aql_critical: Mapped[str] = mapped_column(String, default="")
    """A limit of ``sampling.AQLS``; empty: no bad piece is allowed."""
    aql_major: Mapped[str] = mapped_column(String, default="2.5")
    aql_minor: Mapped[str] = mapped_column(String, default="4.0")
    lot: Mapped[int] = mapped_column(Integer)
    """Pieces in the lot."""
    finished: Mapped[int | None] = mapped_column(Integer, default=None)
    """Pieces finished on the day."""
    packed: Mapped[int | None] = mapped_column(Integer, default=None)
    """Pieces packed on the day."""
    inspected: Mapped[int] = mapped_column(Integer, default=0)
    """Pieces of the sample that were looked at so far."""
    verdict: Mapped[str] = mapped_column(String, default="")
    """``accepted``, ``rejected`` or ``pending`` as the report says; empty until it is finished."""
    remarks: Mapped[str] = mapped_column(Text, default="")
    signed_by: Mapped[str] = mapped_column(String, default="")
    """Who signed the report for the factory."""

    __table_args__ = (
        Index("ix_inspection_planned_on", "planned_on"),
        CheckConstraint("lot > 0", name="lot"),
    )


class Defect(Record):
    """Something bad that was found: at one piece of the sample, or at several."""

    __tablename__ = "defect"

    inspection_id: Mapped[int] = mapped_column(ForeignKey("inspection.id"), index=True)
    defect_class: Mapped[str] = mapped_column(String)
    """``critical``, ``major`` or ``minor``."""
    name_en: Mapped[str] = mapped_column(String, default="")
    name_zh: Mapped[str] = mapped_column(String, default="")
    place: Mapped[str] = mapped_column(String, default="")
    """Where on the piece."""
    unit: Mapped[int | None] = mapped_column(Integer, default=None)
    """Number of the piece in the sample, from 1; None for ``count`` pieces that nobody numbered."""
    count: Mapped[int] = mapped_column(Integer, default=1)
    remark: Mapped[str] = mapped_column(Text, default="")

    __table_args__ = (CheckConstraint("count > 0", name="count"),)


class ProductDefect(Record):
    """A line of a product's defect list: what counts as bad in it, and how bad."""

    __tablename__ = "product_defect"

    product_id: Mapped[int] = mapped_column(ForeignKey("product.id"), index=True)
    defect_class: Mapped[str] = mapped_column(String)
    """As in ``Defect``."""
    name_en: Mapped[str] = mapped_column(String, default="")
    name_zh: Mapped[str] = mapped_column(String, default="")
    allowed: Mapped[str] = mapped_column(String, default="")
    """What is no defect yet, such as "up to 5 mm"; empty: nothing."""


class Measurement(Record):
    """A measured value against its limits."""

    __tablename__ = "measurement"

    inspection_id: Mapped[int] = mapped_column(ForeignKey("inspection.id"), index=True)
    name: Mapped[str] = mapped_column(String)
    unit: Mapped[str] = mapped_column(String, default="mm")
    lowest: Mapped[float | None] = mapped_column(Float, default=None)
    highest: Mapped[float | None] = mapped_column(Float, default=None)
    value: Mapped[float] = mapped_column(Float)


class InspectionCheck(Record):
    """Something looked at besides defects: packing, labels, tests."""

    __tablename__ = "inspection_check"

    inspection_id: Mapped[int] = mapped_column(ForeignKey("inspection.id"), index=True)
    position: Mapped[int] = mapped_column(Integer, default=0)
    area: Mapped[str] = mapped_column(String, default="")
    name_en: Mapped[str] = mapped_column(String, default="")
    name_zh: Mapped[str] = mapped_column(String, default="")
    result: Mapped[str] = mapped_column(String, default="")
    """``passed``, ``failed``, ``none`` (does not apply); empty: not looked at yet."""
    remark: Mapped[str] = mapped_column(Text, default="")


class Rework(Record):
    """What becomes of a lot that failed: options, offers, what was agreed, and how it ended."""

    __tablename__ = "rework"

    supplier_id: Mapped[int] = mapped_column(ForeignKey("supplier.id"), index=True)
    inspection_id: Mapped[int] = mapped_column(ForeignKey("inspection.id"), index=True)
    order_id: Mapped[int | None] = mapped_column(ForeignKey("purchase_order.id"), default=None, index=True)
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"), default=None, index=True)
    """The person who decides, with whom we talk."""
    opened_on: Mapped[date] = mapped_column()
    talked: Mapped[str] = mapped_column(String, default="")
    """Keys of the steps of the talk that are done, separated by commas."""
    option: Mapped[str] = mapped_column(String, default="")
    """What was agreed, a key of ``words.OPTIONS``; empty until then."""
    agreed_on: Mapped[date | None] = mapped_column(default=None)
    ready_on: Mapped[date | None] = mapped_column(default=None)
    """By which day the factory has done it."""
    payer: Mapped[str] = mapped_column(String, default="")
    """``factory``, ``buyer`` or ``shared``."""
    amount: Mapped[int | None] = mapped_column(Integer, default=None)
    """What it costs, or the discount, in minor units."""
    currency: Mapped[str] = mapped_column(String, default="")
    reinspection_id: Mapped[int | None] = mapped_column(ForeignKey("inspection.id"), default=None, index=True)
    closed_on: Mapped[date | None] = mapped_column(default=None)
    outcome: Mapped[str] = mapped_column(String, default="")
    """``accepted`` (the factory did it), ``settled`` otherwise, ``refused``; empty while open."""
    thanked_on: Mapped[date | None] = mapped_column(default=None)
    notes: Mapped[str] = mapped_column(Text, default="")


class ReworkOption(Record):
    """One way out of a rework case, with what it costs."""

    __tablename__ = "rework_option"

    rework_id: Mapped[int] = mapped_column(ForeignKey("rework.id"), index=True)
    option: Mapped[str] = mapped_column(String)
    cost: Mapped[int | None] = mapped_column(Integer, default=None)
    """In minor units; None while unknown."""
    currency: Mapped[str] = mapped_column(String, default="")
    days: Mapped[int | None] = mapped_column(Integer, default=None)
    note: Mapped[str] = mapped_column(Text, default="")


class ReworkOffer(Record):
    """What one side offered in the talk."""

    __tablename__ = "rework_offer"

    rework_id: Mapped[int] = mapped_column(ForeignKey("rework.id"), index=True)
    by: Mapped[str] = mapped_column(String)
    """``us`` or ``factory``."""
    on_date: Mapped[date] = mapped_column()
    option: Mapped[str] = mapped_column(String, default="")
    text: Mapped[str] = mapped_column(Text, default="")
    amount: Mapped[int | None] = mapped_column(Integer, default=None)
    currency: Mapped[str] = mapped_column(String, default="")
    days: Mapped[int | None] = mapped_column(Integer, default=None)
    answer: Mapped[str] = mapped_column(String, default="")
    """``accepted``, ``declined``; empty while it stands."""


class CorrectiveAction(Record):
    """A step of an 8D report: what is done so that it does not happen again."""

    __tablename__ = "corrective_action"

    supplier_id: Mapped[int] = mapped_column(ForeignKey("supplier.id"), index=True)
    inspection_id: Mapped[int | None] = mapped_column(ForeignKey("inspection.id"), default=None, index=True)
    rework_id: Mapped[int | None] = mapped_column(ForeignKey("rework.id"), default=None, index=True)
    step: Mapped[int] = mapped_column(Integer)
    """1 to 8."""
    text: Mapped[str] = mapped_column(Text, default="")
    owner: Mapped[str] = mapped_column(String, default="")
    due_on: Mapped[date | None] = mapped_column(default=None)
    done_on: Mapped[date | None] = mapped_column(default=None)
    evidence_before: Mapped[str] = mapped_column(Text, default="")
    evidence_after: Mapped[str] = mapped_column(Text, default="")

    __table_args__ = (CheckConstraint("step BETWEEN 1 AND 8", name="step"),)
