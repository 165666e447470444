"""All people and suppliers in memory, found by hanzi, pinyin, initials or English as they are typed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from desktop.chinese.keys import NameIndex
from desktop.people.keys import BETWEEN_FIELDS

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection as RawConnection

CONTACT_KEYS = "SELECT id, search_key FROM contact WHERE deleted_at IS NULL ORDER BY sort_key, id"
SUPPLIER_KEYS = "SELECT id, search_key FROM supplier WHERE deleted_at IS NULL ORDER BY sort_key, id"
INDEXED_TABLES = ("contact", "supplier")
"""When a row of one of these moved, the index is read anew."""


@dataclass(frozen=True, slots=True)
class PeopleIndex:
    """Who can be found by name at one moment; it never changes, so any thread may ask it."""

    contacts: NameIndex
    suppliers: NameIndex

    def find_contacts(self, typed: str, limit: int | None = None) -> list[int]:
        """Return the ids of people that match, the best first; nothing typed gives all by name."""
        return self.contacts.find(typed, limit)

    def find_suppliers(self, typed: str, limit: int | None = None) -> list[int]:
        """Return the ids of suppliers that match, the best first; nothing typed gives all by name."""
        return self.suppliers.find(typed, limit)


def load_index(connection: Connection) -> PeopleIndex:
    """Read the index through SQLAlchemy."""
    contacts = connection.exec_driver_sql(CONTACT_KEYS).all()
    suppliers = connection.exec_driver_sql(SUPPLIER_KEYS).all()
    return _index(((row[0], row[1]) for row in contacts), ((row[0], row[1]) for row in suppliers))


def load_index_raw(connection: RawConnection) -> PeopleIndex:
    """Read the index through the driver, before SQLAlchemy has opened the journal."""
    return _index(connection.execute(CONTACT_KEYS).fetchall(), connection.execute(SUPPLIER_KEYS).fetchall())


def _index(contacts: Iterable[tuple[int, str]], suppliers: Iterable[tuple[int, str]]) -> PeopleIndex:
    return PeopleIndex(NameIndex(_fields(contacts)), NameIndex(_fields(suppliers)))


def _fields(rows: Iterable[tuple[int, str]]) -> list[tuple[int, list[str]]]:
    return [(record_id, key.split(BETWEEN_FIELDS)) for record_id, key in rows]
