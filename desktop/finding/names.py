"""People and suppliers who are found by name, as rows of a short list."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from desktop.journal.schema import as_ids
from desktop.people import shown
from desktop.people.finding import PeopleIndex
from desktop.people.tables import Contact
from desktop.touches.mentions import Mentioned, Resolve
from desktop.touches.timeline import Name

_SUGGESTED = 9
# As the driver takes them: at each key, what SQLAlchemy does around a query costs more than the rows.
_PEOPLE = """
    SELECT c.id, c.name_zh, c.name_en, c.pinyin, c.form_of_address, e.title, e.company, s.name_zh, s.name_en
    FROM contact AS c LEFT JOIN employment AS e ON e.contact_id = c.id AND e.until_date IS NULL
    LEFT JOIN supplier AS s ON s.id = e.supplier_id
    WHERE c.id IN (SELECT value FROM json_each(?)) AND c.deleted_at IS NULL ORDER BY e.from_date, e.id
"""
_COMPANIES = """
    SELECT id, name_zh, name_en, name_pinyin, city_en, city_zh FROM supplier
    WHERE id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL
"""


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
    if not ids:
        return []
    rows = connection.exec_driver_sql(_PEOPLE, (as_ids(ids),)).all()
    hits = {
        one: ContactHit(
            id=one,
            name=Name(one, zh, en or pinyin),
            form_of_address=address,
            title=title or "",
            company=shown.single(company_zh or "", company_en or "") or company or "",
        )
        for one, zh, en, pinyin, address, title, company, company_zh, company_en in rows
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
    if not ids:
        return []
    rows = connection.exec_driver_sql(_COMPANIES, (as_ids(ids),)).all()
    hits = {
        one: SupplierHit(one, Name(one, zh, en or pinyin), city_en, city_zh)
        for one, zh, en, pinyin, city_en, city_zh in rows
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
