"""Plays sounds from memory: those of the journal are never written in clear to a disk.

The samples of the whole sound, or of half a minute at a time, are handed to Qt in one write, so that neither a busy
window makes a gap nor a thread of Qt ever calls into Python, which a buffer of ours to read from would need.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QIODevice, QObject, QTimer, Signal
from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSink, QMediaDevices, QtAudio

from desktop.errors import GuanxiError
from desktop.texts import _
from ui.sound.formats import KINDS, best_format
from ui.sound.reader import Reader
from ui.tasks import Progress

if TYPE_CHECKING:
    from desktop.practice.tone.sound import Wave

SLOW = 0.7
"""How much slower than recorded; the pitch is kept."""
LONGEST_SECONDS = 600
"""What is played of one file: a lesson, no concert. All of it is in memory."""
_AT_ONCE_SECONDS, _LOOK_MS = 30, 1000
_PATIENCE = 5
"""Looks after which a loudspeaker that takes nothing more is given up: Qt does not tell when PulseAudio is gone."""


class Player(Protocol):
    """Plays one sound at a time."""

    def play(self, data: bytes, name: str, *, slow: bool = False) -> None:
        """Begin to play the bytes of a sound file, whose name people know. Raises GuanxiError if nothing can."""

    def stop(self) -> None:
        """Be silent, and forget the sound."""

    def close(self) -> None:
        """Be silent for good."""


@dataclass(frozen=True, slots=True)
class _Ready:
    """Samples as a sound card takes them."""

    data: bytes
    form: QAudioFormat
    device: QAudioDevice


class QtPlayer(QObject):
    """By a QAudioSink for each sound; ``failed`` tells a GuanxiError that came after the call."""

    failed = Signal(object)

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self._reader = reader
        self._sink: QAudioSink | None = None
        self._device: QIODevice | None = None
        self._rest = memoryview(b"")
        self._still = self._heard = 0
        self._watch = QTimer(self, interval=_LOOK_MS)
        self._watch.timeout.connect(self._look)

    def play(self, data: bytes, name: str, *, slow: bool = False) -> None:
        """Begin to play, as soon as the file is read; what is being played ends."""
        device = QMediaDevices.defaultAudioOutput()
        if device.isNull():
            raise _no_loudspeaker()
        self.stop()
        speed = SLOW if slow else 1.0

        def work(wave: Wave, progress: Progress) -> _Ready:
            return _ready(wave, speed, device, progress)

        self._reader.read(data, name, LONGEST_SECONDS, work, self._start, self.failed.emit)

    def _start(self, ready: _Ready) -> None:
        self._end()
        sink = QAudioSink(ready.device, ready.form, self)
        sink.setBufferSize(min(len(ready.data), ready.form.bytesForDuration(_AT_ONCE_SECONDS * 1_000_000)))
        self._sink, self._rest = sink, memoryview(ready.data)
        self._device = sink.start()
        if self._device is None or sink.error() != QtAudio.Error.NoError:
            self._fail()
            return
        # Without an argument: PySide cannot hand over the state and would not call at all.
        sink.stateChanged.connect(lambda: self._on_state(sink))
        self._still = self._heard = 0
        self._watch.start()
        self._feed(sink, self._device)

    def _feed(self, sink: QAudioSink, device: QIODevice) -> None:
        """Hand over what there is room for."""
        taken = device.write(bytes(self._rest[: sink.bytesFree()])) if self._rest else 0
        self._rest = self._rest[max(taken, 0) :]

    def _look(self) -> None:
        """Hand over more of a long sound; give up when nothing more is heard."""
        sink, device = self._sink, self._device
        if sink is None or device is None:
            return
        self._feed(sink, device)
        heard = sink.processedUSecs()
        self._still, self._heard = (self._still + 1 if heard == self._heard else 0), heard
        if self._still == _PATIENCE:
            self._fail()

    def _on_state(self, sink: QAudioSink) -> None:
        """Release the sink when all was heard, or tell that the loudspeaker went away; not within its own signal."""
        if sink is not self._sink:
            return
        state = sink.state()
        if state == QtAudio.State.IdleState and not self._rest:
            QTimer.singleShot(0, self, lambda: self._end(at_once=False) if sink is self._sink else None)
        elif state == QtAudio.State.StoppedState and sink.error() != QtAudio.Error.NoError:
            QTimer.singleShot(0, self, lambda: self._fail() if sink is self._sink else None)

    def _fail(self) -> None:
        self._end()
        gone = QMediaDevices.defaultAudioOutput().isNull()
        self.failed.emit(_no_loudspeaker() if gone else _refusing())

    def _end(self, *, at_once: bool = True) -> None:
        """Be silent, or let the sound card end what it still has, and let the sink go."""
        self._watch.stop()
        self._rest = memoryview(b"")
        sink, self._sink, self._device = self._sink, None, None
        if sink is not None:
            if at_once:
                sink.reset()
            else:
                sink.stop()
            sink.deleteLater()

    def stop(self) -> None:
        """Be silent, and forget the sound."""
        self._reader.stop()
        self._end()

    def close(self) -> None:
        """Be silent for good: the journal is being locked."""
        self._reader.close()
        self._end()


def _ready(wave: Wave, speed: float, device: QAudioDevice, progress: Progress) -> _Ready:
    """Return what the device takes; a device and a format are plain values, so that a task may ask them."""
    from desktop.practice.tone.sound import fitted, to_raw  # noqa: PLC0415 - numpy, in a task's thread alone
    from desktop.practice.tone.stretching import stretched  # noqa: PLC0415 - numpy, as above

    form = best_format(device, wave.rate, wave.channels)
    slower = stretched(wave, speed, progress)
    data = to_raw(fitted(slower, form.sampleRate(), form.channelCount()), KINDS[form.sampleFormat()])
    return _Ready(data, form, device)


def _no_loudspeaker() -> GuanxiError:
    return GuanxiError(
        _("No loudspeaker was found."), _("Connect headphones or a loudspeaker, then try again.")
    )


def _refusing() -> GuanxiError:
    return GuanxiError(
        _("The loudspeaker takes no sound."),
        _("See in the settings of the system whether another one is the default, then try again."),
    )
