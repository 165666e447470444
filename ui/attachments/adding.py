"""The jobs that take files into the journal: dropped, chosen, pasted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import tzinfo
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage

from desktop.attachments.attaching import Prepared
from desktop.attachments.preparing import prepare, prepare_file
from desktop.errors import GuanxiError
from desktop.journal.contents import Contents
from desktop.texts import _
from ui.tasks import Progress

MOST_FILES = 5000
"""Files taken at once; a folder with more is most likely the wrong one."""


@dataclass(slots=True)
class Taken:
    """What a job brought: files whose bytes are kept, and sentences on those that could not be."""

    files: list[Prepared] = field(default_factory=list)
    troubles: list[GuanxiError] = field(default_factory=list)


def paths_in(mime: QMimeData | None) -> list[Path]:
    """Return the files of what was dropped or pasted."""
    urls = mime.urls() if mime is not None and mime.hasUrls() else []
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]


def holds_files(mime: QMimeData | None) -> bool:
    """Say whether there are files or a picture to take."""
    return mime is not None and (bool(paths_in(mime)) or mime.hasImage())


def taking(
    contents: Contents, paths: Sequence[Path], zone: tzinfo, *, clean: bool
) -> Callable[[Progress], Taken]:
    """Return the work of a job that takes files, and the files in folders; a bad one does not stop the others."""

    def work(progress: Progress) -> Taken:
        taken = Taken()
        found = [file for path in paths for file in _files(path)][:MOST_FILES]
        for number, path in enumerate(found):
            progress(number, len(found))
            step = _step(progress, number, len(found))
            try:
                taken.files.append(prepare_file(contents, path, zone, clean=clean, step=step))
            except GuanxiError as error:
                taken.troubles.append(error)
        return taken

    return work


def taking_picture(
    contents: Contents, picture: QImage, name: str, zone: tzinfo
) -> Callable[[Progress], Taken]:
    """Return the work of a job that takes a picture that was pasted."""

    def work(_progress: Progress) -> Taken:
        held = QByteArray()
        buffer = QBuffer(held)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        picture.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, Qt takes text
        return Taken([prepare(contents, name, bytes(held.data()), zone)])

    return work


def _files(path: Path) -> list[Path]:
    """Return the files in a folder and below, without hidden ones; a file itself as it is."""
    if not path.is_dir():
        return [path]
    inside = (file for file in sorted(path.rglob("*")) if not file.name.startswith("."))
    return [file for file, _number in zip(filter(Path.is_file, inside), range(MOST_FILES), strict=False)]


def _step(progress: Progress, number: int, total: int) -> Callable[[], None]:
    def step() -> None:
        progress(number, total)

    return step


def trouble_of(troubles: Sequence[GuanxiError], taken: int) -> GuanxiError:
    """Return one error for all files that could not be taken."""
    first = troubles[0]
    if len(troubles) == 1:
        return first
    told = _("{n} files could not be added, among them this: {sentence}").format(
        n=len(troubles), sentence=first.message
    )
    return GuanxiError(told, _("The other {n} were added.").format(n=taken) if taken else first.advice)
