"""Makes the database file of a new journal."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import MetaData, create_engine
from sqlalchemy.pool import NullPool
from sqlcipher3 import dbapi2

from desktop.errors import StoreError
from desktop.journal.connection import APPLICATION_ID, DatabaseKey, connect
from desktop.journal.faults import spoken
from desktop.journal.opened import DATABASE
from desktop.journal.schema import Base
from desktop.journal.search import create_index
from desktop.journal.version import SCHEMA_VERSION
from desktop.texts import _


def create_database(folder: Path, key: DatabaseKey | None, metadata: MetaData = Base.metadata) -> None:
    """Make ``journal.db`` in ``folder`` with all tables of ``metadata`` at the newest schema.

    Raises StoreError when there is a database already (nothing is ever written over) or the disk refuses.
    """
    path = folder / DATABASE
    if path.exists():
        raise StoreError(
            _("There is a journal in this folder already."),
            _("Open it, or choose an empty folder."),
        )
    engine = create_engine(
        "sqlite+pysqlite://", module=dbapi2, creator=lambda: connect(path, key), poolclass=NullPool
    )
    with spoken(folder), engine.begin() as connection:
        metadata.create_all(connection)
        for statement in create_index():
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
    engine.dispose()
