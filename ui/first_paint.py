"""Tells when a widget has been painted for the first time."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget


class FirstPaint(QObject):
    """Watches one widget until its first painting is over; lives as long as the widget."""

    over = Signal()

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the painting: a widget is painted before its children, but in the same turn of the loop."""
        if isinstance(
            event, QPaintEvent
        ):  # asking for its type would build all enums of Qt, which takes long
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.over.emit)
        return False
