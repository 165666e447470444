"""Pictures of people: chosen or pasted, made small in a task, kept in the journal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QImageReader, QPainter
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.errors import Refused
from desktop.people.photos import LARGEST, clear_photo, set_photo
from desktop.people.tables import Contact
from desktop.texts import _
from ui.tasks import Progress
from ui.workplace import Workplace

SIDE = 256
"""Pixels of the longer side."""
_DECODED_MB = 256
_FILE_BYTES = 60_000_000


def choose(workplace: Workplace, parent: QWidget, contact_id: int) -> None:
    """Ask for a picture file, make it small and give it to the person."""
    dialog = QFileDialog(parent, _("Choose a photo"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(_("Pictures (*.jpg *.jpeg *.png *.webp *.bmp *.gif)"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda name: take_file(workplace, contact_id, Path(name)))
    dialog.open()


def take_file(workplace: Workplace, contact_id: int, path: Path) -> None:
    """Make the picture in a file small and give it to the person."""

    def work(_progress: Progress) -> bytes:
        return as_jpeg(read_image(path))

    _keep(workplace, contact_id, work)


def paste(workplace: Workplace, _parent: QWidget, contact_id: int) -> None:
    """Give the picture on the clipboard, or the file copied there, to the person."""
    mime = QGuiApplication.clipboard().mimeData()
    path = _copied_file(mime)
    if path is not None:
        take_file(workplace, contact_id, path)
        return
    image = QGuiApplication.clipboard().image()
    if image.isNull():
        workplace.tell(_("There is no picture on the clipboard"))
        return

    def work(_progress: Progress) -> bytes:
        return as_jpeg(image)

    _keep(workplace, contact_id, work)


def can_paste() -> bool:
    """Say whether the clipboard holds a picture or a file."""
    mime = QGuiApplication.clipboard().mimeData()
    return mime is not None and (mime.hasImage() or _copied_file(mime) is not None)


def remove(workplace: Workplace, _parent: QWidget, contact_id: int) -> None:
    """Take the picture away."""
    workplace.change(_("Remove photo"), lambda session: clear_photo(session, Contact, contact_id))


def read_image(path: Path) -> QImage:
    """Read a picture, upright and not larger than needed. Raises Refused for what is none or far too large."""
    try:
        size = path.stat().st_size
    except OSError:
        size = 0
    if not 0 < size <= _FILE_BYTES:
        raise _unreadable(path.name)
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    reader.setAllocationLimit(_DECODED_MB)
    whole = reader.size()
    if whole.isValid() and max(whole.width(), whole.height()) > 4 * SIDE:
        reader.setScaledSize(whole.scaled(QSize(4 * SIDE, 4 * SIDE), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise _unreadable(path.name)
    return image


def as_jpeg(image: QImage) -> bytes:
    """Return a picture as a JPEG of at most 256 pixels a side and 50,000 bytes, on white where it was clear."""
    small = image.scaled(
        SIDE, SIDE, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    if small.hasAlphaChannel():
        small = _on_white(small)
    for quality in (86, 74, 60, 45, 30):
        data = _encoded(small, quality)
        if 0 < len(data) <= LARGEST:
            return data
    raise Refused(
        _("This picture cannot be made small enough."), _("Choose another one, or cut it to the face.")
    )


def _on_white(image: QImage) -> QImage:
    flat = QImage(image.size(), QImage.Format.Format_RGB32)
    flat.fill(Qt.GlobalColor.white)
    painter = QPainter(flat)
    painter.drawImage(0, 0, image)
    painter.end()
    return flat


def _encoded(image: QImage, quality: int) -> bytes:
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPEG", quality)  # type: ignore[call-overload]  # the stubs want bytes, Qt takes text
    return bytes(held.data())


def _copied_file(mime: QMimeData | None) -> Path | None:
    urls = mime.urls() if mime is not None and mime.hasUrls() else []
    return next((Path(url.toLocalFile()) for url in urls if url.isLocalFile()), None)


def _keep(workplace: Workplace, contact_id: int, work: Callable[[Progress], bytes]) -> None:
    def done(data: bytes) -> None:
        workplace.change(
            _("Set photo"), lambda session: set_photo(session, Contact, contact_id, "image/jpeg", data)
        )

    workplace.tasks.run(work, done, workplace.failures.tell)


def _unreadable(name: str) -> Refused:
    return Refused(
        _("{name} is no picture that can be read.").format(name=name), _("Choose a JPEG, PNG or WebP file.")
    )
