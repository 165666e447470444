"""What the history of a record needs to name the steps of its custom fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from desktop.fields.content import Content, content_words
from desktop.fields.reads import OWNER_COLUMNS, link_names
from desktop.fields.tables import CustomField, FieldChoice, FieldValue

_LINKS = {"to_supplier_id": "supplier", "to_contact_id": "contact"}


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

    def words(self, connection: Connection, column: str, value: str | float | None) -> str:
        """Return a stored cell in words; empty for one that says nothing by itself."""
        if value in (None, ""):
            return ""
        if column == "choice_id":
            return self.choice
        if column == "amount" and self.currency:
            return content_words("money", Content(amount=int(value or 0), currency=self.currency))
        if column == "text":
            return content_words(self.kind, Content(text=str(value)))
        if column not in _LINKS:
            return ""
        to = int(value or 0)
        return link_names(connection, _LINKS[column], [to]).get(to, "")


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
