"""The pitch of a voice, frame by frame: autocorrelation with a search for the smoothest path.

The method is that of P. Boersma (1993), "Accurate short-term analysis of the fundamental frequency", by our own code:
the autocorrelation of a windowed frame is divided by that of the window, its peaks are the candidates, and a path
through them is found that jumps little between octaves and between voiced and unvoiced.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from desktop.practice.tone.sound import RATE, Samples, Sound

HOP_SECONDS = 0.01
FLOOR, CEILING = 60.0, 500.0
"""Hertz. A floor of 75 loses the lowest voices in the third tone (practice.md, 5.1)."""
_WINDOW_SECONDS = 3 / FLOOR
_CANDIDATES = 6
_VOICING, _SILENCE = 0.45, 0.03
_OCTAVE, _OCTAVE_JUMP, _VOICED_UNVOICED = 0.01, 0.35, 0.14

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Track:
    """One value a frame, every ``HOP_SECONDS``; 0 Hz where there is no voice."""

    hertz: Floats
    strength: Floats
    """How periodic the frame is, 0 to 1."""
    level: Floats
    """Loudness of the frame, relative to the loudest."""
    counter: Floats
    """How unlike itself the frame is at its most unlike shift: -1 for a pure sine, which is no voice."""

    @property
    def voiced(self) -> NDArray[np.bool_]:
        """Where there is a voice."""
        return self.hertz > 0


class PitchTracker(Protocol):
    """Finds the pitch of a sound; another one may take the place of ours."""

    def track(self, sound: Sound) -> Track:
        """Return the pitch of a sound, frame by frame."""


class Autocorrelation:
    """Our own tracker, with nothing but numpy."""

    def track(self, sound: Sound) -> Track:
        """Return the pitch of a sound; an empty track for less than one window."""
        frames = _frames(sound.samples)
        if not len(frames):
            empty = np.zeros(0)
            return Track(empty, empty, empty, empty)
        level = np.abs(frames).max(axis=1)
        loudest = float(level.max()) or 1.0
        hertz, strength, counter = _candidates(frames)
        silent = _VOICING + np.maximum(0, 2 - (level / loudest) / (_SILENCE / (1 + _VOICING)))
        path = _path(hertz, strength, silent)
        rows = np.arange(len(frames))
        found = np.where(path < _CANDIDATES, hertz[rows, np.minimum(path, _CANDIDATES - 1)], 0.0)
        best = np.clip(strength.max(axis=1), 0, 1)
        return Track(found, best, level / loudest, counter)


def _frames(samples: Samples) -> Floats:
    """Return the frames of a sound, each without its mean."""
    width, hop = round(_WINDOW_SECONDS * RATE), round(HOP_SECONDS * RATE)
    if len(samples) < width:
        return np.zeros((0, width))
    frames = sliding_window_view(samples, width)[::hop]
    centred: Floats = frames - frames.mean(axis=1, keepdims=True)
    return centred


def _candidates(frames: Floats) -> tuple[Floats, Floats, Floats]:
    """Return frequency and strength of the best peaks of each frame, -1 where there are fewer; and its lowest point."""
    width = frames.shape[1]
    window = np.hanning(width)
    size = 1 << (2 * width - 1).bit_length()
    longest, shortest = int(RATE / FLOOR), int(RATE / CEILING)
    spectrum = np.fft.rfft(frames * window, size, axis=1)
    power = np.fft.irfft(np.abs(spectrum) ** 2, size, axis=1)[:, : longest + 2]
    own = np.fft.irfft(np.abs(np.fft.rfft(window, size)) ** 2, size)[: longest + 2]
    energy = power[:, :1] + 1e-12
    relation = (power / energy) / (own / own[0])
    left, middle, right = relation[:, :-2], relation[:, 1:-1], relation[:, 2:]
    peaks = (middle > left) & (middle >= right)
    peaks[:, : shortest - 1] = False
    bend = left - 2 * middle + right
    shift = np.where(peaks, 0.5 * (left - right) / np.where(np.abs(bend) < 1e-12, -1e-12, bend), 0.0)
    lags = np.arange(1, relation.shape[1] - 1) + np.clip(shift, -0.5, 0.5)
    height = middle - 0.25 * (left - right) * shift
    strength = np.where(peaks, height - _OCTAVE * np.log2(FLOOR * lags / RATE), -1.0)
    best = np.argpartition(-strength, _CANDIDATES, axis=1)[:, :_CANDIDATES]
    rows = np.arange(len(frames))[:, None]
    return RATE / lags[rows, best], strength[rows, best], relation.min(axis=1)


def _path(hertz: Floats, strength: Floats, silent: Floats) -> NDArray[np.intp]:
    """Return the candidate of each frame on the cheapest path; ``_CANDIDATES`` stands for no voice."""
    frames = len(hertz)
    octaves = np.log2(hertz)
    gain = np.concatenate([strength, silent[:, None]], axis=1)
    back = np.zeros((frames, _CANDIDATES + 1), dtype=np.intp)
    costs = np.full((frames, _CANDIDATES + 1, _CANDIDATES + 1), _VOICED_UNVOICED)
    costs[1:, :-1, :-1] = _OCTAVE_JUMP * np.abs(octaves[:-1, :, None] - octaves[1:, None, :])
    costs[:, -1, -1] = 0.0
    scores = gain[0].copy()
    for frame in range(1, frames):
        total = scores[:, None] - costs[frame]
        back[frame] = total.argmax(axis=0)
        scores = total.max(axis=0) + gain[frame]
    path = np.zeros(frames, dtype=np.intp)
    path[-1] = int(scores.argmax())
    for frame in range(frames - 1, 0, -1):
        path[frame - 1] = back[frame, path[frame]]
    return path
