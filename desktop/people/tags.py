"""Tags on suppliers and contacts."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, select

from desktop.errors import Refused, UsageError
from desktop.journal.journal import ChangeSession
from desktop.people.fields import check_cadence, check_choice, clean_line, existing
from desktop.people.tables import Contact, Supplier, Tag, Tagging
from desktop.people.words import TAG_TONES
from desktop.texts import _

_FEW = 1000
"""So many ids are looked up one by one; for more, all who bear a tag are read."""


@dataclass(frozen=True, slots=True)
class TagRow:
    """A tag with its cadence in days and with how many living records bear it."""

    id: int
    name: str
    tone: str
    cadence_ideal: int | None
    cadence_longest: int | None
    suppliers: int
    contacts: int


def tag(
    session: ChangeSession,
    name: str,
    *,
    contact_ids: Collection[int] = (),
    supplier_ids: Collection[int] = (),
) -> int:
    """Put a tag on many records at once, made when it is new, and return its id.

    Tagged ones stay as they are, ids that are gone are left out. Raises UsageError for an empty name.
    """
    tag_id = tag_named(session, name)
    _put(session, tag_id, "contact_id", contact_ids)
    _put(session, tag_id, "supplier_id", supplier_ids)
    return tag_id


def _put(session: ChangeSession, tag_id: int, owner: str, ids: Collection[int]) -> None:
    """Tag what does not bear the tag yet; of a selection that another window emptied, what is still there."""
    column = Tagging.__table__.columns[owner]
    if not ids:
        return
    record_id = Contact.id if owner == "contact_id" else Supplier.id
    there, bearing = select(record_id), select(column).where(Tagging.tag_id == tag_id, column.is_not(None))
    if len(ids) <= _FEW:
        there, bearing = there.where(record_id.in_(ids)), bearing.where(column.in_(ids))
    wanting = set(session.scalars(there)).difference(session.scalars(bearing))
    fresh = [
        {
            "id": session.new_id(),
            "created_at": session.now,
            "updated_at": session.now,
            "tag_id": tag_id,
            owner: one,
        }
        for one in dict.fromkeys(ids)
        if one in wanting
    ]
    if fresh:
        session.execute(insert(Tagging), fresh)


def untag(
    session: ChangeSession,
    tag_id: int,
    *,
    contact_ids: Collection[int] = (),
    supplier_ids: Collection[int] = (),
) -> None:
    """Take a tag off many records at once; the tag itself stays."""
    owners = Tagging.contact_id.in_(contact_ids) | Tagging.supplier_id.in_(supplier_ids)
    session.execute(delete(Tagging).where(Tagging.tag_id == tag_id, owners))


def tag_named(session: ChangeSession, name: str) -> int:
    """Return the id of the tag with this name, whatever its case and width; made when there is none."""
    bare = _name(name)
    found = _find(session, bare)
    if found is not None:
        return found
    made = session.make(Tag, name=bare).id
    session.flush()
    return made


def rename_tag(session: ChangeSession, tag_id: int, name: str) -> None:
    """Give a tag another name. Raises Refused when another tag has it, and UsageError for an empty one."""
    bare = _name(name)
    if _find(session, bare) not in (None, tag_id):
        raise Refused(
            _("There is a tag “{name}” already.").format(name=bare),
            _("Merge the two tags, or choose another name."),
        )
    existing(session, Tag, tag_id).name = bare


def merge_tags(session: ChangeSession, kept_id: int, other_id: int) -> None:
    """Put the kept tag on all that bear the other, which goes; its cadence fills in where the kept has none."""
    kept, other = existing(session, Tag, kept_id), existing(session, Tag, other_id)
    if kept_id == other_id:
        raise UsageError(_("This is one and the same tag."), _("Choose two different tags."))
    owners = session.execute(
        select(Tagging.contact_id, Tagging.supplier_id).where(Tagging.tag_id == other_id)
    ).all()
    _put(session, kept_id, "contact_id", [row.contact_id for row in owners if row.contact_id is not None])
    _put(session, kept_id, "supplier_id", [row.supplier_id for row in owners if row.supplier_id is not None])
    if kept.cadence_ideal is None and kept.cadence_longest is None:
        kept.cadence_ideal, kept.cadence_longest = other.cadence_ideal, other.cadence_longest
    delete_tag(session, other_id)


def delete_tag(session: ChangeSession, tag_id: int) -> None:
    """Take a tag off everything and remove it."""
    gone = existing(session, Tag, tag_id)
    session.execute(delete(Tagging).where(Tagging.tag_id == tag_id))
    session.delete(gone)


def set_tag_cadence(session: ChangeSession, tag_id: int, ideal: int | None, longest: int | None) -> None:
    """Set the days between touches for all who bear the tag. Raises UsageError for impossible days."""
    check_cadence({"cadence_ideal": ideal, "cadence_longest": longest}, ideal, longest)
    changed = existing(session, Tag, tag_id)
    changed.cadence_ideal, changed.cadence_longest = ideal, longest


def set_tag_tone(session: ChangeSession, tag_id: int, tone: str) -> None:
    """Set the tone in which a tag is drawn. Raises UsageError for an unknown one."""
    check_choice({"tone": tone}, "tone", TAG_TONES)
    existing(session, Tag, tag_id).tone = tone


def all_tags(connection: Connection) -> list[TagRow]:
    """Return all tags by name, each with how many suppliers and contacts outside the trash bear it."""
    suppliers = (
        select(func.count())
        .select_from(Tagging)
        .join(Supplier, Supplier.id == Tagging.supplier_id)
        .where(Tagging.tag_id == Tag.id, Supplier.deleted_at.is_(None))
        .scalar_subquery()
    )
    contacts = (
        select(func.count())
        .select_from(Tagging)
        .join(Contact, Contact.id == Tagging.contact_id)
        .where(Tagging.tag_id == Tag.id, Contact.deleted_at.is_(None))
        .scalar_subquery()
    )
    columns = (Tag.id, Tag.name, Tag.tone, Tag.cadence_ideal, Tag.cadence_longest)
    found = connection.execute(select(*columns, suppliers, contacts).order_by(func.lower(Tag.name), Tag.id))
    return [TagRow(*row) for row in found]


def bare_name(name: str) -> str:
    """Return the name of a tag as it is kept, without the sign before it; empty when nothing is left."""
    return clean_line(name).lstrip("#＃ ")


def name_key(name: str) -> str:
    """Return what is equal for two spellings of one tag: VIP, vip and ＶＩＰ."""
    return unicodedata.normalize("NFKC", name).casefold()


def tag_facet(key: str) -> str:
    """Return the word by which the search index knows a tag; ``key`` is of ``name_key``."""
    return f"tag{key.encode().hex()}"


def _name(name: str) -> str:
    bare = bare_name(name)
    if not bare:
        raise UsageError(_("A tag needs a name."), _("Type a word or two."))
    return bare


def _find(session: ChangeSession, name: str) -> int | None:
    named = session.execute(select(Tag.id, Tag.name).order_by(Tag.id))
    key = name_key(name)
    return next((row.id for row in named if name_key(row.name) == key), None)
