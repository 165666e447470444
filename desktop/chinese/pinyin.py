"""Pinyin of names and texts, written with tone marks or with numbers, as cited or as spoken."""

from __future__ import annotations

from desktop.chinese.reading import Word, citation
from desktop.chinese.sandhi import spoken_words

_ATTACHED = frozenset(",.!?:;)]>”’…%")


def marks(text: str, *, name: bool = False) -> str:
    """Return the pinyin with tone marks: ``xièxie nín``; names as ``Zhāng Jiànguó``."""
    return written(citation(text, name=name))


def numbers(text: str, *, name: bool = False) -> str:
    """Return the pinyin with tone numbers: ``xie4 xie5 nin2``."""
    return numbered(citation(text, name=name))


def spoken(text: str, *, name: bool = False) -> str:
    """Return the spoken line with tone marks: ``nǐ hǎo`` becomes ``ní hǎo``."""
    return written(spoken_words(citation(text, name=name)))


def spoken_numbers(text: str, *, name: bool = False) -> str:
    """Return the spoken line with tone numbers: ``ni2 hao3``."""
    return numbered(spoken_words(citation(text, name=name)))


def written(words: tuple[Word, ...]) -> str:
    """Write words with tone marks, spaced, Chinese punctuation as Western."""
    line = ""
    for word in words:
        piece = word.marked
        glued = not line or piece[0] in _ATTACHED or line[-1] in "([<“‘"
        line += piece if glued else f" {piece}"
    return line


def numbered(words: tuple[Word, ...]) -> str:
    """Write words with tone numbers, a space between syllables, neutral 5, v for ü; punctuation is left out."""
    pieces = [
        " ".join(s.numbered for s in word.syllables) if word.syllables else word.marked
        for word in words
        if word.syllables or any(character.isalnum() for character in word.text)
    ]
    return " ".join(pieces)
