"""Which rows go with a person, and which only let go of them: found from the keys of all tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import Connection, func, or_, select

from desktop.attachments.tables import Attachment, AttachmentLink
from desktop.journal.schema import Base, as_ids, given_ids, references
from desktop.notes.tables import NoteLink
from desktop.people.tables import Contact, DistinctPair
from desktop.touches.tables import TouchPerson

OWNED = frozenset(
    {
        ("channel", "contact_id"),
        ("tagging", "contact_id"),
        ("follow_up", "contact_id"),
        ("rhythm_pause", "contact_id"),
        ("health_pin", "contact_id"),
        ("gift", "contact_id"),
        ("note_link", "contact_id"),
        ("field_value", "contact_id"),
        ("field_value", "to_contact_id"),
        ("dinner_seat", "contact_id"),
    }
)
"""References that may be empty and whose row goes all the same: it says nothing without the person."""


@dataclass(slots=True)
class Doomed:
    """What goes: ids by table; and what lets go: table and column to the ids in them."""

    rows: dict[str, set[int]] = field(default_factory=dict)
    loosened: dict[tuple[str, str], set[int]] = field(default_factory=dict)
    contents: set[str] = field(default_factory=set)
    """Names of the files that nothing else needs."""

    def ids(self, table: str) -> set[int]:
        """Return the ids that go from a table."""
        return self.rows.get(table, set())


def doomed(connection: Connection, contact_id: int, *, keep_shared: bool) -> Doomed:
    """Return what goes with a person.

    Touches in which nobody else took part and notes that belong to nobody else go too; ``keep_shared`` keeps those
    that also belong to a supplier. Files go that hang on nothing else.
    """
    found = Doomed()
    alone = _touches_alone(connection, contact_id, keep_shared=keep_shared)
    notes = _notes_alone(connection, contact_id, keep_shared=keep_shared)
    _add(connection, found, "contact", {contact_id})
    _add(connection, found, "touch", alone)
    _add(connection, found, "note", notes)
    photo = connection.scalar(select(Contact.photo_id).where(Contact.id == contact_id))
    if photo is not None:
        found.rows.setdefault("photo", set()).add(photo)
    _add_pairs(connection, found, contact_id)
    _add_files(connection, found)
    for (table, column), ids in found.loosened.items():
        found.loosened[table, column] = ids - found.ids(table)
    return found


def _add(connection: Connection, found: Doomed, name: str, ids: Iterable[int]) -> None:
    """Doom rows, and follow every key that points to them."""
    fresh = set(ids) - found.ids(name)
    if not fresh:
        return
    found.rows.setdefault(name, set()).update(fresh)
    for table, column in references(name):
        query = select(table.c.id).where(column.in_(given_ids()))
        pointing = set(connection.scalars(query, {"ids": as_ids(fresh)}))
        if not pointing:
            continue
        if column.nullable and (table.name, column.name) not in OWNED:
            found.loosened.setdefault((table.name, column.name), set()).update(pointing)
        else:
            _add(connection, found, table.name, pointing)


def _touches_alone(connection: Connection, contact_id: int, *, keep_shared: bool) -> set[int]:
    theirs = select(TouchPerson.touch_id).where(TouchPerson.contact_id == contact_id)
    counts = (
        select(TouchPerson.touch_id)
        .where(TouchPerson.touch_id.in_(theirs))
        .group_by(TouchPerson.touch_id)
        .having(func.count(func.distinct(TouchPerson.contact_id)) == 1)
    )
    found = set(connection.scalars(counts))
    if keep_shared and found:
        shared = Base.metadata.tables["touch_supplier"]
        query = select(shared.c.touch_id).where(shared.c.touch_id.in_(given_ids()))
        found -= set(connection.scalars(query, {"ids": as_ids(found)}))
    return found


def _notes_alone(connection: Connection, contact_id: int, *, keep_shared: bool) -> set[int]:
    theirs = set(connection.scalars(select(NoteLink.note_id).where(NoteLink.contact_id == contact_id)))
    if not theirs:
        return set()
    other = or_(
        NoteLink.contact_id != contact_id,
        *([NoteLink.supplier_id.is_not(None)] if keep_shared else []),
    )
    query = select(NoteLink.note_id).where(NoteLink.note_id.in_(given_ids()), other)
    return theirs - set(connection.scalars(query, {"ids": as_ids(theirs)}))


def _add_pairs(connection: Connection, found: Doomed, contact_id: int) -> None:
    query = select(DistinctPair.id).where(
        DistinctPair.kind == "contact",
        or_(DistinctPair.lower_id == contact_id, DistinctPair.higher_id == contact_id),
    )
    found.rows.setdefault("distinct_pair", set()).update(connection.scalars(query))


def _add_files(connection: Connection, found: Doomed) -> None:
    """Doom the places of files on what goes, and the files that have no other place."""
    links: dict[int, int] = {}
    for table, ids in list(found.rows.items()):
        query = select(AttachmentLink.id, AttachmentLink.attachment_id).where(
            AttachmentLink.owner_kind == table, AttachmentLink.owner_id.in_(given_ids())
        )
        links |= {row[0]: row[1] for row in connection.execute(query, {"ids": as_ids(ids)})}
    if not links:
        return
    _add(connection, found, "attachment_link", links)
    for attachment_id in set(links.values()):
        places = connection.scalars(
            select(AttachmentLink.id).where(AttachmentLink.attachment_id == attachment_id)
        )
        if not set(places) - found.ids("attachment_link"):
            _add(connection, found, "attachment", {attachment_id})
    of_them = select(Attachment.content).where(Attachment.id.in_(given_ids()))
    contents = set(connection.scalars(of_them, {"ids": as_ids(found.ids("attachment"))}))
    for content in contents:
        held = connection.scalars(select(Attachment.id).where(Attachment.content == content))
        if not set(held) - found.ids("attachment"):
            found.contents.add(content)
