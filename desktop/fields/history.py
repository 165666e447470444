"""What the history of a record needs to name the steps of its custom fields."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from desktop.errors import UsageError
from desktop.fields.content import READ_KINDS, Content, content_words, read_content
from desktop.fields.reads import OWNER_COLUMNS, link_names
from desktop.fields.tables import CustomField, FieldChoice, FieldValue

_LINKS = {"to_supplier_id": "supplier", "to_contact_id": "contact"}
Cell = str | float | None
Names = Mapping[tuple[str, int], str]
"""Column of a link and id to the name of the record."""


@dataclass(frozen=True, slots=True)
class ValueRow:
    """A row of a custom field on a record, also one that was cleared."""

    id: int
    name: str
    """Of the field."""
    kind: str
    currency: str
    choice: str
    """The choice that the row stands for."""

    def words(self, names: Names, column: str, value: Cell) -> str:
        """Return a stored cell in words; empty for one that says nothing by itself. ``names`` are of ``names_in``."""
        if value in (None, ""):
            return ""
        if column == "choice_id":
            return self.choice
        if column == "amount" and self.currency:
            return content_words("money", Content(amount=int(value or 0), currency=self.currency))
        if column == "text":
            return _text_words(self.kind, str(value))
        return names.get((column, int(value or 0)), "") if column in _LINKS else ""


def names_in(connection: Connection, cells: Iterable[tuple[str, Cell]]) -> Names:
    """Return the names of all records to which cells lead, each a column and what is stored in it."""
    wanted: dict[str, set[int]] = {column: set() for column in _LINKS}
    for column, value in cells:
        if column in _LINKS and value:
            wanted[column].add(int(value))
    return {
        (column, record_id): name
        for column, ids in wanted.items()
        if ids
        for record_id, name in link_names(connection, _LINKS[column], ids).items()
    }


def _text_words(kind: str, text: str) -> str:
    """Return a text in the words of its field; as it is when the field was of another kind then."""
    if kind not in READ_KINDS:
        return text
    try:
        return content_words(kind, read_content(kind, text))
    except UsageError:
        return text


def value_rows(connection: Connection, owner: str, record_id: int) -> Mapping[int, ValueRow]:
    """Return all rows of custom fields on a record by their ids, fields in the trash as well."""
    query = (
        select(FieldValue.id, CustomField.name, CustomField.kind, FieldValue.currency, FieldChoice.name)
        .join(CustomField, CustomField.id == FieldValue.field_id)
        .outerjoin(FieldChoice, FieldChoice.id == FieldValue.choice_id)
        .where(OWNER_COLUMNS[owner] == record_id)
        .order_by(CustomField.position, FieldValue.id)
    )
    return {
        row[0]: ValueRow(row[0], row[1], row[2], row[3], row[4] or "") for row in connection.execute(query)
    }
