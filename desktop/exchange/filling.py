"""Bringing the fields of a card into a record that is in the journal already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from desktop.exchange.cards import Card
from desktop.exchange.extras import SKILL, Extras, day, number
from desktop.journal.journal import ChangeSession
from desktop.people.channels import match_key
from desktop.people.contacts import ContactFields, edit_contact
from desktop.people.fields import clean, existing
from desktop.people.photos import set_photo
from desktop.people.suppliers import SupplierFields, edit_supplier, rate_skill
from desktop.people.tables import Channel, Contact, Supplier, SupplierSkill
from desktop.people.words import CHANNELS, SKILLS

_TIED = {"family_zh": "name_zh", "given_zh": "name_zh"}
_GROWING = frozenset({"notes", "private_notes"})
_USUAL = {"kind": "factory", "status": "active", "week_days": 6}
"""What a supplier has until somebody says otherwise: a merge may replace it."""
Owner = type[Contact] | type[Supplier]


def fill_fields(
    session: ChangeSession, table: Owner, record_id: int, fields: Mapping[str, Any], *, wins: bool
) -> bool:
    """Fill the gaps of a record, or with ``wins`` put the file's values in place of its own; notes grow.

    Tells whether anything changed. Values are of any column type, hence Any.
    """
    record = existing(session, table, record_id)
    wanted = {
        name: _grown(getattr(record, name), value) if name in _GROWING else value
        for name, value in fields.items()
        if name in _GROWING or wins or _missing(record, name)
    }
    before = _values(record)
    if wanted and table is Contact:
        edit_contact(session, record_id, cast("ContactFields", wanted))
    elif wanted:
        edit_supplier(session, record_id, cast("SupplierFields", wanted))
    return _values(record) != before


def _missing(record: Contact | Supplier, name: str) -> bool:
    if name == "birthday":
        return getattr(record, "birth_month", None) is None
    value = getattr(record, _TIED.get(name, name))
    return value in (None, "") or (name in _USUAL and value == _USUAL[name])


def _grown(text: str, more: str) -> str:
    """Return a note with the lines that it does not hold yet."""
    known = {line.strip() for line in text.splitlines()}
    fresh = [line for line in more.splitlines() if line.strip() and line.strip() not in known]
    return "\n".join(filter(None, (text, *fresh)))


def _values(record: Contact | Supplier) -> dict[str, object]:
    columns = record.__table__.columns
    return {column.name: getattr(record, column.name) for column in columns if column.name != "updated_at"}


def add_channels(
    session: ChangeSession, card: Card, there: Sequence[Channel], owner: Mapping[str, int]
) -> bool:
    """Add the channels of a card that are not among those ``there``; tells whether there were any.

    Written without ``people.channels.add_channel``, which asks for the others at each of thousands.
    """
    known = {_key(channel.kind, channel.value) for channel in there}
    preferred = any(channel.preferred for channel in there)
    fresh = [channel for channel in card.channels if channel.value.strip() and channel.kind in CHANNELS]
    fresh = list({_key(one.kind, one.value): one for one in reversed(fresh)}.values())[::-1]
    fresh = [channel for channel in fresh if _key(channel.kind, channel.value) not in known]
    first = next((one for one in fresh if one.preferred), fresh[0] if fresh else None)
    for position, channel in enumerate(fresh, len(there)):
        said = {"kind": channel.kind, "value": channel.value, "label": channel.label}
        values = clean(Channel, said) | {"preferred": channel is first and not preferred}
        session.make(Channel, position=position, **values, **owner)
    return bool(fresh)


def _key(kind: str, value: str) -> str:
    return match_key(kind, value) or f"{kind}:{value}"


def add_photo(session: ChangeSession, table: Owner, record_id: int, card: Card, *, wins: bool) -> bool:
    """Give a record the picture of a card, unless it has one that stays; tells whether it did."""
    if card.photo is None:
        return False
    if existing(session, table, record_id).photo_id is not None and not wins:
        return False
    set_photo(session, table, record_id, f"image/{card.photo.kind}", card.photo.data)
    return True


def add_skills(session: ChangeSession, supplier_id: int, extras: Extras) -> bool:
    """Add the ratings of skills that a journal of ours wrote; tells whether any was new."""
    rated = session.query(SupplierSkill).filter_by(supplier_id=supplier_id)
    known = {(rating.skill, rating.rated_on) for rating in rated}
    added = False
    for said in extras.lists[SKILL]:
        skill, rating, rated_on = (
            said.get("skill", ""),
            number("tier", said.get("rating", "")),
            day(said.get("on", "")),
        )
        if skill in SKILLS and rating and rated_on and (skill, rated_on) not in known:
            rate_skill(session, supplier_id, skill, rating, rated_on, said.get("note", ""))
            added = True
    return added
