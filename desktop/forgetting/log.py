"""What the history keeps of a person: images of rows that are there and of rows that were, taken out for good."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, Select, delete, func, or_, select, update

from desktop.attachments.tables import Attachment, AttachmentLink
from desktop.forgetting.owned import OWNED, Doomed
from desktop.journal.schema import Base, as_ids, given_ids, references
from desktop.journal.tables import Operation, OperationRow


def add_former(connection: Connection, found: Doomed, contact_id: int) -> set[str]:
    """Add to ``found`` the rows that once belonged to the person and are no more; return contents of their files.

    They are known by their images: a channel that was removed, a touch whose logging was undone.
    """
    _add_photos(connection, found, contact_id)
    for table, column in references("contact"):
        if column.nullable and (table.name, column.name) not in OWNED:
            continue
        rows = _imaged(connection, table.name, column.name, contact_id)
        _doom(connection, found, table.name, rows)
    touches = {
        value
        for row in found.ids("touch_person")
        for value in _values(connection, "touch_person", row, "touch_id")
    }
    _doom(connection, found, "touch", touches)
    return _add_files(connection, found, contact_id)


def clear(connection: Connection, found: Doomed, contact_id: int) -> None:
    """Delete the images of all rows in ``found``; what else named the person can be undone no more."""
    for name, ids in found.rows.items():
        gone = OperationRow.table_name == name, OperationRow.row_id.in_(given_ids())
        _end(connection, select(OperationRow.operation_id).where(*gone), ids)
        connection.execute(delete(OperationRow).where(*gone), {"ids": as_ids(ids)})
    for table, column in references("contact"):
        pointing = OperationRow.table_name == table.name, _says(column.name, contact_id)
        _end(connection, select(OperationRow.operation_id).where(*pointing), ())
        for image in (OperationRow.before, OperationRow.after):
            path = f"$.{column.name}"
            named = OperationRow.table_name == table.name, func.json_extract(image, path) == contact_id
            forgotten = func.json_set(image, path, None)
            connection.execute(update(OperationRow).where(*named).values({image.key: forgotten}))


def _end(connection: Connection, operations: Select[int], ids: Iterable[int]) -> None:
    """Take operations out of what can be undone or done again: one of their rows is no more."""
    connection.execute(
        update(Operation)
        .where(Operation.id.in_(operations), Operation.state.in_(("done", "undone")))
        .values(state="past"),
        {"ids": as_ids(ids)},
    )


def _says(column: str, value: int) -> ColumnElement[bool]:
    images = (OperationRow.before, OperationRow.after)
    return or_(*(func.json_extract(image, f"$.{column}") == value for image in images))


def _imaged(connection: Connection, table: str, column: str, value: int) -> set[int]:
    """Return the ids of rows one of whose images has a value in a column."""
    query = select(OperationRow.row_id).where(
        OperationRow.table_name == table,
        _says(column, value),
    )
    return set(connection.scalars(query))


def _values(connection: Connection, table: str, row_id: int, column: str) -> set[int]:
    """Return what stood in a column of a row over time."""
    query = select(
        func.json_extract(OperationRow.before, f"$.{column}"),
        func.json_extract(OperationRow.after, f"$.{column}"),
    ).where(OperationRow.table_name == table, OperationRow.row_id == row_id)
    return {value for row in connection.execute(query) for value in row if value is not None}


def _doom(connection: Connection, found: Doomed, table: str, ids: set[int]) -> None:
    """Add rows that are there no more; a row that lives on belongs to somebody else now."""
    held = Base.metadata.tables[table]
    living = set(
        connection.scalars(select(held.c.id).where(held.c.id.in_(given_ids())), {"ids": as_ids(ids)})
    )
    found.rows.setdefault(table, set()).update(ids - living)


def _add_photos(connection: Connection, found: Doomed, contact_id: int) -> None:
    _doom(connection, found, "photo", _values(connection, "contact", contact_id, "photo_id"))


def _add_files(connection: Connection, found: Doomed, contact_id: int) -> set[str]:
    """Doom files that hung on what goes and are removed already; return the contents that nothing else names."""
    links: set[int] = set()
    for table in ("contact", "touch", "note", "promise", "favour"):
        owners = {contact_id} if table == "contact" else found.ids(table)
        for owner in owners:
            rows = _imaged(connection, "attachment_link", "owner_id", owner)
            kinds = {row: _values(connection, "attachment_link", row, "owner_kind") for row in rows}
            links |= {row for row in rows if table in {str(kind) for kind in kinds[row]}}
    _doom(connection, found, "attachment_link", links)
    files = {
        value
        for row in found.ids("attachment_link")
        for value in _values(connection, "attachment_link", row, "attachment_id")
    }
    before = set(found.ids("attachment"))
    _doom(connection, found, "attachment", files)
    _add_trashed(connection, found, files)
    contents: set[str] = set()
    for row in found.ids("attachment") - before:
        contents |= {str(value) for value in _values(connection, "attachment", row, "content")}
    return {one for one in contents if not _holders(connection, one) - found.ids("attachment")}


def _add_trashed(connection: Connection, found: Doomed, files: set[int]) -> None:
    """Doom files of the person that lie in the trash, whoever they were taken from last."""
    trashed = select(Attachment.id).where(Attachment.id.in_(given_ids()), Attachment.deleted_at.is_not(None))
    gone = set(connection.scalars(trashed, {"ids": as_ids(files)}))
    links = select(AttachmentLink.id).where(AttachmentLink.attachment_id.in_(given_ids()))
    found.rows.setdefault("attachment", set()).update(gone)
    found.rows.setdefault("attachment_link", set()).update(connection.scalars(links, {"ids": as_ids(gone)}))


def _holders(connection: Connection, content: str) -> set[int]:
    return set(connection.scalars(select(Attachment.id).where(Attachment.content == content)))
