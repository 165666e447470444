"""Moves the folder of a closed journal to another place, also to another disk."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from desktop.errors import Refused, StoreError
from desktop.journal.durable import PRIVATE_FOLDER, disk_problems, sync_file, sync_folder
from desktop.journal.lock import FILE as LOCK_FILE
from desktop.journal.manifest import mark_of
from desktop.texts import _

Progress = Callable[[int, int], None]
"""Called with the files done and the files in all; what it raises ends the move."""


def move(journal: Path, target: Path, progress: Progress) -> None:
    """Move the folder ``journal``, which nobody has open, to the new folder ``target``.

    Across disks every file is copied and compared before the old folder goes. Raises ``Refused`` when something is
    at ``target``, ``StoreError``, and what ``progress`` raises; then the journal is where it was.
    """
    check(journal, target)
    with disk_problems(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists():
            target.rmdir()
        try:
            journal.rename(target)
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
        else:
            sync_folder(target.parent)
            return
    copy_over(journal, target, progress)
    shutil.rmtree(journal, ignore_errors=True)  # the journal is whole in its new place whatever stays here


def check(journal: Path, target: Path) -> None:
    """Raise ``Refused`` when ``target`` cannot become the journal's folder."""
    if target.resolve().is_relative_to(journal.resolve()):
        raise Refused(
            _("A journal cannot be moved into itself."), _("Choose a folder that is not inside the journal.")
        )
    with disk_problems(target):
        if target.exists() and (not target.is_dir() or any(target.iterdir())):
            raise Refused(
                _("{folder} is there already.").format(folder=target),
                _("Choose another place; nothing is ever written over."),
            )


def copy_over(journal: Path, target: Path, progress: Progress) -> None:
    """Copy the folder and compare each file; ``target`` appears only when all of it is there and alike."""
    draft = target.with_name(f".{target.name}.partial")
    with disk_problems(target):
        shutil.rmtree(draft, ignore_errors=True)
        try:
            draft.mkdir(mode=PRIVATE_FOLDER)
            files = list(_files(journal))
            for number, path in enumerate(files):
                progress(number, len(files))
                _copy(path, draft / path.relative_to(journal))
            sync_folder(draft)
            draft.rename(target)
            sync_folder(target.parent)
        finally:
            shutil.rmtree(draft, ignore_errors=True)


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file() and path != folder / LOCK_FILE)


def _copy(source: Path, copied: Path) -> None:
    copied.parent.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    shutil.copy2(source, copied)
    sync_file(copied)
    if mark_of(copied) != mark_of(source):
        raise StoreError(
            _("{name} could not be copied without a fault.").format(name=source.name),
            _("The journal stays where it is. Try another disk."),
        )
