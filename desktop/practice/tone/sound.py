"""Sound as numbers: read from a WAV file, mixed to one channel, at the rate that the trainer works with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from desktop.errors import ImportProblem
from desktop.journal.durable import disk_problems
from desktop.practice.tone.wav import NoWav, read_samples
from desktop.texts import _

RATE = 16_000
"""Samples a second: enough for a voice, and what a microphone is opened with."""
LONGEST_SECONDS = 60
Samples = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sound:
    """One channel of sound, from -1 to 1, at ``RATE``."""

    samples: Samples

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return len(self.samples) / RATE


def from_pcm(
    data: bytes, width: int = 2, channels: int = 1, rate: int = RATE, *, floats: bool = False
) -> Sound:
    """Return the sound of raw little-endian samples of ``width`` bytes (1 unsigned; 2, 3, 4 signed; floats 4 or 8)."""
    frame = width * channels
    data = data[: len(data) // frame * frame]
    whole = _floats(data, width) if floats else _whole(data, width)
    mono = whole.reshape(-1, channels).mean(axis=1) if channels > 1 else whole
    return Sound(_resampled(mono, rate))


def _whole(data: bytes, width: int) -> Samples:
    """Return samples that are whole numbers, from -1 to 1."""
    if width == 1:
        return (np.frombuffer(data, np.uint8).astype(np.float64) - 128) / 128
    if width == 3:
        parts = np.frombuffer(data, np.uint8).reshape(-1, 3).astype(np.int32)
        joined = parts[:, 0] | parts[:, 1] << 8 | parts[:, 2] << 16
        return (joined - ((joined & 0x800000) << 1)).astype(np.float64) / (1 << 23)
    kind = {2: "<i2", 4: "<i4"}[width]
    return np.frombuffer(data, kind).astype(np.float64) / (1 << (8 * width - 1))


def _floats(data: bytes, width: int) -> Samples:
    """Return samples that are floats; what is no number is silence, what is too loud is cut."""
    given = np.frombuffer(data, {4: "<f4", 8: "<f8"}[width]).astype(np.float64)
    return np.clip(np.nan_to_num(given, nan=0.0), -1.0, 1.0)


def read_wav(path: Path) -> Sound:
    """Read a WAV file, any usual number of channels and rate, up to a minute.

    Whole numbers of 8 to 32 bits and floats are read, behind a plain header or an extensible one. Raises ImportProblem
    when it is no such file, StoreError when it cannot be read.
    """
    with disk_problems(path):
        try:
            with path.open("rb") as file:
                found = read_samples(file, LONGEST_SECONDS)
        except NoWav as error:
            raise _no_sound(path) from error
    if len(found.data) > LONGEST_SECONDS * found.rate * found.channels * found.width:
        raise ImportProblem(
            _("{name} is longer than a minute.").format(name=path.name),
            _("Cut out the words that you want to hear about."),
        )
    return from_pcm(found.data, found.width, found.channels, found.rate, floats=found.floats)


def _no_sound(path: Path) -> ImportProblem:
    return ImportProblem(
        _("{name} is no WAV file of plain samples (PCM).").format(name=path.name),
        _("Save it as WAV, 16 bits, and try again."),
    )


def _resampled(samples: Samples, rate: int) -> Samples:
    """Return samples at our own rate: averaged first when there are more of them, so that nothing folds over."""
    if rate == RATE or not len(samples):
        return samples
    if rate > RATE:
        width = max(round(rate / RATE), 1)
        samples = np.convolve(samples, np.ones(width) / width, mode="same")
    count = round(len(samples) * RATE / rate)
    places = np.arange(count) * (rate / RATE)
    resampled: Samples = np.interp(places, np.arange(len(samples)), samples)
    return resampled
