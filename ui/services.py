"""What lives as long as the program, and is handed to whoever needs it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from desktop.journal.keychain import Keychain, system_keychain
from ui.clipboard import Clipboard
from ui.failures import Failures
from ui.keeper import Keeper
from ui.preferences import Preferences
from ui.tasks import Tasks
from ui.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class Services:
    """Made once in ``ui.app``."""

    theme: Theme
    preferences: Preferences
    tasks: Tasks
    failures: Failures
    clipboard: Clipboard
    keeper: Keeper
    clock: Callable[[], datetime]
    keychain: Callable[[], Keychain] = system_keychain
    """Finds the keychain of the system; called in a task, since it is slow and may ask the person."""
