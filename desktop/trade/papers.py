"""Contracts of suppliers, and how far an order's goods are made for us alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from sqlalchemy import Connection, or_, select

from desktop.attachments.keeping import leave
from desktop.journal.journal import ChangeSession
from desktop.people.fields import check_choice, check_range, clean, existing
from desktop.people.tables import Supplier
from desktop.texts import _
from desktop.trade.bank_accounts import same_name
from desktop.trade.paper_tables import Agreement, Customisation
from desktop.trade.tables import Order
from desktop.trade.words import ADVANCE_WORDS, AGREEMENTS, BINDING_CHOPS, CHOPS, SIGNS


class AgreementFields(TypedDict, total=False):
    """The fields of an agreement that a person types; chops with a space between."""

    kind: str
    signed_on: date | None
    valid_until: date | None
    signer: str
    chops: str
    bilingual: bool
    advance_word: str
    party_zh: str
    note: str


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """A contract, purchase order or NNN."""

    id: int
    supplier_id: int
    order_id: int | None
    kind: str
    signed_on: date | None
    valid_until: date | None
    signer: str
    chops: str
    bilingual: bool
    advance_word: str
    party_zh: str
    note: str

    @property
    def chopped(self) -> bool:
        """Tell whether it is signed with a chop that binds the company."""
        return self.signed_on is not None and bool(BINDING_CHOPS & set(self.chops.split()))

    def holds_on(self, day: date) -> bool:
        """Tell whether it is in force on a day."""
        return self.signed_on is not None and (self.valid_until is None or day <= self.valid_until)


def add_agreement(
    session: ChangeSession, supplier_id: int, fields: AgreementFields, order_id: int | None = None
) -> int:
    """Add a paper of a supplier, or of one of its orders, and return its id. Raises UsageError for an unknown key."""
    existing(session, Supplier, supplier_id)
    if order_id is not None:
        existing(session, Order, order_id)
    values = _agreement(fields)
    return session.make(Agreement, supplier_id=supplier_id, order_id=order_id, **values).id


def edit_agreement(session: ChangeSession, agreement_id: int, fields: AgreementFields) -> None:
    """Change some fields. Raises UsageError for an unknown key."""
    existing(session, Agreement, agreement_id).fill(_agreement(fields))


def _agreement(fields: AgreementFields) -> dict[str, object]:
    values = clean(Agreement, fields)
    check_choice(values, "kind", AGREEMENTS)
    check_choice(values, "advance_word", ADVANCE_WORDS, empty=True)
    for chop in str(values.get("chops", "")).split():
        check_choice({"chops": chop}, "chops", CHOPS)
    return values


def remove_agreement(session: ChangeSession, agreement_id: int) -> None:
    """Take away a paper that was typed by mistake; its files go to the trash, and from there to order or supplier."""
    paper = existing(session, Agreement, agreement_id)
    heir = ("purchase_order", paper.order_id) if paper.order_id else ("supplier", paper.supplier_id)
    leave(session, ("agreement", agreement_id), heir)
    session.delete(paper)


def agreements_of(
    connection: Connection, supplier_id: int, order_id: int | None = None
) -> list[AgreementRow]:
    """Return a supplier's papers, the newest first; with ``order_id`` those of the order and those for all orders."""
    columns = [Agreement.__table__.c[name] for name in AgreementRow.__dataclass_fields__]
    query = select(*columns).where(Agreement.supplier_id == supplier_id, Agreement.deleted_at.is_(None))
    if order_id is not None:
        query = query.where(or_(Agreement.order_id == order_id, Agreement.order_id.is_(None)))
    query = query.order_by(Agreement.signed_on.desc(), Agreement.id.desc())
    return [AgreementRow(*row) for row in connection.execute(query)]


def agreement_hints(paper: AgreementRow, legal: str) -> list[str]:
    """Return what is missing in a paper; ``legal`` is the supplier's Chinese legal name."""
    hints = []
    if paper.party_zh and not same_name(paper.party_zh, legal):
        hints.append(_("The party in the paper is not the legal name {name}.").format(name=legal))
    if paper.signed_on is not None and not paper.chopped:
        hints.append(_("Only the company chop (公章) or the contract chop (合同专用章) binds the company."))
    if paper.signed_on is not None and not paper.signer:
        hints.append(_("Write down who signed and whether they may."))
    if not paper.bilingual:
        hints.append(_("In a dispute a Chinese court reads the Chinese text: have both languages in it."))
    return hints


def set_signs(session: ChangeSession, order_id: int, points: Mapping[str, int]) -> None:
    """Say how far an order's goods are ours alone: points 0 to 2 for each of the ten signs; others become 0.

    Raises UsageError for an unknown sign or other points.
    """
    existing(session, Order, order_id)
    for sign, worth in points.items():
        check_choice({"sign": sign}, "sign", SIGNS)
        check_range({"points": worth}, "points", 0, 2)
    rows = select(Customisation).where(Customisation.order_id == order_id).order_by(Customisation.id)
    held = {row.sign: row for row in session.scalars(rows)}
    for sign in SIGNS:
        worth, row = points.get(sign, 0), held.get(sign)
        if row is not None and worth:
            row.points = worth
        elif row is not None:
            session.delete(row)
        elif worth:
            session.make(Customisation, order_id=order_id, sign=sign, points=worth)


def signs_of(connection: Connection, order_id: int) -> dict[str, int]:
    """Return the signs of an order that count, with their points 1 or 2."""
    query = select(Customisation.sign, Customisation.points).where(Customisation.order_id == order_id)
    return {row.sign: row.points for row in connection.execute(query)}
