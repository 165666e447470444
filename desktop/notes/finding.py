"""Notes that hold what was typed, or name whom it means, as the find box shows them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Connection, select

from desktop.highlight import Marked, excerpt, mark
from desktop.journal.asking import Asked, newest
from desktop.journal.schema import as_ids, given_ids
from desktop.notes.markdown import plain_words, title_of
from desktop.notes.tables import Note
from desktop.people.finding import PeopleIndex

_NAMES = 5
_ROWS = select(Note.id, Note.day, Note.written_at, Note.title, Note.body).where(Note.id.in_(given_ids()))


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
    connection: Connection, index: PeopleIndex, asked: Asked, *, hide_private: bool = False
) -> list[NoteHit]:
    """Return the newest notes that hold all words asked for, then those that name whom the words mean."""
    if hide_private:
        asked = replace(asked, without=(*asked.without, "private"))
    ids = newest(connection, "note", asked)
    named = _named(index, asked.words) if len(ids) < asked.limit else ()
    if named:
        naming = newest(connection, "note", replace(asked, words="").among(*named))
        ids = list(dict.fromkeys((*ids, *naming)))[: asked.limit]
    if not ids:
        return []
    rows = {row.id: row for row in connection.execute(_ROWS, {"ids": as_ids(ids)})}
    return [
        NoteHit(
            row.id, row.day, row.written_at,
            mark(row.title if row.day else title_of(row.title, row.body), asked.words),
            excerpt(plain_words(row.body), asked.words),
        )
        for row in (rows[note_id] for note_id in ids if note_id in rows)
    ]  # fmt: skip


def _named(index: PeopleIndex, words: str) -> tuple[str, ...]:
    """Return the facets of those whom what was typed means; nothing typed means nobody."""
    if not words.strip():
        return ()
    people = (f"person{found}" for found in index.find_contacts(words, _NAMES))
    suppliers = (f"supplier{found}" for found in index.find_suppliers(words, _NAMES))
    return (*people, *suppliers)
