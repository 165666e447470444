"""What records a voice: sixteen thousand samples a second, one channel, two bytes each, kept in memory alone."""

from __future__ import annotations

import io
import wave
from typing import Protocol

from PySide6.QtCore import SignalInstance

RATE = 16_000
"""Samples a second, as ``desktop.practice.tone.sound`` has it; here without numpy."""
BYTES_A_SECOND = RATE * 2


class Microphone(Protocol):
    """Opened early and heard through signals; nothing is kept but what the listener keeps."""

    ready: SignalInstance
    """The first sound has come: now the learner may be asked to speak."""
    heard: SignalInstance
    """Bytes of sound."""
    failed: SignalInstance
    """A GuanxiError: there is no microphone, it may not be used, or it went away."""

    def open(self) -> None:
        """Begin to listen; one of the three signals follows."""

    def close(self) -> None:
        """Stop listening."""


def as_wav(samples: bytes) -> bytes:
    """Return raw samples as the bytes of a WAV file."""
    held = io.BytesIO()
    with wave.open(held, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples)
    return held.getvalue()
