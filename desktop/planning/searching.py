"""What the search index holds of own events."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime

from sqlalchemy import Connection, select

from desktop.journal.asking import moment_of
from desktop.journal.search import Document, Searchable
from desktop.planning.tables import Event


def _documents(connection: Connection, event_ids: Collection[int]) -> Iterator[Document]:
    rows = connection.execute(
        select(Event.id, Event.first_on, Event.starts_at, Event.title, Event.place, Event.notes).where(
            Event.id.in_(event_ids), Event.deleted_at.is_(None)
        )
    )
    for row in rows:
        body = "\n".join(filter(None, (row.notes, row.place)))
        yield Document(row.id, _begin(row.first_on, row.starts_at), row.title, body)


def _begin(first_on: date, starts_at: datetime | None) -> datetime:
    return starts_at or moment_of(first_on)


def _all_ids(connection: Connection) -> Iterable[int]:
    return list(
        connection.scalars(select(Event.id).where(Event.deleted_at.is_(None)).order_by(Event.first_on))
    )


EVENTS = Searchable(kind="event", tables={"event": "id"}, documents=_documents, all_ids=_all_ids)
