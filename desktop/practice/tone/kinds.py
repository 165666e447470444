"""Kinds of sound files that libsndfile does not read, told by their first bytes: no numpy, no Qt."""

from __future__ import annotations

_STARTS = (
    (0, b"#!AMR", "AMR"),
    (0, b"#!SILK_V3", "SILK"),
    (1, b"#!SILK_V3", "SILK"),  # as WeChat writes it
    (4, b"ftyp", "M4A"),
    (0, b"\x1aE\xdf\xa3", "WebM"),
    (0, b"0&\xb2u\x8ef\xcf\x11", "WMA"),
    (0, b"ADIF", "AAC"),
)
_ID3, _ID3_HEAD = b"ID3", 10


def foreign_kind(data: bytes) -> str:
    """Return the kind of such a file as people name it; empty for every other one."""
    for at, start, kind in _STARTS:
        if data[at : at + len(start)] == start:
            return kind
    frame = data[_end_of_tag(data) :][:2]
    # Twelve bits of ones begin a frame of MPEG sound; two bits of zeros for its layer make it AAC and no MP3.
    return "AAC" if len(frame) == 2 and frame[0] == 0xFF and frame[1] & 0xF6 == 0xF0 else ""


def _end_of_tag(data: bytes) -> int:
    """Return where the sound begins after a tag with title and artist, whose length is written in seven bits a byte."""
    if data[: len(_ID3)] != _ID3 or len(data) < _ID3_HEAD:
        return 0
    size = 0
    for byte in data[6:_ID3_HEAD]:
        size = size << 7 | byte & 0x7F
    return _ID3_HEAD + size
