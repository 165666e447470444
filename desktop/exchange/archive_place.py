"""Where an archive lies: an open folder or a zip file, written as a whole or not at all, read with care."""

from __future__ import annotations

import hashlib
import lzma
import os
import shutil
import zipfile
import zlib
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import IO
from unicodedata import normalize

from desktop.errors import ImportProblem, Refused
from desktop.journal.durable import NEW_FILE, PRIVATE_FILE, PRIVATE_FOLDER, disk_problems, sync_handle
from desktop.texts import _

MANIFEST = "manifest.json"
MOST_FILES = 500_000
LONGEST_NAME = 400
MOST_UNPACKED, MOST_TIMES = 1_000_000_000, 100  # bytes; text packs to a tenth at the best
_PIECE = 1 << 20
_CUT = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError)
"""What reading raises in a zip that was cut short or changed."""


@dataclass(frozen=True, slots=True)
class Written:
    """A file of an archive: its name in the archive, its size in bytes and the SHA-256 of its content."""

    name: str
    size: int
    sha256: str


class Writer(ABC):
    """Takes the files of a new archive one after the other."""

    @abstractmethod
    def _open(self, name: str) -> IO[bytes]:
        """Open a new file inside."""

    def write(self, name: str, pieces: Iterable[bytes]) -> Written:
        """Write one file and return what it came to."""
        digest, size = hashlib.sha256(), 0
        with self._open(name) as file:
            for piece in pieces:
                file.write(piece)
                digest.update(piece)
                size += len(piece)
        return Written(name, size, digest.hexdigest())


class _FolderWriter(Writer):
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def _open(self, name: str) -> IO[bytes]:
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("xb")


class _ZipWriter(Writer):
    def __init__(self, archive: zipfile.ZipFile, now: datetime) -> None:
        self._archive, self._day = archive, now.astimezone()

    def _open(self, name: str) -> IO[bytes]:
        info = zipfile.ZipInfo(name, self._day.timetuple()[:6])
        info.compress_type = zipfile.ZIP_DEFLATED
        return self._archive.open(info, "w", force_zip64=True)


@contextmanager
def new_archive(target: Path, now: datetime) -> Iterator[Writer]:
    """Give a writer for a new folder, or for a zip file when the name ends so; nothing is left when the block fails.

    Only the owner may read it, where the disk knows owners. What an export left that was killed is cleared away first.
    Raises Refused when there is something of that name, StoreError when the disk refuses.
    """
    draft = target.with_name(f".{target.name}.partial")
    with disk_problems(target):
        if target.is_dir() and not any(target.iterdir()):
            target.rmdir()  # an empty folder was made for it
        if target.exists():
            raise Refused(
                _("{name} is there already.").format(name=target.name),
                _("Choose another name or an empty folder; nothing is written over."),
            )
        target.parent.mkdir(parents=True, exist_ok=True)
        _clear(draft)
        try:
            if target.suffix.lower() == ".zip":
                with _new_zip(draft) as archive:
                    yield _ZipWriter(archive, now)
            else:
                draft.mkdir(PRIVATE_FOLDER)
                yield _FolderWriter(draft)
            draft.rename(target)
        finally:
            _clear(draft)


@contextmanager
def _new_zip(draft: Path) -> Iterator[zipfile.ZipFile]:
    with os.fdopen(os.open(draft, NEW_FILE, PRIVATE_FILE), "wb") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
            yield archive
        file.flush()
        sync_handle(file.fileno())


def _clear(draft: Path) -> None:
    if draft.is_dir():
        shutil.rmtree(draft, ignore_errors=True)
    else:
        draft.unlink(missing_ok=True)


class Reader(ABC):
    """Gives the files of an archive by their names."""

    @abstractmethod
    def has(self, name: str) -> bool:
        """Tell whether there is such a file."""

    @abstractmethod
    def open(self, name: str) -> IO[bytes]:
        """Open a file inside; raises ImportProblem when it is not there."""

    @abstractmethod
    def size(self, name: str) -> int:
        """Return the size of a file in bytes; raises ImportProblem when it is not there."""

    def lines(self, written: Written) -> Iterator[bytes]:
        """Give the lines of a file, each at most as long as the whole; raises ImportProblem when it was changed."""
        return self._checked(written, lambda file, left: file.readline(left))

    def pieces(self, written: Written) -> Iterator[bytes]:
        """Give a file MiB by MiB; raises ImportProblem when it was changed."""
        return self._checked(written, lambda file, left: file.read(min(left, _PIECE)))

    def _checked(self, written: Written, read: Callable[[IO[bytes], int], bytes]) -> Iterator[bytes]:
        digest, size = hashlib.sha256(), 0
        with self.open(written.name) as file:
            while piece := read(file, written.size - size + 1):
                size += len(piece)
                if size > written.size:
                    raise damaged(written.name)
                digest.update(piece)
                yield piece
        if size != written.size or digest.hexdigest() != written.sha256:
            raise damaged(written.name)


class _FolderReader(Reader):
    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()

    def has(self, name: str) -> bool:
        return (self._folder / name).is_file()

    def open(self, name: str) -> IO[bytes]:
        return self._path(name).open("rb")

    def size(self, name: str) -> int:
        return self._path(name).stat().st_size

    def _path(self, name: str) -> Path:
        path = (self._folder / safe_name(name)).resolve()
        if not path.is_relative_to(self._folder):  # a link inside may lead anywhere
            raise outside(name)
        if not path.is_file():
            raise damaged(name)
        return path


class _ZipReader(Reader):
    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        names = archive.namelist()
        if len(names) > MOST_FILES:
            raise ImportProblem(
                _("This archive holds more files than a journal can."), _("Nothing was changed.")
            )
        for name in names:
            safe_name(name)
        if sum(info.file_size for info in archive.infolist()) > MOST_UNPACKED + MOST_TIMES * _packed(archive):
            raise ImportProblem(
                _("This archive would unpack to more than any journal holds."),
                _("It was not made by Guanxi Journal. Nothing was changed."),
            )
        top = _top(names)
        self._names = {normalize("NFC", name.removeprefix(top)): name for name in names}

    def has(self, name: str) -> bool:
        return name in self._names

    def open(self, name: str) -> IO[bytes]:
        if name not in self._names:
            raise damaged(name)
        try:
            return self._archive.open(self._names[name])
        # a password, a packing of another program, or a name that was changed in one of its two places
        except (RuntimeError, NotImplementedError, ValueError) as error:
            raise damaged(name) from error

    def size(self, name: str) -> int:
        if name not in self._names:
            raise damaged(name)
        return self._archive.getinfo(self._names[name]).file_size


def _top(names: list[str]) -> str:
    """Return the folder in which everything lies when somebody packed the open folder of an archive themselves."""
    tops = [name.removesuffix(MANIFEST) for name in names if name.endswith(f"/{MANIFEST}")]
    return tops[0] if MANIFEST not in names and len(tops) == 1 and tops[0].count("/") == 1 else ""


def _packed(archive: zipfile.ZipFile) -> int:
    return sum(info.compress_size for info in archive.infolist())


@contextmanager
def read_archive(source: Path) -> Iterator[Reader]:
    """Give a reader for an archive: a folder, or a zip file. Raises ImportProblem, StoreError."""
    with disk_problems(source):
        if source.is_dir():
            yield _FolderReader(source)
            return
        try:
            archive = zipfile.ZipFile(source)
        except (*_CUT, ValueError, NotImplementedError) as error:
            raise _cut_short(source) from error
        with archive:
            try:
                yield _ZipReader(archive)
            except _CUT as error:
                raise _cut_short(source) from error


def no_archive(source: Path) -> ImportProblem:
    """Return the refusal of a whole folder or zip file that is something else."""
    return ImportProblem(
        _("{name} is no archive of Guanxi Journal.").format(name=source.name),
        _("Choose the folder that holds manifest.json, or the zip file as it was made. Nothing was changed."),
    )


def _cut_short(source: Path) -> ImportProblem:
    return ImportProblem(
        _("{name} is no archive, or it was cut short.").format(name=source.name),
        _("Copy it again from where it was made. Nothing was changed."),
    )


def safe_name(name: str) -> str:
    """Return a name that stays inside the archive; raises ImportProblem for any other."""
    path = PurePosixPath(name)
    parts = path.parts
    if (
        not name
        or len(name) > LONGEST_NAME
        or path.is_absolute()
        or ".." in parts
        or "\\" in name
        or ":" in name
        or "\0" in name
    ):
        raise outside(name)
    return name


def outside(name: str) -> ImportProblem:
    """Return the refusal of a name that leads out of the archive."""
    return ImportProblem(
        _("The archive names a file outside of itself: {name}.").format(name=name[:80]),
        _("It was not made by Guanxi Journal. Nothing was changed."),
    )


def damaged(name: str) -> ImportProblem:
    """Return the refusal of a file that is missing, cut short or changed."""
    return ImportProblem(
        _("{name} of this archive is missing, cut short or changed.").format(name=name),
        _("Copy the archive again from where it was made. Nothing was changed."),
    )
