"""Who reads which sound file, whose answer counts, and what is told when nobody can."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

import numpy as np
import pytest

from desktop.errors import GuanxiError
from desktop.practice.tone.sound import Wave
from tests.desktop.practice.voices import CHAO, pcm, voice
from ui.sound.decoder import Raw
from ui.sound.reader import Reader
from ui.sound.recorder import RATE, as_wav
from ui.tasks import Cancelled, InlineTasks, Progress, Tasks, Work

SAID = pcm(voice(CHAO[4]))


class LateTasks:
    """Runs a job when ``turn`` says so, as a thread that comes to it late."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def run(
        self,
        work: Work,
        done: Callable,
        failed: Callable[[BaseException], None],
        progress: Callable[[int, int], None] = lambda _done, _total: None,
    ) -> Progress:
        handle = Progress(progress)

        def turn() -> None:
            try:
                made = work(handle)
            except (Cancelled, GuanxiError) as error:
                failed(error)
            else:
                done(made)

        self.waiting.append(turn)
        return handle

    def turn(self, number: int) -> None:
        self.waiting[number]()

    def close(self) -> None:
        pass


class LateDecoder:
    """Answers when ``answer`` is called; ``known`` are the kinds that it reads."""

    def __init__(self, *known: str) -> None:
        self.known, self.asked = frozenset(known), list[bytes]()
        self.stopped = 0

    def readable(self) -> frozenset[str]:
        return self.known

    def decode(self, data: bytes, longest: float, done: Callable[[Raw | None], None]) -> None:
        self.asked.append(data)
        self.answer = done

    def stop(self) -> None:
        self.stopped += 1


class Heard:
    """A reader with what came out of it."""

    def __init__(self, tasks: Tasks, decoder: LateDecoder, platform: str = "linux") -> None:
        self.reader = Reader(tasks, lambda: decoder, platform)
        self.waves: list[Wave] = []
        self.errors: list[BaseException] = []

    def read(self, data: bytes, name: str = "王总.m4a") -> None:
        self.reader.read(data, name, 60, lambda wave, _progress: wave, self.waves.append, self.errors.append)


def test_the_decoder_is_asked_only_for_what_libsndfile_does_not_know() -> None:
    decoder = LateDecoder("M4A")
    heard = Heard(InlineTasks(), decoder)
    heard.read(as_wav(SAID))
    assert decoder.asked == []
    heard.read(b"\0\0\0\x20ftypM4A ")
    assert decoder.asked == [b"\0\0\0\x20ftypM4A "]
    decoder.answer(Raw(SAID, "i2", 1, RATE))
    first, second = heard.waves
    assert np.array_equal(first.frames, second.frames)
    assert heard.errors == []


def test_a_newer_file_and_a_stop_win() -> None:
    tasks = LateTasks()
    decoder = LateDecoder("M4A")
    heard = Heard(tasks, decoder)
    heard.read(as_wav(SAID))
    heard.read(as_wav(SAID[: RATE * 2]))
    tasks.turn(1)
    tasks.turn(0)
    assert [wave.seconds for wave in heard.waves] == [pytest.approx(0.75)]
    heard.read(as_wav(SAID))
    heard.reader.stop()
    tasks.turn(2)
    heard.read(b"\0\0\0\x20ftypM4A ")
    tasks.turn(3)
    heard.reader.close()
    decoder.answer(Raw(SAID, "i2", 1, RATE))
    decoder.answer(None)
    assert (len(heard.waves), heard.errors, decoder.stopped) == (1, [], 1)


@pytest.mark.parametrize(
    ("data", "known", "platform", "message", "advice"),
    [
        (
            b"\0\0\0\x20ftypM4A ",
            (),
            "linux",
            "nothing on this computer reads M4A",
            "install the package ffmpeg",
        ),
        (b"\0\0\0\x20ftypM4A ", (), "win32", "nothing on this computer reads M4A", "Convert it to MP3"),
        (b"#!AMR\n", ("M4A",), "linux", "nothing on this computer reads AMR", "Convert it to MP3"),
        (b"\0\0\0\x20ftypM4A ", ("M4A",), "linux", "cannot be played.", "damaged"),
        (b"RIFF and no more", (), "linux", "cannot be played.", "damaged"),
    ],
)
def test_each_file_that_cannot_be_played_is_named_with_what_to_do(
    data: bytes, known: tuple[str, ...], platform: str, message: str, advice: str
) -> None:
    decoder = LateDecoder(*known)
    heard = Heard(InlineTasks(), decoder, platform)
    heard.read(data)
    decoder.answer(None)
    [error] = heard.errors
    assert isinstance(error, GuanxiError)
    assert error.message.startswith("王总.m4a")
    assert message in error.message
    assert advice in error.advice
    assert ("ffmpeg" in error.advice) == (platform == "linux" and not known and "M4A" in message)


def test_a_computer_without_libsndfile_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "desktop.practice.tone.reading", None)
    monkeypatch.delattr("desktop.practice.tone.reading", raising=False)
    heard = Heard(InlineTasks(), LateDecoder())
    heard.read(as_wav(SAID))
    assert [type(error).__name__ for error in heard.errors] == ["LacksLibrary"]


PLAIN = """
import sys
import ui.sound.sounds, ui.sound.reader, ui.sound.player
print(sorted({"numpy", "soundfile"} & set(sys.modules)))
"""


def test_the_screens_thread_imports_neither_numpy_nor_soundfile() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PLAIN],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.stdout.strip() == "[]"
