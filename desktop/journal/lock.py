"""The lock file of a journal: one process at a time, released by the system even after a crash."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from desktop.errors import StoreError
from desktop.texts import _

FILE = "lock"


class JournalInUse(StoreError):
    """Another process holds the journal."""


class FolderLock:
    """Holds the lock of a journal folder from construction to ``release``.

    Raises JournalInUse when another process holds it, StoreError when the folder cannot be written.
    """

    def __init__(self, folder: Path) -> None:
        try:
            self._descriptor = os.open(folder / FILE, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise StoreError(
                _("The journal's folder is missing or cannot be written."),
                _("Connect the disk or give yourself the right to write there."),
            ) from error
        if not _take(self._descriptor):
            os.close(self._descriptor)
            raise JournalInUse(
                _("This journal is open in another window or program."),
                _("Close it there first."),
            )

    def release(self) -> None:
        """Let the next process in."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _take(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
