"""A toast: tells what was done and offers to undo it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from ui.theme.theme import Theme
from ui.widgets.announce import announce
from ui.widgets.text import label

STAYS_MS = 8_000
_GAP = 24


class Toast(QFrame):
    """One message at the bottom of ``host``; a newer one takes its place. It stays while pointed at or focused."""

    def __init__(self, theme: Theme, host: QWidget) -> None:
        super().__init__(host)
        self._theme = theme
        self._host = host
        self._action: Callable[[], object] | None = None
        self.setProperty("kind", "toast")
        self._words: QLabel = label("")
        self._button = QPushButton()
        self._button.clicked.connect(self._act)
        self._line = QHBoxLayout(self)
        self._line.setSpacing(12)
        self._line.addWidget(self._words)
        self._line.addWidget(self._button)
        self._timer = QTimer(self, singleShot=True, interval=STAYS_MS)
        self._timer.timeout.connect(self._leave)
        host.installEventFilter(self)
        self.hide()

    def tell(self, text: str, action_text: str = "", action: Callable[[], object] | None = None) -> None:
        """Show ``text``, with a button when ``action`` is given; the button closes the toast and acts."""
        self._action = action
        self._words.setText(text)
        self._button.setText(action_text)
        self._button.setVisible(action is not None)
        self.setAccessibleName(text)
        self._line.setContentsMargins(16, 6, 8 if action else 16, 6)
        self.setMinimumHeight(self._theme.px(44))
        self.show()
        self._place()
        self.raise_()
        self._timer.start()
        announce(self, text)

    def text(self) -> str:
        """Return the words shown."""
        return self._words.text()

    def dismiss(self) -> None:
        """Hide the toast and forget what it said."""
        self._timer.stop()
        self._action = None
        self._words.clear()
        self.setAccessibleName("")
        self.hide()

    def _act(self) -> None:
        action = self._action
        self.dismiss()
        if action is not None:
            action()

    def _leave(self) -> None:
        if self.underMouse() or self._button.hasFocus():
            self._timer.start()
        else:
            self.dismiss()

    def _place(self) -> None:
        widest = self._host.width() - 2 * _GAP
        self._words.setWordWrap(self._words.sizeHint().width() > widest - 120)
        self.resize(self.sizeHint().boundedTo(self._host.size()))
        if self._words.wordWrap():
            self.resize(widest, max(self.heightForWidth(widest), self._theme.px(44)))
        self.move((self._host.width() - self.width()) // 2, self._host.height() - self.height() - _GAP)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Begin the time anew when the pointer comes."""
        self._timer.start()
        super().enterEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the place when the window changes its size."""
        # While Python tears the window down, events still come after the attributes have gone.
        host = getattr(self, "_host", None)
        if host is not None and watched is host and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)
