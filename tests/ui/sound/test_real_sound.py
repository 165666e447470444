"""What meets the computer's own sound: without a sound card, and with a virtual microphone where one can be made."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtMultimedia import QMediaDevices
from pytestqt.qtbot import QtBot

from desktop.errors import GuanxiError
from desktop.practice.tone.contour import contour
from desktop.practice.tone.pitch import Autocorrelation
from desktop.practice.tone.sound import from_raw, heard
from desktop.practice.tone.tones import hear
from tests.desktop.practice.test_reading import SOUNDS
from tests.desktop.practice.voices import CHAO, pcm, voice
from ui.sound.decoder import Raw
from ui.sound.player import QtPlayer
from ui.sound.qt_decoder import QtDecoder
from ui.sound.qt_microphone import QtMicrophone
from ui.sound.qt_speech import QtSpeech
from ui.sound.reader import Reader
from ui.sound.recorder import BYTES_A_SECOND, as_wav
from ui.sound.speechd import DispatcherSpeech
from ui.sound.voices import VoiceRow
from ui.tasks import InlineTasks


def test_english_voices_are_never_offered() -> None:
    found: list[list[VoiceRow]] = []
    QtSpeech(("mock",)).find(found.append)
    assert found == [[]]


@pytest.mark.parametrize("name", ["ma4.m4a", "ma4.aac"])
def test_sounds_that_only_qt_reads_are_decoded_from_memory(qtbot: QtBot, name: str) -> None:
    decoder, got = QtDecoder(), list[Raw | None]()
    if name.rpartition(".")[2].upper() not in decoder.readable():
        pytest.skip("Qt has nothing here that reads it")
    whole, long = (SOUNDS / name).read_bytes(), as_wav(pcm(voice(CHAO[4])) * 20)
    decoder.decode(whole, 60, got.append)
    qtbot.waitUntil(lambda: len(got) == 1, timeout=20_000)
    [raw] = got
    assert raw is not None
    assert (raw.rate, raw.channels) == (22_050, 1)
    line = contour(Autocorrelation().track(heard(from_raw(raw.data, raw.kind, raw.channels, raw.rate))))
    assert line is not None
    assert hear(line, None).likeliest == 4
    for _impatient in range(3):
        decoder.decode(long, 60, lambda _raw: got.append(None))
    decoder.decode(b"no sound at all" * 40, 60, got.append)
    qtbot.waitUntil(lambda: len(got) == 2, timeout=20_000)
    assert got[1] is None
    decoder.decode(long, 3, got.append)
    qtbot.waitUntil(lambda: len(got) == 3, timeout=20_000)
    assert got[2] is not None
    assert 3 <= len(got[2].data) / BYTES_A_SECOND < 5
    decoder.decode(long, 60, got.append)
    decoder.stop()
    qtbot.wait(50)
    assert len(got) == 3


def test_without_loudspeaker_or_microphone_a_sentence_says_so(qtbot: QtBot) -> None:
    if QMediaDevices.audioOutputs() or QMediaDevices.audioInputs():
        pytest.skip("this computer has a sound card")
    with pytest.raises(GuanxiError, match="No loudspeaker"):
        QtPlayer(Reader(InlineTasks(), QtDecoder)).play(as_wav(bytes(3200)), "own.wav")
    failed: list[GuanxiError] = []
    microphone = QtMicrophone()
    microphone.failed.connect(failed.append)
    microphone.open()
    assert [error.message for error in failed] == ["No microphone was found."]


SPD_SAY = """#!/bin/sh
if [ "$1" = "-L" ]; then
    printf 'NAME LANGUAGE VARIANT\\nChinese (Mandarin, latin as English) cmn none\\nEnglish en none\\n'
else
    echo "$@" > "$0.said"; cat >> "$0.said"
fi
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="speech-dispatcher is Linux's")
def test_speech_dispatcher_gets_the_text_by_a_pipe(qtbot: QtBot, tmp_path: Path) -> None:
    program = tmp_path / "spd-say"
    program.write_text(SPD_SAY)
    program.chmod(0o755)
    speech, found = DispatcherSpeech(InlineTasks(), str(program)), list[list[VoiceRow]]()
    speech.find(found.append)
    [[row]] = found
    assert row.locale == "cmn"
    speech.say("您好", row, slow=True)
    said = tmp_path / "spd-say.said"
    qtbot.waitUntil(lambda: said.exists() and "您好" in said.read_text("utf-8"), timeout=10_000)
    arguments, text = said.read_text("utf-8").splitlines()
    assert "您好" not in arguments, "everybody on the machine can read arguments"
    assert "-l cmn" in arguments
    assert "-r -50" in arguments
    assert text == "您好"
    speech.stop()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="speech-dispatcher is Linux's")
def test_a_computer_without_speech_dispatcher_has_no_voice(tmp_path: Path) -> None:
    found: list[list[VoiceRow]] = []
    DispatcherSpeech(InlineTasks(), str(tmp_path / "none")).find(found.append)
    assert found == [[]]


LEARNER = """
import subprocess, sys
from PySide6.QtWidgets import QApplication
from PySide6.QtCore import QObject, QTimer
from desktop.practice.tone.drill import listen
from desktop.practice.tone.sound import from_pcm
from desktop.practice.tone.tones import VoiceRange
from ui.sound.qt_decoder import QtDecoder
from ui.sound.qt_microphone import QtMicrophone
from ui.sound.recording import Recording, State

app = QApplication([])
microphone = QtMicrophone()
recording = Recording(microphone, app)
said = []
def follow():
    if recording.state == State.READY and not said:
        said.append(subprocess.Popen(["paplay", "-d", "vmic", sys.argv[1]]))
        recording.start()
    elif recording.state == State.FAILED:
        print(recording.error.message); app.quit()
def judge(samples):
    attempt = listen(from_pcm(samples), 4, VoiceRange(1.7, 13.7))
    print(attempt.grade, attempt.heard.likeliest if attempt.heard else 0)
    app.quit()
recording.changed.connect(follow)
recording.ended.connect(judge)
recording.open()
QTimer.singleShot(30000, app.quit)
app.exec()
recording.close()
"""


def test_a_virtual_microphone_is_heard_from_the_first_sound_on(
    virtual_microphone: dict[str, str], tmp_path: Path
) -> None:
    spoken = tmp_path / "ma4.wav"
    spoken.write_bytes(as_wav(pcm(voice(CHAO[4]))))
    done = subprocess.run(
        [sys.executable, "-c", LEARNER, str(spoken)],
        capture_output=True,
        text=True,
        env=virtual_microphone,
        timeout=90,
        check=False,
    )
    assert done.stdout.split() == ["clear", "4"], done.stderr


DEAF = """
import subprocess, sys, time
from PySide6.QtWidgets import QApplication
from ui.sound.qt_decoder import QtDecoder
from ui.sound.qt_microphone import QtMicrophone

app = QApplication([])
microphone, told, heard = QtMicrophone(), [], []
microphone.failed.connect(lambda error: told.append(error.message))
microphone.heard.connect(heard.append)
def wait(seconds, until):
    end = time.monotonic() + seconds
    while time.monotonic() < end and not until():
        app.processEvents()
        time.sleep(0.005)
microphone.open()
wait(20, lambda: heard)
subprocess.run(["pactl", "exit"])
wait(20, lambda: told)
print(bool(heard), told)
"""


def test_a_microphone_that_goes_away_is_told(virtual_microphone: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", DEAF],
        capture_output=True,
        text=True,
        env=virtual_microphone,
        timeout=90,
        check=False,
    )
    assert done.stdout.strip() == "True ['No sound comes from the microphone.']", done.stderr
