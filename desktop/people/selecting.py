"""What the lists of suppliers and contacts have in common: conditions, tags and days by tag."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache

from sqlalchemy import Connection, Select, SQLColumnExpression, func, select
from sqlalchemy.orm import InstrumentedAttribute

from desktop.journal.schema import as_ids, given_ids
from desktop.people.cadence import Days
from desktop.people.tables import Contact, Supplier, Tag, Tagging


@dataclass(frozen=True, slots=True)
class TagChip:
    """A tag as it is drawn on a record."""

    id: int
    name: str
    tone: str
    days: Days = (None, None)


def trash_condition(table: type[Contact | Supplier], *, trashed: bool) -> SQLColumnExpression[bool]:
    """Return the condition for records in the trash or outside it."""
    return table.deleted_at.is_not(None) if trashed else table.deleted_at.is_(None)


def among(column: InstrumentedAttribute[str], wanted: Collection[str]) -> list[SQLColumnExpression[bool]]:
    """Return the condition that a column has one of some values; nothing wanted asks for nothing."""
    return [column.in_(wanted)] if wanted else []


def tag_condition(
    owner: InstrumentedAttribute[int | None], owner_id: InstrumentedAttribute[int], tag_ids: Collection[int]
) -> list[SQLColumnExpression[bool]]:
    """Return the condition that a record bears all of some tags."""
    if not tag_ids:
        return []
    bearing = (
        select(owner)
        .where(Tagging.tag_id.in_(tag_ids), owner.is_not(None))
        .group_by(owner)
        .having(func.count(func.distinct(Tagging.tag_id)) == len(set(tag_ids)))
    )
    return [owner_id.in_(bearing)]


def kept(ids: Iterable[int], wanted: Collection[int] | None) -> list[int]:
    """Return the ids that a text search found, in their order; all of them without a search."""
    return list(ids) if wanted is None else [record_id for record_id in ids if record_id in wanted]


@cache  # building a statement costs more than running it
def _tags(
    owner: InstrumentedAttribute[int | None],
) -> Select[int | None, int, str, str, int | None, int | None]:
    return (
        select(owner, Tag.id, Tag.name, Tag.tone, Tag.cadence_ideal, Tag.cadence_longest)
        .join(Tag, Tag.id == Tagging.tag_id)
        .where(owner.in_(given_ids()))
        .order_by(func.lower(Tag.name))
    )


def tags_of(
    connection: Connection, owner: InstrumentedAttribute[int | None], ids: Collection[int]
) -> dict[int, list[TagChip]]:
    """Return the tags of some records by name."""
    rows = connection.execute(_tags(owner), {"ids": as_ids(ids)})
    found: dict[int, list[TagChip]] = defaultdict(list)
    for owner_id, tag_id, name, tone, ideal, longest in rows:
        found[owner_id or 0].append(TagChip(tag_id, name, tone, (ideal, longest)))
    return found
