"""The records that a note names or belongs to, as the page shows them, also when they wait in the trash."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from desktop.journal.schema import Base
from desktop.notes.markdown import links, plain_words
from desktop.notes.reads import NoteCard, Tied
from desktop.people.contact_reads import jobs_today

_TABLES: dict[str, tuple[str, tuple[str, ...]]] = {
    "contact": ("contact", ("name_zh", "name_en", "form_of_address")),
    "supplier": ("supplier", ("name_zh", "name_en")),
    "note": ("note", ("title", "body")),
    "touch": ("touch", ("summary", "body", "kind")),
    "order": ("purchase_order", ("number", "title")),
    "inquiry": ("inquiry", ("title", "title_zh")),
    "product": ("product", ("name_zh", "name_en", "code")),
    "inspection": ("inspection", ("product", "site")),
    "rework": ("rework", ("notes", "option")),
    "event": ("event", ("title",)),
    "visit": ("visit", ("title",)),
}
"""Kind to its table and the columns that name it, the first that is not empty."""
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Linked:
    """A record that a note names or belongs to."""

    link_id: int
    kind: str
    id: int
    name: str
    named: bool
    """It stands in the text; else it was tied to the note by hand."""
    trashed: bool
    """It waits in the trash and can come back."""
    private: bool = False


def linked(connection: Connection, ties: Iterable[Tied]) -> list[Linked]:
    """Return the records of ties, each once, those tied by hand first; what is gone for good has no name."""
    found: dict[tuple[str, int], Linked] = {}
    for tied in ties:
        if tied.kind in _TABLES and (tied.kind, tied.id) not in found:
            found[tied.kind, tied.id] = _record(connection, tied)
    return list(found.values())


def _record(connection: Connection, tied: Tied) -> Linked:
    table_name, names = _TABLES[tied.kind]
    table = Base.metadata.tables[table_name]
    columns = [table.c[name] for name in names]
    private = table.c.private if "private" in table.c else table.c.id.is_(None)
    row = connection.execute(
        select(table.c.deleted_at, private, *columns).where(table.c.id == tied.id)
    ).one_or_none()
    if row is None:
        return Linked(tied.link_id, tied.kind, tied.id, "", tied.named, trashed=True)
    name = plain_words(next(filter(None, row[2:]), "")).strip().split("\n")[0].lstrip("# ")[:_LONGEST]
    return Linked(
        tied.link_id, tied.kind, tied.id, name, tied.named, trashed=row[0] is not None, private=bool(row[1])
    )


def dead_links(card: NoteCard, records: Iterable[Linked]) -> set[tuple[str, int]]:
    """Return kind and id, as the text writes them, of the links that lead into the trash or to nothing."""
    dead = {(record.kind, record.id) for record in records if record.trashed}
    known = {(tied.kind, tied.id) for tied in card.ties} | set(card.meant)
    dead |= {(link.kind, link.id) for link in links(card.body)} - known
    typed = {(kind, meant): (kind, written) for (kind, written), meant in card.meant.items()}
    return {typed.get(key, key) for key in dead}


def houses_of(connection: Connection, records: Iterable[Linked]) -> list[int]:
    """Return the suppliers that a note is about: those it names or belongs to, and where its people work."""
    kept = [record for record in records if not record.trashed]
    found = [record.id for record in kept if record.kind == "supplier"]
    jobs = jobs_today(connection, [record.id for record in kept if record.kind == "contact"])
    return list(dict.fromkeys([*found, *(job.supplier_id for job in jobs.values() if job.supplier_id)]))
