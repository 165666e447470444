"""One search over all: people and suppliers by name, touches and events by their text; what Ctrl+K shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, select, text

from desktop.attachments.finding import FileHit, find_files
from desktop.highlight import Marked, excerpt, mark
from desktop.journal.schema import as_ids, given_ids
from desktop.notes.finding import NoteHit, find_note_hits
from desktop.people.finding import PeopleIndex
from desktop.people.tables import Contact, Employment, Supplier
from desktop.planning.event_reads import day_near, event_rows
from desktop.planning.tables import Event
from desktop.touches.mentions import Mentioned, Resolve
from desktop.touches.searching import touch_query
from desktop.touches.tables import Touch
from desktop.touches.timeline import Name, people_of, plain

_SUGGESTED = 9
_NEWEST = text(
    "SELECT d.record_id FROM search_index JOIN search_document AS d ON d.id = search_index.rowid"
    " WHERE search_index MATCH :typed AND d.kind = :kind ORDER BY search_index.rowid DESC LIMIT :most"
)
_TOUCHES = select(Touch.id, Touch.kind, Touch.at, Touch.summary, Touch.body, Touch.place, Touch.asks).where(
    Touch.id.in_(given_ids())
)
# made once: building a statement costs more than running it for a few
_PEOPLE = (
    select(Contact.id, Contact.name_zh, Contact.name_en, Contact.pinyin, Contact.form_of_address)
    .add_columns(
        Employment.title, Employment.company, Supplier.name_en.label("s_en"), Supplier.name_zh.label("s")
    )
    .outerjoin(Employment, (Employment.contact_id == Contact.id) & Employment.until_date.is_(None))
    .outerjoin(Supplier, Supplier.id == Employment.supplier_id)
    .where(Contact.id.in_(given_ids()), Contact.deleted_at.is_(None))
    .order_by(Employment.from_date, Employment.id)
)
_COMPANIES = select(
    Supplier.id,
    Supplier.name_zh,
    Supplier.name_en,
    Supplier.name_pinyin,
    Supplier.city_en,
    Supplier.city_zh,
).where(Supplier.id.in_(given_ids()), Supplier.deleted_at.is_(None))
_EVENTS = select(Event.id, Event.place, Event.notes).where(Event.id.in_(given_ids()))


@dataclass(frozen=True, slots=True)
class ContactHit:
    """A person who was found."""

    id: int
    name: Name
    form_of_address: str
    title: str
    company: str
    """Where they work today: English name, else Chinese."""


@dataclass(frozen=True, slots=True)
class SupplierHit:
    """A supplier that was found."""

    id: int
    name: Name
    city_en: str
    city_zh: str


@dataclass(frozen=True, slots=True)
class TouchHit:
    """A touch that was found, with the places of what was typed."""

    id: int
    kind: str
    at: datetime
    people: tuple[Name, ...]
    summary: Marked
    excerpt: Marked
    """Where the body, the place or the question holds it; else the body's beginning."""


@dataclass(frozen=True, slots=True)
class EventHit:
    """An event that was found, with the places of what was typed."""

    id: int
    on: date
    """Its day in its own zone; of a repeating one the next."""
    title: Marked
    excerpt: Marked
    """Where the notes or the place hold it; else the notes' beginning."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found, in groups, the best or newest first in each."""

    suppliers: tuple[SupplierHit, ...]
    contacts: tuple[ContactHit, ...]
    touches: tuple[TouchHit, ...]
    events: tuple[EventHit, ...]
    notes: tuple[NoteHit, ...]
    files: tuple[FileHit, ...]


def find(
    connection: Connection, index: PeopleIndex, typed: str, today: date, *, names: int = 6, texts: int = 12
) -> Found:
    """Return the best ``names`` suppliers and people and the newest ``texts`` touches and events for what was typed.

    Nothing typed finds nothing. May be stopped from another thread by interrupting the connection.
    """
    if not typed.strip():
        return Found((), (), (), (), (), ())
    return Found(
        suppliers=tuple(find_suppliers(connection, index, typed, names)),
        contacts=tuple(find_contacts(connection, index, typed, names)),
        touches=tuple(find_touches(connection, typed, texts)),
        events=tuple(find_events(connection, typed, texts, today)),
        notes=tuple(find_note_hits(connection, index, typed, texts)),
        files=tuple(find_files(connection, typed, texts)),
    )


def find_contacts(connection: Connection, index: PeopleIndex, typed: str, limit: int) -> list[ContactHit]:
    """Return the people who match, the best first."""
    return contact_hits(connection, index.find_contacts(typed, limit))


def contact_hits(connection: Connection, ids: Sequence[int]) -> list[ContactHit]:
    """Return some people in the order of ``ids``; who is in the trash is left out."""
    hits = {
        row.id: ContactHit(
            id=row.id,
            name=Name(row.id, row.name_zh, row.name_en or row.pinyin),
            form_of_address=row.form_of_address,
            title=row.title or "",
            company=row.s_en or row.s or row.company or "",
        )
        for row in connection.execute(_PEOPLE, {"ids": as_ids(ids)})
    }
    return [hits[contact_id] for contact_id in ids if contact_id in hits]


def find_suppliers(connection: Connection, index: PeopleIndex, typed: str, limit: int) -> list[SupplierHit]:
    """Return the suppliers that match, the best first."""
    return supplier_hits(connection, index.find_suppliers(typed, limit))


def supplier_hits(connection: Connection, ids: Sequence[int]) -> list[SupplierHit]:
    """Return some suppliers in the order of ``ids``; what is in the trash is left out."""
    hits = {
        row.id: SupplierHit(
            row.id, Name(row.id, row.name_zh, row.name_en or row.name_pinyin), row.city_en, row.city_zh
        )
        for row in connection.execute(_COMPANIES, {"ids": as_ids(ids)})
    }
    return [hits[supplier_id] for supplier_id in ids if supplier_id in hits]


def find_touches(connection: Connection, typed: str, limit: int) -> list[TouchHit]:
    """Return the newest touches whose text holds all words typed; a Latin word that is last may be begun only.

    What holds no word finds nothing.
    """
    query = touch_query(typed)
    if not query:
        return []
    ids = _newest(connection, "touch", query, limit)
    if not ids:
        return []
    people = people_of(connection, ids)
    rows = {row.id: row for row in connection.execute(_TOUCHES, {"ids": as_ids(ids)})}
    return [
        TouchHit(
            id=row.id,
            kind=row.kind,
            at=row.at,
            people=tuple(people.get(row.id, ())),
            summary=mark(row.summary, typed),
            excerpt=_excerpt((plain(row.body, len(row.body)), row.asks, row.place), typed),
        )
        for row in (rows[touch_id] for touch_id in ids if touch_id in rows)
    ]


def find_events(connection: Connection, typed: str, limit: int, today: date) -> list[EventHit]:
    """Return the latest events whose title, notes or place hold all words typed, as ``find_touches``."""
    query = touch_query(typed, "kindevent")
    ids = _newest(connection, "event", query, limit) if query else []
    if not ids:
        return []
    rows = {row.id: row for row in event_rows(connection, ids)}
    texts = {row.id: (row.notes, row.place) for row in connection.execute(_EVENTS, {"ids": as_ids(ids)})}
    return [
        EventHit(row.id, day_near(row, today), mark(row.title, typed), _excerpt(texts[row.id], typed))
        for row in (rows[event_id] for event_id in ids if event_id in rows)
    ]


def _newest(connection: Connection, kind: str, query: str, limit: int) -> list[int]:
    return list(connection.scalars(_NEWEST, {"typed": query, "kind": kind, "most": limit}))


def _excerpt(texts: Sequence[str], typed: str) -> Marked:
    """Return the first text that holds what was typed, else the first."""
    found = [excerpt(words, typed) for words in texts]
    return next((marked for marked in found if marked.spans), found[0])


def contact_names(connection: Connection) -> dict[int, str]:
    """Return the name by which each person is mentioned in a line: Chinese, else English, else pinyin."""
    query = select(Contact.id, Contact.name_zh, Contact.name_en, Contact.pinyin).where(
        Contact.deleted_at.is_(None)
    )
    return {row.id: row.name_zh or row.name_en or row.pinyin for row in connection.execute(query)}


def resolver(index: PeopleIndex, names: Mapping[int, str]) -> Resolve:
    """Return what finds the people whom a fragment of a quick entry may mean, at most nine, the best first."""

    def resolve(fragment: str) -> list[Mentioned]:
        ids = index.find_contacts(fragment, _SUGGESTED)
        return [Mentioned(contact_id, names[contact_id]) for contact_id in ids if contact_id in names]

    return resolve
