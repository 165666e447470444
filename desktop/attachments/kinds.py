"""What a file is, by its first bytes and only then by its name: names lie."""

from __future__ import annotations

import re
import unicodedata

PDF, MAIL, HEIC = "application/pdf", "message/rfc822", "image/heic"
UNKNOWN = "application/octet-stream"
PICTURES = ("image/jpeg", "image/png", "image/webp", "image/gif", "image/bmp", "image/tiff")
"""What a thumbnail is made of.

HEIC, as iPhones write it, is not: pillow-heif brings x265 (GPL), and pi-heif without it is no longer kept up, has no
wheel for macOS on Intel, and decodes what others hold patents on.
"""
PHOTOS = (*PICTURES, HEIC)
"""In which a camera may have written where it was."""
_BEGINNINGS: tuple[tuple[bytes, int, str], ...] = (
    (b"\xff\xd8\xff", 0, "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", 0, "image/png"),
    (b"GIF8", 0, "image/gif"),
    (b"BM", 0, "image/bmp"),
    (b"II*\x00", 0, "image/tiff"),
    (b"MM\x00*", 0, "image/tiff"),
    (b"WEBP", 8, "image/webp"),
    *((b"ftyp" + brand, 4, HEIC) for brand in (b"hei", b"hev", b"mif1", b"msf1")),
    (b"%PDF-", 0, PDF),
)
_ENDINGS = {
    "eml": MAIL,
    "txt": "text/plain",
    "md": "text/markdown",
    "csv": "text/csv",
    "m4a": "audio/mp4",
    "mp3": "audio/mpeg",
    "amr": "audio/amr",
    "wav": "audio/wav",
    "mp4": "video/mp4",
    "mov": "video/quicktime",
    "zip": "application/zip",
    "doc": "application/msword",
    "xls": "application/vnd.ms-excel",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f\ud800-\udfff<>:"|?*\u202a-\u202e\u2066-\u2069]')
"""What Windows allows in no name, and the marks that turn ``exe.pdf`` round on the screen."""
_LONGEST, _MOST_BYTES = 150, 200
"""Linux takes 255 bytes, three for each hanzi; room is left for what a draft or a second of that name adds."""
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


def kind_of(name: str, beginning: bytes) -> str:
    """Return the MIME type of a file from its name and its first bytes (16 are enough)."""
    for mark, at, mime in _BEGINNINGS:
        if beginning[at : at + len(mark)] == mark:
            return mime
    return _ENDINGS.get(ending(name), UNKNOWN)


def ending(name: str) -> str:
    """Return the ending of a file name in small letters, without the dot."""
    return name.rpartition(".")[2].casefold() if "." in name else ""


def clean_name(name: str, longest: int = _LONGEST) -> str:
    """Return a file name that every system takes and that leads into no folder; ``file`` when nothing is left.

    One above ``longest`` characters, or above what a system takes, is cut before its ending.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    text = " ".join(_FORBIDDEN.sub("", last).split()).strip(". ")
    text = _cut(text, longest)
    if _RESERVED.match(text):
        text = f"_{text}"
    return text or "file"


def _cut(text: str, longest: int) -> str:
    stem, dot, tail = text.rpartition(".")
    if not dot or len(tail) >= 12:
        stem, tail = text, ""
    end = f"{dot}{tail}" if tail else ""
    kept = stem[: longest - len(end)]
    while len((kept + end).encode()) > _MOST_BYTES:
        kept = kept[:-1]
    return (kept if kept == stem else kept.rstrip(" .")) + end
