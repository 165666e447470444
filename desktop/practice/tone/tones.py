"""Which tone a line is most like, for a speaker whose range is known: an estimate, and it says how sure it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from desktop.practice.tone.contour import POINTS, Contour
from desktop.practice.tone.pitch import Floats

Grade = Literal["clear", "unsure", "other", "not_heard"]
"""The expected tone is heard; it may be; another one is heard (at most one right tone in twenty is called so)."""
TONES = (1, 2, 3, 4)
WARM_UP = 16
"""Syllables, four of each tone, that teach the range of a speaker (practice.md, 5.3)."""
# Chao's five levels: 55, 35, 214 and its short form 211, 51 with the onset that every falling tone has.
_SHAPES: dict[int, tuple[tuple[float, ...], ...]] = {
    1: ((4.6, 4.7, 4.7, 4.7, 4.6), (5.0, 5.0, 5.0, 5.0, 5.0), (4.2, 4.2, 4.1, 4.1, 4.0)),
    2: ((2.7, 2.6, 3.0, 3.8, 4.7), (3.0, 2.9, 3.2, 4.0, 5.0), (2.4, 2.2, 2.4, 3.2, 4.2)),
    3: ((2.2, 1.5, 1.0, 1.4, 2.8), (2.1, 1.6, 1.2, 1.1, 1.3), (2.4, 1.6, 1.0, 2.0, 3.6)),
    4: ((4.9, 4.8, 3.9, 2.5, 1.4), (5.0, 4.9, 4.4, 3.5, 2.5), (4.5, 4.2, 3.4, 2.4, 1.6)),
}
_LEVEL, _SHAPE = 0.55, 1.0  # how much the height and how much the movement counts
_SHARPNESS = 2.6
_CLEAR, _OTHER = 0.55, 0.12
_USUAL_RANGE = 12.0  # semitones, an octave: what most speakers use
_LEAST_RANGE = 6.0  # semitones: a narrower range would make a tone of every waver


@dataclass(frozen=True, slots=True)
class VoiceRange:
    """The lowest and highest pitch that a speaker uses, in semitones above 100 Hz."""

    low: float
    high: float

    def levels(self, contour: Contour) -> Floats:
        """Return a line on Chao's levels: 1 is the bottom of the range, 5 its top."""
        return 1 + 4 * (contour.semitones - self.low) / (self.high - self.low)


@dataclass(frozen=True, slots=True)
class Heard:
    """What was heard: the line on the speaker's levels, and how likely each tone is. The sum of all is 1."""

    levels: tuple[float, ...]
    chances: dict[int, float]

    @property
    def likeliest(self) -> int:
        """The tone that the line is most like."""
        return max(self.chances, key=self.chances.__getitem__)


def voice_range(contours: Iterable[Contour]) -> VoiceRange:
    """Return the range of a speaker: the 8th and 92nd percentile of all that was said, at least six semitones wide.

    Raises ValueError without any contour.
    """
    lines = [contour.semitones for contour in contours]
    if not lines:
        raise ValueError("no contour to learn a range from")
    low, high = np.percentile(np.concatenate(lines), [8, 92])
    missing = max(_LEAST_RANGE - float(high - low), 0) / 2
    return VoiceRange(float(low) - missing, float(high) + missing)


def hear(contour: Contour, voice: VoiceRange | None) -> Heard:
    """Return how like each tone a line is, by its height and by its movement.

    Of a speaker whose range is not known (None) the movement alone counts, as for a range that this line fills, half
    an octave to an octave; that is less sure, above all for the first and the third tone.
    """
    if voice is None:
        middle = float(np.median(contour.semitones))
        low, high = np.percentile(contour.semitones, [5, 95])
        half = float(np.clip(high - low, _LEAST_RANGE, _USUAL_RANGE)) / 2
        voice, height = VoiceRange(middle - half, middle + half), 0.0
    else:
        height = _LEVEL
    levels = np.clip(voice.levels(contour), -1.0, 7.0)
    distance = {tone: min(_distance(levels, shape, height) for shape in _SHAPES[tone]) for tone in TONES}
    weights = {tone: float(np.exp(-_SHARPNESS * away)) for tone, away in distance.items()}
    whole = sum(weights.values()) or 1.0
    chances = {tone: round(weight / whole, 4) for tone, weight in weights.items()}
    return Heard(tuple(round(float(level), 2) for level in levels), chances)


def _distance(levels: Floats, shape: tuple[float, ...], weight: float) -> float:
    target = np.interp(np.linspace(0, len(shape) - 1, POINTS), np.arange(len(shape)), shape)
    height = abs(float(levels.mean() - target.mean()))
    movement = float(np.sqrt(np.mean(((levels - levels.mean()) - (target - target.mean())) ** 2)))
    return weight * height + _SHAPE * movement


def grade(heard: Heard | None, expected: int) -> Grade:
    """Return what to tell a learner who should have said ``expected`` (1 to 4); silence is never a wrong tone."""
    if heard is None:
        return "not_heard"
    chances: Mapping[int, float] = heard.chances
    if chances[expected] >= _CLEAR:
        return "clear"
    return "other" if chances[expected] < _OTHER else "unsure"
