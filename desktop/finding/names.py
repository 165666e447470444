"""People and suppliers who are found by name, as rows of a short list."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from desktop.journal.schema import as_ids, given_ids
from desktop.people import shown
from desktop.people.finding import PeopleIndex
from desktop.people.tables import Contact, Employment, Supplier
from desktop.touches.mentions import Mentioned, Resolve
from desktop.touches.timeline import Name

_SUGGESTED = 9
# made once: building a statement costs more than running it for a few
_PEOPLE = (
    select(Contact.id, Contact.name_zh, Contact.name_en, Contact.pinyin, Contact.form_of_address)
    .add_columns(
        Employment.title, Employment.company, Supplier.name_en.label("s_en"), Supplier.name_zh.label("s")
    )
    .outerjoin(Employment, (Employment.contact_id == Contact.id) & Employment.until_date.is_(None))
    .outerjoin(Supplier, Supplier.id == Employment.supplier_id)
    .where(Contact.id.in_(given_ids()), Contact.deleted_at.is_(None))
    .order_by(Employment.from_date, Employment.id)
)
_COMPANIES = select(
    Supplier.id,
    Supplier.name_zh,
    Supplier.name_en,
    Supplier.name_pinyin,
    Supplier.city_en,
    Supplier.city_zh,
).where(Supplier.id.in_(given_ids()), Supplier.deleted_at.is_(None))


@dataclass(frozen=True, slots=True)
class ContactHit:
    """A person who was found."""

    id: int
    name: Name
    form_of_address: str
    title: str
    company: str
    """Where they work today, by its name in the language of the screen."""


@dataclass(frozen=True, slots=True)
class SupplierHit:
    """A supplier that was found."""

    id: int
    name: Name
    city_en: str
    city_zh: str


def find_contacts(
    connection: Connection, index: PeopleIndex, typed: str, limit: int, among: Collection[int] | None = None
) -> list[ContactHit]:
    """Return the people who match, the best first; of ``among`` only, unless that is None."""
    found = index.find_contacts(typed, limit if among is None else None)
    return contact_hits(connection, _kept(found, among, limit))


def contact_hits(connection: Connection, ids: Sequence[int]) -> list[ContactHit]:
    """Return some people in the order of ``ids``; who is in the trash is left out."""
    hits = {
        row.id: ContactHit(
            id=row.id,
            name=Name(row.id, row.name_zh, row.name_en or row.pinyin),
            form_of_address=row.form_of_address,
            title=row.title or "",
            company=shown.single(row.s or "", row.s_en or "") or row.company or "",
        )
        for row in connection.execute(_PEOPLE, {"ids": as_ids(ids)})
    }
    return [hits[contact_id] for contact_id in ids if contact_id in hits]


def find_suppliers(
    connection: Connection, index: PeopleIndex, typed: str, limit: int, among: Collection[int] | None = None
) -> list[SupplierHit]:
    """Return the suppliers that match, the best first; of ``among`` only, unless that is None."""
    found = index.find_suppliers(typed, limit if among is None else None)
    return supplier_hits(connection, _kept(found, among, limit))


def supplier_hits(connection: Connection, ids: Sequence[int]) -> list[SupplierHit]:
    """Return some suppliers in the order of ``ids``; what is in the trash is left out."""
    hits = {
        row.id: SupplierHit(
            row.id, Name(row.id, row.name_zh, row.name_en or row.name_pinyin), row.city_en, row.city_zh
        )
        for row in connection.execute(_COMPANIES, {"ids": as_ids(ids)})
    }
    return [hits[supplier_id] for supplier_id in ids if supplier_id in hits]


def _kept(found: Sequence[int], among: Collection[int] | None, limit: int) -> Sequence[int]:
    return found if among is None else [one for one in found if one in among][:limit]


def contact_names(connection: Connection) -> dict[int, str]:
    """Return the name by which each person is mentioned in a line: Chinese, else English, else pinyin."""
    query = select(Contact.id, Contact.name_zh, Contact.name_en, Contact.pinyin).where(
        Contact.deleted_at.is_(None)
    )
    return {row.id: row.name_zh or row.name_en or row.pinyin for row in connection.execute(query)}


def resolver(index: PeopleIndex, names: Mapping[int, str]) -> Resolve:
    """Return what finds the people whom a fragment of a quick entry may mean, at most nine, the best first."""

    def resolve(fragment: str) -> list[Mentioned]:
        ids = index.find_contacts(fragment, _SUGGESTED)
        return [Mentioned(contact_id, names[contact_id]) for contact_id in ids if contact_id in names]

    return resolve
