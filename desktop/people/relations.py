"""Ties between two people that are no work: family, schoolmates, former colleagues."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, Integer, Select, bindparam, case, select

from desktop.errors import UsageError
from desktop.journal.journal import ChangeSession
from desktop.people.contact_card import PersonName
from desktop.people.fields import check_choice, clean, existing
from desktop.people.tables import Contact, Relation
from desktop.people.words import RELATIONS
from desktop.texts import _


@dataclass(frozen=True, slots=True)
class RelationRow:
    """A tie as the page of one of the two shows it."""

    id: int
    other: PersonName
    kind: str
    note: str


def add_relation(session: ChangeSession, contact_id: int, other_id: int, kind: str, note: str = "") -> int:
    """Tie two people and return the id; a tie of that kind that is there already takes the note.

    Raises UsageError for a kind that is none, or for a person tied to themselves.
    """
    existing(session, Contact, contact_id)
    existing(session, Contact, other_id)
    if contact_id == other_id:
        raise UsageError(_("Nobody is related to themselves."), _("Choose the other person."))
    values = clean(Relation, {"kind": kind, "note": note})
    check_choice(values, "kind", RELATIONS)
    held = session.scalars(_between(contact_id, other_id, kind)).first()
    if held is None:
        return session.make(Relation, contact_id=contact_id, other_id=other_id, **values).id
    held.note = values["note"] or held.note
    return held.id


def edit_relation(session: ChangeSession, relation_id: int, kind: str, note: str) -> None:
    """Change what ties two people. Raises UsageError for a kind that is none, or that ties them already."""
    relation = existing(session, Relation, relation_id)
    values = clean(Relation, {"kind": kind, "note": note})
    check_choice(values, "kind", RELATIONS)
    twin = session.scalars(_between(relation.contact_id, relation.other_id, kind)).first()
    if twin is not None and twin.id != relation_id:
        raise UsageError(_("These two are tied in that way already."), _("Edit that tie, or choose another."))
    relation.fill(values)


def remove_relation(session: ChangeSession, relation_id: int) -> None:
    """Take a tie away that is none."""
    session.delete(existing(session, Relation, relation_id))


def _between(one: int, other: int, kind: str) -> Select[Relation]:
    both = (one, other)
    return select(Relation).where(
        Relation.contact_id.in_(both), Relation.other_id.in_(both), Relation.kind == kind
    )


_PERSON = bindparam("contact", type_=Integer())
_OTHER = case((Relation.contact_id == _PERSON, Relation.other_id), else_=Relation.contact_id)
# made once: building a statement costs more than running it
_TIES = (
    select(
        Relation.id,
        Contact.id,
        Contact.name_zh,
        Contact.name_en,
        Contact.form_of_address,
        Relation.kind,
        Relation.note,
    )
    .join(Contact, Contact.id == _OTHER)
    .where(
        (Relation.contact_id == _PERSON) | (Relation.other_id == _PERSON),
        Relation.deleted_at.is_(None),
        Contact.deleted_at.is_(None),
    )
    .order_by(Contact.sort_key, Relation.id)
)


def relations_of(connection: Connection, contact_id: int) -> list[RelationRow]:
    """Return the ties of a person, by the name of the other; those to people in the trash are left out."""
    rows = connection.execute(_TIES, {"contact": contact_id})
    return [RelationRow(row[0], PersonName(*row[1:5]), row[5], row[6]) for row in rows]
