"""The form of a touch with all its fields."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.workplace import Workplace


def open_new_touch(workplace: Workplace, parent: QWidget, kind: str = "") -> None:
    """Open the form for a new touch, of a kind of ``desktop.touches.words.KINDS`` or of any."""


def open_touch(workplace: Workplace, parent: QWidget, touch_id: int) -> None:
    """Open the form of a touch."""
