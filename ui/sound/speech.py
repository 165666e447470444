"""What reads text aloud; the ways to do so are in modules of their own, loaded when somebody wants to hear."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from ui.sound.voices import VoiceRow

Found = Callable[[list[VoiceRow]], None]


class Speech(Protocol):
    """A system's voices."""

    def find(self, done: Found) -> None:
        """Look for Mandarin voices and hand them to ``done``, best first; it may be called at once or later."""

    def say(self, text: str, voice: VoiceRow, *, slow: bool) -> None:
        """Begin to say a text with a voice that was found; what is being said ends."""

    def stop(self) -> None:
        """Be silent."""
