"""Plays sounds from memory: those of the journal are never written in clear to a disk."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtMultimedia import QAudioOutput, QMediaDevices, QMediaPlayer

from desktop.errors import GuanxiError
from desktop.texts import _
from ui.sound.memory import MemorySource

SLOW = 0.7
"""How much slower than recorded; Qt keeps the pitch."""


class Player(Protocol):
    """Plays one sound at a time."""

    def play(self, data: bytes, name: str, *, slow: bool = False) -> None:
        """Begin to play the bytes of a sound file, whose name tells its kind. Raises GuanxiError if nothing can."""

    def stop(self) -> None:
        """Be silent, and forget the sound."""


class QtPlayer(QObject):
    """By QMediaPlayer; ``failed`` tells the name of a sound that could not be played."""

    failed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._source: MemorySource | None = None
        self._name = ""
        self._output = QAudioOutput(self)
        self._player = QMediaPlayer(self)
        self._player.setAudioOutput(self._output)
        self._player.errorOccurred.connect(lambda _error, _words: self.failed.emit(self._name))

    def play(self, data: bytes, name: str, *, slow: bool = False) -> None:
        """Begin to play; what is being played ends."""
        if QMediaDevices.defaultAudioOutput().isNull():
            raise GuanxiError(
                _("No loudspeaker was found."), _("Connect headphones or a loudspeaker, then try again.")
            )
        self.stop()
        self._name = name
        self._source = MemorySource(data)
        self._player.setSource(self._source.url)
        self._player.setPlaybackRate(SLOW if slow else 1.0)
        self._player.play()

    def stop(self) -> None:
        """Be silent, and forget the sound."""
        self._player.stop()
        self._player.setSource(QUrl())
        source, self._source = self._source, None
        if source is not None:
            source.release()
