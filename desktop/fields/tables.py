"""The tables of custom fields: what was defined, its choices, and what stands on the records."""

from __future__ import annotations

from sqlalchemy import Float, ForeignKey, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.journal.schema import Record


class CustomField(Record):
    """A field that the person defined for one kind of records; in the trash its values go with it."""

    __tablename__ = "custom_field"

    owner: Mapped[str] = mapped_column(String)
    """``supplier``, ``contact`` or ``touch``: on what it stands."""
    name: Mapped[str] = mapped_column(String)
    kind: Mapped[str] = mapped_column(String)
    """One of ``desktop.fields.kinds.KINDS``; it never changes once there are values."""
    currency: Mapped[str] = mapped_column(String, default="")
    """Of money typed without one."""
    link: Mapped[str] = mapped_column(String, default="")
    """``supplier`` or ``contact``: to what a link leads."""
    position: Mapped[int] = mapped_column(Integer, default=0)


class FieldChoice(Record):
    """One of the choices of a field."""

    __tablename__ = "field_choice"

    field_id: Mapped[int] = mapped_column(ForeignKey("custom_field.id"), index=True)
    name: Mapped[str] = mapped_column(String)
    position: Mapped[int] = mapped_column(Integer, default=0)


class FieldValue(Record):
    """What one record says in one field; several choices are several rows, an empty field has none."""

    __tablename__ = "field_value"

    field_id: Mapped[int] = mapped_column(ForeignKey("custom_field.id"))
    supplier_id: Mapped[int | None] = mapped_column(ForeignKey("supplier.id"), default=None, index=True)
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"), default=None, index=True)
    touch_id: Mapped[int | None] = mapped_column(ForeignKey("touch.id"), default=None, index=True)
    """The record it stands on: one of these three."""
    text: Mapped[str] = mapped_column(Text, default="")
    """Text as typed; a number in plain digits; a date as ``format_birthday`` writes it; ``yes`` or ``no``."""
    amount: Mapped[int | None] = mapped_column(Integer, default=None)
    """Money in minor units of ``currency``."""
    currency: Mapped[str] = mapped_column(String, default="")
    rank: Mapped[float | None] = mapped_column(Float, default=None)
    """By what it is compared and sorted: the number, whole units of money, the solar day's ordinal, 1 for yes."""
    choice_id: Mapped[int | None] = mapped_column(ForeignKey("field_choice.id"), default=None, index=True)
    to_supplier_id: Mapped[int | None] = mapped_column(ForeignKey("supplier.id"), default=None, index=True)
    to_contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"), default=None, index=True)
    """Where a link leads."""

    __table_args__ = (Index("ix_field_value_field_id_rank", "field_id", "rank"),)
