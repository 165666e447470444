"""Makes one record of two, with what both say in the person's own fields."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, delete, select

from desktop.fields.kinds import OWN, own_key
from desktop.fields.reads import OWNER_COLUMNS, all_words, contents_of, custom_fields
from desktop.fields.tables import FieldValue
from desktop.journal.journal import ChangeSession
from desktop.people.merged_links import Kind
from desktop.people.merging import FieldPair, compare, merge


def compare_records(connection: Connection, kind: Kind, first_id: int, second_id: int) -> list[FieldPair]:
    """Return as ``people.merging.compare``, and after it each own field as ``field:ID`` with its words."""
    fields = custom_fields(connection, kind)
    words = all_words(connection, fields, contents_of(connection, kind, (first_id, second_id)))
    first, second = words.get(first_id, {}), words.get(second_id, {})
    own = [
        FieldPair(own_key(field.id), first.get(field.id, ""), second.get(field.id, ""), field.name)
        for field in fields
        if field.id in first or field.id in second
    ]
    return [*compare(connection, kind, first_id, second_id), *own]


def unite(
    session: ChangeSession, kind: Kind, kept_id: int, other_id: int, from_other: Iterable[str] = ()
) -> None:
    """Merge two records as ``people.merging.merge``; ``from_other`` may name own fields as ``field:ID``."""
    chosen = set(from_other)
    own = {int(name.removeprefix(OWN)) for name in chosen if name.startswith(OWN)}
    if kept_id != other_id:
        _drop_lost(session, kind, kept_id, other_id, own)
    merge(session, kind, kept_id, other_id, {name for name in chosen if not name.startswith(OWN)})


def _drop_lost(session: ChangeSession, kind: Kind, kept_id: int, other_id: int, from_other: set[int]) -> None:
    """Delete what will not be said any more, before the rest of the other record moves over."""
    owner = OWNER_COLUMNS[kind]
    fields = set(session.scalars(select(FieldValue.field_id).where(owner.in_((kept_id, other_id)))))
    for loser, lost in ((kept_id, fields & from_other), (other_id, fields - from_other)):
        if lost:
            session.execute(delete(FieldValue).where(owner == loser, FieldValue.field_id.in_(lost)))
    session.expire_all()
