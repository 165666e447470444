"""What the search index holds of notes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from sqlalchemy import Connection, select

from desktop.journal.schema import as_ids, given_ids
from desktop.journal.search import Document, Searchable
from desktop.notes.markdown import plain_words, title_of
from desktop.notes.tables import Note, NoteLink, NoteTag
from desktop.people.tags import tag_facet

# made once: building a statement costs more than running it for one note
_IDS = given_ids()
_TEXTS = select(Note.id, Note.created_at, Note.title, Note.body, Note.private).where(
    Note.id.in_(_IDS), Note.deleted_at.is_(None)
)
_LINKS = select(NoteLink.note_id, NoteLink.contact_id, NoteLink.supplier_id).where(NoteLink.note_id.in_(_IDS))

_TAGS = select(NoteTag.note_id, NoteTag.key).where(NoteTag.note_id.in_(_IDS))


def _documents(connection: Connection, note_ids: Collection[int]) -> Iterator[Document]:
    asked = {"ids": as_ids(note_ids)}
    facets: dict[int, set[str]] = {}
    for note_id, contact_id, supplier_id in connection.execute(_LINKS, asked):
        owners = facets.setdefault(note_id, set())
        if contact_id is not None:
            owners.add(f"person{contact_id}")
        if supplier_id is not None:
            owners.add(f"supplier{supplier_id}")
    for note_id, key in connection.execute(_TAGS, asked):
        facets.setdefault(note_id, set()).add(tag_facet(key))
    for row in connection.execute(_TEXTS, asked):
        words = (*sorted(facets.get(row.id, ())), *(("private",) if row.private else ()))
        yield Document(row.id, row.created_at, title_of(row.title, row.body), plain_words(row.body), words)


def _all_ids(connection: Connection) -> Iterable[int]:
    return list(
        connection.scalars(select(Note.id).where(Note.deleted_at.is_(None)).order_by(Note.created_at))
    )


NOTES = Searchable(
    kind="note",
    tables={"note": "id", "note_link": "note_id", "note_tag": "note_id"},
    documents=_documents,
    all_ids=_all_ids,
)
