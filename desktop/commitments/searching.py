"""What the search index holds of follow-ups, promises and decisions."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, select

from desktop.commitments.tables import Decision, FollowUp, Promise
from desktop.journal.asking import moment_of
from desktop.journal.schema import as_ids, given_ids
from desktop.journal.search import Document, Searchable

_ROWS = select(
    FollowUp.id, FollowUp.due_on, FollowUp.text, FollowUp.outcome, FollowUp.contact_id, FollowUp.supplier_id
).where(FollowUp.id.in_(given_ids()), FollowUp.deleted_at.is_(None))

_PROMISES = select(
    Promise.id, Promise.due_on.label("on"), Promise.what, Promise.outcome.label("came"), Promise.contact_id,
    Promise.supplier_id,
).where(Promise.id.in_(given_ids()), Promise.deleted_at.is_(None))  # fmt: skip
_DECISIONS = select(
    Decision.id, Decision.asked_on.label("on"), Decision.what, Decision.answer.label("came"), Decision.contact_id,
    Decision.supplier_id,
).where(Decision.id.in_(given_ids()), Decision.deleted_at.is_(None))  # fmt: skip


def _documents(connection: Connection, follow_up_ids: Collection[int]) -> Iterator[Document]:
    for row in connection.execute(_ROWS, {"ids": as_ids(follow_up_ids)}):
        owners = (("person", row.contact_id), ("supplier", row.supplier_id))
        facets = tuple(f"{word}{owner_id}" for word, owner_id in owners if owner_id is not None)
        yield Document(row.id, moment_of(row.due_on), row.text, row.outcome, facets)


def _all_ids(connection: Connection) -> Iterable[int]:
    query = select(FollowUp.id).where(FollowUp.deleted_at.is_(None)).order_by(FollowUp.due_on)
    return list(connection.scalars(query))


FOLLOW_UPS = Searchable(kind="followup", tables={"follow_up": "id"}, documents=_documents, all_ids=_all_ids)


def _words(query: Any, *, answered: bool) -> Callable[[Connection, Collection[int]], Iterator[Document]]:
    """Return what reads the documents of a statement of many columns, hence Any; ``answered``: with its outcome."""

    def read(connection: Connection, ids: Collection[int]) -> Iterator[Document]:
        for row in connection.execute(query, {"ids": as_ids(ids)}):
            owners = (("person", row.contact_id), ("supplier", row.supplier_id))
            facets = tuple(f"{word}{owner_id}" for word, owner_id in owners if owner_id is not None)
            yield Document(row.id, moment_of(row.on), row.what, row.came if answered else "", facets)

    return read


def _all_promises(connection: Connection) -> Iterable[int]:
    query = select(Promise.id).where(Promise.deleted_at.is_(None)).order_by(Promise.due_on)
    return list(connection.scalars(query))


def _all_decisions(connection: Connection) -> Iterable[int]:
    query = select(Decision.id).where(Decision.deleted_at.is_(None)).order_by(Decision.asked_on)
    return list(connection.scalars(query))


PROMISES = Searchable("promise", {"promise": "id"}, _words(_PROMISES, answered=False), _all_promises)
DECISIONS = Searchable("decision", {"decision": "id"}, _words(_DECISIONS, answered=True), _all_decisions)
