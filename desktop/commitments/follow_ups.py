"""Follow-ups: what is to be done by a day, out of a touch or by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, Select, select
from sqlalchemy import text as sql

from desktop.commitments.tables import FollowUp
from desktop.errors import Refused, UsageError
from desktop.journal.journal import ChangeSession
from desktop.people.fields import clean_block, clean_line, existing
from desktop.people.tables import Contact, Supplier
from desktop.texts import _


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """One follow-up as lists show it."""

    id: int
    due_on: date
    text: str
    touch_id: int | None
    contact_id: int | None
    supplier_id: int | None
    done_at: datetime | None
    outcome: str


def add_follow_up(
    session: ChangeSession,
    due_on: date,
    text: str,
    *,
    touch_id: int | None = None,
    contact_id: int | None = None,
    supplier_id: int | None = None,
) -> int:
    """Add something to do by ``due_on`` and return its id.

    Raises UsageError when the text is empty or the person or supplier is not in the journal.
    """
    if contact_id is not None:
        existing(session, Contact, contact_id)
    if supplier_id is not None:
        existing(session, Supplier, supplier_id)
    follow_up = session.make(
        FollowUp,
        due_on=due_on,
        text=_checked(text),
        touch_id=touch_id,
        contact_id=contact_id,
        supplier_id=supplier_id,
    )
    return follow_up.id


def edit_follow_up(
    session: ChangeSession, follow_up_id: int, *, due_on: date | None = None, text: str | None = None
) -> None:
    """Change day or text of a follow-up; None leaves a field as it is. Raises UsageError when the text is empty."""
    follow_up = existing(session, FollowUp, follow_up_id)
    if due_on is not None:
        follow_up.due_on = due_on
    if text is not None:
        follow_up.text = _checked(text)


def give_follow_up(
    session: ChangeSession, follow_up_id: int, *, contact_id: int | None, supplier_id: int | None
) -> None:
    """Say for whom a follow-up is; raises UsageError when the person or supplier is not in the journal."""
    follow_up = existing(session, FollowUp, follow_up_id)
    if contact_id is not None:
        existing(session, Contact, contact_id)
    if supplier_id is not None:
        existing(session, Supplier, supplier_id)
    follow_up.contact_id, follow_up.supplier_id = contact_id, supplier_id


def finish(session: ChangeSession, follow_up_id: int, outcome: str = "") -> None:
    """Mark a follow-up done at the change's moment, with what came of it; a done one keeps its first moment."""
    follow_up = existing(session, FollowUp, follow_up_id)
    follow_up.done_at = follow_up.done_at or session.now
    follow_up.outcome = clean_line(outcome)


def reopen(session: ChangeSession, follow_up_id: int) -> None:
    """Take back that a follow-up is done."""
    follow_up = existing(session, FollowUp, follow_up_id)
    follow_up.done_at, follow_up.outcome = None, ""


def snooze(session: ChangeSession, follow_up_id: int, until: date, today: date) -> None:
    """Put a follow-up off to a later day.

    Raises Refused when ``until`` is not after ``today`` or the follow-up is done.
    """
    follow_up = existing(session, FollowUp, follow_up_id)
    if follow_up.done_at is not None:
        raise Refused(_("This follow-up is done already."), _("Reopen it first."))
    if until <= today:
        raise Refused(_("A follow-up is put off to a later day."), _("Choose a day after today."))
    follow_up.due_on = until


def delete_follow_up(session: ChangeSession, follow_up_id: int) -> None:
    """Move a follow-up to the trash."""
    existing(session, FollowUp, follow_up_id).deleted_at = session.now


def restore_follow_up(session: ChangeSession, follow_up_id: int) -> None:
    """Bring a follow-up back from the trash."""
    existing(session, FollowUp, follow_up_id).deleted_at = None


def open_follow_ups(connection: Connection, *, until: date | None = None) -> list[FollowUpRow]:
    """Return what is still to be done, by ``until`` (inclusive) or at all, the earliest day first.

    Follow-ups of a touch in the trash wait there with it.
    """
    query = _rows().where(FollowUp.done_at.is_(None))
    if until is not None:
        query = query.where(FollowUp.due_on <= until)
    return [FollowUpRow(*row) for row in connection.execute(query)]


def follow_up_of(connection: Connection, follow_up_id: int) -> FollowUpRow | None:
    """Return one follow-up; None when it is gone or waits in the trash."""
    row = connection.execute(_rows().where(FollowUp.id == follow_up_id)).one_or_none()
    return None if row is None else FollowUpRow(*row)


def follow_ups_among(connection: Connection, ids: Sequence[int]) -> dict[int, FollowUpRow]:
    """Return some follow-ups by id; those that are gone or wait in the trash are left out."""
    query = _rows().where(FollowUp.id.in_(ids))
    return {row[0]: FollowUpRow(*row) for row in connection.execute(query)} if ids else {}


def follow_ups_of(
    connection: Connection,
    *,
    contact_id: int | None = None,
    supplier_id: int | None = None,
    touch_id: int | None = None,
) -> list[FollowUpRow]:
    """Return open and done follow-ups of a contact, a supplier or a touch, the earliest day first."""
    query = _rows()
    if touch_id is not None:
        query = query.where(FollowUp.touch_id == touch_id)
    if contact_id is not None:
        query = query.where(FollowUp.contact_id == contact_id)
    if supplier_id is not None:
        query = query.where(FollowUp.supplier_id == supplier_id)
    return [FollowUpRow(*row) for row in connection.execute(query)]


def due_by_day(connection: Connection, first: date, last: date) -> dict[date, list[FollowUpRow]]:
    """Return open follow-ups of the days ``first`` to ``last`` (both inclusive) by day, for a calendar."""
    days: dict[date, list[FollowUpRow]] = {}
    for row in open_follow_ups(connection, until=last):
        if row.due_on >= first:
            days.setdefault(row.due_on, []).append(row)
    return days


def _rows() -> Select[int, date, str, int | None, int | None, int | None, datetime | None, str]:
    columns = (
        FollowUp.id,
        FollowUp.due_on,
        FollowUp.text,
        FollowUp.touch_id,
        FollowUp.contact_id,
        FollowUp.supplier_id,
        FollowUp.done_at,
        FollowUp.outcome,
    )
    shown = sql(
        "(follow_up.touch_id IS NULL OR follow_up.touch_id NOT IN"
        " (SELECT id FROM touch WHERE deleted_at IS NOT NULL))"
    )
    return select(*columns).where(FollowUp.deleted_at.is_(None), shown).order_by(FollowUp.due_on, FollowUp.id)


def _checked(text: str) -> str:
    cleaned = clean_block(text)
    if not cleaned:
        raise UsageError(_("A follow-up needs a text."), _("Type what is to be done."))
    return cleaned
