"""One utterance at a time: begun by the learner, ended by them or by the silence after it, kept in memory alone."""

from __future__ import annotations

from array import array
from collections import deque
from enum import Enum

from PySide6.QtCore import QObject, Signal

from desktop.errors import GuanxiError
from ui.sound.recorder import BYTES_A_SECOND, Microphone

_BEFORE = BYTES_A_SECOND // 4
"""Kept from before the key: who knows the key speaks with it."""
_LOUD = 500  # of 32768: a voice beside a microphone is ten times louder
_OVER_ROOM = 4  # times the noise of the room
_FULL = 12_000
_BYTES = 2


class State(Enum):
    """What the microphone does."""

    CLOSED = "closed"
    OPENING = "opening"
    READY = "ready"
    RECORDING = "recording"
    FAILED = "failed"


class Recording(QObject):
    """``changed`` tells another state or loudness, ``ended`` the samples of an utterance."""

    changed = Signal()
    ended = Signal(bytes)

    def __init__(self, microphone: Microphone, parent: QObject) -> None:
        super().__init__(parent)
        self._microphone = microphone
        self.state = State.CLOSED
        self.error: GuanxiError | None = None
        self.loudness = 0.0
        """Of the last piece, 0 to 1."""
        self.longest, self.rest = 4.0, 0.9
        """Seconds after which a recording ends by itself, and of silence after the voice."""
        self._before: deque[bytes] = deque()
        self._samples = bytearray()
        self._room = float(_LOUD)
        self._spoken = self._silent = 0
        microphone.ready.connect(self._on_ready)
        microphone.heard.connect(self._on_sound)
        microphone.failed.connect(self._on_failure)

    def open(self) -> None:
        """Open the microphone, so that it is warm when the learner speaks."""
        if self.state in (State.CLOSED, State.FAILED):
            self.error = None
            self._become(State.OPENING)
            self._microphone.open()

    def close(self) -> None:
        """Close the microphone and forget what was heard."""
        if self.state == State.CLOSED:
            return
        self._microphone.close()
        self._before.clear()
        self._samples.clear()
        self.loudness = 0.0
        self._become(State.CLOSED)

    def start(self) -> None:
        """Begin to keep what is heard; without a microphone try to open it again."""
        if self.state in (State.CLOSED, State.FAILED):
            self.open()
        elif self.state == State.READY:
            self._samples = bytearray(b"".join(self._before))
            self._before.clear()
            self._spoken = self._silent = 0
            self._become(State.RECORDING)

    def stop(self) -> None:
        """End the utterance."""
        if self.state == State.RECORDING:
            samples = bytes(self._samples)
            self._samples.clear()
            self._become(State.READY)
            self.ended.emit(samples)

    def _on_ready(self) -> None:
        if self.state == State.OPENING:
            self._become(State.READY)

    def _on_failure(self, error: GuanxiError) -> None:
        self.error = error
        self._samples.clear()
        self.loudness = 0.0
        self._become(State.FAILED)

    def _on_sound(self, data: bytes) -> None:
        whole = array("h", data[: len(data) // _BYTES * _BYTES])
        high, low = (max(whole), min(whole)) if whole else (0, 0)
        peak = max(high, -low)
        self.loudness = min(1.0, peak / _FULL)
        if self.state == State.RECORDING:
            self._samples += data
            self._follow(peak, len(data))
        elif self.state == State.READY:
            self._room = 0.8 * self._room + 0.2 * peak
            self._before.append(data)
            while sum(map(len, self._before)) - len(self._before[0]) >= _BEFORE:
                self._before.popleft()
        self.changed.emit()

    def _follow(self, peak: int, size: int) -> None:
        """End the utterance when it is over."""
        if peak > max(_LOUD, _OVER_ROOM * min(self._room, _LOUD)):
            self._spoken, self._silent = self._spoken + size, 0
        else:
            self._silent += size
        over = self._spoken > BYTES_A_SECOND * 0.1 and self._silent >= BYTES_A_SECOND * self.rest
        if over or len(self._samples) >= BYTES_A_SECOND * self.longest:
            self.stop()

    def _become(self, state: State) -> None:
        self.state = state
        self.changed.emit()
