"""The headless commands ``notes`` and ``note``, without how a journal is opened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sqlalchemy import Connection

from desktop.errors import UsageError
from desktop.notes.illustrating import NO_PICTURES, Printed
from desktop.notes.reads import NoteCard, NoteFilter, find_notes, note_card, note_ids, note_rows
from desktop.notes.writing import document, page
from desktop.people.finding import load_index
from desktop.texts import _

Row = dict[str, object]
_PAGE, _NAMES = 500, 20


def list_notes(connection: Connection, *, text: str = "", private: bool = True) -> Iterator[Row]:
    """Yield a line for each note, written last first; those found by ``text`` in the order of finding."""
    ids = note_ids(connection, NoteFilter(hide_private=not private))
    if text.strip():
        index, there = load_index(connection), set(ids)
        people, suppliers = index.find_contacts(text, _NAMES), index.find_suppliers(text, _NAMES)
        found = find_notes(connection, text, people=people, suppliers=suppliers)
        ids = [note_id for note_id in found if note_id in there]
    for start in range(0, len(ids), _PAGE):
        for row in note_rows(connection, ids[start : start + _PAGE]):
            yield {
                "id": row.id,
                "title": row.title,
                "day": row.day.isoformat() if row.day else None,
                "private": row.private,
                "pinned": row.pinned,
                "written_at": row.written_at.isoformat(),
                "excerpt": row.excerpt,
            }


def one_note(connection: Connection, note_id: int) -> NoteCard:
    """Return a note; raises UsageError when it is not in the journal or waits in the trash."""
    card = note_card(connection, note_id)
    if card is None:
        raise UsageError(
            _("There is no note {id}.").format(id=note_id), _("“notes” lists them with their ids.")
        )
    return card


def written(card: NoteCard, form: str, pictures: Mapping[int, Printed] = NO_PICTURES) -> str:
    """Return a note as ``md`` or, with its pictures, as ``html``."""
    title = card.title or (card.day.isoformat() if card.day else "")
    if form == "md":
        return document(title, card.body)
    return page(title or card.shown_title, card.body, pictures)
