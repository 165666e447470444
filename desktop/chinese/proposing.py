"""Pinyin proposed for a text that somebody types, with the readings to choose from where a character has several."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from desktop.chinese.pinyin import written
from desktop.chinese.reading import Word, citation
from desktop.chinese.syllables import Syllable, parse
from desktop.chinese.tables import readings


@dataclass(frozen=True, slots=True)
class Candidate:
    """A Chinese character of a text: ``place`` in the text, its readings with tone marks, the proposed one first."""

    place: int
    character: str
    readings: tuple[str, ...]

    @property
    def uncertain(self) -> bool:
        """Tell whether a person should look: the character has several readings."""
        return len(self.readings) > 1


def candidates(text: str, *, name: bool = False) -> tuple[Candidate, ...]:
    """Return each Chinese character of a text with its readings; ``name`` reads the text as a person's name."""
    found: list[Candidate] = []
    for place, syllable in _placed(text, citation(text, name=name)):
        others = readings().get(text[place], ())
        found.append(Candidate(place, text[place], tuple(dict.fromkeys((syllable.marked, *others)))))
    return tuple(found)


def pinyin_with(text: str, chosen: Mapping[int, str], *, name: bool = False) -> str:
    """Return the proposed line of pinyin with other readings where a person chose them, by place in the text.

    Raises ValueError when a choice is no syllable of Mandarin; what is proposed may be none, for a few rare characters.
    """
    words = citation(text, name=name)
    places = iter([place for place, _syllable in _placed(text, words)])
    changed = []
    for word in words:
        # One place is taken for each syllable, whether or not it was chosen.
        spots = [next(places) for _syllable in word.syllables]
        syllables = tuple(
            syllable if chosen.get(place, syllable.marked) == syllable.marked else parse(chosen[place])
            for place, syllable in zip(spots, word.syllables, strict=True)
        )
        changed.append(replace(word, syllables=syllables))
    return written(tuple(changed))


def _placed(text: str, words: tuple[Word, ...]) -> Iterator[tuple[int, Syllable]]:
    """Give each syllable with the place of its character in the text, whose spaces no word has."""
    start = 0
    for word in words:
        start = text.index(word.text, start)
        yield from enumerate(word.syllables, start)
        start += len(word.text)
