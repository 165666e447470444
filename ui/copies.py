"""Copies of files for other programs: in a private folder, wiped when the journal locks or closes."""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from desktop.journal.durable import PRIVATE_FILE, PRIVATE_FOLDER, disk_problems
from ui.tasks import Cancelled

_CHUNK = 1 << 20
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


class PrivateCopies:
    """Knows the copies of one journal; what a crash left behind is wiped when the journal opens again."""

    def __init__(self, journal: Path, place: Path | None = None) -> None:
        """``place`` is the folder that holds all copies, by default the system's own for temporary files."""
        name = hashlib.blake2b(str(journal).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
        self.folder = (place or Path(tempfile.gettempdir())) / f"guanxi-open-{name}"
        self._closed = False

    def add(self, name: str, pieces: Iterable[bytes]) -> Path:
        """Write a copy that only this person may read, under its own name in a folder of its own.

        Raises StoreError when the disk refuses, Cancelled once the journal is left, and what ``pieces`` raise; nothing
        is left then.
        """
        self._check_open()
        with disk_problems(self.folder):
            self._own_folder()
            inside = self.folder / secrets.token_hex(6)
            inside.mkdir(mode=PRIVATE_FOLDER)
            path = inside / name
            try:
                with os.fdopen(os.open(path, _NEW, PRIVATE_FILE), "wb") as file:
                    for piece in pieces:
                        self._check_open()
                        file.write(piece)
                self._check_open()  # a file that is open cannot be wiped on every system: look once it is not
            except BaseException:
                _wipe(path)
                with contextlib.suppress(OSError):
                    inside.rmdir()
                raise
        return path

    def _check_open(self) -> None:
        if self._closed:
            raise Cancelled

    def _own_folder(self) -> None:
        """Make the folder, or make sure that the one there is ours: others may write beside it."""
        self.folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
        status = self.folder.lstat()
        owner = getattr(os, "getuid", lambda: status.st_uid)()
        if self.folder.is_symlink() or status.st_uid != owner:
            raise PermissionError(13, "foreign folder", str(self.folder))
        self.folder.chmod(PRIVATE_FOLDER)

    def close(self) -> None:
        """Wipe all copies for good: one that a job is still writing takes itself away."""
        self._closed = True
        self.wipe()

    def wipe(self) -> None:
        """Write over all copies and remove them; one that another program holds open goes next time."""
        if self.folder.is_symlink() or not self.folder.is_dir():
            return
        for path in [path for path in self.folder.rglob("*") if path.is_file() and not path.is_symlink()]:
            _wipe(path)
        shutil.rmtree(self.folder, ignore_errors=True)


def _wipe(path: Path) -> None:
    """Write over a file before it goes. A disk may keep old blocks all the same: only its encryption helps there."""
    with contextlib.suppress(OSError):
        left = path.stat().st_size
        with path.open("r+b") as file:
            while left > 0:
                left -= file.write(bytes(min(left, _CHUNK)))
            file.flush()
            os.fsync(file.fileno())
    with contextlib.suppress(OSError):
        path.unlink()
