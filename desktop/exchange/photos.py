"""Looking at the first bytes of a picture without decoding it."""

from __future__ import annotations

from desktop.exchange.cards import CardPhoto

PHOTO_LIMIT = 5 * 1024 * 1024
_HEADS = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"BM", "bmp"),
)


def photo_from(data: bytes) -> CardPhoto | None:
    """Return the picture, or None when it is above 5 MB or no JPEG, PNG, GIF, BMP or WebP."""
    if len(data) > PHOTO_LIMIT:
        return None
    kind = next((kind for head, kind in _HEADS if data.startswith(head)), "")
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        kind = "webp"
    return CardPhoto(kind, data) if kind else None
