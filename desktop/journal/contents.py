"""The files of a journal: sealed, each kept once, named by a keyed hash that tells nothing about them.

A content is written and on the disk before a row names it; it never changes, so a backup copies it once.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import os
import secrets
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop.errors import StoreError
from desktop.journal.connection import DatabaseKey
from desktop.journal.durable import (
    NEW_FILE,
    PRIVATE_FILE,
    PRIVATE_FOLDER,
    disk_problems,
    sync_file,
    sync_folder,
    sync_handle,
)
from desktop.journal.keyslots import sub_key
from desktop.journal.sealing import PIECE, BrokenSeal, seal, unseal
from desktop.texts import _

FOLDER = "attachments"
LARGEST = 2_000_000_000
"""Bytes of the largest file that is taken; films belong elsewhere."""
_NAME_BYTES = 20
_NAMES_LENGTH = 2 * _NAME_BYTES


@dataclass(frozen=True, slots=True)
class Content:
    """The name of a content (40 hex digits) and its size in bytes."""

    name: str
    size: int


class ContentMissing(StoreError):
    """The file of an attachment is not in the journal's folder."""

    def __init__(self) -> None:
        super().__init__(
            _("The file of this attachment is missing from the journal's folder."),
            _("The record itself is whole. Restore a backup beside the journal to get the file back."),
        )


class ContentDamaged(StoreError):
    """The file of an attachment is not what was written."""

    def __init__(self) -> None:
        super().__init__(
            _("The file of this attachment is damaged."),
            _("The record itself is whole. Restore a backup beside the journal to get the file back."),
        )


class Contents:
    """The sealed files in the folder of one journal. May be used from several threads."""

    def __init__(self, folder: Path, key: DatabaseKey | None) -> None:
        """``key`` None (benchmarks alone) keeps the files under a key that everybody knows, like the database."""
        self.folder = folder / FOLDER
        self._key = _key_of(key)

    def put(self, data: bytes) -> Content:
        """Keep ``data`` and return its name; on the disk when this returns. Raises StoreError."""
        pieces = [data[start : start + PIECE] for start in range(0, len(data), PIECE)] or [b""]
        return self.put_pieces(lambda: pieces)

    def put_file(self, path: Path, progress: Callable[[], object] | None = None) -> Content:
        """Keep the content of the file at ``path``; ``progress`` is called at each MiB and may raise.

        Raises StoreError when it cannot be read, is larger than ``LARGEST``, or the disk refuses.
        """
        with disk_problems(path):
            if path.stat().st_size > LARGEST:
                raise StoreError(
                    _("{name} is larger than 2 GB and was not taken.").format(name=path.name),
                    _("Keep it in a folder of its own and note here where it is."),
                )
        return self.put_pieces(lambda: _pieces(path, progress))

    def put_pieces(self, pieces: Callable[[], Iterable[bytes]], *, settle: bool = True) -> Content:
        """Keep what ``pieces`` gives, which is asked twice when it is not here already. Raises StoreError.

        Without ``settle`` it is on the disk only after ``settle``: of many files that takes a seventh of the time.
        """
        hashed, size = self._hash(), 0
        for piece in pieces():
            hashed.update(piece)
            size += len(piece)
        content = Content(hashed.hexdigest(), size)
        if not self._whole(content):
            self._write(content, pieces, settle=settle)
        return content

    def _whole(self, content: Content) -> bool:
        """Say whether the content is here; a damaged file is none, so that attaching it again heals it."""
        path = self.path(content.name)
        if not path.is_file():
            return False
        try:
            self.verify(content.name)
        except StoreError:
            return False
        with disk_problems(path):
            os.utime(path)  # its thirty days as an orphan begin anew
        return True

    def settle(self, names: Iterable[str], progress: Callable[[], object] | None = None) -> None:
        """Wait until some contents are on the disk; ``progress`` is called between them. Raises StoreError."""
        folders = set()
        for path in map(self.path, names):
            if progress is not None:
                progress()
            with disk_problems(path):
                sync_file(path)
            folders.add(path.parent)
        with disk_problems(self.folder):
            for folder in (*sorted(folders), *([self.folder] if folders else ())):
                sync_folder(folder)

    def _write(self, content: Content, pieces: Callable[[], Iterable[bytes]], *, settle: bool) -> None:
        path = self.path(content.name)
        with disk_problems(path.parent):
            new_folder = not path.parent.is_dir()
            path.parent.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
            draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
            hashed = self._hash()
            try:
                with os.fdopen(os.open(draft, NEW_FILE, PRIVATE_FILE), "wb") as handle:
                    for part in seal(_heard(pieces(), hashed.update), self._key, content.name):
                        handle.write(part)
                    handle.flush()
                    if settle:
                        sync_handle(handle.fileno())
                if not hmac.compare_digest(hashed.hexdigest(), content.name):
                    raise StoreError(
                        _("The file was changed by another program while it was read."),
                        _("Save it there and add it again."),
                    )
                draft.replace(path)
            except BaseException:
                with contextlib.suppress(OSError):
                    draft.unlink()
                raise
            if settle:
                sync_folder(path.parent)
            if settle and new_folder:
                sync_folder(self.folder)

    def read(self, name: str) -> bytes:
        """Return a whole content. Raises ContentMissing, ContentDamaged."""
        return b"".join(self.pieces(name))

    def pieces(self, name: str) -> Iterator[bytes]:
        """Yield a content MiB by MiB. Raises ContentMissing, ContentDamaged, the latter also after some pieces."""
        path = self.path(name)
        try:
            with path.open("rb") as file:
                yield from unseal(file, self._key, name)
        except FileNotFoundError as error:
            raise ContentMissing from error
        except BrokenSeal as error:
            raise ContentDamaged from error
        except OSError as error:
            with disk_problems(path):
                raise error

    def verify(self, name: str, progress: Callable[[], object] | None = None) -> None:
        """Read a content to its end and compare it with its name. Raises ContentMissing, ContentDamaged.

        ``progress`` is called at each MiB and may raise.
        """
        hashed = self._hash()
        for piece in self.pieces(name):
            if progress is not None:
                progress()
            hashed.update(piece)
        if not hmac.compare_digest(hashed.hexdigest(), name):
            raise ContentDamaged

    def path(self, name: str) -> Path:
        """Return where the sealed file of a content lies; raises ContentMissing for what is no name."""
        if len(name) != _NAMES_LENGTH or not all(digit in "0123456789abcdef" for digit in name):
            raise ContentMissing
        return self.folder / name[:2] / name

    def names(self) -> list[str]:
        """Return the names of all contents that are here."""
        with disk_problems(self.folder):
            found = self.folder.glob("??/*") if self.folder.is_dir() else ()
            return sorted(path.name for path in found if not path.name.startswith("."))

    def _hash(self) -> hashlib.blake2b:
        return hashlib.blake2b(key=self._key, person=b"name", digest_size=_NAME_BYTES)


def _key_of(key: DatabaseKey | None) -> bytes:
    if key is None:
        return bytes(32)
    return key.files or sub_key(key.key, "blob")


def _pieces(path: Path, progress: Callable[[], object] | None) -> Iterator[bytes]:
    with disk_problems(path), path.open("rb") as file:
        while piece := file.read(PIECE):
            if progress is not None:
                progress()
            yield piece


def _heard(pieces: Iterable[bytes], hear: Callable[[bytes], None]) -> Iterator[bytes]:
    for piece in pieces:
        hear(piece)
        yield piece
