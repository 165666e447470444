"""The job that opens a file for the viewer: off the screen's thread, with an eye on its size."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QImageIOHandler

from desktop.attachments.kinds import MAIL, PDF
from desktop.attachments.mails import Mail, read_mail
from desktop.attachments.pictures import NoPicture, check_pixels
from desktop.attachments.plain_text import plain_text
from desktop.attachments.reads import AttachedFile
from desktop.journal.contents import Contents
from desktop.texts import _
from ui.image_reader import image_reader
from ui.tasks import Progress

_MEMORY_MB = 512
_LONGEST_TEXT = 1_000_000
Opened = QImage | bytes | str | None
"""A picture, the bytes of a PDF, a text, or None for what has no view."""


def opening(contents: Contents, file: AttachedFile) -> Callable[[Progress], Opened]:
    """Return the work that reads a file; it raises GuanxiError when it is missing, damaged or not what it says."""

    def work(_progress: Progress) -> Opened:
        if file.is_picture:
            return _picture(contents.read(file.content))
        if file.mime == PDF and not file.trouble:
            return contents.read(file.content)
        if file.mime == MAIL and not file.trouble:
            return _mail(read_mail(contents.read(file.content)))
        if file.mime.startswith("text/"):
            text = plain_text(contents.read(file.content))
            return None if text is None else text[:_LONGEST_TEXT].replace("\0", "�")
        return None

    return work


def reduced(data: bytes, box: QSize) -> QImage:
    """Return an upright picture that fits into ``box`` pixels, smaller ones as they are.

    Raises GuanxiError for what is no picture, or one of too many pixels.
    """
    return _picture(data, box)


def _picture(data: bytes, box: QSize | None = None) -> QImage:
    check_pixels(data)
    with image_reader(data) as reader:
        reader.setAutoTransform(True)
        reader.setAllocationLimit(_MEMORY_MB)
        if box is not None:
            lying = bool(reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90)
            room, whole = box.transposed() if lying else box, reader.size()
            if whole.width() > room.width() or whole.height() > room.height():
                reader.setScaledSize(whole.scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
        image = reader.read()
    if image.isNull():
        raise NoPicture
    return image


def _mail(mail: Mail) -> str:
    people = ", ".join(_person(box.name, box.address) for box in mail.to)
    lines = [
        mail.subject,
        _("From: {who}").format(who=_person(mail.sender.name, mail.sender.address)),
        _("To: {who}").format(who=people),
    ]
    if mail.copied:
        lines.append(_("Copy: {who}").format(who=", ".join(_person(b.name, b.address) for b in mail.copied)))
    if mail.files:
        lines.append(_("Files: {names}").format(names=", ".join(mail.files)))
    return "\n".join((*lines, "", mail.body))


def _person(name: str, address: str) -> str:
    return f"{name} <{address}>" if name else address
