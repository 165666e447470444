"""Merging two records of one person or one supplier into one of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, select

from desktop.errors import UsageError
from desktop.journal.journal import ChangeSession
from desktop.people.contacts import refresh_contact_keys
from desktop.people.fields import existing
from desktop.people.merged_links import Kind, move_links
from desktop.people.suppliers import refresh_supplier_keys
from desktop.people.tables import Contact, Supplier
from desktop.texts import _

_TABLES: dict[Kind, type[Contact | Supplier]] = {"contact": Contact, "supplier": Supplier}
_NOT_COMPARED = frozenset({"id", "created_at", "updated_at", "deleted_at", "search_key", "sort_key"})
BIRTHDAY = ("birth_calendar", "birth_year", "birth_month", "birth_day", "birth_leap")
"""Columns that are one value to a person: they are compared and chosen together, as ``birth_calendar``."""


@dataclass(frozen=True, slots=True)
class FieldPair:
    """One field of two records side by side; a birthday's columns come as tuples under ``birth_calendar``."""

    field: str
    first: object
    second: object
    words: str = ""
    """The name of a field that the person defined; empty for a column of the record."""

    @property
    def proposed(self) -> Literal["first", "second"]:
        """The first value, unless it is empty and the second is not."""
        return "second" if _empty(self.first) and not _empty(self.second) else "first"

    @property
    def differs(self) -> bool:
        """The two say different things, neither is empty: here a person must choose."""
        return self.first != self.second and not _empty(self.first) and not _empty(self.second)


def compare(connection: Connection, kind: Kind, first_id: int, second_id: int) -> list[FieldPair]:
    """Return the fields in which at least one of two records says something, in the order of the table."""
    table = _TABLES[kind].__table__
    rows = {
        row["id"]: row
        for row in connection.execute(select(table).where(table.c.id.in_((first_id, second_id)))).mappings()
    }
    if len(rows) != 2:
        raise _one_is_missing()
    first, second = rows[first_id], rows[second_id]
    pairs = [FieldPair(name, _value(first, name), _value(second, name)) for name in _fields(kind)]
    return [pair for pair in pairs if not (_empty(pair.first) and _empty(pair.second))]


def merge(
    session: ChangeSession, kind: Kind, kept_id: int, other_id: int, from_other: Iterable[str] = ()
) -> None:
    """Make one record of two: ``kept_id`` stays, the other goes to the trash with a note that says where it went.

    ``from_other`` names the fields (as ``compare`` names them) whose value is taken from the other record; all else
    stays as the kept one has it. Everything that points to the other points to the kept one afterwards; what is then
    there twice (channels, tags, places in a touch, jobs) is kept once. Raises UsageError when one is missing.
    """
    table = _TABLES[kind]
    kept, other = existing(session, table, kept_id), existing(session, table, other_id)
    if kept_id == other_id or kept.deleted_at is not None or other.deleted_at is not None:
        raise _one_is_missing()
    _take_values(kept, other, set(from_other), kind)
    session.flush()
    move_links(session, kind, kept_id, other_id)
    other.deleted_at = session.now
    note = _("Merged into {name}.").format(name=kept.name_zh or kept.name_en)
    other.notes = f"{other.notes}\n\n{note}".strip()


def _fields(kind: Kind) -> list[str]:
    names = [column.name for column in _TABLES[kind].__table__.columns if column.name not in _NOT_COMPARED]
    return [name for name in names if name not in BIRTHDAY[1:]]


def _value(row: Mapping[Any, Any], name: str) -> object:
    return tuple(row[column] for column in BIRTHDAY) if name == BIRTHDAY[0] else row[name]


def _empty(value: object) -> bool:
    return value in (None, "", ("", None, None, None, False))


def _take_values(kept: Contact | Supplier, other: Contact | Supplier, chosen: set[str], kind: Kind) -> None:
    unknown = chosen - set(_fields(kind))
    if unknown:
        raise AttributeError(f"{kind} has no field {sorted(unknown)[0]}")
    if "photo_id" in chosen:  # two records may not share a picture, for it goes with the record that drops it
        chosen.remove("photo_id")
        kept.photo_id, other.photo_id = other.photo_id, kept.photo_id
    columns = chosen | set(BIRTHDAY) if BIRTHDAY[0] in chosen else chosen
    kept.fill({name: getattr(other, name) for name in columns})
    if isinstance(kept, Contact):
        refresh_contact_keys(kept)
    else:
        refresh_supplier_keys(kept)


def _one_is_missing() -> UsageError:
    return UsageError(
        _("Two different records outside the trash are needed to merge."),
        _("Restore the one in the trash, or choose another."),
    )
