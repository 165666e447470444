"""The one door to sound: a voice, a player, a microphone, each made when it is first needed.

Nothing of QtMultimedia or QtTextToSpeech is imported before that: the window opens without them.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from desktop.errors import GuanxiError
from desktop.texts import _
from ui.sound.reader import LacksLibrary, Reader
from ui.sound.voices import VoiceRow, choose, how_to_add

if TYPE_CHECKING:
    from desktop.practice.tone.sound import Sound, Wave
    from ui.sound.decoder import Decoder
    from ui.sound.player import Player
    from ui.sound.recorder import Microphone
    from ui.sound.speech import Speech
    from ui.tasks import Progress, Tasks

_TRAINED_SECONDS = 60
"""What the trainer looks at of a file."""


def _loaded(module: str, name: str) -> Any:
    """Return a class of a module that needs libraries of the system; of any type, hence Any.

    Raises LacksLibrary when one of them is not there.
    """
    try:
        return getattr(importlib.import_module(module), name)
    except ImportError as error:
        raise LacksLibrary(error) from error


class NoVoice(GuanxiError):
    """No voice of the system speaks Mandarin."""

    def __init__(self, platform: str) -> None:
        super().__init__(_("No Mandarin voice was found on this computer."), how_to_add(platform))


class Sounds(QObject):
    """Each part can be given by tests; ``failed`` tells an error that came after the call that caused it."""

    failed = Signal(object)

    def __init__(
        self,
        tasks: Tasks,
        *,
        speech: Speech | None = None,
        player: Player | None = None,
        microphone: Microphone | None = None,
        decoder: Decoder | None = None,
        platform: str = sys.platform,
    ) -> None:
        super().__init__()
        self._tasks, self.platform = tasks, platform
        self._speech, self._player, self._microphone = speech, player, microphone
        self._decoder = decoder
        self._models = self._reader()
        self._voices: list[VoiceRow] | None = None
        self._asked: list[Callable[[list[VoiceRow]], None]] = []

    @property
    def known_voices(self) -> list[VoiceRow] | None:
        """The Mandarin voices, best first; None while nobody has looked for them."""
        return self._voices

    def voices(self, done: Callable[[list[VoiceRow]], None]) -> None:
        """Hand the Mandarin voices to ``done``, at once or after some seconds."""
        if self._voices is not None:
            done(self._voices)
            return
        self._asked.append(done)
        if len(self._asked) == 1:
            self._speaker().find(self._found)

    def _found(self, rows: list[VoiceRow]) -> None:
        self._voices = rows or None  # a voice that is added meanwhile is found at the next time
        asked, self._asked = self._asked, []
        for done in asked:
            done(rows)

    def say(self, text: str, wanted: str, *, slow: bool = False) -> None:
        """Say a text with the voice of the key ``wanted``, else the best; ``failed`` tells when there is none."""

        def found(rows: list[VoiceRow]) -> None:
            voice = choose(rows, wanted)
            if voice is None:
                self.failed.emit(NoVoice(self.platform))
                return
            self._speaker().say(text, voice, slow=slow)

        self.stop()
        self.voices(found)

    def play(self, data: bytes, name: str, *, slow: bool = False) -> None:
        """Play the bytes of a sound file from memory."""
        self.stop()
        try:
            self._loudspeaker().play(data, name, slow=slow)
        except GuanxiError as error:
            self.failed.emit(error)

    def decode(self, data: bytes, name: str, done: Callable[[Sound], None]) -> None:
        """Hand the first minute of a sound file to ``done``, as the trainer hears it; only the newest file is read."""
        self._models.read(data, name, _TRAINED_SECONDS, _heard, done, self.failed.emit)

    def stop(self) -> None:
        """Be silent."""
        if self._speech is not None:
            self._speech.stop()
        if self._player is not None:
            self._player.stop()

    def microphone(self) -> Microphone:
        """Return the microphone; it is not opened yet."""
        if self._microphone is None:
            self._microphone = _loaded("ui.sound.qt_microphone", "QtMicrophone")()
        assert self._microphone is not None
        return self._microphone

    def close(self) -> None:
        """Be silent and deaf: the journal is being locked."""
        self.stop()
        self._asked.clear()
        self._models.close()
        if self._player is not None:
            self._player.close()
        if self._microphone is not None:
            self._microphone.close()

    def _speaker(self) -> Speech:
        if self._speech is None:
            if self.platform.startswith("linux"):
                self._speech = importlib.import_module("ui.sound.speechd").DispatcherSpeech(self._tasks)
            else:
                self._speech = importlib.import_module("ui.sound.qt_speech").QtSpeech()
        assert self._speech is not None
        return self._speech

    def _loudspeaker(self) -> Player:
        if self._player is None:
            made = _loaded("ui.sound.player", "QtPlayer")(self._reader())
            made.failed.connect(self.failed)
            self._player = made
        assert self._player is not None
        return self._player

    def _reader(self) -> Reader:
        """Return a reader with a decoder of its own, since each of both decodes one file at a time."""

        def decoder() -> Decoder:
            made: Decoder | None = self._decoder
            if made is None and self.platform.startswith("linux"):
                system: Decoder = importlib.import_module("ui.sound.ffmpeg").FfmpegDecoder(self._tasks)
                made = system if system.readable() else None
            return made or _decoder_of_qt()

        return Reader(self._tasks, decoder, self.platform)


def _decoder_of_qt() -> Decoder:
    made: Decoder = _loaded("ui.sound.qt_decoder", "QtDecoder")()
    return made


def _heard(wave: Wave, _progress: Progress) -> Sound:
    from desktop.practice.tone.sound import heard  # noqa: PLC0415 - numpy, in a task's thread alone

    return heard(wave)
