"""Cuts the sound of a phrase into its syllables, whose number is known: where the voice dips, and evenly else.

Plain cutting is the weak point of tones in phrases (practice.md, 5.4: 70 to 80 % of syllables across speakers); each
cut therefore says how clear it is, and what hangs on an unclear one gets no mark.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from desktop.practice.tone.pitch import HOP_SECONDS, Floats, Track

_LEAD_SECONDS = 0.06
"""What belongs to the first syllable before its voice begins: a consonant."""
_SMOOTH = 5
_SILENT = 0.06  # of the loudest frame
_UNEVEN = 0.45  # of the usual length: how much syllables differ in length
_EVENNESS = 0.35  # how much an even length counts beside a dip
_LEAST_SECONDS = 0.06
_LONGEST = 3.0  # times the usual length


@dataclass(frozen=True, slots=True)
class Cut:
    """The frames of one syllable (the last exclusive), and how clear its ends are: 0 to 1."""

    first: int
    last: int
    clearness: float


def cut(track: Track, weights: Sequence[float]) -> list[Cut]:
    """Return the syllables of a track; ``weights`` are their usual lengths beside each other.

    None are returned when there is not enough voice for so many syllables.
    """
    voiced = np.flatnonzero(track.voiced)
    least = max(1, round(_LEAST_SECONDS / HOP_SECONDS))
    if not weights or len(voiced) < least * len(weights):
        return []
    start = max(0, int(voiced[0]) - round(_LEAD_SECONDS / HOP_SECONDS))
    end = int(voiced[-1]) + 1
    loud = _loudness(track, start, end)
    edges = _edges(loud, np.asarray(weights, dtype=np.float64), least)
    dips = [1.0, *(float(1 - loud[edge]) for edge in edges[1:-1]), 1.0]
    return [
        Cut(start + edges[at], start + edges[at + 1], min(dips[at], dips[at + 1]))
        for at in range(len(weights))
    ]


def _loudness(track: Track, start: int, end: int) -> Floats:
    """Return how loud each frame is beside the louder of its two sides: 0 in a pause, 1 inside of a vowel."""
    level = np.where(track.voiced[start:end], track.level[start:end], 0.35 * track.level[start:end])
    padded = np.pad(level, _SMOOTH // 2, mode="edge")
    smooth = np.convolve(padded, np.ones(_SMOOTH) / _SMOOTH, mode="valid")
    reach = round(0.15 / HOP_SECONDS)
    around = np.pad(smooth, reach, mode="constant")
    windows = np.lib.stride_tricks.sliding_window_view(around, reach + 1)
    left, right = windows[: len(smooth)].max(axis=1), windows[reach:].max(axis=1)[: len(smooth)]
    beside = np.maximum(np.minimum(left, right), 1e-6)
    quiet: Floats = np.clip(smooth / beside, 0, 1)
    return quiet


def _edges(loud: Floats, weights: Floats, least: int) -> list[int]:
    """Return the edges with the least sum of loudness at the cuts and unevenness of the lengths.

    Lengths are counted in frames that are not silent, so that a pause makes no syllable long.
    """
    frames, count = len(loud), len(weights)
    sounding = np.concatenate([[0], np.cumsum(loud > _SILENT)])
    usual = weights * sounding[-1] / weights.sum()
    best = np.full(frames + 1, np.inf)
    best[0] = 0.0
    back = np.zeros((count + 1, frames + 1), dtype=np.intp)
    cost = np.concatenate([loud, [0.0]])
    places = np.arange(frames + 1)
    between = (sounding[:, None] - sounding[None, :]).astype(
        np.float64
    )  # of each edge and each one before it
    between[places[:, None] - places[None, :] < least] = np.inf
    for at in range(count):
        length = between / usual[at]
        length[length > _LONGEST] = np.inf
        total = best[None, :] + _EVENNESS * ((length - 1) / _UNEVEN) ** 2
        back[at + 1] = total.argmin(axis=1)
        best = total[places, back[at + 1]] + cost
    edges = [frames]
    for at in range(count, 0, -1):
        edges.append(int(back[at, edges[-1]]))
    return edges[::-1]
