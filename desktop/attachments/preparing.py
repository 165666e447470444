"""Reads files and takes their bytes into the journal's folder, in a task; ``attaching`` then writes them down."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import tzinfo
from pathlib import Path

from desktop.attachments import kinds, pdf_text, pictures
from desktop.attachments.attaching import Prepared
from desktop.attachments.cleaning import without_camera
from desktop.attachments.mails import MailProblem, read_mail
from desktop.errors import StoreError
from desktop.journal.contents import Contents
from desktop.journal.durable import NO_ROOM, disk_problem, disk_problems

LONGEST_TEXT = 100_000
"""Characters of a PDF or a mail that are searched: about forty pages."""
_LOOKED_INTO = 200_000_000
"""Bytes; a larger file is kept and not looked into."""
_BEGINNING = 16
Step = Callable[[], object]
"""Called now and then during long work; what it raises ends the work."""


def prepare_file(
    contents: Contents, path: Path, zone: tzinfo, *, clean: bool = False, step: Step | None = None
) -> Prepared:
    """Take the file at ``path``; ``clean`` takes location and camera out of a picture first.

    ``zone`` is where a camera was that does not say so. Raises StoreError when it cannot be read or kept.
    """
    with disk_problems(path), path.open("rb") as file:
        mime = kinds.kind_of(path.name, file.read(_BEGINNING))
    with disk_problems(path):
        size = path.stat().st_size
    looked_into = mime in (*kinds.PHOTOS, kinds.PDF, kinds.MAIL) and size <= _LOOKED_INTO
    if not looked_into:
        with _no_room_for(path.name):
            content = contents.put_file(path, step)
        return Prepared(content, mime, kinds.clean_name(path.name))
    with disk_problems(path):
        data = path.read_bytes()
    return prepare(contents, path.name, data, zone, clean=clean, step=step)


def prepare(
    contents: Contents, name: str, data: bytes, zone: tzinfo, *, clean: bool = False, step: Step | None = None
) -> Prepared:
    """Take ``data`` under the file name ``name``, as ``prepare_file``."""
    mime = kinds.kind_of(name, data[:_BEGINNING])
    taken = pictures.taken_at(data, zone) if mime in kinds.PICTURES else None
    if clean and mime in kinds.PHOTOS:
        data = without_camera(data)
    with _no_room_for(name):
        content = contents.put(data)
    prepared = Prepared(content, mime, kinds.clean_name(name), taken)
    if mime in kinds.PICTURES:
        return _picture(prepared, data)
    if mime == kinds.PDF:
        text, trouble = pdf_text.words_of(data, LONGEST_TEXT, step)
        return replace(prepared, text=text, trouble=trouble)
    if mime == kinds.MAIL:
        return _mail(prepared, data)
    return prepared


@contextmanager
def _no_room_for(name: str) -> Iterator[None]:
    """Say of a full disk which file had no room: under the name that the person knows, not that of its content."""
    try:
        yield
    except StoreError as error:
        cause = error.__cause__
        if isinstance(cause, OSError) and cause.errno in NO_ROOM:
            raise disk_problem(cause, Path(name)) from cause
        raise


def _picture(prepared: Prepared, data: bytes) -> Prepared:
    try:
        return replace(prepared, thumbnail=pictures.thumbnail(data))
    except pictures.TooManyPixels:
        return replace(prepared, trouble="huge")
    except pictures.NoPicture:
        return replace(prepared, trouble="broken")


def _mail(prepared: Prepared, data: bytes) -> Prepared:
    try:
        mail = read_mail(data)
    except MailProblem:
        return replace(prepared, trouble="broken")
    said = "\n".join(filter(None, (mail.subject, mail.body)))
    return replace(prepared, taken_at=mail.sent_at, text=said[:LONGEST_TEXT])
