"""Synthesised voices that follow Chao's levels. They prove that the path works; of people they prove nothing."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from desktop.practice.tone.sound import RATE, Sound

CHAO = {1: (5, 5, 5), 2: (3, 3, 5), 3: (2, 1, 3.5), 4: (5, 4, 1)}


def voice(
    levels: tuple[float, ...], *, low: float = 110.0, semitones: float = 12.0, seconds: float = 0.35
) -> Sound:
    """A voice of eight harmonics that follows Chao's levels between silence, with a breath of noise."""
    count = round(seconds * RATE)
    line = np.interp(np.linspace(0, len(levels) - 1, count), np.arange(len(levels)), levels)
    hertz = low * 2 ** ((line - 1) / 4 * semitones / 12)
    phase = 2 * np.pi * np.cumsum(hertz) / RATE
    tone = sum(np.sin(number * phase) / number for number in range(1, 9)) * np.hanning(count) ** 0.3 / 3
    quiet = np.zeros(RATE // 5)
    whole = np.concatenate([quiet, tone, quiet])
    return Sound(whole + np.random.default_rng(7).normal(0, 0.002, len(whole)))


def phrase(said: Sequence[tuple[float, ...]], *, low: float = 110.0, gap: float = 0.06) -> Sound:
    """Syllables of such levels one after the other, a short rest between them as of a consonant."""
    rest, parts = np.zeros(round(gap * RATE)), [np.zeros(RATE // 5)]
    for levels in said:
        whole = voice(levels, low=low, seconds=0.25).samples
        parts += [whole[RATE // 5 : -(RATE // 5)], rest]
    parts.append(np.zeros(RATE // 5))
    return Sound(np.concatenate(parts))


def pcm(sound: Sound) -> bytes:
    """The sound as a microphone gives it: 16 bits, one channel."""
    return (np.clip(sound.samples, -1, 1) * 32767).astype("<i2").tobytes()
