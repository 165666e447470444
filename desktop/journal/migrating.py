"""Brings the database of an older version up to date: a backup first, then all steps in one transaction.

``user_version`` in the file is the truth about its schema. There is no way down: the way back is the backup.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine, event
from sqlalchemy.pool import NullPool
from sqlcipher3 import dbapi2

from desktop.errors import StoreError
from desktop.journal.connection import DatabaseKey, connect
from desktop.journal.faults import spoken
from desktop.journal.opened import DATABASE, OpenedFile, open_file
from desktop.journal.version import INDEXED_SINCE, SCHEMA_VERSION
from desktop.texts import _

SCRIPTS = Path(__file__).resolve().parent / "migrations"


def refuse_newer(version: int, known: int = SCHEMA_VERSION) -> None:
    """Refuse a file that a newer program wrote, before anything is changed; raises StoreError."""
    if version > known:
        raise StoreError(
            _("This journal was written by a newer version of Guanxi Journal."),
            _("Install the newer version; nothing was changed."),
        )


Reindex = Callable[[Connection], None]
"""Makes the search index anew, inside the transaction of the steps."""


def bring_up_to_date(
    opened: OpenedFile, back_up: Callable[[OpenedFile], object], reindex: Reindex
) -> OpenedFile:
    """Close ``opened``, migrate its file, index it anew where that is needed, and open it again.

    ``back_up`` makes a verified backup of the still open file and raises when it cannot. Raises StoreError with
    the file as it was when it is newer than this program, or when a step fails.
    """
    try:
        refuse_newer(opened.version)
        back_up(opened)
    except BaseException:
        opened.close()
        raise
    folder, key = opened.folder, opened.key
    opened.reader.close()
    try:
        migrate(folder, key, opened.version, reindex=reindex)
    finally:
        opened.lock.release()
    return open_file(folder, key)


def migrate(
    folder: Path, key: DatabaseKey | None, version: int, target: int = SCHEMA_VERSION, scripts: Path = SCRIPTS,
    reindex: Reindex | None = None,
) -> None:  # fmt: skip
    """Take the database in ``folder`` from schema ``version`` to ``target`` in one exclusive transaction."""
    engine = create_engine(
        "sqlite+pysqlite://",
        module=dbapi2,
        creator=lambda: connect(folder / DATABASE, key),
        poolclass=NullPool,
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN EXCLUSIVE")

    @event.listens_for(engine, "connect")
    def _loosen(raw: dbapi2.Connection, _record: object) -> None:
        raw.execute(
            "PRAGMA foreign_keys = OFF"
        )  # batch steps copy and drop tables; checked before the commit

    with spoken(folder), engine.begin() as connection:
        _run(connection, version, target, scripts)
        if reindex is not None and version < INDEXED_SINCE:
            reindex(connection)
    engine.dispose()


def _run(connection: Connection, version: int, target: int, scripts: Path) -> None:
    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.attributes["connection"] = connection
    if version:
        command.stamp(config, f"{version:04d}", purge=True)
    command.upgrade(config, f"{target:04d}")
    connection.exec_driver_sql("DROP TABLE IF EXISTS alembic_version")
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        raise StoreError(
            _("The journal could not be brought up to date, because some of its records point at nothing."),
            _("Nothing was changed. Check the journal in the older version, or restore a backup."),
        )
    connection.exec_driver_sql(f"PRAGMA user_version = {target}")
