"""What the search index holds of custom fields: a document for each record that says something in one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

from sqlalchemy import Connection, select

from desktop.fields.reads import OWNER_COLUMNS, contents_of, custom_fields, typed_words
from desktop.fields.tables import CustomField, FieldValue
from desktop.journal.schema import Record, as_ids, given_ids
from desktop.journal.search import Document, Searchable
from desktop.people.tables import Contact, Supplier
from desktop.touches.tables import Touch

_TABLES: dict[str, type[Record]] = {"supplier": Supplier, "contact": Contact, "touch": Touch}
_FACETS = {"supplier": "supplier", "contact": "person", "touch": "touch"}
_SPOKEN = frozenset({"text", "choice", "choices", "number", "money", "date"})
"""Kinds with words of their own; the name behind a link is found with the record that it leads to."""


def _reader(owner: str) -> Callable[[Connection, Collection[int]], Iterable[Document]]:
    table = _TABLES[owner]
    living = select(table.id, table.created_at).where(table.id.in_(given_ids()), table.deleted_at.is_(None))

    def read(connection: Connection, record_ids: Collection[int]) -> Iterator[Document]:
        said = contents_of(connection, owner, record_ids)
        if not said:  # as of most records: then nobody is asked which fields there are
            return
        fields = [field for field in custom_fields(connection, owner) if field.kind in _SPOKEN]
        for row in connection.execute(living, {"ids": as_ids(said)}):
            lines = [typed_words(one, said[row.id][one.id], {}) for one in fields if one.id in said[row.id]]
            if lines:
                yield Document(row.id, row.created_at, "", "\n".join(lines), (f"{_FACETS[owner]}{row.id}",))

    return read


def _ids(owner: str) -> Callable[[Connection], Iterable[int]]:
    table, column = _TABLES[owner], OWNER_COLUMNS[owner]
    saying = (
        select(column)
        .join(CustomField, CustomField.id == FieldValue.field_id)
        .where(column.is_not(None), FieldValue.deleted_at.is_(None), CustomField.deleted_at.is_(None))
        .where(CustomField.kind.in_(_SPOKEN))
    )

    def read(connection: Connection) -> Iterable[int]:
        living = select(table.id).where(table.deleted_at.is_(None), table.id.in_(saying))
        return list(connection.scalars(living.order_by(table.created_at, table.id)))

    return read


def _searchable(owner: str) -> Searchable:
    tables = {"field_value": OWNER_COLUMNS[owner].key, owner: "id"}
    return Searchable(f"{owner}_field", tables, _reader(owner), _ids(owner))


FIELDS = tuple(map(_searchable, OWNER_COLUMNS))
"""One kind of documents for suppliers, people and touches each; the record found is the one that says it."""
