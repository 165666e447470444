"""Making the pictures of imported cards small, without trusting them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt

from desktop.errors import Refused
from desktop.exchange.cards import CardPhoto
from ui.contacts.photo_files import SIDE, as_jpeg
from ui.image_reader import image_reader

_DECODED_MB = 64
_MOST_PIXELS = 60_000_000


def shrink(photo: CardPhoto) -> CardPhoto | None:
    """Return a picture as a small JPEG; None when it cannot be read or would fill the memory. For a task."""
    with image_reader(photo.data) as reader:
        reader.setAutoTransform(True)
        reader.setAllocationLimit(_DECODED_MB)
        whole = reader.size()
        if not whole.isValid() or whole.width() * whole.height() > _MOST_PIXELS:
            return None
        if max(whole.width(), whole.height()) > 2 * SIDE:
            reader.setScaledSize(whole.scaled(QSize(2 * SIDE, 2 * SIDE), Qt.AspectRatioMode.KeepAspectRatio))
        image = reader.read()
    if image.isNull():
        return None
    try:
        return CardPhoto("jpeg", as_jpeg(image))
    except Refused:
        return None
