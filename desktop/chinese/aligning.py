"""A line of pinyin laid against its characters: which syllable belongs to which, and how the line is spoken."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.chinese.reading import Word
from desktop.chinese.sandhi import spoken_words
from desktop.chinese.syllables import Syllable, mark, parse
from desktop.chinese.tables import HAN

_UNIT = re.compile(f"[{HAN}]|[^\\W_{HAN}](?:[./+-]?[^\\W_{HAN}])*|[^\\s]")
# A vowel begins a syllable only at the head of a word or after an apostrophe (GB/T 16159-2012, 6.4).
_SYLLABLE = re.compile(
    "er(?![aeiouv])|(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?[aeiouv]+(?:ng(?![aeiouv])|n(?![aeiouv]))?|ng|[nmr]"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


class Unaligned(ValueError):
    """Characters and pinyin do not fit; the message says where."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of pinyin by words; ``spans`` says where each syllable stands in the line, in order."""

    words: tuple[Word, ...]
    spans: tuple[tuple[int, int], ...]

    @property
    def syllables(self) -> tuple[Syllable, ...]:
        """All syllables in order, one for each Chinese character."""
        return tuple(syllable for word in self.words for syllable in word.syllables)

    @property
    def characters(self) -> str:
        """The Chinese characters in order, one for each syllable."""
        return "".join(word.text for word in self.words if word.syllables)


def align(text: str, pinyin: str) -> Line:
    """Lay pinyin with tone marks, spaced by word, against its characters.

    Latin words and numbers stand in both lines alike; punctuation is passed over. Raises Unaligned.
    """
    pinyin = unicodedata.normalize("NFC", pinyin)
    units = _UNIT.findall(text)
    words: list[Word] = []
    spans: list[tuple[int, int]] = []
    at = place = 0
    while at < len(units):
        unit = units[at]
        if not unit[0].isalnum():
            words.append(Word(unit))
            at += 1
            continue
        place = _next_word(pinyin, place, unit)
        if _chinese(unit):
            found = list(_split(pinyin, place))
            characters = units[at : at + len(found)]
            if len(characters) < len(found) or not all(map(_chinese, characters)):
                raise Unaligned(
                    f"{pinyin[place : found[-1][2]]} has more syllables than {''.join(characters)}"
                )
            proper = pinyin[place].isupper()
            words.append(Word("".join(characters), tuple(one[0] for one in found), proper))
            spans += [(start, end) for _, start, end in found]
            at, place = at + len(found), found[-1][2]
        else:
            words.append(Word(unit))
            at, place = at + 1, place + len(unit)
    if rest := _WORD.search(pinyin, place):
        raise Unaligned(f"{rest[0]} has no character")
    return Line(tuple(words), tuple(spans))


def spoken_line(text: str, pinyin: str) -> str:
    """Return a line of citation pinyin as it is spoken, its spacing and capitals kept. Raises Unaligned."""
    pinyin = unicodedata.normalize("NFC", pinyin)
    line = align(text, pinyin)
    said = [syllable for word in spoken_words(line.words) for syllable in word.syllables]
    written, end = "", 0
    for (start, stop), syllable in zip(line.spans, said, strict=True):
        marked = mark(syllable)
        capital = pinyin[start].isupper()
        written += pinyin[end:start] + (marked[:1].upper() + marked[1:] if capital else marked)
        end = stop
    return written + pinyin[end:]


def syllables_of(pinyin: str) -> tuple[Syllable, ...]:
    """Return the syllables of a line of pinyin with tone marks, spaced by word, without its characters.

    Latin words that are no pinyin and anything else but letters are refused: raises Unaligned.
    """
    pinyin = unicodedata.normalize("NFC", pinyin)
    return tuple(one[0] for word in _WORD.finditer(pinyin) for one in _split(pinyin, word.start()))


def _chinese(unit: str) -> bool:
    return re.fullmatch(f"[{HAN}]", unit) is not None


def _next_word(pinyin: str, place: int, unit: str) -> int:
    """Return where the word for ``unit`` begins: past spaces and punctuation."""
    while place < len(pinyin) and not pinyin[place].isalnum():
        place += 1
    if place == len(pinyin):
        raise Unaligned(f"the pinyin ends before {unit}")
    if not _chinese(unit) and not pinyin.startswith(unit, place):
        raise Unaligned(f"{unit} does not stand in the pinyin as it is, but {pinyin[place:][:8]}")
    return place


def _split(pinyin: str, place: int) -> Iterator[tuple[Syllable, int, int]]:
    """Give the syllables of the word at ``place`` with where they begin and end."""
    word = _WORD.match(pinyin, place)
    if word is None:
        raise Unaligned(f"{pinyin[place:][:8]} is no pinyin")
    letters = "".join(map(_bare, word[0]))
    start = 0
    while start < len(letters):
        if letters[start] in "'’":
            start += 1
            continue
        found = _SYLLABLE.match(letters, start)
        if found is None:
            raise Unaligned(f"{word[0]} is no pinyin")
        yield _parsed(word[0][start : found.end()]), place + start, place + found.end()
        start = found.end()


def _parsed(written: str) -> Syllable:
    try:
        return parse(written)
    except ValueError:
        raise Unaligned(f"{written} is no syllable") from None


def _bare(letter: str) -> str:
    """Return a letter without its tone, v for ü: always one character, so that places stay."""
    decomposed = unicodedata.normalize("NFD", letter.lower())
    return "v" if "\u0308" in decomposed else decomposed[0]
