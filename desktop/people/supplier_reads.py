"""Rows for the list of suppliers: ids first, rows when they are painted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from sqlalchemy import Connection, RowMapping, SQLColumnExpression, select

from desktop.constants import Constants
from desktop.journal.schema import as_ids, given_ids
from desktop.people.cadence import cadence_for
from desktop.people.last_touch import Tie, last_touch, next_follow_ups
from desktop.people.selecting import TagChip, among, kept, tag_condition, tags_of, trash_condition
from desktop.people.tables import Contact, Employment, Supplier, Tagging
from desktop.people.usual import usual_days

SupplierSort = Literal["name", "last_touch", "silence", "tier", "city", "added"]
SUPPLIER_SORTS: tuple[SupplierSort, ...] = ("name", "last_touch", "silence", "tier", "city", "added")


@dataclass(frozen=True, slots=True)
class SupplierFilter:
    """What a list of suppliers shows; empty conditions let everything through, all others must hold."""

    text_ids: Collection[int] | None = None
    """Ids that a search in the names found; None without a search. A set is quick."""
    tags: Collection[int] = ()
    statuses: Collection[str] = ()
    kinds: Collection[str] = ()
    tiers: Collection[int] = ()
    provinces: Collection[str] = ()
    trashed: bool = False


@dataclass(frozen=True, slots=True)
class SupplierRow:
    """A supplier as a list shows it."""

    id: int
    name_en: str
    name_zh: str
    name_pinyin: str
    kind: str
    status: str
    tier: int | None
    province: str
    city_en: str
    city_zh: str
    main_contact_id: int | None
    main_contact: str
    """How to address the person of the last touch there, else their name."""
    last_touch: datetime | None
    tie: Tie
    tags: tuple[TagChip, ...]


@dataclass(frozen=True, slots=True)
class SupplierFacets:
    """How many suppliers outside the trash have each value, for the menus of a filter; empty values left out."""

    statuses: dict[str, int]
    kinds: dict[str, int]
    tiers: dict[int, int]
    provinces: dict[str, int]


def supplier_facets(connection: Connection) -> SupplierFacets:
    """Return by what a list of suppliers can be filtered now."""
    columns = (Supplier.status, Supplier.kind, Supplier.tier, Supplier.province)
    rows = connection.execute(select(*columns).where(Supplier.deleted_at.is_(None))).all()
    return SupplierFacets(
        statuses=dict(Counter(row.status for row in rows)),
        kinds=dict(Counter(row.kind for row in rows)),
        tiers=dict(Counter(row.tier for row in rows if row.tier is not None)),
        provinces=dict(Counter(row.province for row in rows if row.province)),
    )


def supplier_ids(connection: Connection, wanted: SupplierFilter, sort: SupplierSort = "name") -> list[int]:
    """Return the ids of the suppliers that a filter lets through, sorted.

    ``last_touch`` puts the newest first, ``silence`` the longest silence first and after it those never touched.
    """
    conditions = [
        trash_condition(Supplier, trashed=wanted.trashed),
        *among(Supplier.status, wanted.statuses),
        *among(Supplier.kind, wanted.kinds),
        *among(Supplier.province, wanted.provinces),
        *tag_condition(Tagging.supplier_id, Supplier.id, wanted.tags),
    ]
    if wanted.tiers:
        conditions.append(Supplier.tier.in_(wanted.tiers))
    ids = connection.scalars(select(Supplier.id).where(*conditions).order_by(*_order(sort)))
    return kept(ids, wanted.text_ids)


def _order(sort: SupplierSort) -> tuple[SQLColumnExpression[object], ...]:
    name = (Supplier.sort_key, Supplier.id)
    touched = last_touch("supplier", Supplier.id)
    orders: dict[SupplierSort, tuple[SQLColumnExpression[object], ...]] = {
        "name": (*name,),
        "last_touch": (touched.desc().nulls_last(), *name),
        "silence": (touched.asc().nulls_last(), *name),
        "tier": (Supplier.tier.asc().nulls_last(), *name),
        "city": (Supplier.province, Supplier.city_en, *name),
        "added": (Supplier.id.desc(),),
    }
    return orders[sort]


def supplier_rows(connection: Connection, ids: Sequence[int]) -> list[SupplierRow]:
    """Return rows in the order of ``ids``; ids that are gone are left out."""
    found = connection.execute(_ROWS, {"ids": as_ids(ids)})
    rows = {row["id"]: row for row in found.mappings()}
    tags = tags_of(connection, Tagging.supplier_id, ids)
    due = next_follow_ups(connection, "supplier", ids)
    people, usual = main_contacts(connection, ids), usual_days(connection)
    return [
        _row(row, people.get(row["id"]), due.get(row["id"]), tuple(tags.get(row["id"], ())), usual)
        for row in (rows[supplier_id] for supplier_id in ids if supplier_id in rows)
    ]


def _row(
    row: RowMapping,
    person: tuple[int, str] | None,
    due: date | None,
    tags: tuple[TagChip, ...],
    usual: Constants,
) -> SupplierRow:
    days = (row["cadence_ideal"], row["cadence_longest"])
    cadence = cadence_for((None, None), days, (chip.days for chip in tags), row["tier"], usual)
    return SupplierRow(
        **{column.key: row[column.key] for column in _COLUMNS},
        main_contact_id=person[0] if person else None,
        main_contact=person[1] if person else "",
        last_touch=row["last_touch"],
        tie=Tie(row["id"], row["id"], cadence, row["last_touch"], row["created_at"], due),
        tags=tags,
    )


_COLUMNS = (
    Supplier.id,
    Supplier.name_en,
    Supplier.name_zh,
    Supplier.name_pinyin,
    Supplier.kind,
    Supplier.status,
    Supplier.tier,
    Supplier.province,
    Supplier.city_en,
    Supplier.city_zh,
)
_CADENCE = (Supplier.cadence_ideal, Supplier.cadence_longest)
_IDS = given_ids()
# made once: building a statement costs more than running it
_ROWS = select(
    *_COLUMNS, *_CADENCE, Supplier.created_at, last_touch("supplier", Supplier.id).label("last_touch")
).where(Supplier.id.in_(_IDS))
_PEOPLE = (
    select(
        Employment.supplier_id,
        *(Contact.id, Contact.form_of_address, Contact.name_zh, Contact.name_en),
        last_touch("contact", Contact.id).label("last_touch"),
    )
    .join(Contact, Contact.id == Employment.contact_id)
    .where(Employment.supplier_id.in_(_IDS), Employment.until_date.is_(None), Contact.deleted_at.is_(None))
    .order_by(Employment.id)
)


def main_contacts(connection: Connection, supplier_ids: Collection[int]) -> dict[int, tuple[int, str]]:
    """Return for each supplier the person there who was touched last, else the one known longest, and their name."""
    rows = connection.execute(_PEOPLE, {"ids": as_ids(supplier_ids)})
    people: dict[int, list[tuple[datetime | None, int, str]]] = defaultdict(list)
    for supplier_id, contact_id, address, name_zh, name_en, last in rows:
        people[supplier_id or 0].append((last, contact_id, address or name_zh or name_en))
    return {supplier_id: _foremost(there) for supplier_id, there in people.items()}


def trades(connection: Connection, supplier_id: int | None) -> bool:
    """Tell whether a supplier is a trading company or an agent, whom nobody calls 贵厂."""
    kind = connection.scalar(select(Supplier.kind).where(Supplier.id == supplier_id))
    return kind in {"trader", "agent"}


def _foremost(people: list[tuple[datetime | None, int, str]]) -> tuple[int, str]:
    touched = [(person[0], person) for person in people if person[0] is not None]
    _last, contact_id, name = max(touched, key=lambda pair: pair[0])[1] if touched else people[0]
    return contact_id, name
