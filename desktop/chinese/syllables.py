"""One syllable of Hanyu Pinyin: written with a tone mark, with a number, or without a tone."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from desktop.chinese.tables import rows

_MARKS = {"\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0306": 3, "\u0300": 4}
_COMBINING = {1: "\u0304", 2: "\u0301", 3: "\u030c", 4: "\u0300"}
NEUTRAL = 5
_COLON = re.compile(r"(?<![a-z])([nl])u:", re.IGNORECASE)
_DOTTED_U = re.compile("u[\u0300-\u0307\u0309-\u036f]*\u0308")
_LATIN_MARKS = re.compile("[\u0300-\u034e\u0350-\u036f]")


@dataclass(frozen=True, slots=True)
class Syllable:
    """A syllable: ``letters`` in lower case with v for ü, ``tone`` 1 to 4 or 5 for neutral."""

    letters: str
    tone: int

    @property
    def marked(self) -> str:
        """The syllable with its tone mark: ``lǜ``."""
        return mark(self)

    @property
    def numbered(self) -> str:
        """The syllable with its tone number: ``lv4``, neutral 5; a character without a reading stays itself."""
        return f"{self.letters}{self.tone}" if self.letters.isascii() else self.letters


@cache
def valid_syllables() -> frozenset[str]:
    """Return all syllables of standard Mandarin without tones, v for ü, ``r`` for the 儿 that colours."""
    return frozenset(
        initial.replace("-", "") + row[0] for row in rows("syllables.tsv") for initial in row[1].split()
    )


@lru_cache(maxsize=4096)
def mark(syllable: Syllable) -> str:
    """Write a syllable with its tone mark on a, e, o, else on the last vowel (iu, ui)."""
    letters = syllable.letters.replace("v", "ü")
    if syllable.tone not in _COMBINING:
        return letters
    place = _marked_place(letters)
    whole = letters[: place + 1] + _COMBINING[syllable.tone] + letters[place + 1 :]
    return unicodedata.normalize("NFC", whole)


def _marked_place(letters: str) -> int:
    """Return the index of the letter that bears the tone mark."""
    for vowel in ("a", "e", "ou"):
        if vowel in letters:
            return letters.index(vowel)
    vowels = [i for i, letter in enumerate(letters) if letter in "iouü"]
    return vowels[-1] if vowels else max(letters.find("n"), letters.find("m"), 0)


def parse(written: str) -> Syllable:
    """Read one syllable however it is written: ``lǜ``, ``lü4``, ``lu:4``, ``LV4``; no tone or 0 is neutral.

    Raises ValueError when it is no syllable of Mandarin.
    """
    letters, tone = _letters_and_mark(written.strip().lower())
    found = re.fullmatch(r"([a-z]+)([0-5]?)", letters)
    if not found:
        raise ValueError(written)
    bare = _narrow(found.group(1))
    if bare not in valid_syllables():
        raise ValueError(written)
    return Syllable(bare, tone or int(found.group(2) or 0) or NEUTRAL)


def _letters_and_mark(written: str) -> tuple[str, int]:
    """Split off the tone mark: letters with v for ü, and 1 to 4 or 0 for no mark."""
    tone, letters = 0, list[str]()
    decomposed = unicodedata.normalize("NFD", written.replace("u:", "ü"))
    for character in decomposed:
        if character == "\u0308" and letters and letters[-1] == "u":
            letters[-1] = "v"
        elif character in _MARKS:
            tone = _MARKS[character]
        elif not unicodedata.combining(character):
            letters.append(character)
    return "".join(letters), tone


def _narrow(letters: str) -> str:
    """Write ü only where u would be another sound: ``jv`` is ju, ``lue`` is lve."""
    if letters[0] in "jqxy":
        return letters.replace("v", "u")
    return re.sub(r"^([nl])ue$", r"\1ve", letters)


_NASALS = frozenset(("n", "ng", "m"))


def join(syllables: tuple[Syllable, ...]) -> str:
    """Write syllables as one word, with an apostrophe before a, e or o and r for 儿 (GB/T 16159-2012, 6.4).

    Syllables without a vowel (嗯) get one too: they would be read as the end of the one before.
    """
    written = syllables[0].marked if syllables else ""
    for before, syllable in pairwise(syllables):
        starts = syllable.letters[0] in "aeo" or syllable.letters in _NASALS
        needed = starts and before.letters != ""
        written += ("'" if needed else "") + syllable.marked
    return written


def fold(text: str) -> str:
    """Return text for comparing: NFKC, lower case, no diacritics, v for ü and u: (``Lǚ`` = ``lv`` = ``lu:``)."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    if folded.isascii():
        return _COLON.sub(r"\1v", folded)
    apart = unicodedata.normalize("NFD", _COLON.sub(r"\1v", folded))
    bare = _LATIN_MARKS.sub(
        "", _DOTTED_U.sub("v", apart)
    )  # by patterns: imports fold hundreds of thousands of texts
    if any(map(unicodedata.combining, bare)):
        bare = "".join(character for character in bare if not unicodedata.combining(character))
    return unicodedata.normalize("NFC", bare)


def glued(pinyin: str) -> str:
    """Return a line of pinyin as one word without tones and signs, to find and compare: ``yàng pǐn`` is yangpin."""
    return "".join(map(_bare_word, pinyin.split()))


@lru_cache(maxsize=4096)  # a line has few words that no other has
def _bare_word(word: str) -> str:
    return "".join(filter(str.isalnum, fold(word)))
