"""The line of a syllable's pitch: its longest stretch of voice, smoothed and cut to twenty points."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.practice.tone.pitch import HOP_SECONDS, Floats, Track

POINTS = 20
_LONGEST_GAP = 3  # frames without voice inside of a creaky third tone
_TRIM = 0.08  # of each end, where a consonant or the breath bends the line
_MEDIAN = 5
_LEAP, _MOST = 2.0, 0.55  # semitones in a hundredth of a second; share of the line
_SHORTEST_SECONDS, _LONGEST_SECONDS = 0.08, 1.6
_LEAST_STRENGTH = 0.55
_HUM_SECONDS, _HUM_SEMITONES = 0.9, 0.12
_SINE = -0.999  # of the counterpart: a mains hum or a test tone; the purest vowel stays above -0.998
_REFERENCE = 100.0  # Hz: what semitones are counted from; any would do, the speaker's range takes it out


@dataclass(frozen=True, slots=True)
class Contour:
    """The pitch over a syllable in semitones above 100 Hz, at ``POINTS`` even steps, and how long it lasts."""

    semitones: Floats
    seconds: float


def runs(track: Track) -> list[tuple[int, int]]:
    """Return first and last frame (exclusive) of each stretch of voice; short gaps are bridged."""
    voiced = np.flatnonzero(track.voiced)
    if not len(voiced):
        return []
    breaks = np.flatnonzero(np.diff(voiced) > _LONGEST_GAP + 1)
    starts = np.concatenate([voiced[:1], voiced[breaks + 1]])
    ends = np.concatenate([voiced[breaks], voiced[-1:]]) + 1
    return [(int(first), int(last)) for first, last in zip(starts, ends, strict=True)]


def contour(track: Track) -> Contour | None:
    """Return the line of the one syllable in a sound; None when none was heard.

    Silence, noise, a hum that never moves and music that never ends are not heard: they are no syllable.
    """
    found = runs(track)
    if not found:
        return None
    return stretch(track, *max(found, key=lambda run: run[1] - run[0]))


def stretch(track: Track, first: int, last: int) -> Contour | None:
    """Return the line between two frames; None when it is no voice that says something."""
    seconds = (last - first) * HOP_SECONDS
    if not _SHORTEST_SECONDS <= seconds <= _LONGEST_SECONDS:
        return None
    inside = slice(first, last)
    voiced = track.voiced[inside]
    if float(np.median(track.strength[inside][voiced])) < _LEAST_STRENGTH:
        return None
    places = np.flatnonzero(voiced)
    line = np.interp(np.arange(last - first), places, 12 * np.log2(track.hertz[inside][voiced] / _REFERENCE))
    smooth = _median(_without_leaps(line))
    pure = float(np.median(track.counter[inside][voiced])) < _SINE
    if (pure or seconds >= _HUM_SECONDS) and float(np.std(smooth)) < _HUM_SEMITONES:
        return None
    cut = round(len(smooth) * _TRIM)
    kept = smooth[cut : len(smooth) - cut]
    steps = np.linspace(0, len(kept) - 1, POINTS)
    return Contour(np.interp(steps, np.arange(len(kept)), kept), seconds)


def _without_leaps(line: Floats) -> Floats:
    """Return the longest part between leaps that no voice makes, when it is most of the line.

    At the end of a falling tone the voice creaks, and the tracker leaps to an octave above.
    """
    leaps = np.flatnonzero(np.abs(np.diff(line)) > _LEAP) + 1
    parts = np.split(line, leaps)
    longest = max(parts, key=len)
    return longest if len(longest) >= _MOST * len(line) else line


def _median(line: Floats) -> NDArray[np.float64]:
    """Return a line in which single frames that jump an octave are taken out."""
    half = _MEDIAN // 2
    padded = np.pad(line, half, mode="edge")
    windows = np.lib.stride_tricks.sliding_window_view(padded, _MEDIAN)
    smooth: NDArray[np.float64] = np.median(windows, axis=1)
    return smooth
