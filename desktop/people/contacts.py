"""Making, editing and deleting contacts."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, TypedDict

from sqlalchemy import select, update

from desktop.chinese.address_forms import Gender, propose_address
from desktop.chinese.names import split_name
from desktop.chinese.pinyin import marks
from desktop.errors import Refused
from desktop.journal.journal import ChangeSession
from desktop.people.birthdays import Birthday, checked
from desktop.people.fields import check_cadence, check_choice, clean, existing, held
from desktop.people.keys import contact_key, sort_key
from desktop.people.tables import Contact, Employment
from desktop.people.words import GENDERS
from desktop.texts import _

_NAMES = ("name_zh", "family_zh", "given_zh", "pinyin", "name_en", "form_of_address")


class ContactFields(TypedDict, total=False):
    """The fields of a person that are typed; what is left out stays as it is, so a form gives only what it changed."""

    name_zh: str
    family_zh: str
    given_zh: str
    pinyin: str
    name_en: str
    form_of_address: str
    gender: str
    birthday: Birthday | None
    home_town: str
    family: str
    hobbies: str
    food: str
    drink: str
    languages: str
    best_hours: str
    introduced_by_id: int | None
    ask_next: str
    cadence_ideal: int | None
    cadence_longest: int | None
    notes: str
    private_notes: str


def add_contact(session: ChangeSession, fields: ContactFields) -> int:
    """Add a person and return the id; name parts, pinyin and form of address are proposed where none is given.

    Raises Refused without any name and UsageError for a value that is not possible.
    """
    contact = Contact(id=session.new_id(), created_at=session.now, updated_at=session.now)
    contact.fill(dict.fromkeys((*_NAMES, "gender"), ""))
    _set(session, contact, fields)
    session.add(held(session, contact))
    return contact.id


def edit_contact(session: ChangeSession, contact_id: int, fields: ContactFields) -> None:
    """Change some fields; what was proposed follows the name, what was edited by hand stays.

    Raises Refused when no name would be left and UsageError for a value that is not possible.
    """
    _set(session, existing(session, Contact, contact_id), fields)


def _set(session: ChangeSession, contact: Contact, fields: ContactFields) -> None:
    values = _clean(fields)
    _check(session, contact, values)
    title = current_title(session, contact.id) if contact in session else ""
    before = proposals(contact, title)
    contact.fill(values)
    _name_parts(contact, values)
    after = proposals(contact, title)
    for name, proposed in after.items():
        if not values.get(name) and getattr(contact, name) in ("", before[name]):
            setattr(contact, name, proposed)
    refresh_contact_keys(contact)


def _clean(fields: ContactFields) -> dict[str, Any]:
    typed: dict[str, Any] = dict(fields)
    birth = _birth_columns(typed.pop("birthday")) if "birthday" in typed else {}
    return clean(Contact, typed) | birth


def _birth_columns(birthday: Birthday | None) -> dict[str, Any]:
    if birthday is None:
        return {
            "birth_calendar": "",
            "birth_year": None,
            "birth_month": None,
            "birth_day": None,
            "birth_leap": False,
        }
    known = checked(birthday)
    return {
        "birth_calendar": known.calendar,
        "birth_year": known.year,
        "birth_month": known.month,
        "birth_day": known.day,
        "birth_leap": known.leap,
    }


def _check(session: ChangeSession, contact: Contact, values: dict[str, Any]) -> None:
    if not any(values.get(name, getattr(contact, name)) for name in _NAMES):
        raise Refused(
            _("A contact needs a name."), _("Type a Chinese name, an English name or how to address them.")
        )
    check_choice(values, "gender", GENDERS, empty=True)
    ideal = values.get("cadence_ideal", contact.cadence_ideal)
    check_cadence(values, ideal, values.get("cadence_longest", contact.cadence_longest))
    introducer = values.get("introduced_by_id")
    if introducer is not None and introducer == contact.id:
        raise Refused(_("Nobody introduces themselves."), _("Choose another person as the introducer."))
    if introducer is not None:
        existing(session, Contact, introducer)


def _name_parts(contact: Contact, values: dict[str, Any]) -> None:
    """Keep the whole name and its parts in step, whichever of them was typed."""
    parts = {name for name in ("family_zh", "given_zh") if name in values}
    if values.get("name_zh") and not any(values.get(name) for name in parts):
        contact.family_zh, contact.given_zh = split_name(contact.name_zh)
    elif parts == {"family_zh"} and contact.family_zh and contact.name_zh.startswith(contact.family_zh):
        contact.given_zh = contact.name_zh.removeprefix(contact.family_zh)
    elif parts:
        contact.name_zh = contact.family_zh + contact.given_zh
    elif "name_zh" in values:
        contact.family_zh = contact.given_zh = ""


def proposals(contact: Contact, title: str) -> dict[str, str]:
    """Return what the journal proposes for pinyin and form of address, from the name, the title and the gender."""
    gender: Gender | None = "f" if contact.gender == "f" else "m" if contact.gender == "m" else None
    address = propose_address(contact.family_zh, title, gender).text if contact.family_zh else ""
    return {"pinyin": name_pinyin(contact.family_zh, contact.name_zh), "form_of_address": address}


def name_pinyin(family: str, name: str) -> str:
    """Return the pinyin of a name, read with the family name where a person said it ends: ``Ōuyáng Nà``."""
    if not family or split_name(name)[0] == family:
        return marks(name, name=True)
    given = marks(name.removeprefix(family)).replace(" ", "")
    return f"{marks(family).capitalize()} {given[:1].upper()}{given[1:]}".strip()


def refresh_contact_keys(contact: Contact) -> None:
    """Make the keys for finding and sorting anew from the names."""
    contact.search_key = contact_key(
        contact.name_zh, contact.pinyin, contact.name_en, contact.form_of_address
    )
    contact.sort_key = sort_key(contact.pinyin, contact.name_en, marks(contact.form_of_address))


def current_title(session: ChangeSession, contact_id: int) -> str:
    """Return the title of today's employment, or of none an empty text."""
    found = session.scalars(
        select(Employment.title)
        .where(Employment.contact_id == contact_id, Employment.until_date.is_(None))
        .order_by(Employment.from_date.desc(), Employment.id.desc())
    )
    return next((title for title in found if title), "")


def set_on_contacts(session: ChangeSession, contact_ids: Collection[int], fields: ContactFields) -> None:
    """Change the same fields of many people in one step, such as their cadence."""
    for contact_id in contact_ids:
        edit_contact(session, contact_id, fields)


def delete_contacts(session: ChangeSession, contact_ids: Collection[int]) -> None:
    """Put people into the trash; what was done with them stays in the timelines."""
    _mark(session, contact_ids, deleted=True)


def restore_contacts(session: ChangeSession, contact_ids: Collection[int]) -> None:
    """Take people out of the trash."""
    _mark(session, contact_ids, deleted=False)


def _mark(session: ChangeSession, contact_ids: Collection[int], *, deleted: bool) -> None:
    state = Contact.deleted_at.is_(None) if deleted else Contact.deleted_at.is_not(None)
    for batch in _batches(contact_ids):
        session.execute(
            update(Contact)
            .where(Contact.id.in_(batch), state)
            .values(deleted_at=session.now if deleted else None, updated_at=session.now)
        )


def _batches(ids: Collection[int]) -> Iterator[list[int]]:
    """Cut ids into what one statement can take."""
    ordered = sorted(ids)
    for start in range(0, len(ordered), 10_000):
        yield ordered[start : start + 10_000]
