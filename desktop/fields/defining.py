"""Defining custom fields: made, renamed, put in order, given choices, and moved to the trash with their values."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import SQLColumnExpression, delete, func, select, update

from desktop.errors import Refused, UsageError
from desktop.fields.content import clean_choice, clean_name
from desktop.fields.kinds import CHOSEN, KINDS, LINKS, MONEY, OWNERS
from desktop.fields.tables import CustomField, FieldChoice, FieldValue
from desktop.journal.journal import ChangeSession
from desktop.people.fields import check_choice, existing
from desktop.people.tags import name_key
from desktop.texts import _
from desktop.trade.money import check_currency


@dataclass(frozen=True, slots=True)
class FieldDraft:
    """A field as it is typed in the form."""

    name: str
    kind: str = "text"
    currency: str = ""
    link: str = ""
    choices: Sequence[tuple[int | None, str]] = ()
    """Id (None: a new one) and name of each choice, in their order; empty names are left out."""


def add_field(session: ChangeSession, owner: str, draft: FieldDraft) -> int:
    """Define a field for one kind of records, behind those there are; return its id.

    Raises UsageError for an impossible kind, no name or no choices, Refused when another field has the name.
    """
    check_choice({"owner": owner}, "owner", OWNERS)
    values = _checked(session, owner, draft, None)
    last = session.scalar(select(func.max(CustomField.position)).where(CustomField.owner == owner))
    made = session.make(CustomField, owner=owner, position=0 if last is None else last + 1, **values)
    session.flush()
    _put_choices(session, made, draft)
    return made.id


def edit_field(session: ChangeSession, field_id: int, draft: FieldDraft) -> None:
    """Change name, currency and choices of a field; a choice that is left out goes, and with it where it is chosen.

    Raises as ``add_field``, and Refused when the kind shall change though something is filled in.
    """
    field = existing(session, CustomField, field_id)
    values = _checked(session, field.owner, draft, field_id)
    if (field.kind, field.link) != (values["kind"], values["link"]):
        _make_way(session, field_id)
    field.fill(values)
    session.flush()
    _put_choices(session, field, draft)


def _make_way(session: ChangeSession, field_id: int) -> None:
    """Let a field take another kind; what was cleared in it is told by histories, and comes back by no undo."""
    if _has_values(session, field_id):
        raise Refused(
            _("The kind of a field stays once something is filled in."),
            _("Make another field, or clear this one on all records."),
        )
    _mark_values(session, field_id, FieldValue.deleted_at.is_not(None), session.now)


def choice_ids(session: ChangeSession, field_id: int, names: Iterable[str]) -> tuple[int, ...]:
    """Return the ids of the choices with these names, each once; one that is not there yet is added at the end."""
    rows = session.execute(
        select(FieldChoice.id, FieldChoice.name, FieldChoice.position)
        .where(FieldChoice.field_id == field_id)
        .order_by(FieldChoice.position, FieldChoice.id)
    ).all()
    found = {name_key(row.name): row.id for row in rows}
    position = max((row.position for row in rows), default=-1)
    wanted: list[int] = []
    for name in filter(None, map(clean_choice, names)):
        if name_key(name) not in found:
            position += 1
            made = session.make(FieldChoice, field_id=field_id, name=name, position=position)
            found[name_key(name)] = made.id
        wanted.append(found[name_key(name)])
    session.flush()
    return tuple(dict.fromkeys(wanted))


def order_fields(session: ChangeSession, field_ids: Sequence[int]) -> None:
    """Put fields into an order."""
    for position, field_id in enumerate(field_ids):
        existing(session, CustomField, field_id).position = position


def trash_field(session: ChangeSession, field_id: int) -> None:
    """Move a field to the trash; what was filled in goes with it and comes back with it."""
    field = existing(session, CustomField, field_id)
    if field.deleted_at is None:
        field.deleted_at = session.now
        session.flush()
        _mark_values(session, field_id, FieldValue.deleted_at.is_(None), session.now)


def restore_fields(session: ChangeSession, field_ids: Iterable[int]) -> None:
    """Bring fields back from the trash with what was filled in; one whose name was taken gets a mark behind it."""
    for field_id in field_ids:
        field = existing(session, CustomField, field_id)
        gone = field.deleted_at
        if gone is None:
            continue
        if field_named(session, field.owner, field.name) not in (None, field_id):
            field.name = _free_name(session, field.owner, field.name)
        field.deleted_at = None
        session.flush()
        _mark_values(session, field_id, FieldValue.deleted_at == gone, None)


def _mark_values(
    session: ChangeSession, field_id: int, which: SQLColumnExpression[bool], deleted_at: datetime | None
) -> None:
    """Put the values of a field into the trash or take them out; each of them, so that the search index follows."""
    session.execute(
        update(FieldValue)
        .where(FieldValue.field_id == field_id, which)
        .values(deleted_at=deleted_at, updated_at=session.now)
    )
    session.expire_all()


def _checked(session: ChangeSession, owner: str, draft: FieldDraft, field_id: int | None) -> dict[str, str]:
    name = clean_name(draft.name)
    if not name:
        raise UsageError(_("A field needs a name."), _("Type a word or two."))
    check_choice({"kind": draft.kind}, "kind", KINDS)
    if field_named(session, owner, name) not in (None, field_id):
        raise Refused(_("There is a field “{name}” already.").format(name=name), _("Choose another name."))
    if draft.kind in CHOSEN and not any(clean_name(words) for _id, words in draft.choices):
        raise UsageError(_("This field has nothing to choose from."), _("Type at least one choice."))
    if draft.kind == "link":
        check_choice({"link": draft.link}, "link", LINKS)
    currency = check_currency(draft.currency or MONEY) if draft.kind == "money" else ""
    link = draft.link if draft.kind == "link" else ""
    return {"name": name, "kind": draft.kind, "currency": currency, "link": link}


def field_named(session: ChangeSession, owner: str, name: str) -> int | None:
    """Return the id of the field with this name outside the trash, whatever its case and width."""
    rows = session.execute(
        select(CustomField.id, CustomField.name).where(
            CustomField.owner == owner, CustomField.deleted_at.is_(None)
        )
    )
    return next((row.id for row in rows if name_key(row.name) == name_key(clean_name(name))), None)


def _free_name(session: ChangeSession, owner: str, name: str) -> str:
    number = 2
    while field_named(session, owner, f"{name} ({number})") is not None:
        number += 1
    return f"{name} ({number})"


def _has_values(session: ChangeSession, field_id: int) -> bool:
    """Say whether any record says something in a field; one that was cleared keeps its row, as deleted."""
    found = select(FieldValue.id).where(FieldValue.field_id == field_id, FieldValue.deleted_at.is_(None))
    return session.scalar(found.limit(1)) is not None


def _put_choices(session: ChangeSession, field: CustomField, draft: FieldDraft) -> None:
    """Bring the choices in step with the draft; two of one name are one."""
    wanted: dict[str, tuple[int | None, str]] = {}
    for choice_id, words in draft.choices if field.kind in CHOSEN else ():
        name = clean_choice(words)
        if name:
            wanted.setdefault(name_key(name), (choice_id, name))
    there = {
        row.id: row for row in session.scalars(select(FieldChoice).where(FieldChoice.field_id == field.id))
    }
    renamed: set[int] = set()
    for position, (choice_id, name) in enumerate(wanted.values()):
        choice = there.pop(choice_id, None) if choice_id is not None else None
        if choice is None:
            session.make(FieldChoice, field_id=field.id, name=name, position=position)
            continue
        if choice.name != name:
            renamed.add(choice.id)
        choice.name, choice.position = name, position
    session.flush()
    _drop_choices(session, there.keys())
    _mark_chosen(session, renamed)


def _mark_chosen(session: ChangeSession, renamed: Collection[int]) -> None:
    """Touch what chose something that has another name now: the search index follows the values."""
    if renamed:
        session.execute(
            update(FieldValue).where(FieldValue.choice_id.in_(renamed)).values(updated_at=session.now)
        )
        session.expire_all()


def _drop_choices(session: ChangeSession, choice_ids: Collection[int]) -> None:
    if choice_ids:
        session.execute(delete(FieldValue).where(FieldValue.choice_id.in_(choice_ids)))
        session.execute(delete(FieldChoice).where(FieldChoice.id.in_(choice_ids)))
        session.expire_all()
