"""One property of a vCard: its name, parameters and decoded value."""

from __future__ import annotations

import binascii
import re
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from desktop.exchange.encoding import decode, named_codec, plainly_utf8
from desktop.exchange.lines import Line

_HEAD_LIMIT = 4096
_PIECE = re.compile(r'(?:[^;"]|"[^"]*"?)+')
_NAME = re.compile(r"^[A-Za-z0-9_ -]{1,100}$")
_ENCODINGS = {"QUOTED-PRINTABLE", "BASE64", "B", "8BIT", "7BIT"}
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_CARET = re.compile(r"\^([n^'])")
_QUOTED_HIGH = re.compile(rb"(?:=[89A-Fa-f][0-9A-Fa-f]){3}")
_DATA_URI = re.compile(rb"^data:[^,]{0,200};base64,", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Property:
    """A property as it stands in the file; ``raw`` is the value, ``codec`` that of the file."""

    row: int
    group: str
    name: str
    params: tuple[tuple[str, str], ...]
    raw: bytes
    codec: str
    cut: bool = False

    def param(self, name: str) -> str:
        """Return the first value of a parameter, "" when it is missing."""
        return next((value for key, value in self.params if key == name), "")

    @property
    def types(self) -> tuple[str, ...]:
        """Return all TYPE values in lower case, also bare ones as in ``TEL;WORK``."""
        listed = [value for key, value in self.params if key == "TYPE"]
        return tuple(kind.strip().lower() for text in listed for kind in text.split(",") if kind.strip())

    @property
    def preferred(self) -> bool:
        """Tell whether the property is marked as the one to use first."""
        return "pref" in self.types or self.param("PREF") == "1"

    @property
    def encoding(self) -> str:
        """Return the transfer encoding in capitals, "" for plain text."""
        return self.param("ENCODING").upper()

    def written(self) -> str:
        """Return the value as text, still with its backslashes."""
        data = self.raw
        quoted = self.encoding == "QUOTED-PRINTABLE" or (not self.encoding and _QUOTED_HIGH.search(data))
        if quoted:
            data = binascii.a2b_qp(data)
        return _as_text(data, self.param("CHARSET"), self.codec)

    def text(self) -> str:
        """Return the value without its backslashes."""
        return unescaped(self.written())

    def parts(self, separator: str = ";") -> tuple[str, ...]:
        """Return the value split at the separators that have no backslash before them."""
        return tuple(unescaped(part) for part in split_escaped(self.written(), separator))

    def binary(self) -> bytes:
        """Return the value decoded from base64, b"" for links and broken ones."""
        match = _DATA_URI.match(self.raw)
        if not match and self.encoding not in {"B", "BASE64"}:
            return b""
        data = unquote_to_bytes(self.raw[match.end() :]) if match else self.raw
        try:
            return binascii.a2b_base64(data)
        except binascii.Error:
            return b""


def parsed(line: Line, codec: str) -> Property | None:
    """Return the property of an unfolded line, or None."""
    head, value = _split_head(line.data)
    written = decode(head, codec)
    pieces = _PIECE.findall(written) if '"' in written else written.split(";")
    group, _dot, name = pieces[0].strip().rpartition(".") if pieces else ("", "", "")
    if not _NAME.match(name):
        return None
    params = tuple(_param(piece) for piece in pieces[1:] if piece.strip())
    return Property(line.row, group.lower(), name.strip().upper(), params, value, codec, line.cut)


def split_escaped(text: str, separator: str) -> list[str]:
    """Split at separators without a backslash before them; the backslashes stay."""
    if "\\" not in text:
        return text.split(separator)
    return [part.replace("\0", "\\" + separator) for part in _protected(text, separator).split(separator)]


def unescaped(text: str) -> str:
    r"""Take the backslashes out of a value: ``\n`` is a line end, any other sign of vCard stands for itself."""
    return _ESCAPE.sub(_plain, text) if "\\" in text else text


def _protected(text: str, separator: str) -> str:
    return _ESCAPE.sub(lambda match: "\0" if match[1] == separator else match[0], text.replace("\0", ""))


def _plain(match: re.Match[str]) -> str:
    sign = match[1]
    if sign in "nN":
        return "\n"
    return sign if sign in '\\,;:"' else match[0]


def _split_head(data: bytes) -> tuple[bytes, bytes]:
    """Split at the first colon outside quotation marks; a head is at most 4 KiB."""
    start = data[:_HEAD_LIMIT]
    colon = first = start.find(b":")
    if b'"' not in start[: max(first, 0)]:
        return (data[:first], data[first + 1 :]) if first > 0 else (b"", b"")
    while colon >= 0 and start.count(b'"', 0, colon) % 2:
        colon = start.find(b":", colon + 1)
    colon = colon if colon >= 0 else first
    return (data[:colon], data[colon + 1 :]) if colon > 0 else (b"", b"")


def _param(piece: str) -> tuple[str, str]:
    name, equals, value = piece.partition("=")
    if not equals:
        bare = piece.strip()
        return ("ENCODING" if bare.upper() in _ENCODINGS else "TYPE"), bare
    return name.strip().upper(), _CARET.sub(_caret, value.strip().replace('"', ""))


def _caret(match: re.Match[str]) -> str:
    """RFC 6868: how parameter values write line ends and quotation marks."""
    return {"n": "\n", "^": "^", "'": '"'}[match[1]]


def _as_text(data: bytes, charset: str, codec: str) -> str:
    """Decode by the charset that the property names, unless the bytes are plainly UTF-8."""
    named = named_codec(charset) if charset else ""
    if named and not named.startswith("utf") and not plainly_utf8(data):
        try:
            return data.decode(named)
        except UnicodeDecodeError:
            pass
    return decode(data, codec)
