"""What a view of notes can filter, show, sort and group by."""

from __future__ import annotations

from sqlalchemy import Connection, String, cast, func, select

from desktop.notes.markdown import plain_words, title_of
from desktop.notes.tables import Note, NoteLink, NoteTag, NoteTask
from desktop.texts import _
from desktop.views.attributes import Attribute, Choices, line, yes_choices, yes_no

_READ = 600


def note_attributes() -> list[Attribute]:
    """Return the attributes of notes in the order in which they are offered."""
    tagged = select(NoteTag.note_id, NoteTag.key)
    people = select(NoteLink.note_id, NoteLink.contact_id).where(NoteLink.contact_id.is_not(None))
    suppliers = select(NoteLink.note_id, NoteLink.supplier_id).where(NoteLink.supplier_id.is_not(None))
    boxes = select(func.count()).where(NoteTask.note_id == Note.id).scalar_subquery()
    titled = (
        Note.title
        + "\n"
        + func.coalesce(cast(Note.day, String), "")
        + "\n"
        + func.substr(Note.body, 1, _READ)
    )
    return [
        Attribute("title", _("Title"), "text", titled, show=_title, order=func.lower(Note.title), width=280),
        Attribute("body", _("Text"), "text", Note.body, show=_words, width=340),
        Attribute("tag", _("Tags"), "many", links=tagged, choices=_tags, width=160),
        Attribute("contact", _("People"), "many", links=people, record="contact", width=180),
        Attribute("supplier", _("Suppliers"), "many", links=suppliers, record="supplier", width=200),
        Attribute("day", _("Daily page of"), "date", Note.day),
        Attribute("written", _("Written"), "date", Note.written_at, days="moment"),
        Attribute("made", _("Made"), "date", Note.created_at, days="moment"),
        Attribute("boxes", _("Boxes with a day"), "number", boxes, width=90),
        Attribute("pinned", _("Pinned"), "choice", Note.pinned, choices=yes_choices, show=yes_no, width=80),
        Attribute(
            "private", _("Private"), "choice", Note.private, choices=yes_choices, show=yes_no, width=80
        ),
    ]


def _title(titled: str) -> str:
    title, day, body = titled.split("\n", 2)
    return title_of(title, body) or day


def _words(body: str) -> str:
    return line(plain_words(body[:_READ]))


def _tags(connection: Connection) -> Choices:
    rows = connection.execute(
        select(NoteTag.key, func.min(NoteTag.name)).group_by(NoteTag.key).order_by(NoteTag.key)
    )
    return [(key, f"#{name}") for key, name in rows]
