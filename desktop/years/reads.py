"""The long view of a supplier: years together, anniversaries, what is to be renewed, ideas for the next need."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, select

from desktop.people.tables import Supplier
from desktop.trade.licences import licence_of
from desktop.trade.papers import agreements_of
from desktop.trade.tables import Order
from desktop.years.dates import Anniversary, Renewal, full_years, next_anniversary, paper_label
from desktop.years.keeping import CertificateRow, NeedRow, certificates_of, needs_of


@dataclass(frozen=True, slots=True)
class LongView:
    """``since`` is the day of the first order or a typed earlier one: they may have begun before the journal.

    None while nothing is known.
    """

    since: date | None
    by_order: bool
    """The first order says since when, not a typed day."""
    orders: int
    years: int
    anniversary: Anniversary | None
    renewals: tuple[Renewal, ...]
    """All papers that end some day, the earliest end first; one that a later paper of its name replaced is left out."""
    certificates: tuple[CertificateRow, ...]
    needs: tuple[NeedRow, ...]
    replaced: tuple[CertificateRow, ...]
    """Certificates that a later one of their name replaced, the last end first."""


def long_view(connection: Connection, supplier_id: int, today: date) -> LongView:
    """Return the long view of a supplier on a day."""
    ordered = select(func.min(Order.ordered_on), func.count()).where(
        Order.supplier_id == supplier_id, Order.ordered_on.is_not(None), Order.deleted_at.is_(None)
    )
    first, orders = connection.execute(ordered).one()
    typed = connection.scalar(select(Supplier.since).where(Supplier.id == supplier_id))
    since = min(filter(None, (first, typed)), default=None)
    certificates = tuple(certificates_of(connection, supplier_id))
    newest = {one.name.casefold(): one for one in certificates}  # the last end comes last
    return LongView(
        since=since,
        by_order=first is not None and first == since,
        orders=orders,
        years=full_years(since, today) if since is not None else 0,
        anniversary=next_anniversary(since, today) if since is not None else None,
        renewals=_renewals(connection, supplier_id, newest.values(), today),
        certificates=certificates,
        needs=tuple(needs_of(connection, supplier_id)),
        replaced=tuple(one for one in reversed(certificates) if newest[one.name.casefold()] is not one),
    )


def renewal_of(one: CertificateRow, today: date) -> Renewal:
    """Return a certificate as a paper that ends some day."""
    return Renewal("certificate", one.id, one.name, one.valid_until, (one.valid_until - today).days)


def _renewals(
    connection: Connection, supplier_id: int, certificates: Iterable[CertificateRow], today: date
) -> tuple[Renewal, ...]:
    found = [renewal_of(one, today) for one in certificates]
    for paper in agreements_of(connection, supplier_id):
        if paper.valid_until is not None:
            days = (paper.valid_until - today).days
            found.append(Renewal(paper.kind, paper.id, paper_label(paper.kind), paper.valid_until, days))  # type: ignore[arg-type]
    licence = licence_of(connection, supplier_id)
    if licence is not None and licence.valid_until is not None:
        days = (licence.valid_until - today).days
        found.append(Renewal("licence", licence.id, paper_label("licence"), licence.valid_until, days))
    return tuple(sorted(found, key=lambda one: (one.until, one.name, one.id)))
