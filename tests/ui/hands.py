"""Fingers that type hanzi as an input method does: simulated key clicks with hanzi abort the process."""

from __future__ import annotations

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget


def type_hanzi(widget: QWidget, text: str) -> None:
    """Commit a text to a widget."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def compose(text: str) -> None:
    """Commit a text where the focus is."""
    type_hanzi(QApplication.focusWidget(), text)
