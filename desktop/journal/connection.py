"""One connection to an encrypted database file: engine guard, key and pragmas.

No SQLAlchemy here: importing it takes longer than painting the first window, and the first page reads without it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2

from desktop.errors import StoreError
from desktop.texts import _

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

APPLICATION_ID = 0x474A4E4C  # "GJNL"
OLDEST_ENGINE = (3, 53, 4)
READER_CACHE_KIB, BESIDE_CACHE_KIB, OTHER_CACHE_KIB = 64_000, 16_000, 8_000
BUSY_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class DatabaseKey:
    """What opens the database: 32 key bytes and the 16 salt bytes that SQLCipher would keep in page 1.

    With the salt kept apart, damage to the first page costs that page and not the whole file.
    """

    key: bytes
    salt: bytes
    files: bytes = b""
    """32 bytes that seal the attachments; without a vault, as in the demo, they are made from ``key``."""

    def __repr__(self) -> str:
        return "DatabaseKey(…)"

    def pragma(self) -> str:
        """Return the statement that sets the key."""
        return f"PRAGMA key = \"x'{self.key.hex()}{self.salt.hex()}'\""


def engine_version() -> str:
    """Return the version of SQLite that is inside of the engine."""
    return str(dbapi2.sqlite_version)


def check_engine(version: tuple[int, ...] = dbapi2.sqlite_version_info) -> None:
    """Refuse an engine below SQLite 3.53.4.

    Older ones can lose writes (WAL reset, fixed in 3.51.3) and corrupt memory in FTS5 (fixed in 3.53.3).
    Raises StoreError.
    """
    if version < OLDEST_ENGINE:
        raise StoreError(
            _("The database engine of this installation is too old to be trusted with a journal."),
            _("Install Guanxi Journal again, or update the package sqlcipher3."),
        )


def connect(
    path: Path, key: DatabaseKey | None, *, cache_kib: int = OTHER_CACHE_KIB, read_only: bool = False
) -> Connection:
    """Open ``path`` with ``key`` (None: without encryption, for benchmarks) and prove that it reads.

    Transactions are begun by the caller. Raises StoreError when the file is damaged or foreign, or cannot be opened.
    """
    check_engine()
    try:
        connection = dbapi2.connect(
            str(path), isolation_level=None, check_same_thread=False, timeout=BUSY_SECONDS
        )
    except dbapi2.Error as error:
        raise _unreadable(path) from error
    try:
        _prepare(connection, key, cache_kib, read_only=read_only)
    except dbapi2.Error as error:
        connection.close()
        raise _unreadable(path) from error
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: Connection, key: DatabaseKey | None, cache_kib: int, *, read_only: bool) -> None:
    if key is not None:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(key.pragma())
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    pragmas = (
        "journal_mode = WAL",
        "synchronous = FULL",  # NORMAL may lose the last commits when the power fails
        "fullfsync = ON",  # macOS: a plain fsync does not reach the disk
        "temp_store = MEMORY",  # FILE writes clear text into the system's temp folder
        f"cache_size = -{cache_kib}",
        "foreign_keys = ON",
        "secure_delete = ON",
        "trusted_schema = OFF",
        "cell_size_check = ON",
        "mmap_size = 0",
        "journal_size_limit = 16777216",
    )
    for pragma in pragmas:
        connection.execute(f"PRAGMA {pragma}")
    if read_only:
        connection.execute("PRAGMA query_only = ON")


def _unreadable(path: Path) -> StoreError:
    if not path.exists():
        return StoreError(
            _("The journal's database is not in its folder."),
            _("Put the folder back where it was, or restore a backup."),
        )
    return StoreError(
        _("The journal's database is damaged or is not a journal."),
        _("Nothing was changed. Restore the newest backup."),
    )
