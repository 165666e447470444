"""Fields of foreign notes as plain text: markup, scripts and gaps are taken out, sounds are named."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from html import unescape

from desktop.exchange.cleaning import clean_text

_HIDDEN = re.compile(r"(?is)<(script|style|template|title|object|iframe)\b.*?(</\1\s*>|\Z)|<!--.*?(-->|\Z)")
_BREAK = re.compile(r"(?i)<(br|/?(p|div|li|tr|h\d|ul|ol|table))\b[^>]*>")
_TAG = re.compile(r"</?[A-Za-z!?][^>]*(>|\Z)")
_SOUND = re.compile(r"\[sound:([^\]]{1,400})\]")
_SPEECH = re.compile(r"\[anki:[^\]]*\].*?\[/anki:[^\]]*\]", re.DOTALL)
_GAP = re.compile(r"\{\{c\d+::(.*?)(?:::[^{}]*?)?\}\}", re.DOTALL)
_UNTIDY = re.compile(r"[<&\[{]|^ | $|  ")
"""What may be markup, and blanks too many; where there is neither, most fields need no look at each of their signs."""
_BLANKS = re.compile(r"[ \t\xa0\u3000]+")
LONGEST = 20_000
"""Characters of a field that are looked at; a phrase has no more."""


def writable(text: str) -> str:
    """Return a text without halves of characters, which no database takes."""
    return text if text.isascii() else text.encode("utf-8", "ignore").decode()


def plain(field: str) -> str:
    """Return a field as text of some lines: no markup, no script, no sound, a gap as its word."""
    return field if _is_plain(field) else _plain(field)


def _is_plain(field: str) -> bool:
    """Tell whether nothing is to be done: printable text has no line end, no half of a sign, one kind of blank."""
    return (
        field.isprintable()
        and len(field) <= LONGEST
        and not _UNTIDY.search(field)
        and unicodedata.is_normalized("NFC", field)
    )


@lru_cache(maxsize=4096)
def _plain(field: str) -> str:
    field = writable(field[:LONGEST])
    if "<" in field:
        field = _TAG.sub("", _BREAK.sub("\n", _HIDDEN.sub("", field)))
    if "&" in field:
        field = unescape(field)
    if "[" in field:
        field = _SPEECH.sub("", _SOUND.sub("", field))
    if "{{" in field:
        field = _GAP.sub(r"\1", field)
    lines = (_BLANKS.sub(" ", line).strip() for line in clean_text(field).split("\n"))
    return "\n".join(line for line in lines if line)


def one_line(field: str) -> str:
    """Return a field as text of one line."""
    text = plain(field)
    return text if text.isprintable() else " ".join(text.split())


def sounds_in(field: str) -> tuple[str, ...]:
    """Return the names of the sounds that a field plays, in order."""
    return tuple(unescape(name) for name in _SOUND.findall(field)) if "[sound:" in field else ()
