"""Reading zip files and zstd streams of others within bounds: nothing is unpacked to the disk."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import IO

import zstandard

from desktop.errors import ImportProblem
from desktop.exchange.decks.notes import Tick
from desktop.exchange.lines import unreadable
from desktop.texts import _

MOST_ENTRIES = 200_000
LARGEST_ENTRY = 512 * 1024 * 1024
LARGEST_SOUND = 20 * 1024 * 1024
_PIECE = 1024 * 1024
_SUSPICIOUS, _MOST_RATIO = 64 * 1024 * 1024, 200
"""Beyond so many bytes, whatever has grown more than so many times is a bomb."""
_ZSTD = b"\x28\xb5\x2f\xfd"
_BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, zstandard.ZstdError, EOFError, NotImplementedError,
           RuntimeError, OSError)  # fmt: skip


class Packed:
    """An open zip file; use it in ``with``. Names in it are keys and never paths."""

    def __init__(self, path: Path) -> None:
        """Raises ImportProblem when it cannot be opened or has more entries than any deck."""
        self.name = path.name
        try:
            self._zip = zipfile.ZipFile(path)
        except zipfile.BadZipFile as error:
            raise damaged(path.name) from error
        except OSError as error:
            raise unreadable(path.name) from error
        self._sizes = {entry.filename: entry.compress_size for entry in self._zip.infolist()}
        if len(self._sizes) > MOST_ENTRIES:
            self.close()
            raise bomb(path.name)

    def __enter__(self) -> Packed:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._zip.close()

    def __contains__(self, name: str) -> bool:
        return name in self._sizes

    def read(self, name: str, *, most: int = LARGEST_ENTRY, tick: Tick | None = None) -> bytes:
        """Return an entry, unpacked once more where it is zstd; ``tick`` hears of its bytes.

        Raises ImportProblem when it is missing, damaged, or grows beyond ``most`` bytes or out of all proportion.
        """
        try:
            with self._zip.open(name) as stream:
                head = stream.read(4)
                if head == _ZSTD:
                    return self._zstd(stream, head, name, most, tick)
                return head + self._bounded(stream.read, name, most, tick)
        except KeyError as error:
            raise damaged(self.name) from error
        except ImportProblem:
            raise
        except _BROKEN as error:
            raise damaged(self.name) from error

    def _zstd(self, stream: IO[bytes], head: bytes, name: str, most: int, tick: Tick | None) -> bytes:
        packed = io.BytesIO(head + self._bounded(stream.read, name, most, tick))
        reader = zstandard.ZstdDecompressor(max_window_size=2**27).stream_reader(
            packed, read_across_frames=True
        )
        return self._bounded(reader.read, name, most, tick)

    def _bounded(self, read: Callable[[int], bytes], name: str, most: int, tick: Tick | None) -> bytes:
        found, small = bytearray(), max(1, self._sizes[name])
        while piece := read(_PIECE):
            found += piece
            if len(found) > most or (len(found) > _SUSPICIOUS and len(found) > _MOST_RATIO * small):
                raise bomb(self.name)
            if tick is not None:
                tick(0, 0)
        return bytes(found)


def damaged(name: str) -> ImportProblem:
    """Return the error for a package that cannot be read."""
    return ImportProblem(
        _("The file {name} is damaged or no Anki package.").format(name=name),
        _("Export the deck again in Anki (File, Export) and choose that file."),
    )


def bomb(name: str) -> ImportProblem:
    """Return the error for a package that would fill the memory."""
    return ImportProblem(
        _("The file {name} unpacks to more than any deck holds and was not read.").format(name=name),
        _("Export fewer cards at a time. If somebody sent you the file, do not trust it."),
    )
