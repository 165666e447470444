"""A search field with a glass, a key hint, and a signal when typing pauses."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme.theme import Theme
from ui.widgets.painting import TRAILING, painting_on

PAUSE_MS = 120


class SearchField(QLineEdit):
    """``settled`` tells the text once typing has paused; Escape empties the field; Down asks for the list."""

    settled = Signal(str)
    left_down = Signal()

    def __init__(self, theme: Theme, placeholder: str, hint: str = "", parent: QWidget | None = None) -> None:
        """Show ``placeholder`` while empty and ``hint`` (a shortcut such as Ctrl K) at the end."""
        super().__init__(parent)
        self._theme, self._hint = theme, hint
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(lambda: self.settled.emit(self.text()))
        self.textChanged.connect(lambda _text: self._pause.start())
        theme.changed.connect(self.dress)
        self.dress()

    def dress(self) -> None:
        """Leave room for the glass and the hint."""
        hint = self._theme.metrics("small_medium").horizontalAdvance(self._hint)
        ends = [self._theme.px(22), hint and hint + self._theme.px(4)]
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            ends.reverse()
        self.setTextMargins(ends[0], 0, ends[1], 0)

    def changeEvent(self, event: QEvent) -> None:
        """Change the sides with the direction of the script."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.dress()

    def settle(self) -> None:
        """Tell the text now, without waiting for the pause."""
        self._pause.stop()
        self.settled.emit(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle Escape, Down and Return; leave the rest to the field."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.settle()
        elif event.key() == Qt.Key.Key_Down:
            self.left_down.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.settle()
            super().keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field, then the glass and the hint over it."""
        super().paintEvent(event)
        painter = QPainter(self)
        painting = painting_on(self, self._theme, painter)
        side = self._theme.px(16)
        middle = self.height() / 2
        painting.icon(QRectF(self._theme.px(10), middle - side / 2, side, side), "search", "text3")
        if self._hint and not self.text():
            room = QRectF(self.rect()).adjusted(0, 0, -self._theme.px(10), 0)
            painting.text(room, self._hint, "small_medium", self._theme.color("text3"), TRAILING)
        painter.end()
