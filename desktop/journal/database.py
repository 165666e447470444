"""The SQLAlchemy side of the store: one engine that reads, one that writes, over the same encrypted file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from desktop.journal.connection import OTHER_CACHE_KIB, READER_CACHE_KIB, DatabaseKey, connect
from desktop.journal.engine_faults import folder_gone
from desktop.journal.folding import AT_MOST

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection as RawConnection


def writing_engine(path: Path, key: DatabaseKey | None) -> Engine:
    """Return the engine with the one connection that writes; its transactions take the write lock at once.

    They raise StoreError when the file was taken away: the engine would go on writing into it, wherever it is now,
    and into nothing when it was deleted.
    """

    def creator() -> RawConnection:
        raw = connect(path, key, cache_kib=OTHER_CACHE_KIB)
        raw.execute(f"PRAGMA wal_autocheckpoint = {AT_MOST}")
        return raw

    engine = _engine(creator, pool_size=1, max_overflow=0)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        if not path.is_file():
            raise folder_gone()
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def reading_engine(path: Path, key: DatabaseKey | None, first: RawConnection | None = None) -> Engine:
    """Return the engine that reads: one connection with a large page cache stays, extra ones come and go.

    The cache is what makes the cipher free: 64 MB hold the pages that lists ask for again and again.
    ``first`` is a connection that is open already (the first page is read before SQLAlchemy is there).
    """
    waiting = [first] if first is not None else []

    def creator() -> RawConnection:
        if waiting:
            return waiting.pop()
        big = not made
        made.append(True)
        return connect(path, key, cache_kib=READER_CACHE_KIB if big else OTHER_CACHE_KIB, read_only=True)

    made: list[bool] = [True] if first is not None else []
    engine = _engine(creator, pool_size=1, max_overflow=4)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    return engine


def _engine(creator: Callable[[], RawConnection], *, pool_size: int, max_overflow: int) -> Engine:
    return create_engine(
        "sqlite+pysqlite://",
        module=dbapi2,
        creator=creator,
        poolclass=QueuePool,
        pool_size=pool_size,
        max_overflow=max_overflow,
        pool_use_lifo=True,
        hide_parameters=True,
    )
