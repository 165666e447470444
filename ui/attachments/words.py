"""Files as the screen says them."""

from __future__ import annotations

from datetime import date

from desktop import formats
from desktop.attachments.kinds import HEIC, MAIL, PDF
from desktop.attachments.reads import AttachedFile
from desktop.texts import _, n_
from ui.widgets.rows import FileRow

_KIB = 1024
_ICONS = {PDF: "file-text", MAIL: "mail", "text/plain": "file-text", "text/markdown": "file-text"}
_FAMILIES = {"image": "file-image", "audio": "mic", "video": "video"}


def file_row(file: AttachedFile, today: date) -> FileRow:
    """Return a file as the panel paints it."""
    day = (file.taken_at or file.added_at).astimezone().date()
    said = (formats.short_day(day, today), size_words(file.size))
    return FileRow(
        title=file.name,
        second=file.caption or trouble_words(file.trouble, file.mime) or _(" · ").join(said),
        picture=file.content if file.is_picture else "",
        icon=icon(file.mime),
    )


def icon(mime: str) -> str:
    """Return the icon of a kind of file."""
    return _ICONS.get(mime) or _FAMILIES.get(mime.partition("/")[0], "file")


def size_words(size: int) -> str:
    """Return a number of bytes as people say it: 12 kB, 3.4 MB."""
    if size < _KIB * _KIB:
        return _("{n} kB").format(n=formats.number(max(1, round(size / _KIB))))
    return _("{n} MB").format(n=formats.decimal(round(size / _KIB / _KIB, 1)))


def trouble_words(trouble: str, mime: str = "") -> str:
    """Return why nothing could be read of a file, or its kind is not shown; empty for none."""
    if mime == HEIC:
        return _("HEIC photo: kept, but not shown here")
    return {
        "locked": _("Locked by a password"),
        "broken": _("Cannot be read; the file is kept"),
        "huge": _("Too many pixels to show here"),
    }.get(trouble, "")


def count_words(count: int) -> str:
    """Return how many files there are."""
    return n_("{n} file", "{n} files", count).format(n=formats.number(count))
