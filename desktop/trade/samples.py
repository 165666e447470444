"""Sample rounds of a product at a supplier, up to the sealed golden sample."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, TypedDict

from sqlalchemy import Connection, Select, select

from desktop.attachments.keeping import leave
from desktop.errors import Refused
from desktop.journal.journal import ChangeSession
from desktop.people.fields import check_choice, clean, existing
from desktop.people.tables import Supplier
from desktop.texts import _
from desktop.trade.products import revisions_of
from desktop.trade.tables import Product, ProductRevision, SampleRound
from desktop.trade.words import VERDICTS


class SampleFields(TypedDict, total=False):
    """The fields of a sample round that a person types."""

    revision_id: int | None
    asked_on: date
    sent_on: date | None
    courier: str
    tracking: str
    received_on: date | None
    verdict: str
    verdict_on: date | None
    note: str


@dataclass(frozen=True, slots=True)
class SampleRow:
    """One sample round; ``round`` counts a supplier's samples of the product from 1."""

    id: int
    product_id: int
    supplier_id: int
    round: int
    revision_id: int | None
    revision: str
    asked_on: date
    sent_on: date | None
    courier: str
    tracking: str
    received_on: date | None
    verdict: str
    verdict_on: date | None
    note: str
    sealed_on: date | None
    sealed_where: str

    @property
    def waits_for(self) -> str:
        """Return what comes next: ``sent``, ``received``, ``verdict``, ``seal``, or nothing any more."""
        if self.verdict:
            return "seal" if self.verdict == "approved" and self.sealed_on is None else ""
        return "sent" if self.sent_on is None else "received" if self.received_on is None else "verdict"


def ask_sample(
    session: ChangeSession,
    product_id: int,
    supplier_id: int,
    asked_on: date,
    *,
    revision_id: int | None = None,
) -> int:
    """Ask a supplier for a sample, of the revision in force unless one is named; return the round's id."""
    existing(session, Product, product_id)
    existing(session, Supplier, supplier_id)
    if revision_id is None:
        session.flush()
        current = [
            row.id for row in revisions_of(session.connection(), product_id) if row.from_date <= asked_on
        ]
        revision_id = current[0] if current else None
    return session.make(
        SampleRound,
        product_id=product_id,
        supplier_id=supplier_id,
        revision_id=revision_id,
        asked_on=asked_on,
    ).id


def edit_sample(session: ChangeSession, sample_id: int, fields: SampleFields) -> None:
    """Change some fields. Raises UsageError for an unknown verdict, Refused when days are out of order."""
    sample, values = existing(session, SampleRound, sample_id), clean(SampleRound, fields)
    check_choice(values, "verdict", VERDICTS, empty=True)
    days = [values.get(name, getattr(sample, name)) for name in ("asked_on", "sent_on", "received_on")]
    known = [day for day in days if day is not None]
    if known != sorted(known):
        raise Refused(
            _("A sample is asked for, sent and received in this order."), _("Look at the days again.")
        )
    sample.fill(values)
    if sample.verdict != "approved":
        sample.sealed_on, sample.sealed_where = None, ""


def seal_sample(session: ChangeSession, sample_id: int, sealed_on: date, where: str) -> None:
    """Make an approved sample the golden one of its product at its supplier; an older seal of theirs ends.

    Raises Refused when the sample is not approved.
    """
    sample = existing(session, SampleRound, sample_id)
    if sample.verdict != "approved":
        raise Refused(_("Only an approved sample is sealed."), _("Give it the verdict “approved” first."))
    others = select(SampleRound).where(
        SampleRound.product_id == sample.product_id,
        SampleRound.supplier_id == sample.supplier_id,
        SampleRound.sealed_on.is_not(None),
    )
    for other in session.scalars(others):
        other.sealed_on = None
    sample.sealed_on = sealed_on
    sample.sealed_where = clean(SampleRound, {"sealed_where": where})["sealed_where"]


def break_seal(session: ChangeSession, sample_id: int) -> None:
    """Let a sample be no golden one any more, such as when the sealed piece was lost."""
    sample = existing(session, SampleRound, sample_id)
    sample.sealed_on, sample.sealed_where = None, ""


def remove_sample(session: ChangeSession, sample_id: int) -> None:
    """Take away a sample round that never was; its files go to the trash, and from there to the product."""
    sample = existing(session, SampleRound, sample_id)
    leave(session, ("sample_round", sample_id), ("product", sample.product_id))
    session.delete(sample)


def samples_of(
    connection: Connection, *, product_id: int | None = None, supplier_id: int | None = None
) -> list[SampleRow]:
    """Return sample rounds of a product, a supplier or both, by product and supplier, the first round first."""
    query: Select[Any] = (
        select(SampleRound.__table__, ProductRevision.name)
        .outerjoin(ProductRevision, ProductRevision.id == SampleRound.revision_id)
        .order_by(SampleRound.product_id, SampleRound.supplier_id, SampleRound.asked_on, SampleRound.id)
    )
    if product_id is not None:
        query = query.where(SampleRound.product_id == product_id)
    if supplier_id is not None:
        query = query.where(SampleRound.supplier_id == supplier_id)
    counted: dict[tuple[int, int], int] = {}
    found = []
    for row in connection.execute(query):
        pair = row.product_id, row.supplier_id
        counted[pair] = counted.get(pair, 0) + 1
        found.append(
            SampleRow(
                row.id, *pair, counted[pair], row.revision_id, row.name or "", row.asked_on, row.sent_on,
                row.courier, row.tracking, row.received_on, row.verdict, row.verdict_on, row.note,
                row.sealed_on, row.sealed_where,
            )
        )  # fmt: skip
    return found


def golden_sample(connection: Connection, product_id: int, supplier_id: int) -> SampleRow | None:
    """Return the sealed sample of a product at a supplier; None while there is none."""
    rows = samples_of(connection, product_id=product_id, supplier_id=supplier_id)
    return next((row for row in rows if row.sealed_on is not None), None)
