"""Judging typed pinyin: its letters are laid against the syllables that are asked for, then tones are compared.

What was typed is never split on its own (``xian`` may be one syllable or two); the phrase says where syllables end.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from rapidfuzz.distance import Levenshtein

from desktop.chinese.names import is_chinese
from desktop.chinese.syllables import NEUTRAL
from desktop.practice.expected import SCRIPT_LETTERS, Unit

Verdict = Literal["exact", "exact_spoken", "no_tones", "tones", "near", "wrong", "hanzi"]
NO_TONES_SCORE, NEAR_SCORE = 0.5, 0.5
_LETTERS_A_SLIP = 6
_TONES = {"\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0306": 3, "\u0302": 3, "\u0300": 4}
"""Tone marks; a breve or a circumflex is what a keyboard without the caron gives."""
_SIGNS = {"ˉ": "1", "ˊ": "2", "ˇ": "3", "ˋ": "4", "˙": "5"}
"""Tone marks that stand by themselves behind a syllable."""
_FOLDED = SCRIPT_LETTERS | str.maketrans(_SIGNS)
_POLITE = frozenset(("ni", "nin"))


@dataclass(frozen=True, slots=True)
class Syllable:
    """One syllable of the answer: what was asked for, what was typed for it, and whether that is right."""

    expected: str
    """With its citation tone as a number: ``hao3``."""
    typed: str
    """As it was understood: letters, and the tone as a number where one was typed."""
    right: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """How an answer was judged; ``score`` goes from 0 to 1."""

    verdict: Verdict
    score: float
    syllables: tuple[Syllable, ...] = ()
    politeness: bool = False
    """您 and 你 were taken for each other: a matter of respect, not of spelling."""


@dataclass(slots=True)
class _Typed:
    """Typed letters in order, and the tones that stand on or behind each."""

    letters: str = ""
    marks: dict[int, list[int]] = field(default_factory=dict)
    numbers: dict[int, list[int]] = field(default_factory=dict)

    @property
    def has_tones(self) -> bool:
        return bool(self.marks or self.numbers)

    def tone(self, start: int, end: int) -> int | None:
        """Return the one tone typed between two letters, 0 for none, None when several contradict each other."""
        marks = [tone for at in range(start, end) for tone in self.marks.get(at, ())]
        numbers = [tone for at in range(start, end) for tone in self.numbers.get(at, ())]
        if len(marks) > 1 or len(numbers) > 1 or len({*marks, *numbers}) > 1:
            return None
        return (marks + numbers)[0] if marks or numbers else 0


def judge(units: Sequence[Unit], typed: str) -> Judged:
    """Judge what was typed for ``units``; takes a fraction of a millisecond.

    A tone is right when it is the citation or the spoken one, syllable by syllable, in any mixture. Nothing or 0
    stands for the neutral tone as soon as any tone is typed.
    """
    if is_chinese(typed):
        return Judged("hanzi", 0.0)
    read = _read(typed)
    spans = _lay(units, read.letters)
    if spans is None:
        return _misspelt(units, read)
    asked = [(unit, span) for unit, span in zip(units, spans, strict=True) if unit.citation]
    _carry_back(asked, read)
    if not read.has_tones and any(unit.citation != NEUTRAL for unit, _span in asked):
        plain = tuple(Syllable(unit.written, read.letters[a:b], right=True) for unit, (a, b) in asked)
        return Judged("no_tones", NO_TONES_SCORE, plain)
    return _by_tones(asked, read)


def _carry_back(asked: Sequence[tuple[Unit, tuple[int, int]]], read: _Typed) -> None:
    """Give a tone written behind the r that colours (``wanr2``) to the syllable that it belongs to."""
    for (_before, (start, end)), (unit, (_r_start, r_end)) in pairwise(asked):
        if unit.letters == "r" and r_end - end == 1 and read.tone(start, end) == 0 and end in read.numbers:
            read.numbers[end - 1] = read.numbers.pop(end)


def _by_tones(asked: Sequence[tuple[Unit, tuple[int, int]]], read: _Typed) -> Judged:
    """Compare the tones of an answer whose letters are right."""
    judged, as_cited = [], True
    for unit, (start, end) in asked:
        tone = read.tone(start, end)
        heard = NEUTRAL if tone == 0 else tone
        right = heard in (unit.citation, unit.spoken)
        as_cited = as_cited and heard == unit.citation
        judged.append(Syllable(unit.written, read.letters[start:end] + (str(tone) if tone else ""), right))
    score = sum(one.right for one in judged) / len(judged) if judged else 0.0
    if score < 1:
        return Judged("tones", score, tuple(judged))
    return Judged("exact" if as_cited else "exact_spoken", 1.0, tuple(judged))


def _read(typed: str) -> _Typed:
    """Take letters and tones from what was typed; spaces, apostrophes, hyphens and punctuation say nothing."""
    read, letters = _Typed(), list[str]()
    plain = unicodedata.normalize("NFKC", typed.translate(_FOLDED)).casefold().replace("u:", "ü")
    for character in unicodedata.normalize("NFD", plain):
        if character == "\u0308" and letters and letters[-1] == "u":
            letters[-1] = "v"
        elif character in _TONES and letters:
            read.marks.setdefault(len(letters) - 1, []).append(_TONES[character])
        elif character in "012345" and letters:
            read.numbers.setdefault(len(letters) - 1, []).append(int(character) or NEUTRAL)
        elif character.isalpha():
            letters.append(character)
    read.letters = _narrow("".join(letters))
    return read


def _narrow(letters: str) -> str:
    """Write u for ü where it cannot be anything else."""
    return re.sub(r"(?<=[jqxy])v", "u", letters)


def _ways(unit: Unit) -> tuple[str, ...]:
    """Return how a syllable may be spelt."""
    letters = unit.letters
    if not unit.citation:
        return letters, ""
    if "v" in letters:  # lyu is how passports write lü
        passport = letters.replace("v", "yu")
        return (
            (letters, passport, letters.replace("v", "u")) if letters.endswith("e") else (letters, passport)
        )
    if letters == "r" or (letters == "er" and unit.citation == NEUTRAL):
        return "r", "er"
    return (letters,)


def _lay(units: Sequence[Unit], letters: str) -> list[tuple[int, int]] | None:
    """Return where each syllable stands in the letters, or None when they are other letters."""
    if not letters:
        return None
    states: list[tuple[int, tuple[tuple[int, int], ...]]] = [(0, ())]
    for unit in units:
        states = [
            (start + len(way), (*spans, (start, start + len(way))))
            for start, spans in states
            for way in _ways(unit)
            if letters.startswith(way, start)
        ]
    return next((list(spans) for end, spans in states if end == len(letters)), None)


def _misspelt(units: Sequence[Unit], read: _Typed) -> Judged:
    """Judge an answer of other letters: near when a slip of the finger explains it."""
    wanted = "".join(unit.letters for unit in units if unit.citation)
    letters = read.letters
    latin = [unit.letters for unit in units if not unit.citation]
    for word in latin:
        letters = letters.replace(word, "", 1)
    distance = Levenshtein.distance(wanted, letters)
    near = bool(letters) and distance <= max(1, len(wanted) // _LETTERS_A_SLIP)
    judged = tuple(_pieces(units, wanted, letters))
    polite = near and any(
        not one.right and {one.expected.rstrip("12345"), one.typed} == _POLITE for one in judged
    )
    return Judged("near" if near else "wrong", NEAR_SCORE if near else 0.0, judged, polite)


def _pieces(units: Sequence[Unit], wanted: str, letters: str) -> Iterator[Syllable]:
    """Give each syllable with the letters that fell to it, by the shortest way from one spelling to the other."""
    blocks = Levenshtein.opcodes(wanted, letters)
    start = 0
    for unit in (unit for unit in units if unit.citation):
        end = start + len(unit.letters)
        typed = ""
        for block in blocks:
            low, high = max(start, block.src_start), min(end, block.src_end)
            if block.tag == "insert" and start < block.src_start <= end:
                typed += letters[block.dest_start : block.dest_end]
            elif low < high and block.tag != "delete":
                shift = block.dest_start - block.src_start
                typed += letters[low + shift : high + shift]
        yield Syllable(unit.written, typed, typed in _ways(unit))
        start = end
