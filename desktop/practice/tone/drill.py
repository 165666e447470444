"""Single syllables to practise tones with: the warm-up that learns a voice's range, and the drill after it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from random import Random

import numpy as np

from desktop.chinese.syllables import Syllable, parse
from desktop.paths import resources
from desktop.practice.tone.contour import Contour, contour
from desktop.practice.tone.pitch import Autocorrelation, PitchTracker
from desktop.practice.tone.sound import Sound
from desktop.practice.tone.tones import WARM_UP, Grade, Heard, VoiceRange, grade, hear

_QUIET = 0.01  # of full scale
_MISSED_COUNTS = 2  # so much more often comes a tone that was missed


@dataclass(frozen=True, slots=True)
class DrillSyllable:
    """A syllable to say: its character, how it is read, what it means."""

    character: str
    syllable: Syllable
    meaning: str


@dataclass(frozen=True, slots=True)
class Attempt:
    """How a syllable was said."""

    contour: Contour | None
    heard: Heard | None
    grade: Grade


@cache
def syllables() -> tuple[DrillSyllable, ...]:
    """Return all syllables of the drill; the first ``WARM_UP`` are those of the warm-up."""
    text = (resources() / "tones" / "syllables.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(DrillSyllable(character, parse(read), meaning) for character, read, meaning in rows[1:])


def warm_up() -> tuple[DrillSyllable, ...]:
    """Return the sixteen syllables of the warm-up, four of each tone, no tone twice in a row."""
    return syllables()[:WARM_UP]


def listen(
    sound: Sound, expected: int, voice: VoiceRange | None, tracker: PitchTracker | None = None
) -> Attempt:
    """Return how a syllable of the tone ``expected`` was said by a voice of a range, None where it is not known."""
    quiet = not len(sound.samples) or float(np.abs(sound.samples).max()) < _QUIET
    line = None if quiet else contour((tracker or Autocorrelation()).track(sound))
    heard = hear(line, voice) if line is not None else None
    return Attempt(line, heard, grade(heard, expected))


def next_syllable(
    chance: Random, missed: Iterable[int] = (), before: DrillSyllable | None = None
) -> DrillSyllable:
    """Return a syllable to say, not the one before; a tone that was missed of late comes more often."""
    counted = Counter(missed)
    offered = [one for one in syllables() if one != before]
    weights = [1 + _MISSED_COUNTS * counted[one.syllable.tone] for one in offered]
    return chance.choices(offered, weights)[0]


def learnt(attempts: Iterable[Contour]) -> bool:
    """Tell whether a warm-up has heard enough to know a range: half of its syllables."""
    return sum(1 for _one in attempts) >= WARM_UP // 2
