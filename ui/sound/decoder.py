"""Turns sound files into samples, from memory to memory."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QBuffer, QByteArray, QEventLoop, QIODevice, QObject, QTimer
from PySide6.QtMultimedia import QAudioDecoder, QAudioFormat

from ui.sound.recorder import BYTES_A_SECOND, RATE

LONGEST_SECONDS = 60
_PATIENCE_MS = 3000


class Decoder(Protocol):
    """Decodes one file at a time."""

    def decode(self, data: bytes, done: Callable[[bytes], None]) -> None:
        """Hand the samples of a sound file (16,000 a second, 16 bits, one channel) to ``done``; empty if it is none."""

    def stop(self) -> None:
        """Forget the file that is being decoded."""


class QtDecoder(QObject):
    """By a QAudioDecoder for each file, which is never stopped at work nor deleted at the end of it.

    Its thread calls into Python for each read of the buffer, while ``stop`` would wait for the thread and hold
    Python's lock; deleted from its own signal it crashes (both seen with PySide6 6.11.3). A file that is no longer
    wanted is therefore decoded to its end, which takes a second, and what came after it waits.
    """

    def __init__(self) -> None:
        super().__init__()
        self._samples = bytearray()
        self._done: Callable[[bytes], None] | None = None
        self._waiting: tuple[bytes, Callable[[bytes], None]] | None = None
        self._working: QAudioDecoder | None = None
        self._spent: list[QObject] = []

    def decode(self, data: bytes, done: Callable[[bytes], None]) -> None:
        """Begin to decode; ``done`` is called later, at most once, and not at all when another file comes before."""
        self._done = None
        self._waiting = (data, done)
        self._begin()

    def _begin(self) -> None:
        if self._working is not None or self._waiting is None:
            return
        data, self._done = self._waiting
        self._waiting = None
        self._samples.clear()
        for gone in self._spent:
            gone.deleteLater()
        decoder, buffer = QAudioDecoder(self), QBuffer(self)
        self._spent = [decoder, buffer]
        wanted = QAudioFormat()
        wanted.setSampleRate(RATE)
        wanted.setChannelCount(1)
        wanted.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        decoder.setAudioFormat(wanted)
        decoder.bufferReady.connect(lambda: self._read(decoder))
        decoder.finished.connect(lambda: self._end(decoder, whole=True))
        decoder.error.connect(lambda _error: self._end(decoder, whole=False))
        buffer.setData(QByteArray(data))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._working = decoder
        decoder.setSourceDevice(buffer)
        decoder.start()

    def _read(self, decoder: QAudioDecoder) -> None:
        while decoder.bufferAvailable():
            held = decoder.read()
            if self._done is not None and len(self._samples) < LONGEST_SECONDS * BYTES_A_SECOND:
                self._samples += bytes(held.constData())[: held.byteCount()]

    def _end(self, decoder: QAudioDecoder, *, whole: bool) -> None:
        if decoder is not self._working:
            return
        self._working = None
        done, self._done = self._done, None
        samples = bytes(self._samples) if whole else b""
        self._samples.clear()
        if done is not None:
            done(samples)
        QTimer.singleShot(0, self._begin)  # not from within its own signal

    def stop(self) -> None:
        """Forget what is being decoded, and wait a moment for its thread."""
        self._done = self._waiting = None
        if self._working is not None:
            loop = QEventLoop()
            self._working.finished.connect(loop.quit)
            self._working.error.connect(loop.quit)
            QTimer.singleShot(_PATIENCE_MS, loop.quit)
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)  # the window is being locked
