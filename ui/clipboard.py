"""Copying: what is sensitive leaves the clipboard by itself after a while."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication


class Clipboard(QObject):
    """Copies text; sensitive text is taken back after ``seconds`` unless something else was copied since."""

    def __init__(self, seconds: int = 10) -> None:
        super().__init__()
        self.seconds = seconds
        self._sensitive = self._copied = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.forget)

    def copy(self, text: str, *, sensitive: bool = False) -> None:
        """Put ``text`` on the clipboard."""
        _system().setText(text)
        self._copied, self._sensitive = text, text if sensitive else ""
        if sensitive:
            self._timer.start(self.seconds * 1000)
        else:
            self._timer.stop()

    def forget(self) -> None:
        """Take sensitive text back now: at the end, and when its time is over."""
        self._timer.stop()
        if self._sensitive and _system().text() == self._sensitive:
            _system().clear()
        self._sensitive = ""

    def forget_all(self) -> None:
        """Take back whatever was copied last, sensitive or not: a locked journal leaves nothing behind."""
        self._sensitive, self._copied = self._copied, ""
        self.forget()


def _system() -> QClipboard:
    return QGuiApplication.clipboard()
