"""Joining the folded lines of a vCard file to whole properties, in bytes, with a limit on each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from desktop.exchange.lines import Line

# A photo of 5 MB is 6.7 MB in base64.
PROPERTY_LIMIT = 8 * 1024 * 1024
_PROSE = (b"NOTE", b"LABEL", b"ADR", b"COMMENT")
_EDGE_STARTS = (b"B", b"b", b"E", b"e", b" ", b"\t")
_EDGES = (b"BEGIN:VCAR", b"END:VCAR")


class _Growing:
    """A property that may still go on in the next line."""

    __slots__ = ("cut", "data", "edge", "row")

    def __init__(self, line: Line) -> None:
        self.row, self.cut = line.row, line.cut
        self.data = bytearray(line.data)
        self.edge = _is_edge(line.data)

    def takes(self, data: bytes) -> bool:
        """Append a line that goes on from this property, or return False."""
        if self.edge or _is_edge(data):
            return False
        if self.data.endswith(b"=") and b"QUOTED-PRINTABLE" in self._head():
            del self.data[-1:]
            self._add(data[1:] if data[:1] in (b" ", b"\t") and data[1:2] == b"=" else data)
        elif data[:1] in (b" ", b"\t"):
            self._add(data[1:])
        else:
            return b":" not in data and bool(data.strip()) and self._takes_bare(data)
        return True

    def line(self) -> Line:
        """Return what has come together."""
        return Line(self.row, bytes(self.data), self.cut)

    def _takes_bare(self, data: bytes) -> bool:
        """Append a line that goes on without being folded, as base64 and texts of some programs do."""
        head = self._head()
        if head.split(b";", 1)[0].rpartition(b".")[2] in _PROSE:
            self._add(b"\n" + data)
        elif b"BASE64" in head or b"ENCODING=B" in head or head.endswith(b";B"):
            self._add(data)
        else:
            return False
        return True

    def _head(self) -> bytes:
        return bytes(self.data[:2048]).split(b":", 1)[0].upper()

    def _add(self, data: bytes) -> None:
        room = PROPERTY_LIMIT - len(self.data)
        self.cut = self.cut or len(data) > room
        self.data += data[: max(room, 0)]


def unfolded(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield properties: folded lines, quoted-printable soft breaks and bare base64 lines are joined.

    Blank lines and comments (``#``) are left out. A property above 8 MiB comes cut and marked.
    """
    growing: _Growing | None = None
    for line in lines:
        if growing and growing.takes(line.data):
            growing.cut = growing.cut or line.cut
            continue
        if growing:
            yield growing.line()
        start = line.data.lstrip()[:1]
        growing = None if start in (b"", b"#") else _Growing(line)
    if growing:
        yield growing.line()


def _is_edge(data: bytes) -> bool:
    return data[:1] in _EDGE_STARTS and data[:64].strip().upper().startswith(_EDGES)
