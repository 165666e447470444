"""Where links stand in a line of the editor; all places are in Qt's units of UTF-16."""

from __future__ import annotations

import re

from desktop.notes.markdown import LINK
from ui.notes.spans import hidden_tails
from ui.quick.line import units

_OUTWARD = re.compile(r"\[[^\[\]\n]*\]\((https?://[^()\s]+)\)|(\bhttps?://[^\s<>)\]]+)")


def at(line: str, place: int) -> tuple[str, int] | str | None:
    """Return the record or the web address that the link at a place leads to."""
    for link in LINK.finditer(line):
        if units(line, link.start()) <= place <= units(line, link.end()):
            return link[2], int(link[3])
    for link in _OUTWARD.finditer(line):
        if units(line, link.start()) <= place <= units(line, link.end()):
            return link[1] or link[2]
    return None


def hidden_around(line: str, place: int) -> tuple[int, int] | None:
    """Return the ends of the hidden part of a link that a place lies inside of."""
    if "](" not in line:
        return None
    for _start, words_end, end in hidden_tails(line):
        first, last = units(line, words_end), units(line, end)
        if first < place < last:
            return first, last
    return None


def beside(line: str, place: int, *, back: bool) -> tuple[int, int] | None:
    """Return the ends of the link that ends (``back``) or begins at a place."""
    if "](" not in line:
        return None
    for start, _words_end, end in hidden_tails(line):
        first, last = units(line, start), units(line, end)
        if place == (last if back else first):
            return first, last
    return None
