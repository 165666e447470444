"""What can say a phrase aloud; given to the page by whoever brings sound."""

from __future__ import annotations

from typing import Protocol

from desktop.practice.wordings import Wording


class Voice(Protocol):
    """A voice of the system, or recordings."""

    def can_say(self, wording: Wording) -> bool:
        """Tell whether there is a sound for the phrase."""

    def say(self, wording: Wording) -> None:
        """Say it."""
