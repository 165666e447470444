"""Files that are either wholly there or not at all, whatever happens to the power."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import sys
from collections.abc import Iterator
from pathlib import Path

from desktop.errors import StoreError
from desktop.texts import _

if sys.platform == "darwin":
    import fcntl

NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""What the system says when a disk is full, or a file may grow no more."""
PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)  # Windows would add CRs


def disk_problem(error: OSError, path: Path) -> StoreError:
    """Say in one sentence what the system refused to do with ``path``."""
    if error.errno in NO_ROOM:
        return StoreError(
            _("There is no room left for {name}.").format(name=path.name),
            _("Free some space on the disk and try again; nothing was changed."),
        )
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return StoreError(
            _("{name} may not be read or written here.").format(name=path.name),
            _("Check the permissions of {folder} or choose another folder.").format(folder=path.parent),
        )
    if error.errno in {errno.ENOENT, errno.ENOTDIR}:
        return StoreError(
            _("{name} is not there.").format(name=path.name),
            _("Check whether {folder} was moved, renamed or unplugged.").format(folder=path.parent),
        )
    return StoreError(
        _("The system cannot use {name}: {reason}.").format(name=path.name, reason=error.strerror or error),
        _("Check the disk that holds {folder}.").format(folder=path.parent),
    )


@contextlib.contextmanager
def disk_problems(path: Path) -> Iterator[None]:
    """Turn what the system refuses inside the block into a ``StoreError`` about ``path``."""
    try:
        yield
    except OSError as error:
        raise disk_problem(error, path) from error


def write_file(path: Path, data: bytes) -> None:
    """Replace ``path`` by ``data``, readable by its owner only; the old content stays until the new is safe.

    Raises ``StoreError`` when the disk refuses; then ``path`` is as it was.
    """
    with disk_problems(path):
        _replace(path, data)


def _replace(path: Path, data: bytes) -> None:
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        with os.fdopen(os.open(draft, NEW_FILE, PRIVATE_FILE), "wb") as handle:
            handle.write(data)
            handle.flush()
            sync_handle(handle.fileno())
        draft.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            draft.unlink()
        raise
    sync_folder(path.parent)


def sync_file(path: Path) -> None:
    """Wait until the content of ``path`` is on the disk; raises ``OSError``."""
    with path.open("rb+") as handle:
        sync_handle(handle.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the names in ``folder`` are on the disk; raises ``OSError``."""
    if os.name == "nt":  # Windows cannot open a folder for this, and writes names through
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_handle(descriptor: int) -> None:
    """Wait until what was written through ``descriptor`` is on the disk; raises ``OSError``."""
    if sys.platform == "darwin":  # there fsync ends in the drive's own cache
        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    else:
        os.fsync(descriptor)
