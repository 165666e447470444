"""What the screen shows of products: the list, one product with its revisions and samples, those of a supplier."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, distinct, func, select, union

from desktop.people import shown
from desktop.people.tables import Supplier
from desktop.texts import _
from desktop.trade.order_reads import OrderRow, order_rows
from desktop.trade.products import ProductRow, RevisionRow, products, revisions_of
from desktop.trade.samples import SampleRow, samples_of
from desktop.trade.tables import Order, OrderItem, Product, ProductRevision, SampleRound


@dataclass(frozen=True, slots=True)
class ProductLine:
    """A product for a list: how many samples are under way, at how many suppliers one is sealed, its orders."""

    product: ProductRow
    waiting: int
    """Samples that nobody has judged yet."""
    sealed: int
    orders: int


@dataclass(frozen=True, slots=True)
class ProductCard:
    """A product with all that belongs to it."""

    product: ProductRow
    revisions: tuple[RevisionRow, ...]
    """The newest first."""
    samples: tuple[SampleRow, ...]
    """By supplier, the first round first."""
    suppliers: dict[int, str]
    """Names of the suppliers that made samples."""
    orders: tuple[OrderRow, ...]

    def revision_on(self, day: date) -> RevisionRow | None:
        """Return the revision in force on a day; None before the first."""
        return next((one for one in self.revisions if one.from_date <= day), None)


@dataclass(frozen=True, slots=True)
class MadeThere:
    """A product that a supplier makes or shall make, with its samples."""

    product: ProductRow
    samples: tuple[SampleRow, ...]

    @property
    def golden(self) -> SampleRow | None:
        """Return the sealed sample; None while there is none."""
        return next((one for one in self.samples if one.sealed_on is not None), None)


@dataclass(frozen=True, slots=True)
class ProductChoice:
    """A product as a line of an order offers it: under each of its names, with its revisions, the newest first."""

    id: int
    names: tuple[str, ...]
    unit: str
    current: int | None
    """The revision in force today."""
    revisions: tuple[tuple[int, str], ...]


def product_choices(connection: Connection, today: date) -> list[ProductChoice]:
    """Return all products outside the trash as an order's form offers them."""
    columns = ProductRevision.product_id, ProductRevision.id, ProductRevision.name, ProductRevision.from_date
    query = select(*columns).order_by(ProductRevision.from_date.desc(), ProductRevision.id.desc())
    revisions: dict[int, list[tuple[int, str, date]]] = {}
    for row in connection.execute(query):
        revisions.setdefault(row.product_id, []).append((row.id, row.name, row.from_date))
    return [
        ProductChoice(
            row.id,
            tuple(filter(None, (row.name, row.name_en, row.name_zh, row.code))),
            row.unit,
            next((one[0] for one in revisions.get(row.id, ()) if one[2] <= today), None),
            tuple((one[0], one[1]) for one in revisions.get(row.id, ())),
        )
        for row in products(connection)
    ]


def product_ids(connection: Connection, text: str = "") -> list[int]:
    """Return the products outside the trash that hold all words typed in names or code, by their names."""
    query = select(Product.id).where(Product.deleted_at.is_(None))
    for word in text.split():
        whole = Product.name_en + " " + Product.name_zh + " " + Product.code
        query = query.where(whole.icontains(word, autoescape=True))
    return list(connection.scalars(query.order_by(Product.name_en, Product.name_zh, Product.id)))


def product_lines(connection: Connection, ids: Collection[int]) -> list[ProductLine]:
    """Return products for a list, in the order of ``ids``."""
    rows = {row.id: row for row in products(connection, ids)}
    chosen = SampleRound.product_id.in_(ids)
    of_samples = (
        select(
            SampleRound.product_id,
            func.count().filter(SampleRound.verdict == ""),
            func.count(distinct(SampleRound.supplier_id)).filter(SampleRound.sealed_on.is_not(None)),
        )
        .where(chosen)
        .group_by(SampleRound.product_id)
    )
    counts = {row[0]: (row[1], row[2]) for row in connection.execute(of_samples)}
    of_orders = (
        select(OrderItem.product_id, func.count(distinct(OrderItem.order_id)))
        .join(Order, Order.id == OrderItem.order_id)
        .where(OrderItem.product_id.in_(ids), OrderItem.deleted_at.is_(None), Order.deleted_at.is_(None))
        .group_by(OrderItem.product_id)
    )
    ordered = {row[0]: row[1] for row in connection.execute(of_orders)}
    return [
        ProductLine(rows[one], *counts.get(one, (0, 0)), ordered.get(one, 0)) for one in ids if one in rows
    ]


def product_card(connection: Connection, product_id: int) -> ProductCard | None:
    """Return a product with all that belongs to it; None when it is gone or in the trash."""
    rows = products(connection, [product_id])
    if not rows:
        return None
    samples = samples_of(connection, product_id=product_id)
    makers = select(Supplier.id, Supplier.name_zh, Supplier.name_en, Supplier.name_pinyin).where(
        Supplier.id.in_({one.supplier_id for one in samples})
    )
    holding = select(OrderItem.order_id).where(
        OrderItem.product_id == product_id, OrderItem.deleted_at.is_(None)
    )
    orders = select(Order.id).where(Order.id.in_(holding), Order.deleted_at.is_(None))
    return ProductCard(
        rows[0],
        tuple(revisions_of(connection, product_id)),
        tuple(samples),
        {
            row.id: shown.single(row.name_zh, row.name_en or row.name_pinyin)
            for row in connection.execute(makers)
        },
        tuple(order_rows(connection, list(connection.scalars(orders.order_by(Order.id.desc()))))),
    )


def made_at(connection: Connection, supplier_id: int) -> list[MadeThere]:
    """Return the products that a supplier made samples of or has orders for, by their names."""
    ordered = (
        select(OrderItem.product_id)
        .join(Order, Order.id == OrderItem.order_id)
        .where(Order.supplier_id == supplier_id, Order.deleted_at.is_(None))
        .where(OrderItem.product_id.is_not(None), OrderItem.deleted_at.is_(None))
    )
    sampled = select(SampleRound.product_id).where(SampleRound.supplier_id == supplier_id)
    ids = set(connection.scalars(union(ordered, sampled)))
    samples: dict[int, list[SampleRow]] = {}
    for one in samples_of(connection, supplier_id=supplier_id):
        samples.setdefault(one.product_id, []).append(one)
    return [MadeThere(row, tuple(samples.get(row.id, ()))) for row in products(connection, ids)]


def product_hints(card: ProductCard, today: date) -> list[str]:
    """Return what is missing before a product is made: no revision, no sealed sample, one sealed by an older state."""
    current = card.revision_on(today)
    if current is None:
        return [_("No revision holds yet: write down which drawing and specification are meant.")]
    hints = []
    for supplier_id, name in card.suppliers.items():
        golden = next((s for s in card.samples if s.supplier_id == supplier_id and s.sealed_on), None)
        if golden is not None and golden.revision_id not in {None, current.id}:
            hints.append(
                _(
                    "The sealed sample at {supplier} is of revision {old}, but revision {new} holds: ask for another."
                ).format(supplier=name, old=golden.revision, new=current.name)
            )
    unsealed = [one for one in card.orders if one.closed_on is None and not _sealed(card, one.supplier_id)]
    hints += [
        _("Order {number} runs without a sealed sample at {supplier}.").format(
            number=one.number or one.title, supplier=one.supplier
        )
        for one in unsealed
    ]
    return hints


def _sealed(card: ProductCard, supplier_id: int) -> bool:
    return any(one.supplier_id == supplier_id and one.sealed_on is not None for one in card.samples)
