"""The tables of papers and proofs: agreements, checklists, licences, bank accounts, changed priorities, rates."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.journal.schema import Record


class Agreement(Record):
    """A paper that binds a supplier: contract, purchase order, NNN."""

    __tablename__ = "agreement"

    supplier_id: Mapped[int] = mapped_column(ForeignKey("supplier.id"), index=True)
    order_id: Mapped[int | None] = mapped_column(ForeignKey("purchase_order.id"), default=None, index=True)
    """None for what holds for all orders, such as an NNN."""
    kind: Mapped[str] = mapped_column(String, default="contract")
    """``contract``, ``purchase_order`` or ``nnn``."""
    signed_on: Mapped[date | None] = mapped_column(default=None)
    valid_until: Mapped[date | None] = mapped_column(default=None)
    signer: Mapped[str] = mapped_column(String, default="")
    """Who signed for the supplier, with position."""
    chops: Mapped[str] = mapped_column(String, default="")
    """Keys of ``desktop.trade.words.CHOPS`` that were seen on it, with a space between."""
    bilingual: Mapped[bool] = mapped_column(default=False)
    advance_word: Mapped[str] = mapped_column(String, default="")
    """How the first payment is called: ``dingjin`` (定金), ``yufukuan`` (预付款, 订金), or empty."""
    party_zh: Mapped[str] = mapped_column(String, default="")
    """The supplier's name as it stands on the paper."""
    note: Mapped[str] = mapped_column(Text, default="")


class CheckPass(Record):
    """One reading through a checklist: when, by whom, how long."""

    __tablename__ = "check_pass"

    list_key: Mapped[str] = mapped_column(String)
    """A checklist in ``resources/trade``."""
    supplier_id: Mapped[int] = mapped_column(ForeignKey("supplier.id"), index=True)
    order_id: Mapped[int | None] = mapped_column(ForeignKey("purchase_order.id"), default=None, index=True)
    on_date: Mapped[date] = mapped_column()
    minutes: Mapped[int] = mapped_column(Integer, default=0)
    by_whom: Mapped[str] = mapped_column(String, default="")
    note: Mapped[str] = mapped_column(Text, default="")


class CheckAnswer(Record):
    """What a pass found at one line of its checklist."""

    __tablename__ = "check_answer"

    pass_id: Mapped[int] = mapped_column(ForeignKey("check_pass.id"), index=True)
    item: Mapped[str] = mapped_column(String)
    answer: Mapped[str] = mapped_column(String)
    """``yes``, ``no`` or ``not_needed``; a line without a row was not looked at."""
    note: Mapped[str] = mapped_column(String, default="")


class Licence(Record):
    """A supplier's business licence (营业执照) as it was seen; the newest holds."""

    __tablename__ = "licence"

    supplier_id: Mapped[int] = mapped_column(ForeignKey("supplier.id"), index=True)
    name_zh: Mapped[str] = mapped_column(String, default="")
    credit_code: Mapped[str] = mapped_column(String, default="")
    company_type: Mapped[str] = mapped_column(String, default="")
    legal_representative: Mapped[str] = mapped_column(String, default="")
    capital_subscribed: Mapped[int | None] = mapped_column(Integer, default=None)
    """Whole yuan."""
    capital_paid: Mapped[int | None] = mapped_column(Integer, default=None)
    """Whole yuan."""
    founded_on: Mapped[date | None] = mapped_column(default=None)
    valid_until: Mapped[date | None] = mapped_column(default=None)
    """None for a licence without end (长期)."""
    address_zh: Mapped[str] = mapped_column(String, default="")
    scope: Mapped[str] = mapped_column(Text, default="")
    authority: Mapped[str] = mapped_column(String, default="")
    registry_status: Mapped[str] = mapped_column(String, default="")
    """As the registry says it: ``active``, ``abnormal``, ``revoked``, ``deregistered``, or empty."""
    seen_on: Mapped[date | None] = mapped_column(default=None)
    note: Mapped[str] = mapped_column(Text, default="")


class BankAccount(Record):
    """An account to which a supplier wants to be paid; the one announced last holds."""

    __tablename__ = "bank_account"

    supplier_id: Mapped[int] = mapped_column(ForeignKey("supplier.id"), index=True)
    beneficiary: Mapped[str] = mapped_column(String)
    bank: Mapped[str] = mapped_column(String, default="")
    number: Mapped[str] = mapped_column(String, default="")
    swift: Mapped[str] = mapped_column(String, default="")
    region: Mapped[str] = mapped_column(String, default="CN")
    """Where the bank is: ``CN``, ``HK`` and so on."""
    personal: Mapped[bool] = mapped_column(default=False)
    """The beneficiary is a person and no company."""
    announced_on: Mapped[date] = mapped_column()
    announced_by: Mapped[str] = mapped_column(String, default="")
    """Who told us, and by which way."""
    called_on: Mapped[date | None] = mapped_column(default=None)
    """First proof: a call to a number that was stored before the change."""
    called_whom: Mapped[str] = mapped_column(String, default="")
    notice_on: Mapped[date | None] = mapped_column(default=None)
    """Second proof: a written notice with the company chop (公章)."""
    name_checked_on: Mapped[date | None] = mapped_column(default=None)
    """Third proof: the beneficiary is the legal name, or the difference was explained."""
    name_note: Mapped[str] = mapped_column(String, default="")
    note: Mapped[str] = mapped_column(Text, default="")


class Customisation(Record):
    """How far an order's goods are made for us alone, by one of ten signs."""

    __tablename__ = "customisation"

    order_id: Mapped[int] = mapped_column(ForeignKey("purchase_order.id"), index=True)
    sign: Mapped[str] = mapped_column(String)
    """A key of ``desktop.trade.words.SIGNS``."""
    points: Mapped[int] = mapped_column(Integer)
    """1 (partly) or 2 (fully); what is not there has no row."""


class PriorityChange(Record):
    """Somebody changed what was agreed to matter: who, why, and what it cost the one who had worked for it."""

    __tablename__ = "priority_change"

    supplier_id: Mapped[int] = mapped_column(ForeignKey("supplier.id"), index=True)
    order_id: Mapped[int | None] = mapped_column(ForeignKey("purchase_order.id"), default=None, index=True)
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"), default=None, index=True)
    on_date: Mapped[date] = mapped_column()
    changed_by: Mapped[str] = mapped_column(String, default="")
    """``us`` or ``them``."""
    what: Mapped[str] = mapped_column(Text)
    why: Mapped[str] = mapped_column(Text, default="")
    minutes: Mapped[int] = mapped_column(Integer, default=0)
    samples: Mapped[int] = mapped_column(Integer, default=0)
    cost: Mapped[int] = mapped_column(Integer, default=0)
    """Minor units of ``currency``."""
    currency: Mapped[str] = mapped_column(String, default="USD")
    claim: Mapped[str] = mapped_column(Text, default="")
    settlement: Mapped[str] = mapped_column(Text, default="")
    settled_on: Mapped[date | None] = mapped_column(default=None)


class ExchangeRate(Record):
    """What one unit of a currency is worth in another, typed in on a day."""

    __tablename__ = "exchange_rate"

    currency: Mapped[str] = mapped_column(String)
    into: Mapped[str] = mapped_column(String)
    rate: Mapped[int] = mapped_column(Integer)
    """Millionths of one main unit of ``into`` for one main unit of ``currency``."""
    on_date: Mapped[date] = mapped_column()
    source: Mapped[str] = mapped_column(String, default="", server_default="", sort_order=100)
    """Whose rate it is, such as that of the bank or of the budget. It came by ALTER TABLE: it stands last."""

    __table_args__ = (Index("ix_exchange_rate_currency_into_on_date", "currency", "into", "on_date"),)
