"""The SQLAlchemy side of the store: one engine that reads, one that writes, over the same encrypted file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from desktop.journal.connection import (
    BESIDE_CACHE_KIB,
    OTHER_CACHE_KIB,
    READER_CACHE_KIB,
    DatabaseKey,
    connect,
)
from desktop.journal.engine_faults import folder_gone
from desktop.journal.folding import AT_MOST
from desktop.journal.prepared import driver

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection as RawConnection

_READS = "reads"


def writing_engine(
    path: Path, key: DatabaseKey | None, first: RawConnection | None, check: Callable[[], None]
) -> Engine:
    """Return the engine with the one connection that writes; its transactions take the write lock at once.

    They raise StoreError when the file was taken away: the engine would go on writing into it, wherever it is now,
    and into nothing when it was deleted. ``first`` is a connection that is open already (the first page is read before
    SQLAlchemy is there). The large cache is what makes the cipher free: 64 MB hold the pages that lists ask for again
    and again. A second connection comes and goes for a change that somebody makes while they read. ``check`` may refuse
    a further connection by raising.
    """
    waiting = [first] if first is not None else []

    def creator() -> RawConnection:
        check()
        raw = waiting.pop() if waiting else connect(path, key, cache_kib=READER_CACHE_KIB)
        raw.execute("PRAGMA query_only = OFF")
        raw.execute(f"PRAGMA wal_autocheckpoint = {AT_MOST}")
        return raw

    engine = _engine(creator, max_overflow=1)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        if connection.get_execution_options().get(_READS):
            driver(connection).execute("BEGIN")
            return
        if not path.is_file():
            raise folder_gone()
        driver(connection).execute("BEGIN IMMEDIATE")

    return engine


def to_read(engine: Engine) -> Engine:
    """Return the same connection for transactions that only read and take no lock."""
    return engine.execution_options(**{_READS: True})


def reading_engine(path: Path, key: DatabaseKey | None, check: Callable[[], None]) -> Engine:
    """Return the engine that reads beside: one connection stays, extra ones come and go unless ``check`` raises."""
    made: list[bool] = []

    def creator() -> RawConnection:
        check()
        cache = OTHER_CACHE_KIB if made else BESIDE_CACHE_KIB
        made.append(True)
        return connect(path, key, cache_kib=cache, read_only=True)

    engine = _engine(creator, max_overflow=4)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        driver(connection).execute("BEGIN")

    return engine


def _engine(creator: Callable[[], RawConnection], *, max_overflow: int) -> Engine:
    return create_engine(
        "sqlite+pysqlite://",
        module=dbapi2,
        creator=creator,
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=max_overflow,
        pool_use_lifo=True,
        hide_parameters=True,
    )
