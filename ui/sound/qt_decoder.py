"""Decodes M4A, AAC and others by QtMultimedia, from memory to memory."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QEventLoop, QIODevice, QObject, QTimer
from PySide6.QtMultimedia import QAudioDecoder, QAudioFormat, QMediaFormat

from ui.sound.decoder import Decoded, Raw
from ui.sound.formats import KINDS

_PATIENCE_MS = 3000
_FILES = {
    "M4A": QMediaFormat.FileFormat.Mpeg4Audio,
    "AAC": QMediaFormat.FileFormat.AAC,
    "WebM": QMediaFormat.FileFormat.Matroska,
    "WMA": QMediaFormat.FileFormat.WMA,
}


class QtDecoder(QObject):
    """By a QAudioDecoder for each file, which is never stopped at work nor deleted at the end of it.

    Its thread calls into Python for each read of the buffer, while ``stop`` would wait for the thread and hold
    Python's lock; deleted from its own signal it crashes (both seen with PySide6 6.11.3). A file that is no longer
    wanted is therefore decoded to its end, which takes a second, and what came after it waits.

    Where Qt has nothing to decode with, as in the bundle of Linux, none is made: it would say so on the console each
    time.
    """

    def __init__(self) -> None:
        super().__init__()
        self._samples = bytearray()
        self._format: QAudioFormat | None = None
        self._most = 0.0
        self._done: Decoded | None = None
        self._waiting: tuple[bytes, float, Decoded] | None = None
        self._working: QAudioDecoder | None = None
        self._spent: list[QObject] = []

    def readable(self) -> frozenset[str]:
        """Return the kinds that Qt says it reads here."""
        found = QMediaFormat().supportedFileFormats(QMediaFormat.ConversionMode.Decode)
        return frozenset(kind for kind, file in _FILES.items() if file in found)

    def decode(self, data: bytes, longest: float, done: Decoded) -> None:
        """Begin to decode; ``done`` is called later, at most once, and not at all when another file comes before."""
        if not self.readable():
            done(None)
            return
        self._done = None
        self._waiting = (data, longest, done)
        self._begin()

    def _begin(self) -> None:
        if self._working is not None or self._waiting is None:
            return
        data, self._most, self._done = self._waiting
        self._waiting = self._format = None
        self._samples.clear()
        for gone in self._spent:
            gone.deleteLater()
        decoder, buffer = QAudioDecoder(self), QBuffer(self)
        self._spent = [decoder, buffer]
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
            if self._done is None or held.format().sampleFormat() not in KINDS:
                continue
            self._format = self._format or held.format()
            if self._format.durationForBytes(len(self._samples)) < self._most * 1_000_000:
                self._samples += bytes(held.constData())[: held.byteCount()]

    def _end(self, decoder: QAudioDecoder, *, whole: bool) -> None:
        if decoder is not self._working:
            return
        self._working = None
        done, self._done = self._done, None
        raw, form = None, self._format
        if whole and form is not None:
            raw = Raw(
                bytes(self._samples), KINDS[form.sampleFormat()], form.channelCount(), form.sampleRate()
            )
        self._samples.clear()
        if done is not None:
            done(raw)
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
