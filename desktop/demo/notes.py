"""The notes of the demo journal: visits, talks, a dinner, a page of today."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from desktop.bundled import resources
from desktop.demo.cast import Player
from desktop.demo.story import HOME
from desktop.journal.journal import ChangeSession
from desktop.notes.keeping import make_note, set_pinned, tie
from desktop.notes.markdown import link
from desktop.notes.tables import Note
from desktop.people import shown
from desktop.people.fields import existing

_NAMED = re.compile(r"\{([^{}]+)\}")
_NOTE = re.compile(r"\[\[([^\[\]]+)\]\]")
_WRITTEN_AT = time(18, 20)


@dataclass(frozen=True, slots=True)
class NoteText:
    """One note of ``resources/demo/notes.txt``."""

    days_ago: int
    supplier: str
    flags: frozenset[str]
    title: str
    body: str


def write_notes(session: ChangeSession, players: Sequence[Player], today: date) -> None:
    """Write the notes; what they name are live links, their boxes with a day follow-ups."""
    people = {player.row.name_zh: player.id for player in players}
    suppliers = {player.supplier.key: player.supplier_id for player in players}
    titles: dict[str, int] = {}
    for text in note_texts():
        day = today - timedelta(days=text.days_ago)
        note_id = make_note(
            session,
            day,
            title=text.title,
            body=_linked(text.body, people, titles),
            day=day if "daily" in text.flags else None,
            private="private" in text.flags,
        )
        titles[text.title] = note_id
        session.flush()
        _place(session, note_id, text, day, suppliers)
    session.flush()


def note_texts() -> Iterator[NoteText]:
    """Yield the texts of the notes as they stand in the resources."""
    name = shown.single("notes.zh.txt", "notes.txt")
    for part in (resources() / "demo" / name).read_text("utf-8").split("\n== ")[1:]:
        head, _line, body = part.partition("\n")
        days_ago, supplier, flags, title = (cell.strip() for cell in head.split("|"))
        yield NoteText(int(days_ago), supplier, frozenset(flags.split()), title, body.strip() + "\n")


def _linked(body: str, people: Mapping[str, int], titles: Mapping[str, int]) -> str:
    named = _NAMED.sub(lambda found: link(found[1], "contact", people[found[1]]), body)
    return _NOTE.sub(lambda found: link(found[1], "note", titles[found[1]]), named)


def _place(
    session: ChangeSession, note_id: int, text: NoteText, day: date, suppliers: Mapping[str, int]
) -> None:
    if text.supplier:
        tie(session, note_id, "supplier", suppliers[text.supplier])
    if "pinned" in text.flags:
        set_pinned(session, note_id, pinned=True)
    note = existing(session, Note, note_id)
    at = min(datetime.combine(day, _WRITTEN_AT, HOME), session.now) if text.days_ago else session.now
    note.created_at = note.written_at = at
