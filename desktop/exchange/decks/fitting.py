"""Foreign pinyin as we keep it: with tone marks, one syllable for each character, however the file writes it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from functools import lru_cache

from desktop.chinese import pinyin
from desktop.chinese.aligning import Unaligned, syllables_of
from desktop.chinese.reading import Word, citation
from desktop.chinese.syllables import NEUTRAL, Syllable, join, parse
from desktop.chinese.tables import HAN

_HANZI = re.compile(f"[{HAN}]")
_LETTERS = r"[^\W\d_]+(?:(?<=[uU]):)?[^\W\d_]*"
"""A colon is of the word in ``lu:4``, and ends ``ta1 shuo1:``."""
_TOKEN = re.compile(rf"{_LETTERS}(?:['’][^\W\d_]+)*[0-5]?(?:{_LETTERS}[0-5])*")
_NUMBERED = re.compile(rf"{_LETTERS}[0-5]")
_NUMBER_OF_A_ROW = re.compile(r"[nmr]\d")
"""As pinyin a grunt, in a table the number of a row."""
_LATIN = re.compile(r"[A-Za-z0-9]+(?:[./+-]?[A-Za-z0-9])*")


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

    A line with marks stays as it is; single syllables with numbers (``ni3 hao3``) become the words of the characters.
    Latin words and numbers stand in both lines alike. What would not be read again as it is written is no pinyin: a
    number of a model (``A11``), a tone within a syllable.
    """
    line = _fitted(text, written)
    return line if _fitted(text, line) == line else ""


def _fitted(text: str, written: str) -> str:
    if not written:
        return ""
    line = unicodedata.normalize("NFC", " ".join(written.split()))
    alike = frozenset(_LATIN.findall(text))
    words = [word for word in _TOKEN.findall(line) if word not in alike]
    read = [syllables_of_word(word) for word in words]
    known = [one for syllables in read for one in syllables or ()]
    if None in read or len(known) != hanzi_in(text) or all(one.tone == NEUTRAL for one in known):
        return ""
    if not any(word[-1].isdigit() for word in words):
        return line
    if len(known) > len(words) or len(known) == 1 or alike:
        return _TOKEN.sub(lambda found: found[0] if found[0] in alike else _marked(found[0]), line)
    return _by_words(text, known)


def numbered(text: str, line: str) -> str:
    """Return our pinyin with tone numbers, its words kept: ``jīnglǐ`` becomes ``jing1li3``, ü is written u:."""
    alike = frozenset(_LATIN.findall(text))

    def word(found: re.Match[str]) -> str:
        syllables = None if found[0] in alike else syllables_of_word(found[0])
        if not syllables:
            return found[0]
        written = "".join(one.numbered.replace("v", "u:") for one in syllables)
        return written[:1].upper() + written[1:] if found[0][0].isupper() else written

    return _TOKEN.sub(word, unicodedata.normalize("NFC", line))


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


def _marked(word: str) -> str:
    """Return a word of pinyin with numbers with tone marks, its capital kept."""
    written = join(syllables_of_word(word) or ())
    return written[:1].upper() + written[1:] if word[0].isupper() else written
