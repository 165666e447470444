"""What a view shows of its records: the words of cells, and the headings under which they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.orm import InstrumentedAttribute

from desktop import formats
from desktop.fields.reads import all_words, contents_of, link_names
from desktop.journal.schema import as_ids, given_ids
from desktop.people.shown import listed
from desktop.texts import _
from desktop.views.attributes import Attribute, Look, ViewKind
from desktop.views.selecting import OWNER_IDS

_BATCH = 5000


@dataclass(frozen=True, slots=True)
class Group:
    """The records under one heading, in the order of the view."""

    words: str
    ids: tuple[int, ...]


def view_cells(
    connection: Connection, kind: ViewKind, keys: Sequence[str], ids: Sequence[int], look: Look
) -> dict[int, tuple[str, ...]]:
    """Return the words of the columns ``keys`` for some records; an attribute that is gone gives an empty cell."""
    columns = [
        _column(connection, kind.attributes[key], kind.key, ids, look) if key in kind.attributes else {}
        for key in keys
    ]
    return {record_id: tuple(column.get(record_id, "") for column in columns) for record_id in ids}


def view_groups(
    connection: Connection, kind: ViewKind, key: str, ids: Sequence[int], look: Look
) -> list[Group]:
    """Return records under the words of an attribute, in the order of its choices, of its days, or of the words.

    Records that say nothing come last. A date gives its month.
    """
    attribute = kind.attributes[key]
    found: dict[str, list[int]] = defaultdict(list)
    ranks: dict[str, tuple[Any, ...]] = {}
    places = _places(connection, attribute)
    for start in range(0, len(ids), _BATCH):
        part = ids[start : start + _BATCH]
        words = _column(connection, attribute, kind.key, part, look, months=True)
        for record_id in part:
            said = words.get(record_id, "")
            found[said].append(record_id)
            ranks.setdefault(said, (_place(said, places), said.casefold()))
    if attribute.shape == "date":  # the records come by their own order: months by the stored days
        ranks = _months(connection, attribute, kind.key, found)
    order = sorted(found, key=lambda said: (not said, ranks[said]))
    return [Group(said or _("Not set"), tuple(found[said])) for said in order]


def _places(connection: Connection, attribute: Attribute) -> dict[str, int]:
    """Return the place of each choice by its words."""
    if attribute.choices is None:
        return {}
    return {words: place for place, (_key, words) in enumerate(attribute.choices(connection))}


def _place(said: str, places: Mapping[str, int]) -> int:
    """Return the place of the first choice in the words: several stand in the order of the choices."""
    first = max((words for words in places if words and said.startswith(words)), key=len, default="")
    return places.get(first, len(places))


def _months(
    connection: Connection, attribute: Attribute, owner: str, found: Mapping[str, Sequence[int]]
) -> dict[str, tuple[Any, ...]]:
    """Return the newest month first."""
    firsts = {said: ids[0] for said, ids in found.items()}
    stored = _stored(connection, attribute, owner, list(firsts.values()))
    return {said: (-_ordinal(stored.get(one)),) for said, one in firsts.items()}


def _ordinal(value: object) -> int:
    if isinstance(value, datetime | date):
        return value.toordinal()
    return int(value) if isinstance(value, float | int) else 0


def _column(
    connection: Connection,
    attribute: Attribute,
    owner: str,
    ids: Sequence[int],
    look: Look,
    *,
    months: bool = False,
) -> Mapping[int, str]:
    """Return the words of one attribute; ``months`` gives the month of a day."""
    if attribute.shape == "date" and (months or attribute.own is None):
        stored = _stored(connection, attribute, owner, ids)
        return {one: _day_words(attribute, value, look, months=months) for one, value in stored.items()}
    if attribute.own is not None:
        words = all_words(connection, [attribute.own], contents_of(connection, owner, ids))
        return {one: said.get(attribute.own.id, "") for one, said in words.items()}
    if attribute.links is not None:
        return _many(connection, attribute, ids)
    stored = _stored(connection, attribute, owner, ids)
    return {one: attribute.show(value) for one, value in stored.items() if value is not None}


def _stored(connection: Connection, attribute: Attribute, owner: str, ids: Collection[int]) -> dict[int, Any]:
    """Return what records say as it is stored, of any type, hence Any."""
    owner_id: InstrumentedAttribute[int] = OWNER_IDS[owner]
    assert attribute.value is not None
    rows = connection.execute(
        select(owner_id, attribute.value).where(owner_id.in_(given_ids())), {"ids": as_ids(ids)}
    )
    return {row[0]: row[1] for row in rows if row[1] is not None}


def _day_words(attribute: Attribute, value: Any, look: Look, *, months: bool) -> str:
    if attribute.days == "moment":
        day = value.astimezone(look.zone).date()
    else:
        day = date.fromordinal(int(value)) if attribute.days == "ordinal" else value
    if months:
        return formats.month_year(day)
    return formats.short_day(day, look.now.astimezone(look.zone).date())


def _many(connection: Connection, attribute: Attribute, ids: Collection[int]) -> dict[int, str]:
    """Return the words of all keys that each record has."""
    links = attribute.links
    assert links is not None
    owner = links.selected_columns[0]
    keys: dict[int, list[Any]] = defaultdict(list)
    for row in connection.execute(links.where(owner.in_(given_ids())), {"ids": as_ids(ids)}):
        if row[1] not in keys[row[0]]:
            keys[row[0]].append(row[1])
    words = key_words(connection, attribute, {one for several in keys.values() for one in several})
    if attribute.record:  # in the order in which they were named
        return {one: listed(words[key] for key in several if words.get(key)) for one, several in keys.items()}
    return {one: listed(words[key] for key in words if key in several) for one, several in keys.items()}


def key_words(connection: Connection, attribute: Attribute, keys: Collection[Any]) -> dict[Any, str]:
    """Return the words of keys of an attribute, in the order of its choices; one that is gone is left out."""
    if attribute.record:
        return link_names(connection, attribute.record, [int(key) for key in keys])
    assert attribute.choices is not None
    known = {str(key): key for key in keys}
    return {known[key]: words for key, words in attribute.choices(connection) if key in known}
