"""Reading notes: the list, one note with what belongs to it, and the notes of a record."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select

from desktop.journal.asking import Asked, newest
from desktop.notes import markdown
from desktop.notes.boxes import box_states
from desktop.notes.tables import Note, NoteDraft, NoteLink, NoteTag, NoteTask

NoteSort = Literal["written", "made", "title"]
NOTE_SORTS: tuple[NoteSort, ...] = ("written", "made", "title")
_READ_OF_BODY = 600

_SIGNS = re.compile(r"^[ \t]*(?:[-*+] (?:\[[ xX]\] )?|#{1,6} |> )|\*\*", re.MULTILINE)
"""Signs of Markdown that say nothing in one line: boxes, list points, headings, quotes and bold."""


@dataclass(frozen=True, slots=True)
class NoteFilter:
    """What of the notes is listed; nothing set lists all outside the trash."""

    text_ids: Collection[int] | None = None
    tags: Sequence[str] = ()
    """Keys of tags, of which a note bears at least one."""
    kinds: Sequence[str] = ()
    """Any of ``daily``, ``private``, ``pinned``, ``boxes`` (with an open box that has a day)."""
    contact_id: int | None = None
    supplier_id: int | None = None
    hide_private: bool = False


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note as lists show it."""

    id: int
    title: str
    """Its own, else its first line; empty for a daily page, which is called by its day."""
    excerpt: str
    day: date | None
    private: bool
    pinned: bool
    written_at: datetime


@dataclass(frozen=True, slots=True)
class Tied:
    """A record that a note names or belongs to."""

    link_id: int
    kind: str
    id: int
    """Whom it means today."""
    named: bool


@dataclass(frozen=True, slots=True)
class NoteCard:
    """One note with what belongs to it; ``body`` shows boxes as their follow-ups stand."""

    id: int
    title: str
    body: str
    day: date | None
    private: bool
    pinned: bool
    created_at: datetime
    written_at: datetime
    ties: tuple[Tied, ...] = ()
    tags: tuple[str, ...] = ()
    follow_ups: tuple[int, ...] = ()
    """Ids of the follow-ups of its boxes, in the order of the text."""
    meant: dict[tuple[str, int], int] = field(default_factory=dict)
    """Kind and id in the text to the id that is meant today, where the two differ."""

    @property
    def shown_title(self) -> str:
        """Its title, else its first line."""
        return markdown.title_of(self.title, self.body)


def note_ids(connection: Connection, chosen: NoteFilter, sort: NoteSort = "written") -> list[int]:
    """Return the ids of notes, pinned ones first."""
    query = select(Note.id).where(Note.deleted_at.is_(None))
    if chosen.hide_private:
        query = query.where(Note.private.is_(False))
    if chosen.contact_id is not None:
        query = query.where(_linked(NoteLink.contact_id == chosen.contact_id))
    if chosen.supplier_id is not None:
        query = query.where(_linked(NoteLink.supplier_id == chosen.supplier_id))
    if chosen.tags:
        query = query.where(Note.id.in_(select(NoteTag.note_id).where(NoteTag.key.in_(chosen.tags))))
    query = _of_kinds(query, chosen.kinds)
    order = {
        "written": (Note.written_at.desc(), Note.id.desc()),
        "made": (Note.created_at.desc(), Note.id.desc()),
        "title": (func.lower(Note.title), Note.id),
    }[sort]
    found = connection.scalars(query.order_by(Note.pinned.desc(), *order))
    if chosen.text_ids is None:
        return list(found)
    wanted = frozenset(chosen.text_ids)
    return [note_id for note_id in found if note_id in wanted]


def _linked(which: ColumnElement[bool]) -> ColumnElement[bool]:
    return Note.id.in_(select(NoteLink.note_id).where(which))


def _of_kinds(query: Select[int], kinds: Sequence[str]) -> Select[int]:
    from_kind = {
        "daily": Note.day.is_not(None),
        "private": Note.private.is_(True),
        "pinned": Note.pinned.is_(True),
        "boxes": Note.id.in_(select(NoteTask.note_id)),
    }
    return query.where(or_(*(from_kind[kind] for kind in kinds))) if kinds else query


def note_rows(connection: Connection, ids: Sequence[int]) -> list[NoteRow]:
    """Return some notes in the order of ``ids``; those that are gone are left out."""
    beginning = func.substr(Note.body, 1, _READ_OF_BODY)
    columns = (Note.id, Note.title, beginning, Note.day, Note.private, Note.pinned, Note.written_at)
    rows = {row[0]: _row(row) for row in connection.execute(select(*columns).where(Note.id.in_(ids)))}
    return [rows[note_id] for note_id in ids if note_id in rows]


def _row(row: Sequence[object]) -> NoteRow:
    note_id, title, body, day, private, pinned, written = row
    shown = "" if day is not None and not title else markdown.title_of(str(title), str(body))
    words = " ".join(_SIGNS.sub("", markdown.plain_words(str(body))).split()).lstrip("# ")
    excerpt = words.removeprefix(shown).strip() if shown and not title else words
    return NoteRow(note_id, shown, excerpt[:200], day, bool(private), bool(pinned), written)  # type: ignore[arg-type]


def find_notes(
    connection: Connection, typed: str, *, people: Sequence[int] = (), suppliers: Sequence[int] = (),
    most: int = 500,
) -> list[int]:  # fmt: skip
    """Return the notes that hold all words typed, the newest first, then those that name one of these records."""
    found = newest(connection, "note", Asked(typed, most))
    if people or suppliers:
        linked = NoteLink.contact_id.in_(people) | NoteLink.supplier_id.in_(suppliers)
        named = (
            select(NoteLink.note_id).where(linked).distinct().order_by(NoteLink.note_id.desc()).limit(most)
        )
        found += [note_id for note_id in connection.scalars(named) if note_id not in set(found)]
    return found


def note_card(connection: Connection, note_id: int) -> NoteCard | None:
    """Return one note, as its draft says where one is kept; None when it is gone or in the trash."""
    row = connection.execute(
        select(Note.__table__).where(Note.id == note_id, Note.deleted_at.is_(None))
    ).one_or_none()
    if row is None:
        return None
    draft = connection.execute(
        select(NoteDraft.title, NoteDraft.body).where(NoteDraft.note_id == note_id)
    ).one_or_none()
    title, body = draft or (row.title, markdown.with_boxes(row.body, box_states(connection, note_id)))
    tags = connection.scalars(select(NoteTag.name).where(NoteTag.note_id == note_id).order_by(NoteTag.name))
    tasks = select(NoteTask.follow_up_id).where(NoteTask.note_id == note_id).order_by(NoteTask.place)
    links = _links(connection, note_id)
    return NoteCard(
        note_id, title, body, row.day, row.private, row.pinned, row.created_at, row.written_at,
        ties=tuple(dict.fromkeys(tied for tied, _typed in links)),
        tags=tuple(tags),
        follow_ups=tuple(connection.scalars(tasks)),
        meant={(t.kind, typed): t.id for t, typed in links if t.id != typed},
    )  # fmt: skip


def _links(connection: Connection, note_id: int) -> list[tuple[Tied, int]]:
    query = select(NoteLink).where(NoteLink.note_id == note_id).order_by(NoteLink.named, NoteLink.id)
    rows = connection.execute(query.with_only_columns(*NoteLink.__table__.columns)).all()
    return [
        (Tied(row.id, row.kind, row.contact_id or row.supplier_id or row.typed_id, row.named), row.typed_id)
        for row in rows
    ]


def backlinks(connection: Connection, note_id: int, *, hide_private: bool = False) -> list[int]:
    """Return the notes that name a note, the one written last first."""
    naming = select(NoteLink.note_id).where(NoteLink.kind == "note", NoteLink.typed_id == note_id)
    query = select(Note.id).where(Note.id.in_(naming), Note.deleted_at.is_(None), Note.id != note_id)
    if hide_private:
        query = query.where(Note.private.is_(False))
    return list(connection.scalars(query.order_by(Note.written_at.desc())))


def daily_note(connection: Connection, day: date) -> int | None:
    """Return the page of a day, None when it has none."""
    query = select(Note.id).where(Note.day == day, Note.deleted_at.is_(None)).limit(1)
    return connection.scalar(query)


def note_tags(connection: Connection, *, hide_private: bool = False) -> list[tuple[str, str, int]]:
    """Return key, name and count of the tags in notes, by name."""
    query = (
        select(NoteTag.key, func.min(NoteTag.name), func.count())
        .join(Note, Note.id == NoteTag.note_id)
        .where(Note.deleted_at.is_(None))
    )
    if hide_private:
        query = query.where(Note.private.is_(False))
    found = connection.execute(query.group_by(NoteTag.key).order_by(NoteTag.key))
    return [(key, name, count) for key, name, count in found]


def waiting_drafts(connection: Connection) -> int:
    """Return how many drafts a crash left."""
    return connection.scalar(select(func.count()).select_from(NoteDraft)) or 0


def notes_titles(
    connection: Connection, typed: str, most: int, *, hide_private: bool = False
) -> list[NoteRow]:
    """Return the notes written last whose title or first lines hold what was typed, for completion."""
    query = select(Note.id).where(Note.deleted_at.is_(None))
    if hide_private:
        query = query.where(Note.private.is_(False))
    if typed.strip():
        words = typed.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        head = func.substr(Note.body, 1, 120)
        query = query.where(
            or_(Note.title.ilike(f"%{words}%", escape="\\"), head.ilike(f"%{words}%", escape="\\"))
        )
    return note_rows(connection, list(connection.scalars(query.order_by(Note.written_at.desc()).limit(most))))
