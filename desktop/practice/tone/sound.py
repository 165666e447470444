"""Sound as numbers: frames as they are played, and the one channel that the trainer works with."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

RATE = 16_000
"""Samples a second: enough for a voice, and what a microphone is opened with."""
LONGEST_SECONDS = 60
"""What the trainer looks at, at most."""
FULL = 1 << 15
"""The loudest sample of 16 bits, and one more."""
KINDS = {"u1": np.uint8, "i2": np.int16, "i4": np.int32, "f4": np.float32}
"""How sound cards and decoders write a sample: whole numbers of 8 bits (unsigned), 16 and 32, and floats."""
Samples = NDArray[np.float64]
Frames = NDArray[np.int16]


@dataclass(frozen=True, slots=True)
class Wave:
    """Sound as it is played: a row for each moment, a column for each channel, 16 bits."""

    frames: Frames
    rate: int
    more: bool = False
    """The file goes on: it is longer than was asked for."""

    @property
    def channels(self) -> int:
        """How many there are."""
        return int(self.frames.shape[1])

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return len(self.frames) / self.rate


@dataclass(frozen=True, slots=True)
class Sound:
    """One channel of sound, from -1 to 1, at ``RATE``."""

    samples: Samples

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return len(self.samples) / RATE


def from_pcm(data: bytes) -> Sound:
    """Return what a microphone gives: little-endian samples of 16 bits, one channel, at ``RATE``."""
    return heard(from_raw(data, "i2", 1, RATE))


def heard(wave: Wave) -> Sound:
    """Return what the trainer works with: mixed to one channel, at its own rate."""
    whole = wave.frames.mean(axis=1, dtype=np.float64) / FULL if len(wave.frames) else np.zeros(0)
    return Sound(resampled(whole, wave.rate, RATE))


def from_raw(data: bytes, kind: str, channels: int, rate: int) -> Wave:
    """Return the frames of raw samples of one of ``KINDS``; what is no whole frame at the end is left out."""
    width = np.dtype(KINDS[kind]).itemsize * channels
    given = np.frombuffer(data[: len(data) // width * width], KINDS[kind]).reshape(-1, channels)
    if kind == "u1":
        return Wave((given.astype(np.int16) - 128) << 8, rate)
    if kind == "i4":
        return Wave((given >> 16).astype(np.int16), rate)
    return Wave(given if kind == "i2" else from_floats(given), rate)


def to_raw(wave: Wave, kind: str) -> bytes:
    """Return the samples in one of ``KINDS``, as a sound card takes them."""
    if kind == "u1":
        return ((wave.frames >> 8) + 128).astype(np.uint8).tobytes()
    if kind == "i4":
        return (wave.frames.astype(np.int32) << 16).tobytes()
    if kind == "f4":
        return (wave.frames.astype(np.float32) / FULL).tobytes()
    return wave.frames.tobytes()


def from_floats(given: NDArray[np.float32]) -> Frames:
    """Return samples from -1 to 1 as 16 bits; what is no number is silence, what is too loud is cut."""
    loud = np.nan_to_num(given, nan=0.0, posinf=1.0, neginf=-1.0) * FULL
    return np.clip(np.rint(loud), -FULL, FULL - 1).astype(np.int16)


def fitted(wave: Wave, rate: int, channels: int) -> Wave:
    """Return a sound at another rate, mixed to one channel or spread from it when the number is another."""
    frames = wave.frames
    if channels != wave.channels:
        mixed = np.rint(frames.mean(axis=1, keepdims=True)).astype(np.int16) if len(frames) else frames[:, :1]
        frames = np.repeat(mixed, channels, axis=1)
    if rate != wave.rate:
        columns = [resampled(column.astype(np.float64), wave.rate, rate) for column in frames.T]
        frames = np.rint(np.stack(columns, axis=1)).astype(np.int16)
    return Wave(np.ascontiguousarray(frames), rate)


def resampled(samples: Samples, rate: int, wanted: int) -> Samples:
    """Return samples at another rate: averaged first when there are more of them, so that nothing folds over."""
    if rate == wanted or not len(samples):
        return samples
    if rate > wanted:
        width = max(round(rate / wanted), 1)
        samples = np.convolve(samples, np.ones(width) / width, mode="same")
    count = round(len(samples) * wanted / rate)
    places = np.arange(count) * (rate / wanted)
    found: Samples = np.interp(places, np.arange(len(samples)), samples)
    return found
