"""Which parts of a line of Markdown look like what; a line at a time, so that typing costs the same in a long note."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntFlag, auto

from desktop.notes.markdown import BOX, FENCE, LINK, TAG
from desktop.touches.day_words import fold

MOST_STYLED = 20_000
"""A longer line, such as a pasted table in one piece, stays plain."""


class Look(IntFlag):
    """How characters look; several at once."""

    HEADING1 = auto()
    HEADING2 = auto()
    HEADING3 = auto()
    MARK = auto()
    BOLD = auto()
    ITALIC = auto()
    STRIKE = auto()
    CODE = auto()
    QUOTE = auto()
    LINK = auto()
    DEAD = auto()
    HIDDEN = auto()
    CLEAR = auto()
    """Takes the room of a box, which is painted over it."""
    BULLET = auto()
    TAG = auto()
    DUE = auto()
    DONE = auto()


@dataclass(frozen=True, slots=True)
class Styled:
    """A stretch of a line (places in characters, end exclusive) with its look; ``target`` of a link to a record."""

    start: int
    end: int
    look: Look
    target: tuple[str, int] | None = None


_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+")
_BULLET = re.compile(r"^[ \t]*([-*+]|[0-9]{1,9}[.)])(?=[ \t])")
_QUOTE = re.compile(r"^(?: {0,3}>[ ]?)+")
_TABLE = re.compile(r"^\s*\|.*\|\s*$")
_PIPE = re.compile(r"(?<!\\)\||(?<=\|)[\s:-]*-[\s:-]*(?=\|)")
_RULE = re.compile(r"^ {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$")
_CODE = re.compile(r"(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_ITALIC = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])(.+?)(?<=[^\s*_])\1(?![\w*])")
_STRIKE = re.compile(r"(~~)(?=\S)(.+?)(?<=\S)\1")
_OUTWARD = re.compile(r"!?\[([^\[\]\n]*)\]\(([^()\s]*)\)|\bhttps?://[^\s<>)\]]+")
_DUE = re.compile(r"(?:(?<=[\s　，。；、）])|^)![^\s，。；、]+")
_INLINE = ((_BOLD, Look.BOLD), (_ITALIC, Look.ITALIC), (_STRIKE, Look.STRIKE))


def styled(line: str, fence: int) -> tuple[list[Styled], int]:
    """Return the looks of a line and the state behind it; ``fence`` is the state before it, 0 outside of code."""
    mark = FENCE.match(line)
    kind = (len(mark[1]) * 2 + (mark[1][0] == "~")) if mark else 0
    if fence:
        closes = (
            mark is not None and kind % 2 == fence % 2 and kind >= fence and not line[mark.end() :].strip()
        )
        return [Styled(0, len(line), Look.CODE | (Look.MARK if closes else Look(0)))], 0 if closes else fence
    if mark:
        return [Styled(0, len(line), Look.CODE | Look.MARK)], kind
    if len(line) > MOST_STYLED or not line:
        return [], 0
    return [*_of_line(line), *_inside(line)], 0


def _of_line(line: str) -> Iterator[Styled]:
    """Yield what a line is as a whole: a heading, an entry of a list, a quote, a row of a table, a rule."""
    heading, box, bullet, quote = (
        _HEADING.match(line),
        BOX.match(line),
        _BULLET.match(line),
        _QUOTE.match(line),
    )
    if heading:
        yield Styled(0, len(line), (Look.HEADING1, Look.HEADING2, Look.HEADING3)[min(len(heading[1]), 3) - 1])
        yield Styled(0, heading.end(), Look.MARK)
    elif _RULE.match(line):
        yield Styled(0, len(line), Look.MARK)
    elif box:
        yield from _of_box(line, box)
    elif bullet:
        yield Styled(bullet.start(1), bullet.end(1), Look.BULLET)
    elif quote:
        yield Styled(0, len(line), Look.QUOTE)
        yield Styled(0, quote.end(), Look.MARK)
    elif _TABLE.match(line):
        for pipe in _PIPE.finditer(line):
            yield Styled(pipe.start(), pipe.end(), Look.MARK)


def _of_box(line: str, box: re.Match[str]) -> Iterator[Styled]:
    begin = len(line) - len(line.lstrip())
    yield Styled(begin, begin + 1, Look.CLEAR)
    yield Styled(begin + 1, box.end(), Look.HIDDEN)
    if box[2] != " ":
        words = line[box.end() :]
        yield Styled(len(line) - len(words.lstrip()), len(line), Look.DONE)
    for due in _DUE.finditer(fold(line), box.end()):
        yield Styled(due.start(), due.end(), Look.DUE)


def _inside(line: str) -> Iterator[Styled]:
    """Yield what stands inside a line; code hides all else, links hide emphasis in their targets."""
    rest = line
    for code in _CODE.finditer(line):
        yield Styled(code.start(), code.end(), Look.CODE)
        rest = _covered(rest, code.start(), code.end())
    for link in list(LINK.finditer(rest)):
        target = (link[2], int(link[3]))
        yield Styled(link.start(1), link.end(1), Look.LINK, target)
        if rest[: link.start()].endswith("!"):
            yield Styled(link.start() - 1, link.start(), Look.MARK)
        yield Styled(link.start(), link.start(1), Look.HIDDEN)
        yield Styled(link.end(1), link.end(), Look.HIDDEN)
        rest = _covered(rest, link.start(), link.end())
    for link in list(_OUTWARD.finditer(rest)):
        if link[1] is None:
            yield Styled(link.start(), link.end(), Look.LINK)
        else:
            yield Styled(link.start(1), link.end(1), Look.LINK)
            yield Styled(link.start(), link.start(1), Look.MARK)
            yield Styled(link.end(1), link.end(), Look.MARK)
        rest = _covered(rest, link.start(), link.end())
    for tag in TAG.finditer(rest):
        yield Styled(tag.start(), tag.end(), Look.TAG)
    for pattern, look in _INLINE:
        for found in pattern.finditer(rest):
            yield Styled(found.start(2), found.end(2), look)
            yield Styled(found.start(), found.end(1), Look.MARK)
            yield Styled(found.end(2), found.end(), Look.MARK)


def _covered(line: str, start: int, end: int) -> str:
    return f"{line[:start]}{' ' * (end - start)}{line[end:]}"


def hidden_tails(line: str) -> list[tuple[int, int, int]]:
    """Return of each link to a record its beginning, the end of its words, and its end."""
    return [(link.start(), link.end(1), link.end()) for link in LINK.finditer(line)]
