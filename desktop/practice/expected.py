"""What a typed answer is laid against: the syllables of a line of pinyin, however that line is written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from desktop.chinese import pinyin
from desktop.chinese.aligning import Unaligned, syllables_of
from desktop.chinese.names import is_chinese
from desktop.chinese.reading import Word
from desktop.chinese.sandhi import spoken_words
from desktop.chinese.syllables import Syllable, parse
from desktop.errors import UsageError
from desktop.texts import _

_NUMBERED = re.compile(r"[^\W\d_]+:?[^\W\d_]*[0-5]")
SCRIPT_LETTERS = str.maketrans("ɑɡ", "ag")
"""The letters of Chinese primers, which some editors put in."""
_SECOND, _THIRD = 2, 3
_MARKED = frozenset("\u0304\u0301\u030c\u0306\u0300")


@dataclass(frozen=True, slots=True)
class Unit:
    """A syllable that is asked for, or a Latin word (``MOQ``) that may be typed and need not."""

    letters: str
    citation: int = 0
    """1 to 5; 0 for a Latin word, which has no tone."""
    spoken: int = 0

    @property
    def written(self) -> str:
        """The syllable with its citation tone as a number."""
        return f"{self.letters}{self.citation}" if self.citation else self.letters


def units_of_words(words: Sequence[Word]) -> tuple[Unit, ...]:
    """Return what is asked for in a line that is laid against its characters, spoken tones by our own rules."""
    units: list[Unit] = []
    for cited, said in zip(words, spoken_words(words), strict=True):
        if cited.syllables:
            units += _paired(cited.syllables, said.syllables)
        elif cited.text.isalnum():
            units.append(Unit(cited.text.lower()))
    return tuple(_either_way(units))


def _either_way(units: Sequence[Unit]) -> Iterator[Unit]:
    """Let a third tone before another be spoken as a second: how a chain of them is grouped is a matter of pace."""
    for at, unit in enumerate(units):
        chain = unit.citation == _THIRD and at + 1 < len(units) and units[at + 1].citation == _THIRD
        yield Unit(unit.letters, _THIRD, _SECOND) if chain else unit


def units_of(expected: str, spoken: str = "") -> tuple[Unit, ...]:
    """Return what is asked for by pinyin with numbers or marks, or by Chinese characters.

    Words in capitals that are no pinyin (``MOQ``) may be typed and need not. Raises UsageError when it is neither, or
    the spoken line has other syllables.
    """
    if is_chinese(expected):
        spoken = spoken or pinyin.spoken_numbers(expected)
        expected = pinyin.numbers(expected)
    cited = tuple(_pieces(expected))
    said = tuple(_pieces(spoken)) if spoken else cited
    if [one.letters for one in cited] != [one.letters for one in said]:
        raise UsageError(
            _("The spoken line has other syllables than the expected one."),
            _("Write the same syllables in both; only tones differ."),
        )
    return _paired(cited, said)


def _pieces(line: str) -> Iterator[Syllable]:
    """Give the syllables of a line of pinyin; a Latin word among them is one without a tone."""
    words = line.split()
    if all(map(_is_latin, words)):
        yield from syllables(line)
        return
    for latin, group in groupby(words, key=_is_latin):
        if latin:
            yield from (Syllable(word.lower(), 0) for word in group)
        else:
            yield from syllables(" ".join(group))


def _is_latin(word: str) -> bool:
    """Say whether a word of a line is no pinyin but a name or short form in capitals, as in ``MOQ shì duōshao``."""
    if not (word.isascii() and word.isalnum() and word.isupper()):
        return False
    try:
        syllables(word)
    except UsageError:
        return True
    return False


def syllables(line: str) -> tuple[Syllable, ...]:
    """Return the syllables of a line of pinyin or characters. Raises UsageError when there are none."""
    if is_chinese(line):
        line = pinyin.numbers(line)
    line = unicodedata.normalize("NFKC", line).lower().replace("0", "5").translate(SCRIPT_LETTERS)
    try:
        found = tuple(_numbered(line)) if _NUMBERED.search(line) else syllables_of(line)
    except (Unaligned, ValueError):
        found = ()
    if not found:
        raise UsageError(
            _("“{value}” is no pinyin.").format(value=line), _("Write it as ni3 hao3 or as nǐ hǎo.")
        )
    return found


def _numbered(line: str) -> Iterator[Syllable]:
    """Give the syllables of a line in which at least one tone is a number; what has none is read by its spelling."""
    for piece in re.findall(r"[^\W\d_]+:?[^\W\d_]*[0-5]?", line):
        bare = unicodedata.normalize("NFD", piece)
        if piece[-1].isdigit() and not _MARKED & set(bare):
            yield from _ending_in_tone(piece)
        else:
            yield from syllables_of(piece.rstrip("012345"))


def _ending_in_tone(piece: str) -> Iterator[Syllable]:
    """Give the syllables of letters with one number at the end: usually one, else the last has the tone."""
    try:
        yield parse(piece)
    except ValueError:
        *before, last = syllables_of(piece[:-1])
        yield from before
        yield Syllable(last.letters, int(piece[-1]))


def _paired(cited: Sequence[Syllable], said: Sequence[Syllable]) -> tuple[Unit, ...]:
    return tuple(Unit(one.letters, one.tone, two.tone) for one, two in zip(cited, said, strict=True))
