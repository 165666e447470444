"""Slower speech at the same pitch: overlap and add of pieces that fit together (WSOLA).

After Verhelst and Roelands, "An overlap-add technique based on waveform similarity (WSOLA) for high quality time-scale
modification of speech" (ICASSP 1993): pieces of 32 ms under a Hann window stand 16 ms apart in what is heard, and are
taken from the sound at the places that the speed says, moved by up to 8 ms to where they continue the piece before
best. So each piece keeps its periods whole down to a voice of 63 Hz.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from desktop.practice.tone.sound import Wave

HOP_SECONDS, SEARCH_SECONDS = 0.016, 0.008
_COARSE_RATE = 8_000
"""What likeness is first looked for at; the exact place is then found beside the best one."""
_TICK_HOPS = 256

Mono = NDArray[np.float32]
Tick = Callable[[int, int], None]


def _silent(_done: int, _total: int) -> None:
    """Show no progress."""


def stretched(wave: Wave, speed: float, tick: Tick = _silent) -> Wave:
    """Return a sound at ``speed`` times its own, 0.5 to 1, its pitch and channels as they were.

    What is shorter than a piece is returned as it is. Raises whatever ``tick`` raises, which is called now and then.
    """
    hop, count = round(HOP_SECONDS * wave.rate), len(wave.frames)
    if speed == 1 or count < 2 * hop:
        return wave
    length = round(count / speed)
    hops = -(-length // hop)
    search = round(SEARCH_SECONDS * wave.rate)
    padded = np.pad(wave.frames, ((hop, 3 * hop + 2 * search), (0, 0)))
    places = _Places(padded.mean(axis=1, dtype=np.float32), wave.rate, hop, search)
    rising = (0.5 - 0.5 * np.cos(np.pi * np.arange(hop) / hop)).astype(np.float32)[:, None]
    falling = 1 - rising
    out = np.empty((hops * hop, wave.channels), np.int16)
    at = 0
    for number in range(hops):
        if number % _TICK_HOPS == 0:
            tick(number, hops)
        before = at + hop
        at = places.best(before, round((number + 1) * hop * speed))
        joined = padded[before : before + hop] * falling + padded[at : at + hop] * rising
        out[number * hop : (number + 1) * hop] = np.rint(joined)
    return Wave(out[:length], wave.rate)


class _Places:
    """Finds where a piece continues another one best, by the correlation of both over the length of a piece."""

    def __init__(self, mono: Mono, rate: int, hop: int, search: int) -> None:
        self._mono, self._width, self._search = mono, 2 * hop, search
        self._step = max(1, rate // _COARSE_RATE)
        whole = len(mono) // self._step * self._step
        self._coarse: Mono = mono[:whole].reshape(-1, self._step).mean(axis=1)

    def best(self, after: int, wanted: int) -> int:
        """Return the place near ``wanted`` whose piece is most like the one at ``after``; ``wanted`` in silence."""
        step = self._step
        low = max(0, wanted - self._search) // step
        lags = (wanted + self._search) // step - low + 1
        rough = _most_alike(self._coarse, after // step, low, lags, self._width // step)
        if rough is None:
            return wanted
        if step == 1:
            return rough
        start = max(0, rough * step - step)
        fine = _most_alike(self._mono, after, start, 2 * step + 1, self._width)
        return rough * step if fine is None else fine


def _most_alike(mono: Mono, after: int, low: int, lags: int, width: int) -> int | None:
    """Return the place of ``lags`` from ``low`` on that is most like ``after``; None when none is at all."""
    template = mono[after : after + width]
    heard = mono[low : low + width + lags - 1]
    likeness = np.correlate(heard, template, mode="valid")
    sums = np.concatenate((np.zeros(1), np.cumsum(heard * heard, dtype=np.float64)))
    energy = sums[width:] - sums[:-width]
    score = likeness / np.sqrt(energy + 1)
    found = int(np.argmax(score))
    return low + found if score[found] > 0 else None
