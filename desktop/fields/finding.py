"""Records found by what their custom fields say, for the one search over all."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from desktop.fields.reads import contents_of, custom_fields, link_names, typed_words
from desktop.highlight import Marked, mark
from desktop.joining import labelled
from desktop.journal.asking import Asked, newest
from desktop.journal.schema import as_ids, given_ids
from desktop.touches.tables import Touch

_SUMMARIES = select(Touch.id, Touch.summary, Touch.at).where(Touch.id.in_(given_ids()))


@dataclass(frozen=True, slots=True)
class FieldHit:
    """A supplier, person or touch of which a custom field holds what was typed."""

    owner: str
    id: int
    title: str
    note: Marked
    """The field and what it says."""


def find_by_fields(connection: Connection, asked: Asked) -> list[FieldHit]:
    """Return the records of which custom fields hold all words asked for, suppliers first, then people and touches."""
    hits: list[FieldHit] = []
    for owner in ("supplier", "contact", "touch"):
        ids = newest(connection, f"{owner}_field", asked)
        if ids:
            hits += _hits(connection, owner, ids, asked.words)
    return hits


def _hits(connection: Connection, owner: str, ids: Collection[int], typed: str) -> list[FieldHit]:
    fields = custom_fields(connection, owner)
    contents = contents_of(connection, owner, ids)
    titles = _titles(connection, owner, ids)
    found = []
    for record_id in ids:
        said = contents.get(record_id, {})
        lines = [
            mark(labelled(one.name, typed_words(one, said[one.id], {})), typed)
            for one in fields
            if one.id in said
        ]
        note = next((line for line in lines if line.spans), lines[0] if lines else Marked(""))
        found.append(FieldHit(owner, record_id, titles.get(record_id, ""), note))
    return found


def _titles(connection: Connection, owner: str, ids: Collection[int]) -> dict[int, str]:
    if owner != "touch":
        return link_names(connection, owner, ids)
    rows = connection.execute(_SUMMARIES, {"ids": as_ids(ids)})
    return {row.id: row.summary or _day(row.at) for row in rows}


def _day(at: datetime) -> str:
    return at.astimezone().date().isoformat()
