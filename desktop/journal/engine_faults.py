"""What is told for an error of the database engine; known before SQLAlchemy is there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2

from desktop.errors import StoreError
from desktop.texts import _


@contextmanager
def spoken_raw(folder: Path) -> Iterator[None]:
    """Raise StoreError where the driver reports a full disk, a lost folder, a lock or damage."""
    try:
        yield
    except dbapi2.Error as error:
        told = sentence(error, folder)
        if told is None:
            raise
        raise told from error


def sentence(error: BaseException | None, folder: Path) -> StoreError | None:
    """Return what is told for an error of the engine, or None where our own statement was wrong."""
    if isinstance(error, dbapi2.IntegrityError | dbapi2.ProgrammingError | dbapi2.InterfaceError):
        return None
    if not folder.is_dir():
        return folder_gone()
    code = getattr(error, "sqlite_errorcode", None)
    if code is None and "Could not decode to UTF-8" in str(error):
        # The engine hands out a damaged page at the end of a long text as zeros; the driver notices, without a code.
        code = dbapi2.SQLITE_CORRUPT
    return _by_code(None if code is None else code & 0xFF)


def folder_gone() -> StoreError:
    """Return what is said when the folder of an open journal was taken away."""
    return StoreError(
        _("The journal's folder is gone."),
        _("Connect the disk again or put the folder back; what was saved before is in it."),
    )


def _by_code(code: int | None) -> StoreError | None:
    if code == 13:  # SQLITE_FULL
        return StoreError(
            _("The disk is full, so the change was not saved."),
            _("Free some space and do it again; everything saved before is safe."),
        )
    if code in (8, 10, 14):  # SQLITE_READONLY, SQLITE_IOERR, SQLITE_CANTOPEN
        return StoreError(
            _("The journal's folder cannot be written."),
            _("Check the disk and your right to write there; everything saved before is safe."),
        )
    if code in (5, 6):  # SQLITE_BUSY, SQLITE_LOCKED
        return StoreError(
            _("The journal is busy with other work."),
            _("Wait a moment and do it again."),
        )
    if code in (11, 26):  # SQLITE_CORRUPT, SQLITE_NOTADB
        return StoreError(
            _("The journal's database is damaged."),
            _("Restore the newest backup; it is checked when it is made."),
        )
    return None
