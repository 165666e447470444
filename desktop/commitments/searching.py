"""What the search index holds of follow-ups."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from sqlalchemy import Connection, select

from desktop.commitments.tables import FollowUp
from desktop.journal.asking import moment_of
from desktop.journal.schema import as_ids, given_ids
from desktop.journal.search import Document, Searchable

_ROWS = select(
    FollowUp.id, FollowUp.due_on, FollowUp.text, FollowUp.outcome, FollowUp.contact_id, FollowUp.supplier_id
).where(FollowUp.id.in_(given_ids()), FollowUp.deleted_at.is_(None))


def _documents(connection: Connection, follow_up_ids: Collection[int]) -> Iterator[Document]:
    for row in connection.execute(_ROWS, {"ids": as_ids(follow_up_ids)}):
        owners = (("person", row.contact_id), ("supplier", row.supplier_id))
        facets = tuple(f"{word}{owner_id}" for word, owner_id in owners if owner_id is not None)
        yield Document(row.id, moment_of(row.due_on), row.text, row.outcome, facets)


def _all_ids(connection: Connection) -> Iterable[int]:
    query = select(FollowUp.id).where(FollowUp.deleted_at.is_(None)).order_by(FollowUp.due_on)
    return list(connection.scalars(query))


FOLLOW_UPS = Searchable(kind="followup", tables={"follow_up": "id"}, documents=_documents, all_ids=_all_ids)
