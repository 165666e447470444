"""Foreign pinyin as we keep it: with tone marks, one syllable for each character, however the file writes it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from functools import lru_cache

from desktop.chinese import pinyin
from desktop.chinese.aligning import Unaligned, syllables_of
from desktop.chinese.reading import Word, citation
from desktop.chinese.syllables import NEUTRAL, Syllable, parse
from desktop.chinese.tables import HAN

_HANZI = re.compile(f"[{HAN}]")
_TOKEN = re.compile(r"[^\W\d_]+:?[^\W\d_]*(?:['’][^\W\d_]+)*[0-5]?(?:[^\W\d_]+:?[^\W\d_]*[0-5])*")
_NUMBERED = re.compile(r"[^\W\d_]+:?[^\W\d_]*[0-5]")
_NUMBER_OF_A_ROW = re.compile(r"[nmr]\d")
"""As pinyin a grunt, in a table the number of a row."""
_DIGIT = re.compile(r"\d")
_LATIN = re.compile(r"[A-Za-z]")


def hanzi_in(text: str) -> int:
    """Return how many Chinese characters a text has."""
    return len(_HANZI.findall(text))


@lru_cache(maxsize=50_000)
def syllables_of_word(word: str) -> tuple[Syllable, ...] | None:
    """Return the syllables of one word of pinyin, with marks or numbers; None when it is none."""
    word = word.lower()
    try:
        if word[-1:].isdigit():
            return tuple(parse(one) for one in _NUMBERED.findall(word))
        return syllables_of(word.replace("u:", "ü"))
    except (Unaligned, ValueError):
        return None


def share_of_pinyin(text: str) -> float:
    """Return the share of the words of a text, 0 to 1, that are pinyin and have a tone."""
    words = _TOKEN.findall(unicodedata.normalize("NFC", text))
    toned = 0
    for word in words:
        found = syllables_of_word(word)
        known = bool(found) and not _NUMBER_OF_A_ROW.fullmatch(word)
        toned += known and (word[-1].isdigit() or any(one.tone != NEUTRAL for one in found or ()))
    return toned / len(words) if words else 0.0


def fitted(text: str, written: str) -> str:
    """Return foreign pinyin with tone marks; empty when it has no tones or does not fit the characters.

    A line with marks stays as it is; syllables with numbers (``ni3 hao3``) become the words of the characters.
    """
    line = unicodedata.normalize("NFC", " ".join(written.split()))
    if not line or _LATIN.search(text):
        return _aligned(text, line)
    words = [syllables_of_word(word) for word in _TOKEN.findall(line)]
    known = [one for word in words for one in word or ()]
    if None in words or len(known) != hanzi_in(text) or all(one.tone == NEUTRAL for one in known):
        return ""
    return _by_words(text, known) if _DIGIT.search(line) else line


def proposed(text: str) -> str:
    """Return our own pinyin for characters."""
    return pinyin.marks(text)


def _by_words(text: str, syllables: list[Syllable]) -> str:
    """Write syllables as the words of the text have them."""
    words, at = list[Word](), 0
    for word in citation(text):
        size = len(word.syllables)
        words.append(replace(word, syllables=tuple(syllables[at : at + size])) if size else word)
        at += size
    return pinyin.written(tuple(words)) if at == len(syllables) else " ".join(one.marked for one in syllables)


def _aligned(text: str, line: str) -> str:
    """Keep a line with Latin words in it only when it is laid against its characters without change."""
    try:
        syllables = syllables_of(_without_latin(text, line))
    except (Unaligned, ValueError):
        return ""
    return line if line and len(syllables) == hanzi_in(text) else ""


def _without_latin(text: str, line: str) -> str:
    for word in re.findall(r"[A-Za-z0-9][A-Za-z0-9./+-]*", text):
        line = line.replace(word, "", 1)
    return line
