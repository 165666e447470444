"""What the Markdown of a note says to the journal: links to records, tags, boxes; all of it pure.

Texts stay as they are typed: nothing here writes a text anew, boxes excepted, where one character changes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from desktop.errors import UsageError
from desktop.people.fields import LARGEST_ID
from desktop.texts import _
from desktop.touches.day_words import day_ahead, fold

MOST_CHARACTERS = 2_000_000
"""Above it a text is a file, not a note."""
LINK = re.compile(
    r"\[((?:[^\[\]\n\\]|\\.)*)\]\((contact|supplier|note|touch|order|inquiry|product|inspection|rework|attachment):([0-9]{1,19})\)"
)
"""A link to a record: words, kind and id."""
PICTURE = re.compile(r"!\[((?:[^\[\]\n\\]|\\.)*)\]\(attachment:([0-9]{1,19})\)")
"""A picture that stands in the text: words and id of its attachment."""
TAG = re.compile(r"(?<![\w#&/＃])[#＃]([^\W\d_][\w-]*|\d+[^\W\d_][\w-]*)")
BOX = re.compile(r"^([ \t]*(?:[-*+]|[0-9]{1,9}[.)])[ \t]+\[)([ xX])\](?=[ \t]|$)")
FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")
_URL = re.compile(r"\b[a-z][a-z0-9+.-]*://\S+|(?<=\]\()[^)\s]*", re.IGNORECASE)
_DUE = re.compile(r"(?:(?<=[\s　，。；、）])|^)!")
_DROPPED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_LIST = re.compile(r"^([ \t]*)(?:([-*+])|([0-9]{1,9})([.)]))([ \t]+)(\[[ xX]\][ \t]+)?")
_LEAD = re.compile(
    r"^\s*(?:#{1,6}[ \t]+|(?:>[ ]?)+|[-*+][ \t]+(?:\[[ xX]\][ \t]+)?|[0-9]{1,9}[.)][ \t]+|-{3,}$)"
)
_QUOTE = re.compile(r"^(?: {0,3}>[ ]?)+")


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a record in a text; ``start`` and ``end`` are places in it."""

    start: int
    end: int
    words: str
    kind: str
    id: int


@dataclass(frozen=True, slots=True)
class Task:
    """A box in a text: where its mark stands, whether it is ticked, its words and its day."""

    at: int
    done: bool
    text: str
    """Its words without the day, links as their words."""
    line: str
    """The words as they were typed."""
    typed_day: str = ""
    due_on: date | None = None


def clean_body(text: str) -> str:
    """Return a text as it is kept: NFC, line ends as one character, no control characters; blanks stay.

    Raises UsageError when it is too long for a note.
    """
    if len(text) > MOST_CHARACTERS:
        raise UsageError(
            _("This text of {n} million characters is too long for a note.").format(n=len(text) // 1_000_000),
            _("Attach it as a file, or take in a part of it."),
        )
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n")
    return _DROPPED.sub("", unicodedata.normalize("NFC", plain))


def lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines that are no code, each with the place where it begins."""
    fence, at = "", 0
    for line in text.split("\n"):
        mark = FENCE.match(line)
        if fence:
            closes = mark and mark[1][0] == fence[0] and len(mark[1]) >= len(fence)
            fence = "" if closes and not line[mark.end() :].strip() else fence  # type: ignore[union-attr]
        elif mark:
            fence = mark[1]
        else:
            yield at, line
        at += len(line) + 1


def links(text: str) -> list[Link]:
    """Return the links to records."""
    return [
        Link(at + match.start(), at + match.end(), match[1], match[2], int(match[3]))
        for at, line in lines(text)
        for match in LINK.finditer(_without_code(line))
        if int(match[3]) <= LARGEST_ID
    ]


def pictures(line: str) -> list[int]:
    """Return the attachments that a line outside of a fence shows as pictures, in their order."""
    if "](attachment:" not in line:
        return []
    found = (int(match[2]) for match in PICTURE.finditer(_without_code(line)))
    return [one for one in found if one <= LARGEST_ID]


def tags(text: str) -> list[str]:
    """Return the names of the tags, each spelling once, in their order."""
    found: dict[str, None] = {}
    for _at, line in lines(text):
        for match in TAG.finditer(_URL.sub(_blank, _without_code(line))):
            found.setdefault(match[1])
    return list(found)


def tasks(text: str, today: date) -> list[Task]:
    """Return the boxes, each with the day behind its ``!``, read from ``today`` on."""
    return [
        _task(at + match.end(1), match[2] != " ", match.string[match.end() :].strip(), today)
        for at, match in _boxes(text)
    ]


def _task(at: int, done: bool, line: str, today: date) -> Task:  # noqa: FBT001 - our own, called once
    folded = fold(line)
    for sign in _DUE.finditer(folded):
        day = day_ahead(folded, sign.end(), today)
        if day is not None:
            words = f"{line[: sign.start()].rstrip()} {line[day[1] :].lstrip()}".strip()
            return Task(at, done, plain_words(words), line, folded[sign.end() : day[1]], day[0])
    return Task(at, done, plain_words(line), line)


def with_boxes(text: str, states: Mapping[int, bool]) -> str:
    """Return the text with some boxes ticked or not; keys count all boxes from 0."""
    if not states:
        return text
    marks = list(text)
    for place, (at, match) in enumerate(_boxes(text)):
        if place in states and (match[2] != " ") != states[place]:
            marks[at + match.end(1)] = "x" if states[place] else " "
    return "".join(marks)


def _boxes(text: str) -> Iterator[tuple[int, re.Match[str]]]:
    for at, line in lines(text):
        match = BOX.match(line)
        if match:
            yield at, match


def plain_words(text: str) -> str:
    """Return a text with links as their words, for search, titles and follow-ups."""
    return LINK.sub(lambda match: unescaped(match[1]), text)


def link(words: str, kind: str, record_id: int) -> str:
    """Return the Markdown of a link to a record; ``@`` stands before a person or supplier."""
    return f"[{escaped(words)}]({kind}:{record_id})"


def escaped(words: str) -> str:
    """Return words for the inside of a link."""
    return re.sub(r"([\[\]\\])", r"\\\1", " ".join(words.split()))


def unescaped(words: str) -> str:
    """Return the words that the inside of a link writes."""
    return re.sub(r"\\([\[\]\\])", r"\1", words)


def title_of(title: str, body: str) -> str:
    """Return the title of a note: its own, else its first line with words."""
    if title:
        return title
    stripped = (_LEAD.sub("", line).strip() for line in body[:2000].split("\n"))
    return plain_words(next((line for line in stripped if line), ""))[:120]


def next_line(line: str) -> str | None:
    """Return what Enter begins the next line with; "" ends a list whose entry is empty, None is no list."""
    found = _LIST.match(line)
    if found:
        if not line[found.end() :].strip():
            return ""
        mark = found[2] or f"{int(found[3]) + 1}{found[4]}"
        return f"{found[1]}{mark}{found[5]}{'[ ] ' if found[6] else ''}"
    quote = _QUOTE.match(line)
    if quote:
        return quote[0] if line[quote.end() :].strip() else ""
    return None


def _without_code(line: str) -> str:
    return _CODE.sub(_blank, line)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
