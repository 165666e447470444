"""What the screen shows of inquiries: the list, one inquiry with those who were asked, their quotes side by side."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, case, func, select

from desktop.people import shown
from desktop.people.tables import Supplier
from desktop.trade.homework import Homework, homework
from desktop.trade.inquiries import Tier
from desktop.trade.sourcing_tables import Inquiry, InquirySupplier, Quote, QuoteTier, TouchBack


@dataclass(frozen=True, slots=True)
class InquiryRow:
    """An inquiry as it was typed."""

    id: int
    title: str
    title_zh: str
    product_id: int | None
    need: str
    need_zh: str
    quantity: int | None
    unit: str
    yearly: int | None
    target_price: int | None
    currency: str
    wanted_on: date | None
    standards: str
    incoterm: str
    port: str
    homework: str
    status: str
    opened_on: date | None
    closed_on: date | None
    outcome: str

    @property
    def name(self) -> str:
        """Return its title in the language of the screen."""
        return shown.single(self.title_zh, self.title)

    @property
    def prepared(self) -> Homework:
        """Return the homework of this inquiry."""
        return homework(
            self.homework,
            need=self.need or self.need_zh,
            quantity=self.quantity,
            target_price=self.target_price,
            wanted_on=self.wanted_on,
            standards=self.standards,
        )


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """An offer with its price tiers, the smallest quantity first; tooling and sample in minor units."""

    id: int
    asked_id: int
    on_date: date
    currency: str
    incoterm: str
    port: str
    moq: int | None
    lead_days: int | None
    tooling: int | None
    sample: int | None
    valid_until: date | None
    payment_terms: str
    note: str
    tiers: tuple[Tier, ...]

    def price_at(self, quantity: int | None) -> int | None:
        """Return the unit price for a quantity: of the highest tier that it reaches, else of the first."""
        if not self.tiers:
            return None
        reached = [tier for tier in self.tiers if quantity is not None and tier.from_quantity <= quantity]
        return (reached[-1] if reached else self.tiers[0]).unit_price


@dataclass(frozen=True, slots=True)
class AskedRow:
    """A supplier in an inquiry: asked, answered, how often both sides wrote, the offers, the end."""

    id: int
    supplier_id: int
    name_en: str
    name_zh: str
    sent_on: date | None
    answered_on: date | None
    outcome: str
    told_on: date | None
    note: str
    ours: int
    """Messages that we sent about it."""
    theirs: int
    quotes: tuple[QuoteRow, ...]
    """The newest first: it holds."""

    @property
    def name(self) -> str:
        """Return the supplier's name in the language of the screen."""
        return shown.single(self.name_zh, self.name_en)

    @property
    def quote(self) -> QuoteRow | None:
        """Return the offer that holds."""
        return self.quotes[0] if self.quotes else None

    @property
    def days_to_answer(self) -> int | None:
        """Return the days from the question to the first answer, 0 where that was there before; None without one."""
        if self.answered_on is None or self.sent_on is None:
            return None
        return max((self.answered_on - self.sent_on).days, 0)

    @property
    def to_tell(self) -> bool:
        """It is over for them, and nobody has told them."""
        return self.outcome in ("not_chosen", "withdrawn") and self.told_on is None


@dataclass(frozen=True, slots=True)
class InquiryLine:
    """An inquiry in a list."""

    inquiry: InquiryRow
    asked: int
    answered: int
    quoted: int
    to_tell: int


_COLUMNS = [Inquiry.__table__.c[name] for name in InquiryRow.__dataclass_fields__]
_CLOSED_LAST = case({"draft": 0, "open": 0}, value=Inquiry.status, else_=1)


def inquiry_ids(connection: Connection, *, supplier_id: int | None = None, text: str = "") -> list[int]:
    """Return the inquiries outside the trash: open ones first, the newest first in each part."""
    query = (
        select(Inquiry.id)
        .where(Inquiry.deleted_at.is_(None))
        .order_by(_CLOSED_LAST, Inquiry.opened_on.desc().nulls_first(), Inquiry.id.desc())
    )
    if supplier_id is not None:
        theirs = select(InquirySupplier.inquiry_id).where(InquirySupplier.supplier_id == supplier_id)
        query = query.where(Inquiry.id.in_(theirs))
    for word in text.split():
        both = Inquiry.title + " " + Inquiry.title_zh
        query = query.where(both.icontains(word, autoescape=True))
    return list(connection.scalars(query))


def inquiry_lines(connection: Connection, ids: Collection[int]) -> list[InquiryLine]:
    """Return inquiries for a list, in the order of ``ids``."""
    rows: Iterable[Any] = connection.execute(select(*_COLUMNS).where(Inquiry.id.in_(ids)))
    inquiries = {row.id: InquiryRow(*row) for row in rows}
    quoted = select(Quote.asked_id).where(Quote.deleted_at.is_(None)).distinct().scalar_subquery()
    to_tell = InquirySupplier.outcome.in_(("not_chosen", "withdrawn")) & InquirySupplier.told_on.is_(None)
    query = (
        select(
            InquirySupplier.inquiry_id,
            func.count(InquirySupplier.sent_on),
            func.count(InquirySupplier.answered_on),
            func.sum(case((InquirySupplier.id.in_(quoted), 1), else_=0)),
            func.sum(case((to_tell, 1), else_=0)),
        )
        .where(InquirySupplier.inquiry_id.in_(ids))
        .group_by(InquirySupplier.inquiry_id)
    )
    counts = {row[0]: tuple(row[1:]) for row in connection.execute(query)}
    return [InquiryLine(inquiries[one], *counts.get(one, (0, 0, 0, 0))) for one in ids if one in inquiries]


def inquiry(connection: Connection, inquiry_id: int) -> InquiryRow | None:
    """Return one inquiry; None when it is gone or in the trash."""
    query = select(*_COLUMNS).where(Inquiry.id == inquiry_id, Inquiry.deleted_at.is_(None))
    row = connection.execute(query).one_or_none()
    return None if row is None else InquiryRow(*row)


def asked_in(connection: Connection, inquiry_id: int) -> list[AskedRow]:
    """Return those who were asked, in the order in which they were added."""
    query = (
        select(InquirySupplier.__table__, Supplier.name_en, Supplier.name_zh, Supplier.name_pinyin)
        .join(Supplier, Supplier.id == InquirySupplier.supplier_id)
        .where(InquirySupplier.inquiry_id == inquiry_id)
        .order_by(InquirySupplier.id)
    )
    rows: list[Any] = list(connection.execute(query))
    ids = [row.id for row in rows]
    quotes, written = _quotes(connection, ids), _touch_backs(connection, ids)
    return [
        AskedRow(
            row.id, row.supplier_id, row.name_en or row.name_pinyin, row.name_zh, row.sent_on,
            row.answered_on, row.outcome, row.told_on, row.note,
            written.get((row.id, True), 0), written.get((row.id, False), 0), tuple(quotes.get(row.id, ())),
        )
        for row in rows
    ]  # fmt: skip


def _touch_backs(connection: Connection, ids: Collection[int]) -> dict[tuple[int, bool], int]:
    query = (
        select(TouchBack.asked_id, TouchBack.by_us, func.count())
        .where(TouchBack.asked_id.in_(ids))
        .group_by(TouchBack.asked_id, TouchBack.by_us)
    )
    return {(row[0], row[1]): row[2] for row in connection.execute(query)}


def _quotes(connection: Connection, ids: Collection[int]) -> dict[int, list[QuoteRow]]:
    columns = [Quote.__table__.c[name] for name in QuoteRow.__dataclass_fields__ if name != "tiers"]
    query = select(*columns).where(Quote.asked_id.in_(ids), Quote.deleted_at.is_(None))
    rows = list(connection.execute(query.order_by(Quote.on_date.desc(), Quote.id.desc())).mappings())
    tiers: dict[int, list[Tier]] = {}
    chosen = select(QuoteTier.quote_id, QuoteTier.from_quantity, QuoteTier.unit_price)
    of_these = chosen.where(QuoteTier.quote_id.in_([row["id"] for row in rows]))
    for quote_id, *tier in connection.execute(of_these.order_by(QuoteTier.from_quantity)):
        tiers.setdefault(quote_id, []).append(Tier(*tier))
    found: dict[int, list[QuoteRow]] = {}
    for row in rows:
        found.setdefault(row["asked_id"], []).append(QuoteRow(**row, tiers=tuple(tiers.get(row["id"], ()))))
    return found
