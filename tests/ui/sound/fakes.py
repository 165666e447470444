"""A computer's sound without a sound card: voices that note what they are asked to say, a microphone fed by hand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop.errors import GuanxiError
from ui.sound.decoder import Raw
from ui.sound.recorder import RATE
from ui.sound.sounds import Sounds
from ui.sound.speech import Found
from ui.sound.voices import VoiceRow
from ui.tasks import InlineTasks

TINGTING = VoiceRow("darwin", "Tingting", "zh_CN")


class FakeSpeech:
    """``said`` holds text, name of the voice, and whether it was slow."""

    def __init__(self, *voices: VoiceRow) -> None:
        self.rows = list(voices)
        self.said: list[tuple[str, str, bool]] = []
        self.silenced = 0

    def find(self, done: Found) -> None:
        done(self.rows)

    def say(self, text: str, voice: VoiceRow, *, slow: bool) -> None:
        self.said.append((text, voice.name, slow))

    def stop(self) -> None:
        self.silenced += 1


class FakePlayer:
    """``played`` holds the bytes, the name, and whether it was slow."""

    def __init__(self, error: GuanxiError | None = None) -> None:
        self.played: list[tuple[bytes, str, bool]] = []
        self.error = error
        self.silenced = 0

    def play(self, data: bytes, name: str, *, slow: bool = False) -> None:
        if self.error is not None:
            raise self.error
        self.played.append((data, name, slow))

    def stop(self) -> None:
        self.silenced += 1

    def close(self) -> None:
        pass


class FakeMicrophone(QObject):
    """``feed`` gives it sound in pieces as a sound card does."""

    ready = Signal()
    heard = Signal(bytes)
    failed = Signal(object)

    def __init__(self, error: GuanxiError | None = None) -> None:
        super().__init__()
        self.error = error
        self.opened = False

    def open(self) -> None:
        if self.error is not None:
            self.failed.emit(self.error)
            return
        self.opened = True

    def close(self) -> None:
        self.opened = False

    def feed(self, samples: bytes, piece: int = 3200) -> None:
        self.ready.emit()
        for start in range(0, len(samples), piece):
            self.heard.emit(samples[start : start + piece])


class FakeDecoder:
    """Takes what follows the word PCM for samples; anything else is no sound."""

    def readable(self) -> frozenset[str]:
        return frozenset(("M4A",))

    def decode(self, data: bytes, longest: float, done: Callable[[Raw | None], None]) -> None:
        mark, _, samples = data.partition(b"PCM")
        done(Raw(samples, "i2", 1, RATE) if not mark else None)

    def stop(self) -> None:
        pass


def sounds(
    *voices: VoiceRow, player: FakePlayer | None = None, microphone: FakeMicrophone | None = None
) -> Sounds:
    """Return sound of a computer with these voices."""
    return Sounds(
        InlineTasks(),
        speech=FakeSpeech(*voices),
        player=player or FakePlayer(),
        microphone=microphone or FakeMicrophone(),
        decoder=FakeDecoder(),
        platform="win32",
    )
