"""Where the gates lead: what one gate asks for, another one does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from desktop.journal.vault import Vault


@dataclass(frozen=True, slots=True)
class Unlocked:
    """A vault, by which way it was opened, and whether the keychain should have opened it but could not."""

    vault: Vault
    by_recovery: bool = False
    keychain_lost: bool = False


@dataclass(frozen=True, slots=True)
class Steps:
    """The ways out of a gate."""

    unlocked: Callable[[Unlocked], None]
    unlock: Callable[[Path], None]
    """Show the unlock page of a journal."""
    begin: Callable[[], None]
    """Show the first start."""
