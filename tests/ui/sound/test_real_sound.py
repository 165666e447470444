"""What meets the computer's own sound: without a sound card, and with a virtual microphone where one can be made."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QFile
from PySide6.QtMultimedia import QMediaDevices
from pytestqt.qtbot import QtBot

from desktop.errors import GuanxiError
from tests.desktop.practice.voices import CHAO, pcm, voice
from ui.sound.decoder import QtDecoder
from ui.sound.memory import MemorySource
from ui.sound.player import QtPlayer
from ui.sound.qt_microphone import QtMicrophone
from ui.sound.qt_speech import QtSpeech
from ui.sound.recorder import as_wav
from ui.sound.speechd import DispatcherSpeech
from ui.sound.voices import VoiceRow
from ui.tasks import InlineTasks


def test_english_voices_are_never_offered() -> None:
    found: list[list[VoiceRow]] = []
    QtSpeech(("mock",)).find(found.append)
    assert found == [[]]


def test_sounds_are_decoded_from_memory(qtbot: QtBot) -> None:
    said = pcm(voice(CHAO[4]))
    decoder, got = QtDecoder(), list[bytes]()
    decoder.decode(as_wav(said), got.append)
    qtbot.waitUntil(lambda: len(got) == 1, timeout=20_000)
    assert len(got[0]) == pytest.approx(len(said), abs=400)
    for _impatient in range(3):
        decoder.decode(as_wav(said * 20), lambda _samples: got.append(b"dropped"))
    decoder.decode(b"no sound at all" * 40, got.append)
    qtbot.waitUntil(lambda: len(got) == 2, timeout=20_000)
    assert got[1] == b""
    decoder.decode(as_wav(said * 20), lambda _samples: got.append(b"dropped"))
    decoder.stop()
    qtbot.wait(50)
    assert len(got) == 2


def test_without_loudspeaker_or_microphone_a_sentence_says_so(qtbot: QtBot) -> None:
    if QMediaDevices.audioOutputs() or QMediaDevices.audioInputs():
        pytest.skip("this computer has a sound card")
    with pytest.raises(GuanxiError, match="No loudspeaker"):
        QtPlayer().play(as_wav(bytes(3200)), "own.wav")
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


LISTENER = """
import sys, time
from pathlib import Path
from PySide6.QtMultimedia import QMediaPlayer
from PySide6.QtWidgets import QApplication
from ui.sound.player import QtPlayer

app = QApplication([])
player = QtPlayer()
failed, states = [], []
player.failed.connect(failed.append)
player._player.mediaStatusChanged.connect(states.append)
def wait(seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        app.processEvents()
        time.sleep(0.005)
data = Path(sys.argv[1]).read_bytes()
for turn in range(8):
    player.play(data, "own.wav", slow=bool(turn % 2))
    wait(0.06)
player.play(data, "own.wav")
end = time.monotonic() + 20
while QMediaPlayer.MediaStatus.EndOfMedia not in states and time.monotonic() < end:
    wait(0.05)
print("heard" if QMediaPlayer.MediaStatus.EndOfMedia in states else states, failed)
player.play(b"no sound at all" * 40, "junk.mp3")
wait(0.5)
print(failed)
player.stop()
"""


LEARNER = """
import subprocess, sys
from PySide6.QtWidgets import QApplication
from PySide6.QtCore import QObject, QTimer
from desktop.practice.tone.drill import listen
from desktop.practice.tone.sound import from_pcm
from desktop.practice.tone.tones import VoiceRange
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


def answers(server: subprocess.Popen[bytes], surroundings: dict[str, str]) -> bool:
    """Tell whether a sound server offers its microphone within ten seconds."""
    asked = ["pactl", "list", "short", "sources"]
    for _turn in range(100):
        listed = subprocess.run(asked, capture_output=True, text=True, env=surroundings, check=False)
        if "virtmic" in listed.stdout:
            return True
        if server.poll() is not None:
            return False
        time.sleep(0.1)
    return False


@pytest.fixture
def virtual_microphone(tmp_path: Path) -> Iterator[dict[str, str]]:
    """A sound server of our own whose microphone hears what is played into it; gives what reaches it."""
    if not (shutil.which("pulseaudio") and shutil.which("paplay") and shutil.which("pactl")):
        pytest.skip("PulseAudio makes the virtual microphone")
    run = Path(tmp_path, "run")
    run.mkdir(mode=0o700)
    socket = run / "native"
    surroundings = os.environ | {
        "HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(run), "PULSE_SERVER": f"unix:{socket}",
        "QT_QPA_PLATFORM": "offscreen",
    }  # fmt: skip
    loads = (
        f"module-native-protocol-unix socket={socket} auth-anonymous=1",
        "module-null-sink sink_name=vmic rate=16000 channels=1",
        "module-remap-source master=vmic.monitor source_name=virtmic",
    )
    command = ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"]
    server = subprocess.Popen(
        [*command, *(f"--load={load}" for load in loads)],
        env=surroundings,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        if not answers(server, surroundings):
            pytest.skip("PulseAudio does not start here")
        subprocess.run(["pactl", "set-default-source", "virtmic"], env=surroundings, check=True)
        yield surroundings
    finally:
        server.terminate()
        server.wait(10)


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


def test_sounds_are_played_again_and_again_and_never_from_the_disk(
    virtual_microphone: dict[str, str], tmp_path: Path
) -> None:
    spoken, folder = tmp_path / "ma4.wav", tmp_path / "temporary"
    spoken.write_bytes(as_wav(pcm(voice(CHAO[4]))))
    folder.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", LISTENER, str(spoken)],
        capture_output=True,
        text=True,
        env=virtual_microphone | {"TMPDIR": str(folder)},
        timeout=90,
        check=False,
    )
    assert done.stdout.splitlines() == ["heard []", "['junk.mp3']"], done.stderr
    assert list(folder.iterdir()) == []


def test_bytes_in_memory_are_a_place_that_qt_can_open() -> None:
    one, other = MemorySource(b"one"), MemorySource("两个".encode())
    for source, data in ((one, b"one"), (other, "两个".encode())):
        file = QFile(f":{source.url.path()}")
        assert file.open(QFile.OpenModeFlag.ReadOnly)
        assert bytes(file.readAll().data()) == data
        file.close()
    one.release()
    one.release()
    assert not QFile.exists(f":{one.url.path()}")
    assert QFile.exists(f":{other.url.path()}")
    other.release()
