"""Products, their revisions, and sample rounds up to the sealed golden sample."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, TypedDict

from sqlalchemy import Connection, Select, func, select, update
from sqlalchemy.orm import aliased

from desktop.errors import Refused, UsageError
from desktop.journal.journal import ChangeSession
from desktop.people.fields import check_choice, clean, existing
from desktop.people.tables import Supplier
from desktop.texts import _
from desktop.trade.tables import Product, ProductRevision, SampleRound
from desktop.trade.words import VERDICTS


class ProductFields(TypedDict, total=False):
    """The fields of a product that a person types."""

    name_en: str
    name_zh: str
    code: str
    unit: str
    hs_code: str
    notes: str


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
class ProductRow:
    """A product with its revision in force."""

    id: int
    name_en: str
    name_zh: str
    code: str
    unit: str
    hs_code: str
    notes: str
    revision_id: int | None
    revision: str


@dataclass(frozen=True, slots=True)
class RevisionRow:
    """A state of a product's specification."""

    id: int
    name: str
    changed: str
    drawing: str
    from_date: date


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


def add_product(session: ChangeSession, fields: ProductFields) -> int:
    """Add a product and return its id. Raises UsageError without any name."""
    values = clean(Product, fields)
    _check_names(values.get("name_en", ""), values.get("name_zh", ""))
    return session.make(Product, **values).id


def edit_product(session: ChangeSession, product_id: int, fields: ProductFields) -> None:
    """Change some fields. Raises UsageError when no name would be left."""
    product, values = existing(session, Product, product_id), clean(Product, fields)
    _check_names(values.get("name_en", product.name_en), values.get("name_zh", product.name_zh))
    product.fill(values)


def delete_products(session: ChangeSession, product_ids: Collection[int]) -> None:
    """Put products into the trash; orders that hold them keep their words."""
    session.execute(
        update(Product)
        .where(Product.id.in_(product_ids), Product.deleted_at.is_(None))
        .values(deleted_at=session.now, updated_at=session.now)
    )


def add_revision(
    session: ChangeSession,
    product_id: int,
    name: str,
    from_date: date,
    *,
    changed: str = "",
    drawing: str = "",
) -> int:
    """Add a revision that holds from a day on. Raises UsageError without a name or when the product has it already."""
    existing(session, Product, product_id)
    typed = {"name": name, "changed": changed, "drawing": drawing, "from_date": from_date}
    values = clean(ProductRevision, typed)
    if not values["name"]:
        raise UsageError(_("A revision needs a name."), _("Type a letter or a number, such as B."))
    twins = select(ProductRevision.id).where(
        ProductRevision.product_id == product_id, ProductRevision.name == values["name"]
    )
    if session.scalar(twins) is not None:
        raise UsageError(
            _("This product has a revision {name} already.").format(name=values["name"]),
            _("Give the new one another name."),
        )
    return session.make(ProductRevision, product_id=product_id, **values).id


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


def remove_sample(session: ChangeSession, sample_id: int) -> None:
    """Take away a sample round that never was."""
    session.delete(existing(session, SampleRound, sample_id))


def products(connection: Connection, ids: Collection[int] | None = None) -> list[ProductRow]:
    """Return all products outside the trash, or those of ``ids``, by their names."""
    newer = aliased(ProductRevision)
    latest = (
        select(newer.id)
        .where(newer.product_id == Product.id)
        .order_by(newer.from_date.desc(), newer.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    query: Select[Any] = (  # cells of any type, hence Any
        select(Product.id, Product.name_en, Product.name_zh, Product.code, Product.unit, Product.hs_code)
        .add_columns(Product.notes, ProductRevision.id, func.coalesce(ProductRevision.name, ""))
        .outerjoin(ProductRevision, ProductRevision.id == latest)
        .where(Product.deleted_at.is_(None))
        .order_by(Product.name_en, Product.name_zh, Product.id)
    )
    if ids is not None:
        query = query.where(Product.id.in_(ids))
    return [ProductRow(*row) for row in connection.execute(query)]


def revisions_of(connection: Connection, product_id: int) -> list[RevisionRow]:
    """Return the revisions of a product, the newest first."""
    query = (
        select(
            ProductRevision.id,
            ProductRevision.name,
            ProductRevision.changed,
            ProductRevision.drawing,
            ProductRevision.from_date,
        )
        .where(ProductRevision.product_id == product_id)
        .order_by(ProductRevision.from_date.desc(), ProductRevision.id.desc())
    )
    return [RevisionRow(*row) for row in connection.execute(query)]


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


def _check_names(name_en: str, name_zh: str) -> None:
    if not name_en and not name_zh:
        raise UsageError(_("A product needs a name."), _("Type its English or its Chinese name."))
