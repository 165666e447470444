"""Reading a file of any size line by line, in bounded memory."""

from __future__ import annotations

import codecs
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from desktop.errors import ImportProblem
from desktop.exchange.encoding import UTF16_BE, UTF16_LE, Encoding, detect
from desktop.texts import _

FILE_LIMIT = 500 * 1024 * 1024
CHUNK = 256 * 1024
SAMPLE_LIMIT = 4 * 1024 * 1024
Tick = Callable[[int, int], None]


class Line(NamedTuple):
    """One line without its end: number from 1, bytes (UTF-8 when the file was UTF-16), whether it was cut."""

    row: int
    data: bytes
    cut: bool = False


class Source:
    """An open file with its encoding and how far it has been read; ``done`` and ``total`` are bytes."""

    def __init__(
        self, stream: BinaryIO, name: str, encoding: Encoding | None = None, tick: Tick | None = None
    ) -> None:
        self.name = name
        self.done = 0
        self.total = stream.seek(0, os.SEEK_END)
        stream.seek(0)
        self._stream = stream
        self._tick = tick
        self.encoding = encoding or detect(_sample(stream))

    @property
    def codec(self) -> str:
        """Return the codec for the bytes of the lines."""
        return "utf-8" if self.encoding.codec in (UTF16_LE, UTF16_BE) else self.encoding.codec

    def lines(self, limit: int) -> Iterator[Line]:
        """Yield all lines from the start, each cut at ``limit`` bytes; LF, CRLF and CR end a line."""
        return _split(self._chunks(), limit)

    def whole(self) -> bytes:
        """Return all bytes without a mark at the start: for files that have no lines."""
        return b"".join(self._chunks())

    def close(self) -> None:
        """Close the file."""
        self._stream.close()

    def _chunks(self) -> Iterator[bytes]:
        self._stream.seek(self.encoding.mark)
        self.done = self.encoding.mark
        decoder = codecs.getincrementaldecoder(self.encoding.codec)(errors="replace")
        wide = self.encoding.codec in (UTF16_LE, UTF16_BE)
        while chunk := self._stream.read(CHUNK):
            self.done += len(chunk)
            if self._tick:
                self._tick(self.done, self.total)
            yield decoder.decode(chunk).encode(errors="replace") if wide else chunk


def open_source(path: Path, codec: str | None = None, tick: Tick | None = None) -> Source:
    """Open a file for reading; ``codec`` overrides what the bytes say.

    ``tick(done, total)`` is called after every 256 KiB, also while nothing comes out; what it raises
    stops the reading. Raises ImportProblem when the file cannot be opened or is larger than 500 MB.
    """
    try:
        stream = path.open("rb")
    except OSError as error:
        raise unreadable(path.name) from error
    source = Source(stream, path.name, tick=tick)
    if source.total > FILE_LIMIT:
        source.close()
        message = _("The file {name} is larger than 500 MB.").format(name=path.name)
        raise ImportProblem(
            message, _("Export fewer contacts at a time, or leave out the photos, and try again.")
        )
    if codec:
        mark = source.encoding.mark if source.encoding.codec == codec else 0
        source.encoding = Encoding(codec, mark)
    return source


def unreadable(name: str) -> ImportProblem:
    """Return the error for a file that the system does not let us read."""
    message = _("The file {name} cannot be opened.").format(name=name)
    return ImportProblem(message, _("Check that it is still there and that you may read it, then try again."))


def _sample(stream: BinaryIO) -> bytes:
    """Return the beginning of the file, going on in ASCII-only files until other bytes show what they are."""
    sample = stream.read(CHUNK)
    while sample.isascii() and len(sample) < SAMPLE_LIMIT:
        chunk = stream.read(CHUNK)
        if not chunk:
            break
        sample += chunk
    return sample


def _split(chunks: Iterator[bytes], limit: int) -> Iterator[Line]:
    row, rest, cut = 0, bytearray(), False
    for chunk in chunks:
        rest += chunk
        # Some programs end lines by CR CR LF. A CR at the end of a chunk waits for what follows it.
        data = bytes(rest).replace(b"\r\r\n", b"\r\n")
        stem = data.rstrip(b"\r")
        pieces = stem.splitlines(keepends=True)
        held = pieces.pop() if pieces and not pieces[-1].endswith((b"\n", b"\r")) else b""
        rest = bytearray(held + data[len(stem) :])
        for piece in pieces:
            row += 1
            yield _line(row, piece, limit, cut=cut)
            cut = False
        if len(rest) > limit + 1:
            del rest[limit + 1 : None if not rest.endswith(b"\r") else -1]
            cut = True
    for piece in bytes(rest).splitlines():
        row += 1
        yield _line(row, piece, limit, cut=cut)


def _line(row: int, piece: bytes, limit: int, *, cut: bool) -> Line:
    data = piece.rstrip(b"\r\n")
    return Line(row, data[:limit], cut or len(data) > limit)
