"""Everything that a person can change about notes, done at random."""

from __future__ import annotations

from desktop.notes import keeping
from desktop.notes.tables import Note, NoteLink
from desktop.people.tables import Contact, Supplier
from tests.desktop.random_work import Action, Work

_DAYS = ("", " !fri", " !3d", " ！周五", " !2026-11-01", " !nothing")


def _line(work: Work) -> str:
    kind, table = work.chance.choice((("contact", Contact), ("supplier", Supplier), ("note", Note)))
    mark = work.chance.choice(("", "- [ ] ", "- [x] ", "# ", "```", "> "))
    named = f" [{work.word()}]({kind}:{work.one(table)})" if work.chance.random() < 0.5 else ""
    return f"{mark}{work.word()}{named} #{work.chance.choice(('质检', 'VIP', 'vip', '1'))}{work.chance.choice(_DAYS)}"


def _body(work: Work) -> str:
    return "\n".join(_line(work) for _ in range(work.chance.randrange(4)))


def make_note(work: Work) -> None:
    day = work.day() if work.chance.random() < 0.3 else None
    keeping.make_note(work.session, work.day(), title=work.word(), body=_body(work), day=day)


def write_note(work: Work) -> None:
    keeping.write_note(work.session, work.one(Note), work.day(), body=_body(work))


def mark_note(work: Work) -> None:
    keeping.set_private(work.session, [work.one(Note)], private=work.chance.random() < 0.5)
    keeping.set_pinned(work.session, work.one(Note), pinned=work.chance.random() < 0.5)


def tie_note(work: Work) -> None:
    kind, table = work.chance.choice((("contact", Contact), ("supplier", Supplier)))
    keeping.tie(work.session, work.one(Note), kind, work.one(table))


def untie_note(work: Work) -> None:
    keeping.untie(work.session, work.one(NoteLink))


def trash_note(work: Work) -> None:
    keeping.trash_notes(work.session, [work.one(Note)])


def restore_note(work: Work) -> None:
    keeping.restore_notes(work.session, [work.one(Note)])


NOTES: tuple[Action, ...] = (
    make_note,
    make_note,
    write_note,
    write_note,
    mark_note,
    tie_note,
    untie_note,
    trash_note,
    restore_note,
)
