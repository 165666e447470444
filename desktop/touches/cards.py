"""One touch with everything that its form shows, and the questions that wait for an answer."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime

from sqlalchemy import Connection, select
from sqlalchemy.orm import aliased

from desktop.commitments.follow_ups import FollowUpRow, follow_ups_of
from desktop.errors import UsageError
from desktop.texts import _
from desktop.touches.logging import TouchDraft
from desktop.touches.tables import Touch, TouchPerson, TouchSupplier
from desktop.touches.timeline import Name, timeline_rows

_FROM_LINKS = frozenset({"people", "suppliers", "follow_up"})


@dataclass(frozen=True, slots=True)
class Linked:
    """A touch on the other end of a question and its answer."""

    id: int
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class TouchCard:
    """A touch to be read or edited."""

    id: int
    draft: TouchDraft
    """All its fields; written back unchanged by ``edit_touch`` it changes nothing."""
    people: tuple[Name, ...]
    suppliers: tuple[Name, ...]
    follow_up: FollowUpRow | None
    """The earliest open one."""
    question: Linked | None
    """What it answers."""
    answers: tuple[Linked, ...]
    trashed: bool


def touch_card(connection: Connection, touch_id: int) -> TouchCard:
    """Return one touch with all fields; raises UsageError when it is not in the journal."""
    row = connection.execute(select(Touch.__table__).where(Touch.id == touch_id)).one_or_none()
    if row is None:
        raise UsageError(_("This touch is no longer in the journal."), _("Look at the timeline again."))
    (entry,) = timeline_rows(connection, [touch_id])
    names = (field.name for field in fields(TouchDraft) if field.name not in _FROM_LINKS)
    values = {name: getattr(row, name) for name in names}
    draft = TouchDraft(
        **values,
        people=tuple(name.id for name in entry.people),
        suppliers=tuple(name.id for name in entry.suppliers),
    )
    waiting = [f for f in follow_ups_of(connection, touch_id=touch_id) if f.done_at is None]
    return TouchCard(
        id=touch_id,
        draft=draft,
        people=entry.people,
        suppliers=entry.suppliers,
        follow_up=waiting[0] if waiting else None,
        question=_question(connection, row.answers_id),
        answers=_answers(connection, touch_id),
        trashed=row.deleted_at is not None,
    )


def open_questions(
    connection: Connection, *, contact_id: int | None = None, supplier_id: int | None = None, limit: int = 20
) -> list[Linked]:
    """Return what was asked of a contact, of a supplier or of all and is not answered, the newest first."""
    reply = aliased(Touch)
    query = (
        select(Touch.id, Touch.at, Touch.asks)
        .where(Touch.asks != "", Touch.deleted_at.is_(None))
        .where(~select(reply.id).where(reply.answers_id == Touch.id, reply.deleted_at.is_(None)).exists())
    )
    if contact_id is not None:
        asked = select(TouchPerson.touch_id).where(TouchPerson.contact_id == contact_id)
        query = query.where(Touch.id.in_(asked))
    if supplier_id is not None:
        asked = select(TouchSupplier.touch_id).where(TouchSupplier.supplier_id == supplier_id)
        query = query.where(Touch.id.in_(asked))
    query = query.order_by(Touch.at.desc(), Touch.id.desc()).limit(limit)
    return [Linked(*row) for row in connection.execute(query)]


def _question(connection: Connection, question_id: int | None) -> Linked | None:
    if question_id is None:
        return None
    row = connection.execute(select(Touch.id, Touch.at, Touch.asks).where(Touch.id == question_id)).one()
    return Linked(*row)


def _answers(connection: Connection, touch_id: int) -> tuple[Linked, ...]:
    query = (
        select(Touch.id, Touch.at, Touch.summary)
        .where(Touch.answers_id == touch_id, Touch.deleted_at.is_(None))
        .order_by(Touch.at)
    )
    return tuple(Linked(*row) for row in connection.execute(query))
