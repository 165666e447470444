"""Writing notes: what a text names is kept beside it in the same step."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import delete, select

from desktop.errors import Refused
from desktop.journal.journal import ChangeSession
from desktop.notes import markdown
from desktop.notes.boxes import Whose, keep_boxes, restore_boxes, trash_boxes
from desktop.notes.tables import Note, NoteDraft, NoteLink, NoteTag
from desktop.people.fields import clean_line, existing
from desktop.people.tables import Contact, Supplier
from desktop.people.tags import name_key
from desktop.texts import _

_OWNERS: dict[str, type[Contact | Supplier]] = {"contact": Contact, "supplier": Supplier}
KINDS = (
    "contact",
    "supplier",
    "note",
    "touch",
    "order",
    "inquiry",
    "product",
    "inspection",
    "rework",
    "attachment",
)
"""Kinds of records that a text can name."""
TIED = (
    "contact",
    "supplier",
    "touch",
    "order",
    "inquiry",
    "product",
    "inspection",
    "rework",
    "event",
    "visit",
)
"""Kinds of records that a note can belong to."""


def make_note(
    session: ChangeSession,
    today: date,
    *,
    title: str = "",
    body: str = "",
    day: date | None = None,
    private: bool = False,
) -> int:
    """Make a note and return its id; ``day`` makes it the page of that day.

    Raises Refused when that day has its page, UsageError when the text is too long.
    """
    if day is not None and session.scalar(select(Note.id).where(Note.day == day, Note.deleted_at.is_(None))):
        raise Refused(_("This day has its page already."), _("Open it in the list of notes."))
    note = session.make(
        Note, title=clean_line(title), body=markdown.clean_body(body), day=day, private=private,
        written_at=session.now,
    )  # fmt: skip
    session.flush()
    _keep_what_it_says(session, note, today)
    return note.id


def write_note(
    session: ChangeSession, note_id: int, today: date, *, title: str | None = None, body: str | None = None
) -> None:
    """Change title or text of a note; None leaves it. Boxes, links and tags follow, and its draft is done with.

    Raises UsageError when the note is gone or the text is too long.
    """
    note = existing(session, Note, note_id)
    session.execute(delete(NoteDraft).where(NoteDraft.note_id == note_id))
    title = note.title if title is None else clean_line(title)
    text = note.body if body is None else markdown.clean_body(body)
    if (title, text) != (note.title, note.body):
        note.title, note.body, note.written_at = title, text, session.now
        session.flush()
    if (
        body is not None
    ):  # also when it is what was stored: a box may have been ticked by its follow-up meanwhile
        _keep_what_it_says(session, note, today)


def set_private(session: ChangeSession, note_ids: Collection[int], *, private: bool) -> None:
    """Mark notes as private, or not."""
    for note_id in note_ids:
        existing(session, Note, note_id).private = private


def set_pinned(session: ChangeSession, note_id: int, *, pinned: bool) -> None:
    """Pin a note to the top of the list, or let it go."""
    existing(session, Note, note_id).pinned = pinned


def tie(session: ChangeSession, note_id: int, kind: str, record_id: int) -> None:
    """Say that a note belongs to a record; once is enough. Raises UsageError when one of them is gone."""
    existing(session, Note, note_id)
    if kind not in TIED:
        raise KeyError(kind)
    if kind in _OWNERS:
        existing(session, _OWNERS[kind], record_id)
    owner = _owner_ids(session, kind, record_id)
    there = select(NoteLink.id).where(NoteLink.note_id == note_id, NoteLink.named.is_(False))
    meant = NoteLink.contact_id == record_id if kind == "contact" else NoteLink.supplier_id == record_id
    if kind not in _OWNERS:
        meant = (NoteLink.kind == kind) & (NoteLink.typed_id == record_id)
    if session.scalar(there.where(meant)) is None:
        session.make(NoteLink, note_id=note_id, named=False, kind=kind, typed_id=record_id, **owner)


def untie(session: ChangeSession, link_id: int) -> None:
    """Say that a note does not belong to a record any more."""
    session.delete(existing(session, NoteLink, link_id))


def trash_notes(session: ChangeSession, note_ids: Collection[int]) -> None:
    """Move notes to the trash, and the open follow-ups of their boxes with them."""
    for note_id in note_ids:
        existing(session, Note, note_id).deleted_at = session.now
    trash_boxes(session, note_ids)


def restore_notes(session: ChangeSession, note_ids: Collection[int]) -> None:
    """Bring notes back from the trash, with the follow-ups of their boxes."""
    for note_id in note_ids:
        note = existing(session, Note, note_id)
        if note.deleted_at is None:
            continue
        restore_boxes(session, note_id, note.deleted_at)
        if note.day is not None and _day_taken(session, note):
            note.title, note.day = note.title or note.day.isoformat(), None  # another page has that day now
        note.deleted_at = None
    session.flush()


def _day_taken(session: ChangeSession, note: Note) -> bool:
    others = select(Note.id).where(Note.day == note.day, Note.deleted_at.is_(None), Note.id != note.id)
    return session.scalar(others.limit(1)) is not None


# --- drafts ----------------------------------------------------------------------------------------------------


def keep_draft(session: ChangeSession, note_id: int, title: str, body: str) -> None:
    """Keep what is being typed, outside of all history, until ``write_note`` makes a step of it."""
    draft = session.get(NoteDraft, note_id)
    if draft is None:
        draft = NoteDraft(note_id=note_id)
        session.add(draft)
    draft.title, draft.body, draft.at = clean_line(title), markdown.clean_body(body), session.now


def recover_drafts(session: ChangeSession, today: date) -> int:
    """Make steps of the drafts that a crash left, and return how many notes they changed."""
    count = 0
    for draft in session.scalars(select(NoteDraft)).all():
        note = session.get(Note, draft.note_id)
        if note is not None and (draft.title, draft.body) != (note.title, note.body):
            write_note(session, note.id, today, title=draft.title, body=draft.body)
            count += 1
    session.execute(delete(NoteDraft))
    return count


# --- what a text says ------------------------------------------------------------------------------------------


def _keep_what_it_says(session: ChangeSession, note: Note, today: date) -> None:
    _keep_links(session, note)
    _keep_tags(session, note)
    session.flush()
    keep_boxes(session, note.id, note.body, today, _whose(session, note.id))


def _keep_links(session: ChangeSession, note: Note) -> None:
    wanted = {(link.kind, link.id) for link in markdown.links(note.body)}
    rows = session.scalars(select(NoteLink).where(NoteLink.note_id == note.id, NoteLink.named.is_(True)))
    for row in rows.all():
        if (row.kind, row.typed_id) in wanted:
            wanted.remove((row.kind, row.typed_id))
        else:
            session.delete(row)
    for kind, typed_id in sorted(wanted):
        owner = _owner_ids(session, kind, typed_id)
        if kind not in _OWNERS or owner:
            session.make(NoteLink, note_id=note.id, named=True, kind=kind, typed_id=typed_id, **owner)


def _owner_ids(session: ChangeSession, kind: str, typed_id: int) -> dict[str, int]:
    """Return the column that points to a person or supplier: whom other texts mean by this id, else the id itself."""
    if kind not in _OWNERS:
        return {}
    column = NoteLink.contact_id if kind == "contact" else NoteLink.supplier_id
    known = select(column).where(NoteLink.kind == kind, NoteLink.typed_id == typed_id, column != typed_id)
    meant = session.scalar(known.limit(1)) or typed_id
    return {f"{kind}_id": meant} if session.get(_OWNERS[kind], meant) is not None else {}


def _keep_tags(session: ChangeSession, note: Note) -> None:
    wanted = {name_key(name): name for name in reversed(markdown.tags(note.body))}
    for row in session.scalars(select(NoteTag).where(NoteTag.note_id == note.id)).all():
        if wanted.get(row.key) == row.name:
            del wanted[row.key]
        else:
            session.delete(row)
    for key, name in sorted(wanted.items()):
        session.make(NoteTag, note_id=note.id, name=name, key=key)


def _whose(session: ChangeSession, note_id: int) -> Whose:
    """Return to whom a note belongs: for whom its follow-ups are where no line says so."""
    tied = session.execute(
        select(NoteLink.contact_id, NoteLink.supplier_id)
        .where(NoteLink.note_id == note_id, NoteLink.named.is_(False))
        .order_by(NoteLink.id)
    ).all()
    contact_id = next((row.contact_id for row in tied if row.contact_id), None)
    return contact_id, next((row.supplier_id for row in tied if row.supplier_id), None)
