"""Where what was typed stands in a text: the full-text index keeps no texts, so this is found in the original."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from desktop.chinese.segment import match_query

_TERM = re.compile(r'"([^"]*)"(\*?)')
_WORD = r"[^\W_]"
_LEAD = 36


class _Folds(dict[int, str]):
    """A table for ``str.translate`` of characters without case, width and marks, filled as they occur."""

    def __init__(self) -> None:
        super().__init__()
        self.uneven: set[str] = set()
        """Characters that become none or several."""

    def __missing__(self, code: int) -> str:
        decomposed = unicodedata.normalize("NFKD", chr(code)).casefold()
        plain = "".join(part for part in decomposed if not unicodedata.combining(part))
        if len(plain) != 1:
            self.uneven.add(chr(code))
        self[code] = plain
        return plain


_FOLDS = _Folds()


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with the places (start, end exclusive, in characters) of what was looked for."""

    text: str
    spans: tuple[tuple[int, int], ...] = ()


def mark(text: str, typed: str) -> Marked:
    """Return ``text`` with the places of the words of ``typed``, without overlaps, from left to right."""
    return _mark(text, _pattern(typed))


def excerpt(text: str, typed: str, longest: int = 160) -> Marked:
    """Return at most about ``longest`` characters of ``text`` on one line, around the first word that was typed."""
    pattern = _pattern(typed)
    line = " ".join(text.split())
    found = _mark(line, pattern)
    if len(line) <= longest:
        return found
    first = found.spans[0][0] if found.spans else 0
    start = 0 if first <= longest - _LEAD else first - _LEAD
    cut = line[start : start + longest]
    shown = ("…" if start else "") + cut + ("…" if start + longest < len(line) else "")
    return _mark(shown, pattern)


@lru_cache(maxsize=32)
def _pattern(typed: str) -> re.Pattern[str] | None:
    """Return what finds the words of ``typed`` in folded text: Chinese anywhere, Latin words from their beginning."""
    parts = []
    for term, prefix in _TERM.findall(match_query(typed)):
        word = re.escape(_fold(term.replace(" ", ""))[0])
        latin = bool(re.match(r"[a-z0-9]", word))
        parts.append(rf"(?<!{_WORD}){word}" + ("" if prefix else rf"(?!{_WORD})") if latin else word)
    return re.compile("|".join(sorted(parts, key=len, reverse=True))) if parts else None


def _mark(text: str, pattern: re.Pattern[str] | None) -> Marked:
    if pattern is None:
        return Marked(text)
    folded, places = _fold(text)
    spans = [
        (places[match.start()], places[match.end() - 1] + 1)
        for match in pattern.finditer(folded)
        if match.group()
    ]
    return Marked(text, tuple(spans))


def _fold(text: str) -> tuple[str, Sequence[int]]:
    """Return text without case, width and marks, with the place in the original of each character."""
    if text.isascii():
        return text.lower(), range(len(text))
    joined = text.translate(_FOLDS)
    if _FOLDS.uneven.isdisjoint(text):  # one for one: the usual case
        return joined, range(len(text))
    return joined, [place for place, character in enumerate(text) for _ in _FOLDS[ord(character)]]
