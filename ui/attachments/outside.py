"""Files outside of the journal: opened by another program, saved, dragged; pictures without place and camera."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.attachments.cleaning import without_camera
from desktop.attachments.kinds import PHOTOS
from desktop.attachments.reads import AttachedFile
from desktop.errors import GuanxiError
from desktop.journal.contents import Contents
from desktop.journal.durable import write_file
from desktop.texts import _, n_
from ui.tasks import Progress
from ui.workplace import Workplace


def pieces_of(contents: Contents, file: AttachedFile) -> Iterable[bytes]:
    """Yield a file as it leaves the journal. Raises StoreError when it is missing or damaged."""
    if file.mime in PHOTOS:
        return [without_camera(contents.read(file.content))]
    return contents.pieces(file.content)


def open_outside(workplace: Workplace, file: AttachedFile) -> None:
    """Open a private copy in the program of the system for it; it is wiped when the journal locks or closes."""

    def work(_progress: Progress) -> Path:
        return workplace.copies.add(file.name, pieces_of(workplace.journal.files, file))

    def done(path: Path) -> None:
        if QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            workplace.tell(
                _("A copy is open; it goes when the journal locks. Changes to it are not kept here.")
            )
        else:
            workplace.failures.tell(
                GuanxiError(
                    _("No program on this machine opens {name}.").format(name=file.name),
                    _("Save a copy and open it where there is one."),
                )
            )

    workplace.tasks.run(work, done, workplace.failures.tell)


def save_copies(workplace: Workplace, parent: QWidget, chosen: Sequence[AttachedFile]) -> None:
    """Ask where copies should go and write them: one under a name, several into a folder."""
    if not chosen:
        return
    dialog = QFileDialog(parent, _("Save a copy"))
    if len(chosen) == 1:
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(chosen[0].name)
    else:
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda name: write_copies(workplace, chosen, Path(name)))
    dialog.open()


def write_copies(workplace: Workplace, chosen: Sequence[AttachedFile], target: Path) -> None:
    """Write one file to ``target``, several into it; nothing there is written over unless it was named."""
    contents = workplace.journal.files

    def work(progress: Progress) -> int:
        for number, file in enumerate(chosen):
            progress(number, len(chosen))
            path = target if len(chosen) == 1 else _free(target, file.name)
            write_file(path, b"".join(pieces_of(contents, file)))
        return len(chosen)

    def done(count: int) -> None:
        workplace.tell(n_("Copy saved", "{n} copies saved", count).format(n=count))

    workplace.tasks.run(work, done, workplace.failures.tell)


def _free(folder: Path, name: str) -> Path:
    """Return a path in ``folder`` that is not taken."""
    path, number = folder / name, 1
    while path.exists():
        number += 1
        path = folder / f"{Path(name).stem} ({number}){Path(name).suffix}"
    return path


def drag_urls(workplace: Workplace, chosen: Sequence[AttachedFile]) -> list[QUrl]:
    """Return private copies of files for a drag to another program. Raises StoreError."""
    contents, add = workplace.journal.files, workplace.copies.add
    return [QUrl.fromLocalFile(str(add(file.name, pieces_of(contents, file)))) for file in chosen]


def handed(workplace: Workplace, chosen: Sequence[AttachedFile], give: Callable[[list[QUrl]], None]) -> None:
    """Hand copies to a drag, or say why there are none."""
    try:
        urls = drag_urls(workplace, chosen)
    except GuanxiError as error:
        workplace.failures.tell(error)
        return
    if urls:
        give(urls)
