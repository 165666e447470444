"""Sound as numbers: read from a WAV file, mixed to one channel, at the rate that the trainer works with."""

from __future__ import annotations

import wave
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from desktop.errors import ImportProblem
from desktop.journal.durable import disk_problems
from desktop.texts import _

RATE = 16_000
"""Samples a second: enough for a voice, and what a microphone is opened with."""
LONGEST_SECONDS = 60
Samples = NDArray[np.float64]
_MOST_CHANNELS, _RATES = 8, range(4_000, 200_001)


@dataclass(frozen=True, slots=True)
class Sound:
    """One channel of sound, from -1 to 1, at ``RATE``."""

    samples: Samples

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return len(self.samples) / RATE


def from_pcm(data: bytes, width: int = 2, channels: int = 1, rate: int = RATE) -> Sound:
    """Return the sound of raw little-endian samples of ``width`` bytes (1 unsigned; 2, 3, 4 signed)."""
    frame = width * channels
    data = data[: len(data) // frame * frame]
    if width == 1:
        whole = (np.frombuffer(data, np.uint8).astype(np.float64) - 128) / 128
    elif width == 3:
        parts = np.frombuffer(data, np.uint8).reshape(-1, 3).astype(np.int32)
        joined = parts[:, 0] | parts[:, 1] << 8 | parts[:, 2] << 16
        whole = (joined - ((joined & 0x800000) << 1)).astype(np.float64) / (1 << 23)
    else:
        kind = {2: "<i2", 4: "<i4"}[width]
        whole = np.frombuffer(data, kind).astype(np.float64) / (1 << (8 * width - 1))
    mono = whole.reshape(-1, channels).mean(axis=1) if channels > 1 else whole
    return Sound(_resampled(mono, rate))


def read_wav(path: Path) -> Sound:
    """Read a WAV file of PCM in 8 to 32 bits, any number of channels up to eight, any usual rate, up to a minute.

    Raises ImportProblem when it is no such file, StoreError when it cannot be read.
    """
    with disk_problems(path):
        try:
            with wave.open(str(path), "rb") as file:
                width, channels, rate = file.getsampwidth(), file.getnchannels(), file.getframerate()
                if not 0 < channels <= _MOST_CHANNELS or rate not in _RATES or width not in {1, 2, 3, 4}:
                    raise _no_sound(path)
                if file.getnframes() > LONGEST_SECONDS * rate:
                    raise ImportProblem(
                        _("{name} is longer than a minute.").format(name=path.name),
                        _("Cut out the words that you want to hear about."),
                    )
                data = file.readframes(file.getnframes())
        except (wave.Error, EOFError) as error:
            raise _no_sound(path) from error
    return from_pcm(data, width, channels, rate)


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
