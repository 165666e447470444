"""Notes that hold what was typed, or name whom it means, as the find box shows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, select

from desktop.highlight import Marked, excerpt, mark
from desktop.notes.markdown import plain_words, title_of
from desktop.notes.reads import NoteFilter, find_notes, note_ids
from desktop.notes.tables import Note
from desktop.people.finding import PeopleIndex

_NAMES = 5


@dataclass(frozen=True, slots=True)
class NoteHit:
    """A note that was found, with the places of what was typed."""

    id: int
    day: date | None
    """The day whose page it is."""
    written_at: datetime
    title: Marked
    excerpt: Marked


def find_note_hits(
    connection: Connection, index: PeopleIndex, typed: str, limit: int, *, hide_private: bool = False
) -> list[NoteHit]:
    """Return the newest notes that hold all words typed, then those that name whom it means, at most ``limit``."""
    people, suppliers = index.find_contacts(typed, _NAMES), index.find_suppliers(typed, _NAMES)
    found = find_notes(connection, typed, people=people, suppliers=suppliers, most=limit * 3)
    there = set(note_ids(connection, NoteFilter(found, hide_private=hide_private))) if found else set()
    ids = [note_id for note_id in found if note_id in there][:limit]
    columns = (Note.id, Note.day, Note.written_at, Note.title, Note.body)
    rows = (
        {row.id: row for row in connection.execute(select(*columns).where(Note.id.in_(ids)))} if ids else {}
    )
    return [
        NoteHit(
            row.id, row.day, row.written_at, mark(row.title if row.day else title_of(row.title, row.body), typed),
            excerpt(plain_words(row.body), typed),
        )
        for row in (rows[note_id] for note_id in ids)
    ]  # fmt: skip
