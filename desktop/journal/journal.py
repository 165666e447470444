"""The journal: the one door through which everything is read and changed.

``with journal.change(_("Log call")) as session`` is the only way to write. What it touched is recorded by triggers,
and the record gives undo and redo, the refresh of views, the history of each row and the marks of the search index.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, MetaData
from sqlalchemy.exc import IntegrityError

from desktop.journal import history, reindexing, search, turning
from desktop.journal.connection import DatabaseKey
from desktop.journal.connections import Connections
from desktop.journal.contents import Contents
from desktop.journal.derived import NOTHING, Derived
from desktop.journal.faults import spoken
from desktop.journal.folding import Folding
from desktop.journal.history import RowChange
from desktop.journal.opened import DATABASE
from desktop.journal.prepared import driver
from desktop.journal.schema import Base
from desktop.journal.session import ChangeSession
from desktop.texts import _

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection as RawConnection

__all__ = ["Change", "ChangeSession", "Journal", "Watcher"]


@dataclass(frozen=True, slots=True)
class Change:
    """What a commit moved: views decide by it whether they care."""

    operation_id: int
    title: str
    rows: dict[str, frozenset[int]]
    """Table name to the ids of the rows that came, went or differ now."""

    def touches(self, *tables: str) -> bool:
        """Tell whether a row of one of ``tables`` moved."""
        return any(table in self.rows for table in tables)


Watcher = Callable[[Change], None]


class Journal:
    """An open journal; ``close`` gives back its files. Made by ``desktop.opening``."""

    def __init__(
        self,
        folder: Path,
        key: DatabaseKey | None,
        *,
        clock: Callable[[], datetime],
        new_id: Callable[[], int],
        searchable: Sequence[search.Searchable] = (),
        derived: Derived = NOTHING,
        metadata: MetaData = Base.metadata,
        reader: RawConnection | None = None,
    ) -> None:
        self.folder = folder
        self.key = key
        self.files = Contents(folder, key)
        self.clock = clock
        self.searchable = tuple(searchable)
        self._derived, self._metadata = derived, metadata
        self._new_id = new_id
        self._watchers: list[Watcher] = []
        self._changing = False
        self.moved: list[RowChange] | None = None
        """What changed since the search index began to be made anew, None while it is not; for this package alone."""
        self._connections = Connections(self.database, key, reader, self._record)
        self._lock = self._connections.lock
        self._folding = Folding(self.database, key, self._connections.writer)

    @property
    def database(self) -> Path:
        """The database file."""
        return self.folder / DATABASE

    def _record(self, raw: RawConnection) -> None:
        """Start recording on the connection that writes: some three hundred triggers, which one transaction makes."""
        recording = history.statements(self._metadata, search.followed(self.searchable))
        script = ";\n".join(("BEGIN", *recording, *self._derived.triggers, "COMMIT"))
        raw.executescript(f"{script};")

    def close(self) -> None:
        """Close all connections; whoever reads or changes afterwards gets StoreError."""
        with self._lock:
            self._watchers.clear()
            self._folding.close()
            self._connections.close_beside()
            self.fold_log()
            self._connections.close()

    def fold_log(self, *, anew: bool = False) -> None:
        """Bring the write-ahead log into the database file; ``anew`` leaves nothing in it of what was deleted."""
        self._folding.fold(anew=anew)

    def fold_aside(self) -> None:
        """Bring the log into the database file from another thread, for a moment in which nobody writes."""
        self._folding.fold_aside()

    # --- reading -----------------------------------------------------------------------------------------------

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the journal; keep it short, it holds back checkpoints."""
        with spoken(self.folder), self._connections.read() as connection:
            yield connection

    @contextmanager
    def read_raw(self) -> Iterator[RawConnection]:
        """Give the driver's own connection, for reads that must also work before SQLAlchemy is imported."""
        with self.read() as connection:
            yield driver(connection)

    # --- changing ----------------------------------------------------------------------------------------------

    @contextmanager
    def change(self, title: str) -> Iterator[ChangeSession]:
        """Change the journal in one step that has a name, can be undone, and is all there or not at all.

        Raises StoreError when disk or folder fail; nothing is changed then. A change inside a change is a fault.
        """
        with self.transaction() as (connection, operation_id, now):
            with ChangeSession(connection, now, self._new_id) as session:
                yield session
                session.flush()
            change = self._finish(connection, operation_id, title, now, state="done")
        self.publish(change)

    @contextmanager
    def fill(self) -> Iterator[ChangeSession]:
        """Fill a new journal with many rows at once, without a record of them.

        ``derive_anew`` at its end, or ``rebuild_search`` after it. Watchers are told that every table moved.
        """
        with self.transaction() as (connection, _operation_id, now):
            history.pause(connection)
            with ChangeSession(connection, now, self._new_id) as session:
                yield session
                session.flush()
            history.resume(connection)  # a rollback resumes by itself: the switch is part of the transaction
        tables = (table.name for table in history.logged_tables(self._metadata))
        self.publish(Change(0, "", dict.fromkeys(tables, frozenset())))

    @contextmanager
    def transaction(self) -> Iterator[tuple[Connection, int, datetime]]:
        """Give connection, id and moment of what is all there or not at all; for this package alone."""
        with self._lock:
            if self._changing:
                raise RuntimeError("a change inside a change")
            self._changing = True
            try:
                with spoken(self.folder), self._connections.change() as connection:
                    yield connection, self._new_id(), self.clock()
            finally:
                self._changing = False

    def _finish(
        self, connection: Connection, operation_id: int, title: str, now: datetime, *, state: str,
        told: history.Told = history.silent,
    ) -> Change | None:  # fmt: skip
        changes = history.drain(connection)
        if not changes:
            return None
        operation = {"id": operation_id, "at": now, "title": title, "state": state}
        history.write_operation(connection, self._metadata, operation, changes)
        search.refresh(connection, self.searchable, changes, told)
        if self.moved is not None:
            self.moved += changes
        return Change(operation_id, title, history.ids_of(changes))

    def publish(self, change: Change | None) -> None:
        """Tell the watchers; for this package alone."""
        if change is not None:
            for watcher in list(self._watchers):
                watcher(change)

    def watch(self, watcher: Watcher) -> Callable[[], None]:
        """Call ``watcher`` after each commit, in the thread that committed; returns the way to stop it."""
        self._watchers.append(watcher)

        def stop() -> None:
            if watcher in self._watchers:
                self._watchers.remove(watcher)

        return stop

    # --- undo and redo -----------------------------------------------------------------------------------------

    def next_undo(self, operation_id: int | None = None) -> tuple[int, str] | None:
        """Return id and title of the change that ``undo`` would turn back: the newest, or a given one."""
        with self.read() as connection:
            if operation_id is not None:
                return turning.operation(connection, operation_id, "done")
            return turning.next_operation(connection, "done", newest=True)

    def next_redo(self) -> tuple[int, str] | None:
        """Return id and title of the change that ``redo`` would make again."""
        with self.read() as connection:
            return turning.next_operation(connection, "undone", newest=False)

    def size(self, operation_id: int) -> int:
        """Return how many rows a change touched; a thousand take about a quarter of a second to turn."""
        with self.read() as connection:
            return turning.size(connection, operation_id)

    def undo(self, operation_id: int | None = None, told: history.Told = history.silent) -> Change | None:
        """Turn back the newest change, or a given one; None when there is nothing to undo.

        Raises Refused, with nothing changed, when a row has changed since or others hold on to it, or as ``told``.
        """
        with self._lock:  # from the choice to the commit, or two threads would choose the same change
            target = self.next_undo(operation_id)
            change = None if target is None else self._turn(*target, told, back=True)
        self.publish(change)
        return change

    def redo(self, told: history.Told = history.silent) -> Change | None:
        """Make the change again that was undone last; None when there is none. Raises as ``undo`` does."""
        with self._lock:
            target = self.next_redo()
            change = None if target is None else self._turn(*target, told, back=False)
        self.publish(change)
        return change

    def _turn(self, target: int, title: str, told: history.Told, *, back: bool) -> Change | None:
        try:
            with self.transaction() as (connection, operation_id, now):
                rows = history.read_rows(connection, target)
                turning.apply(connection, self._metadata, turning.reverse(rows) if back else rows, told)
                words = (_("Undo: {title}") if back else _("Redo: {title}")).format(title=title)
                rest = turning.rest_of(told)
                change = self._finish(connection, operation_id, words, now, state="turn", told=rest)
                state = "undone" if back else "done"
                turning.set_state(connection, target, state)
        except IntegrityError as error:  # raised at commit, when references are looked at
            raise turning.still_needed() from error
        return change

    # --- search ------------------------------------------------------------------------------------------------

    def rebuild_search(self) -> Generator[int, None, None]:
        """Make the full-text index anew beside the one in use; yields the count of documents as it goes.

        What else is derived is made anew before. Others may read and change meanwhile. Stopping leaves the index as it
        was. Raises Refused while one is made.
        """
        if self.moved is not None:
            raise reindexing.busy()
        self.moved = []
        try:
            with self.transaction() as (connection, *_rest):
                for statement in self._derived.rebuild:
                    connection.exec_driver_sql(statement)
            yield from reindexing.in_steps(self.transaction, self.searched(), self.searchable, self.moved)
        finally:
            self.moved = None

    def derive_anew(self, connection: Connection) -> Generator[int, None, None]:
        """Make the index and what else is derived anew in the transaction of ``connection``; yields as it goes.

        Raises Refused while ``rebuild_search`` is under way.
        """
        if self.moved is not None:
            raise reindexing.busy()
        for statement in self._derived.rebuild:
            connection.exec_driver_sql(statement)
        yield from search.rebuild(connection, self.searchable)

    def searched(self) -> list[tuple[search.Searchable, list[int]]]:
        """Return the ids of all records that the index holds, some of a kind at a time."""
        with self.read() as connection:
            return list(search.batches(connection, self.searchable))
