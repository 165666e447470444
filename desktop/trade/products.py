"""Products and their revisions."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, TypedDict

from sqlalchemy import Connection, Select, func, select, update
from sqlalchemy.orm import aliased

from desktop.errors import Refused, UsageError
from desktop.journal.journal import ChangeSession
from desktop.people import shown
from desktop.people.fields import clean, existing
from desktop.texts import _
from desktop.trade.tables import OrderItem, Product, ProductRevision, SampleRound


class ProductFields(TypedDict, total=False):
    """The fields of a product that a person types."""

    name_en: str
    name_zh: str
    code: str
    unit: str
    hs_code: str
    notes: str


class RevisionFields(TypedDict, total=False):
    """The fields of a revision that a person types."""

    name: str
    changed: str
    drawing: str
    from_date: date


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

    @property
    def name(self) -> str:
        """Return its name in the language of the screen."""
        return shown.single(self.name_zh, self.name_en)


@dataclass(frozen=True, slots=True)
class RevisionRow:
    """A state of a product's specification."""

    id: int
    name: str
    changed: str
    drawing: str
    from_date: date


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
    values = _revision(
        session, product_id, {"name": name, "changed": changed, "drawing": drawing, "from_date": from_date}
    )
    return session.make(ProductRevision, product_id=product_id, **values).id


def edit_revision(session: ChangeSession, revision_id: int, fields: RevisionFields) -> None:
    """Change some fields of a revision. Raises UsageError as ``add_revision``."""
    revision = existing(session, ProductRevision, revision_id)
    revision.fill(_revision(session, revision.product_id, fields, revision_id))


def remove_revision(session: ChangeSession, revision_id: int) -> None:
    """Take away a revision that was typed by mistake. Raises Refused while a sample or an order is made by it."""
    revision = existing(session, ProductRevision, revision_id)
    for table in (SampleRound, OrderItem):
        if session.scalar(select(table.id).where(table.revision_id == revision_id).limit(1)) is not None:
            raise Refused(
                _("Samples or orders are made by revision {name}.").format(name=revision.name),
                _("Correct it in place of taking it away, or give them another revision first."),
            )
    session.delete(revision)


def _revision(
    session: ChangeSession, product_id: int, fields: RevisionFields, revision_id: int | None = None
) -> dict[str, Any]:
    """Return the cleaned fields of a revision, of any column type, hence Any; ``revision_id`` is the one edited."""
    values = clean(ProductRevision, fields)
    if "name" not in values:
        return values
    if not values["name"]:
        raise UsageError(_("A revision needs a name."), _("Type a letter or a number, such as B."))
    twins = select(ProductRevision.id).where(
        ProductRevision.product_id == product_id,
        ProductRevision.name == values["name"],
        ProductRevision.id != (revision_id or 0),
    )
    if session.scalar(twins) is not None:
        raise UsageError(
            _("This product has a revision {name} already.").format(name=values["name"]),
            _("Give the new one another name."),
        )
    return values


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


def _check_names(name_en: str, name_zh: str) -> None:
    if not name_en and not name_zh:
        raise UsageError(_("A product needs a name."), _("Type its English or its Chinese name."))
