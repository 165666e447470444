"""What the search index holds of gifts, favours and own messages."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from sqlalchemy import Connection, select

from desktop.giving.tables import Favour, Gift, OwnMessage
from desktop.journal.asking import moment_of
from desktop.journal.schema import as_ids, given_ids
from desktop.journal.search import Document, Searchable

# made once: building a statement costs more than running it
_IDS = given_ids()
_GIFTS = select(
    Gift.id,
    Gift.created_at,
    Gift.contact_id,
    Gift.supplier_id,
    Gift.what,
    Gift.reaction,
    Gift.notes,
    Gift.tracking,
    Gift.department,
).where(Gift.id.in_(_IDS), Gift.deleted_at.is_(None))
_FAVOURS = select(Favour.id, Favour.on_date, Favour.text, Favour.contact_id).where(
    Favour.id.in_(_IDS), Favour.deleted_at.is_(None)
)
_MESSAGES = select(
    OwnMessage.id, OwnMessage.created_at, OwnMessage.title, OwnMessage.zh, OwnMessage.en
).where(OwnMessage.id.in_(_IDS), OwnMessage.deleted_at.is_(None))


def _gifts(connection: Connection, ids: Collection[int]) -> Iterator[Document]:
    for row in connection.execute(_GIFTS, {"ids": as_ids(ids)}):
        owners = (("person", row.contact_id), ("supplier", row.supplier_id))
        facets = tuple(f"{word}{owner}" for word, owner in owners if owner is not None)
        body = "\n".join(filter(None, (row.reaction, row.notes, row.tracking, row.department)))
        yield Document(row.id, row.created_at, row.what, body, facets)


def _favours(connection: Connection, ids: Collection[int]) -> Iterator[Document]:
    for row in connection.execute(_FAVOURS, {"ids": as_ids(ids)}):
        yield Document(row.id, moment_of(row.on_date), row.text, "", (f"person{row.contact_id}",))


def _messages(connection: Connection, ids: Collection[int]) -> Iterator[Document]:
    for row in connection.execute(_MESSAGES, {"ids": as_ids(ids)}):
        yield Document(row.id, row.created_at, row.title, "\n".join(filter(None, (row.zh, row.en))), ())


def _all_gifts(connection: Connection) -> Iterable[int]:
    return list(
        connection.scalars(select(Gift.id).where(Gift.deleted_at.is_(None)).order_by(Gift.created_at))
    )


def _all_favours(connection: Connection) -> Iterable[int]:
    return list(
        connection.scalars(select(Favour.id).where(Favour.deleted_at.is_(None)).order_by(Favour.on_date))
    )


def _all_messages(connection: Connection) -> Iterable[int]:
    query = select(OwnMessage.id).where(OwnMessage.deleted_at.is_(None)).order_by(OwnMessage.created_at)
    return list(connection.scalars(query))


GIFTS = Searchable(kind="gift", tables={"gift": "id"}, documents=_gifts, all_ids=_all_gifts)
FAVOURS = Searchable(kind="favour", tables={"favour": "id"}, documents=_favours, all_ids=_all_favours)
OWN_MESSAGES = Searchable(
    kind="own_message", tables={"own_message": "id"}, documents=_messages, all_ids=_all_messages
)
