"""What reads the sound files that libsndfile does not know; the ways to do so are in modules of their own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Raw:
    """Samples as the file has them; ``kind`` is one of ``desktop.practice.tone.sound.KINDS``."""

    data: bytes
    kind: str
    channels: int
    rate: int


Decoded = Callable[[Raw | None], None]


class Decoder(Protocol):
    """Decodes one file at a time."""

    def readable(self) -> frozenset[str]:
        """Return the kinds, as ``foreign_kind`` names them, that are surely read; none where nothing is there."""

    def decode(self, data: bytes, longest: float, done: Decoded) -> None:
        """Hand the first seconds of a sound file to ``done``, later; None if it cannot be read."""

    def stop(self) -> None:
        """Forget the file that is being decoded."""
