"""A dossier as PDF, laid out on a thread of its own: it touches no widget."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSizeF, Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument

from desktop.errors import GuanxiError, StoreError
from desktop.exchange.dossier import Dossier, Tick
from desktop.exchange.dossier_files import free_path, pictures_of
from desktop.exchange.dossier_text import PICTURE, html
from desktop.texts import _
from ui.gates.page_breaks import keep_together
from ui.gates.printing import pdf_writer
from ui.image_reader import image_reader

_PICTURE_WIDTH, _SHARPNESS = 220, 2
"""Points of a picture on paper, and pixels a point."""


def write_dossier_pdf(folder: Path, found: Dossier, read: Callable[[str], bytes], tick: Tick) -> Path:
    """Write a dossier into ``folder`` and return the file. Raises StoreError when it cannot be written."""
    path = free_path(folder, found, "pdf")
    document = QTextDocument()
    pictures = pictures_of(found)
    text = html(found)
    for number, file in enumerate(pictures):
        tick(number, len(pictures))
        image = _image(_read(read, file.content))
        document.addResource(QTextDocument.ResourceType.ImageResource, QUrl(f"{PICTURE}:{number}"), image)
        width = min(_PICTURE_WIDTH, max(1, image.width() // _SHARPNESS))
        text = text.replace(f'src="{PICTURE}:{number}"', f'src="{PICTURE}:{number}" width="{width}"')
    writer = pdf_writer(path)
    if writer is None:
        raise StoreError(
            _("The dossier could not be written."), _("Choose another folder, or make room on the disk.")
        )
    document.setHtml(text)
    document.setPageSize(QSizeF(writer.pageLayout().paintRectPoints().size()))
    keep_together(document)
    document.print_(writer)
    return path


def _image(data: bytes) -> QImage:
    """Return a picture small enough for paper, turned as it was taken; an empty one where it cannot be read.

    It is read at its small size: a phone's photo of twelve megapixels takes ten times as long whole.
    """
    with image_reader(data) as reader:
        reader.setAutoTransform(True)
        size, most = reader.size(), _PICTURE_WIDTH * _SHARPNESS
        if size.isValid() and max(size.width(), size.height()) > most:
            reader.setScaledSize(size.scaled(most, most, Qt.AspectRatioMode.KeepAspectRatio))
        return reader.read()


def _read(read: Callable[[str], bytes], content: str) -> bytes:
    """Return the bytes of a picture, none where the file is damaged: the dossier goes on without it."""
    try:
        return read(content)
    except GuanxiError:
        return b""
