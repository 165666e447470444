"""Boxes with a day in a note and the follow-ups that they are: what changes in one changes in the other.

A note's change is carried to the follow-ups when it is kept. A follow-up that is finished elsewhere shows as a ticked
box when the note is read, and the text takes it over with its next change.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import Connection, select

from desktop.commitments import follow_ups
from desktop.commitments.tables import FollowUp
from desktop.journal.journal import ChangeSession
from desktop.notes import markdown
from desktop.notes.markdown import Task
from desktop.notes.tables import NoteTask
from desktop.people.tables import Contact, Supplier

Whose = tuple[int | None, int | None]
"""For whom a follow-up is: contact and supplier."""


def keep_boxes(session: ChangeSession, note_id: int, body: str, today: date, whose: Whose) -> None:
    """Make, change, finish and drop the follow-ups of a note as its text says now.

    ``whose`` is for whom they are where the line itself names nobody.
    """
    boxes = list(enumerate(markdown.tasks(body, today)))
    rows = session.scalars(select(NoteTask).where(NoteTask.note_id == note_id).order_by(NoteTask.place)).all()
    left = list(rows)
    wanted = {place: task for place, task in boxes if task.due_on is not None}
    for same in (_both, _text, _place):
        for place, task in list(wanted.items()):
            row = next((row for row in left if same(row, place, task)), None)
            if row is not None:
                left.remove(row)
                del wanted[place]
                _change(session, row, place, task, whose)
    for row in left:
        _drop(session, row)
    for place, task in wanted.items():
        if not task.done and task.text:
            _make(session, note_id, place, task, whose)


def _both(row: NoteTask, _place: int, task: Task) -> bool:
    return (row.text, row.typed_day) == (task.text, task.typed_day)


def _text(row: NoteTask, _place: int, task: Task) -> bool:
    return row.text == task.text


def _place(row: NoteTask, place: int, _task: Task) -> bool:
    return row.place == place


def _make(session: ChangeSession, note_id: int, place: int, task: Task, whose: Whose) -> None:
    assert task.due_on is not None
    contact_id, supplier_id = _whose(session, task, whose)
    follow_up_id = follow_ups.add_follow_up(
        session, task.due_on, task.text, contact_id=contact_id, supplier_id=supplier_id
    )
    session.flush()
    session.make(
        NoteTask, note_id=note_id, follow_up_id=follow_up_id, place=place, text=task.text,
        typed_day=task.typed_day,
    )  # fmt: skip


def _change(session: ChangeSession, row: NoteTask, place: int, task: Task, whose: Whose) -> None:
    follow_up = session.get(FollowUp, row.follow_up_id)
    if follow_up is not None and follow_up.deleted_at is None:
        if row.typed_day != task.typed_day and task.due_on is not None:
            follow_up.due_on = task.due_on
        if row.text != task.text and task.text:
            follow_ups.edit_follow_up(session, follow_up.id, text=task.text)
            follow_up.contact_id, follow_up.supplier_id = _whose(session, task, whose)
        if task.done and follow_up.done_at is None:
            follow_ups.finish(session, follow_up.id)
        elif not task.done and follow_up.done_at is not None:
            follow_ups.reopen(session, follow_up.id)
    row.place, row.text, row.typed_day = place, task.text, task.typed_day


def _drop(session: ChangeSession, row: NoteTask) -> None:
    """Let go of a follow-up whose line has gone; what is done stays done."""
    follow_up = session.get(FollowUp, row.follow_up_id)
    if follow_up is not None and follow_up.done_at is None and follow_up.deleted_at is None:
        follow_up.deleted_at = session.now
    session.delete(row)


def _whose(session: ChangeSession, task: Task, whose: Whose) -> Whose:
    named = markdown.links(task.line)
    contacts = (one.id for one in named if one.kind == "contact" and session.get(Contact, one.id) is not None)
    suppliers = (
        one.id for one in named if one.kind == "supplier" and session.get(Supplier, one.id) is not None
    )
    meant = next(contacts, None), next(suppliers, None)
    return whose if meant == (None, None) else meant


def trash_boxes(session: ChangeSession, note_ids: Collection[int]) -> None:
    """Send the open follow-ups of notes into the trash with them."""
    query = select(FollowUp).join(NoteTask, NoteTask.follow_up_id == FollowUp.id)
    open_ones = FollowUp.done_at.is_(None) & FollowUp.deleted_at.is_(None)
    for follow_up in session.scalars(query.where(NoteTask.note_id.in_(note_ids), open_ones)):
        follow_up.deleted_at = session.now


def restore_boxes(session: ChangeSession, note_id: int, trashed_at: datetime) -> None:
    """Bring back the follow-ups that went into the trash together with a note."""
    query = select(FollowUp).join(NoteTask, NoteTask.follow_up_id == FollowUp.id)
    for follow_up in session.scalars(
        query.where(NoteTask.note_id == note_id, FollowUp.deleted_at == trashed_at)
    ):
        follow_up.deleted_at = None


def box_states(connection: Connection, note_id: int) -> dict[int, bool]:
    """Return whether the follow-ups of a note are done, by the place of their box."""
    query = (
        select(NoteTask.place, FollowUp.done_at)
        .join(FollowUp, FollowUp.id == NoteTask.follow_up_id)
        .where(NoteTask.note_id == note_id, FollowUp.deleted_at.is_(None))
    )
    return {place: done_at is not None for place, done_at in connection.execute(query)}
