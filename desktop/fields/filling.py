"""Filling in custom fields on records."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sqlalchemy import func, or_, select

from desktop.errors import UsageError
from desktop.fields.content import Content, clean_name, read_content
from desktop.fields.defining import choice_ids
from desktop.fields.kinds import CHOSEN
from desktop.fields.reads import NAMES, OWNER_COLUMNS
from desktop.fields.tables import CustomField, FieldChoice, FieldValue
from desktop.journal.journal import ChangeSession
from desktop.journal.schema import Record
from desktop.people.fields import existing
from desktop.people.tables import Contact, Supplier
from desktop.texts import _
from desktop.touches.tables import Touch

_TABLES: dict[str, type[Record]] = {"supplier": Supplier, "contact": Contact, "touch": Touch}
_DIVIDERS = re.compile(r"[;；\n]")


def fill_in(session: ChangeSession, field_id: int, record_id: int, content: Content) -> None:
    """Say something in a field of a record; an empty content clears it.

    A cleared row is kept as deleted, so that the history of the record names it. Raises UsageError when the field, the
    record, a choice or the record of a link is gone.
    """
    field = existing(session, CustomField, field_id)
    if field.deleted_at is not None:
        raise UsageError(_("This field is in the trash."), _("Restore it first."))
    existing(session, _TABLES[field.owner], record_id)
    rows = _rows(session, field, record_id)
    if field.kind in CHOSEN:
        _choose(session, field, record_id, rows, content.choices)
        return
    if field.kind == "link" and content.to is not None:
        existing(session, _TABLES[field.link], content.to)
    row = next((row for row in rows if row.deleted_at is None), rows[0] if rows else None)
    if row is None:
        if not content:
            return
        row = _new(session, field, record_id)
    _write(session, field, row, content)
    for other in rows:
        if other is not row and other.deleted_at is None:  # a second one, left by a merging
            other.deleted_at = session.now
    session.flush()


def fill_in_typed(session: ChangeSession, field_id: int, record_id: int, typed: str) -> None:
    """Say what was typed or stood in a file; choices by their names, divided by semicolons, new ones are added.

    A link is typed by the name of the record. Raises UsageError for what cannot be read.
    """
    field = existing(session, CustomField, field_id)
    fill_in(session, field_id, record_id, typed_content_of(session, field, typed))


def typed_content_of(session: ChangeSession, field: CustomField, typed: str) -> Content:
    """Return what was typed as the content of a field; a name that is no choice yet becomes one."""
    if field.kind == "choice":
        return Content(choices=choice_ids(session, field.id, [typed]))
    if field.kind == "choices":
        return Content(choices=choice_ids(session, field.id, _DIVIDERS.split(typed)))
    if field.kind == "link":
        return Content(to=_linked(session, field.link, clean_name(typed)))
    return read_content(field.kind, typed, field.currency)


def _linked(session: ChangeSession, link: str, name: str) -> int | None:
    """Return the one supplier or person of a name. Raises UsageError when there is none, or more than one."""
    if not name:
        return None
    id_, *names = NAMES[link]
    same = or_(*(func.lower(column) == func.lower(name) for column in names))
    living = _TABLES[link].deleted_at.is_(None)
    found = session.scalars(select(id_).where(same, living).limit(2)).all()
    if len(found) == 1:
        return found[0]
    raise UsageError(
        (_("More than one record is called “{name}”.") if found else _("Nobody is called “{name}”.")).format(
            name=name
        ),
        _("Choose the record in the field itself."),
    )


def _rows(session: ChangeSession, field: CustomField, record_id: int) -> Sequence[FieldValue]:
    return session.scalars(
        select(FieldValue)
        .where(FieldValue.field_id == field.id, OWNER_COLUMNS[field.owner] == record_id)
        .order_by(FieldValue.id)
    ).all()


def _new(session: ChangeSession, field: CustomField, record_id: int) -> FieldValue:
    return session.make(FieldValue, field_id=field.id, **{OWNER_COLUMNS[field.owner].key: record_id})


def _write(session: ChangeSession, field: CustomField, row: FieldValue, content: Content) -> None:
    if not content:
        row.deleted_at = row.deleted_at or session.now
        return
    row.deleted_at = None
    row.text, row.amount, row.currency, row.rank = (
        content.text,
        content.amount,
        content.currency,
        content.rank,
    )
    row.to_supplier_id = content.to if field.link == "supplier" else None
    row.to_contact_id = content.to if field.link == "contact" else None


def _choose(
    session: ChangeSession,
    field: CustomField,
    record_id: int,
    rows: Sequence[FieldValue],
    wanted: Sequence[int],
) -> None:
    """Bring the rows of the choices in step with what is wanted."""
    possible = set(session.scalars(select(FieldChoice.id).where(FieldChoice.field_id == field.id)))
    if not possible.issuperset(wanted):
        raise UsageError(
            _("This choice is no longer there."), _("Another window may have changed the field; look again.")
        )
    if field.kind == "choice" and len(wanted) > 1:
        raise UsageError(_("This field holds one choice."), _("Choose one of them."))
    there = {row.choice_id: row for row in rows}
    for choice_id, row in there.items():
        if choice_id not in wanted:
            row.deleted_at = row.deleted_at or session.now
    for choice_id in dict.fromkeys(wanted):
        if choice_id in there:
            there[choice_id].deleted_at = None
        else:
            _new(session, field, record_id).choice_id = choice_id
    session.flush()
