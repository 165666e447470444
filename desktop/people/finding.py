"""All people and suppliers in memory, found by hanzi, pinyin, initials or English as they are typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection

from desktop.chinese.keys import NameIndex

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

    def words(self) -> set[str]:
        """Return the Latin words and the pinyin of all names, as ``NameIndex.words``."""
        return self.contacts.words() | self.suppliers.words()


def load_index(connection: Connection) -> PeopleIndex:
    """Read the index through SQLAlchemy's connection."""
    return _load(lambda statement: connection.exec_driver_sql(statement).cursor)


def load_index_raw(connection: RawConnection) -> PeopleIndex:
    """Read the index through the driver, before SQLAlchemy has opened the journal."""
    return _load(connection.execute)


def _load(cursor: Callable[[str], Any]) -> PeopleIndex:
    """Make the index of what the driver's cursors give, which has no types, hence Any."""
    contacts = cursor(CONTACT_KEYS).fetchall()
    suppliers = cursor(SUPPLIER_KEYS).fetchall()
    return PeopleIndex(NameIndex.of_joined(contacts), NameIndex.of_joined(suppliers))
