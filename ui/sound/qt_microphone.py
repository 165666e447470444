"""The microphone by QtMultimedia.

The first start in a run of the program takes more than a second until data come, and loses what was said until then
(practice.md, 4): so it is opened when the trainer is shown, and only the first data ask the learner to speak.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QCoreApplication,
    QIODevice,
    QMicrophonePermission,
    QObject,
    QPermission,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtMultimedia import QAudioFormat, QAudioSource, QMediaDevices, QtAudio

from desktop.errors import GuanxiError
from desktop.texts import _
from ui.sound.recorder import RATE

_PATIENCE_MS = 6000


class QtMicrophone(QObject):
    """The default microphone of the system, as ``ui.sound.recorder`` says; another default one is taken when opened."""

    ready = Signal()
    heard = Signal(bytes)
    failed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._source: QAudioSource | None = None
        self._device: QIODevice | None = None
        self._ready = False
        self._wanted = False
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._nothing_came)

    def open(self) -> None:
        """Begin to listen, after the system was asked whether it may be."""
        self._wanted = True
        if self._source is not None:
            if self._ready:
                self.ready.emit()
            return
        app, asked = QCoreApplication.instance(), QMicrophonePermission()
        assert app is not None
        status = app.checkPermission(asked)
        if status == Qt.PermissionStatus.Undetermined:
            app.requestPermission(asked, self, self._permitted)
        elif status == Qt.PermissionStatus.Denied:
            self._fail(_not_permitted())
        else:
            self._start()

    def _permitted(self, permission: QPermission) -> None:
        if not self._wanted:
            return
        if permission.status() == Qt.PermissionStatus.Granted:
            self._start()
        else:
            self._fail(_not_permitted())

    def _start(self) -> None:
        device = QMediaDevices.defaultAudioInput()
        if device.isNull():
            self._fail(_no_microphone())
            return
        wanted = QAudioFormat()
        wanted.setSampleRate(RATE)
        wanted.setChannelCount(1)
        wanted.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        source = QAudioSource(device, wanted, self)
        held: QIODevice | None = source.start()
        if held is None or source.error() != QtAudio.Error.NoError:
            source.deleteLater()
            self._fail(_no_microphone())
            return
        self._source, self._device = source, held
        # It takes no argument: PySide cannot hand over the state and would not call it at all.
        source.stateChanged.connect(self._on_state)
        held.readyRead.connect(self._read)
        self._patience.start()

    def _read(self) -> None:
        if self._device is None:
            return
        data = bytes(self._device.readAll().data())
        if not data:
            return
        self._patience.start()  # anew: Qt does not tell when PulseAudio is gone
        if not self._ready:
            self._ready = True
            self.ready.emit()
        self.heard.emit(data)

    def _on_state(self) -> None:
        """Tell when the microphone went away, such as headphones that were pulled out."""
        source = self._source
        if (
            source is not None
            and source.state() == QtAudio.State.StoppedState
            and source.error() != QtAudio.Error.NoError
        ):
            self._fail(_no_microphone())

    def _nothing_came(self) -> None:
        self._fail(
            GuanxiError(
                _("No sound comes from the microphone."),
                _("See in the settings of the system whether it is muted or another one is the default."),
            )
        )

    def _fail(self, error: GuanxiError) -> None:
        self.close()
        self.failed.emit(error)

    def close(self) -> None:
        """Stop listening."""
        self._wanted = self._ready = False
        self._patience.stop()
        source, self._source, self._device = self._source, None, None
        if source is not None:
            source.stop()
            source.deleteLater()


def _no_microphone() -> GuanxiError:
    return GuanxiError(_("No microphone was found."), _("Connect one, or a headset, then try again."))


def _not_permitted() -> GuanxiError:
    return GuanxiError(
        _("Guanxi Journal may not use the microphone."),
        _("Allow it in the privacy settings of the system, under Microphone, then try again."),
    )
