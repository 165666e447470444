"""Delete a person completely, after a look at what goes and what stays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, delete, select, update

from desktop.attachments.tables import Thumbnail
from desktop.errors import UsageError
from desktop.forgetting import log, names
from desktop.forgetting.owned import Doomed, doomed
from desktop.journal.durable import disk_problems
from desktop.journal.erasing import erasing
from desktop.journal.journal import Journal
from desktop.journal.schema import Base, as_ids, given_ids
from desktop.journal.tables import RecentSearch
from desktop.people.tables import Contact
from desktop.texts import _


@dataclass(frozen=True, slots=True)
class Choice:
    """How far the deletion goes."""

    keep_shared: bool = False
    """Touches and notes that also belong to a supplier stay, without the person."""
    take_names_out: bool = True
    """The full name is taken out of all texts that stay."""


@dataclass(frozen=True, slots=True)
class Prospect:
    """What would go, for the question before it."""

    rows: dict[str, int]
    """Number of rows by table, none left out that has any."""
    files: int
    """Files that hang on nothing else."""


@dataclass(frozen=True, slots=True)
class Named:
    """Where the name of a person stands in texts, also in those that go."""

    full_names: tuple[str, ...]
    """The names that can be taken out of texts."""
    places: tuple[names.Place, ...]


def prospect(connection: Connection, contact_id: int, *, keep_shared: bool) -> Prospect:
    """Return what a complete deletion would take. Raises UsageError when the person is not there."""
    _existing(connection, contact_id)
    found = doomed(connection, contact_id, keep_shared=keep_shared)
    return Prospect({table: len(ids) for table, ids in found.rows.items() if ids}, len(found.contents))


def named(connection: Connection, contact_id: int) -> Named:
    """Return where the full name of a person stands; all texts of the journal are looked through."""
    wanted = names.full_names(connection, contact_id)
    return Named(tuple(wanted), tuple(names.places(connection, wanted)))


def forget(journal: Journal, contact_id: int, choice: Choice) -> Doomed:
    """Delete a person for good, from tables, history, index, file and folder; return what went.

    It cannot be undone, and earlier changes that touched the person cannot be undone any more either. Run it beside
    the screen: the database file is written anew. Raises UsageError when the person is not there, Refused while the
    search index is made anew, StoreError when the disk refuses; then nothing is deleted, except that files may stay
    which nothing names any more.
    """
    with erasing(journal) as connection:
        _existing(connection, contact_id)
        wanted = names.full_names(connection, contact_id) if choice.take_names_out else []
        found = doomed(connection, contact_id, keep_shared=choice.keep_shared)
        contents = found.contents | log.add_former(connection, found, contact_id)
        _loosen(connection, found)
        _delete(connection, found, contents)
        names.take_out(connection, wanted)
        log.clear(connection, found, contact_id)
    for content in contents:
        with disk_problems(journal.files.folder):
            journal.files.path(content).unlink(missing_ok=True)
    return found


def _existing(connection: Connection, contact_id: int) -> None:
    if connection.scalar(select(Contact.id).where(Contact.id == contact_id)) is None:
        raise UsageError(
            _("This record is no longer in the journal."),
            _("Another window may have deleted it; look at the list again."),
        )


def _loosen(connection: Connection, found: Doomed) -> None:
    """Let rows that stay point to nobody."""
    for (table, column), ids in found.loosened.items():
        held = Base.metadata.tables[table]
        loosened = update(held).where(held.c.id.in_(given_ids())).values({column: None})
        connection.execute(loosened, {"ids": as_ids(ids)})


def _delete(connection: Connection, found: Doomed, contents: Iterable[str]) -> None:
    for table in reversed(Base.metadata.sorted_tables):
        if found.ids(table.name):
            connection.execute(
                delete(table).where(table.c.id.in_(given_ids())), {"ids": as_ids(found.ids(table.name))}
            )
    drafts = Base.metadata.tables["note_draft"]
    connection.execute(
        delete(drafts).where(drafts.c.note_id.in_(given_ids())), {"ids": as_ids(found.ids("note"))}
    )
    connection.execute(delete(RecentSearch))  # they may name the person in any script, or by initials
    connection.execute(delete(Thumbnail).where(Thumbnail.content.in_(sorted(contents))))
