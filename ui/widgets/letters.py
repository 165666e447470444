"""Letters that do something by themselves, apart from chords, which are for the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_CHORD = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


def is_chord(event: QKeyEvent) -> bool:
    """Tell whether Ctrl, Alt or the key of the system is held."""
    return bool(event.modifiers() & _CHORD)


def letter(event: QKeyEvent) -> str:
    """Return what was typed, as a small letter; nothing in a chord: Alt+S is no S."""
    return "" if is_chord(event) else event.text().lower()
