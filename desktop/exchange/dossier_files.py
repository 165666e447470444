"""Writes a dossier as Markdown with its pictures beside it, under a name that no file has yet."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.attachments.reads import AttachedFile
from desktop.errors import StoreError
from desktop.exchange.dossier import Dossier, Tick
from desktop.exchange.dossier_text import markdown
from desktop.texts import _

Read = Callable[[str], bytes]
"""Content name to its bytes."""
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_LONGEST = 100


def write_markdown(folder: Path, found: Dossier, read: Read, tick: Tick) -> Path:
    """Write a dossier and its pictures into ``folder``; return the file. Raises StoreError."""
    path = free_path(folder, found, "md")
    pictures = pictures_of(found)
    beside = path.with_suffix("")
    names = [
        f"{number + 1:02}{Path(file.name).suffix.lower() or '.jpg'}" for number, file in enumerate(pictures)
    ]
    try:
        if pictures:
            beside.mkdir()
        with _whole(path, beside if pictures else None):
            for number, file in enumerate(pictures):
                tick(number, len(pictures))
                (beside / names[number]).write_bytes(read(file.content))
            # A space in the name would end the address of a picture.
            place = beside.name.replace(" ", "%20")
            text = markdown(found, lambda number: f"{place}/{names[number]}")
            path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise StoreError(
            _("The dossier could not be written."), _("Choose another folder, or make room on the disk.")
        ) from error
    return path


@contextmanager
def _whole(path: Path, beside: Path | None) -> Iterator[None]:
    """Take away what was written when it is broken off: half a dossier is none."""
    try:
        yield
    except BaseException:
        path.unlink(missing_ok=True)
        if beside is not None:
            shutil.rmtree(beside, ignore_errors=True)
        raise


def pictures_of(found: Dossier) -> list[AttachedFile]:
    """Return all pictures in the order in which they are numbered."""
    return [file for section in found.sections for file in section.pictures]


def free_path(folder: Path, found: Dossier, ending: str) -> Path:
    """Return a path that no file or folder has yet."""
    plain = _NOT_IN_NAMES.sub(" ", f"{found.title[:_LONGEST]} {found.made_on.isoformat()}")
    words = " ".join(plain.split())
    number = 1
    while True:
        name = words if number == 1 else f"{words} ({number})"
        path = folder / f"{name}.{ending}"
        if not path.exists() and not path.with_suffix("").exists():
            return path
        number += 1
