"""What comes out of the loudspeaker: played into a sound server of our own and recorded there."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from desktop.practice.tone.contour import contour
from desktop.practice.tone.pitch import Autocorrelation
from desktop.practice.tone.reading import read
from desktop.practice.tone.sound import RATE, Sound, from_pcm, heard
from desktop.practice.tone.tones import hear
from tests.desktop.practice.test_reading import SOUNDS
from tests.desktop.practice.voices import CHAO, pcm, voice
from ui.sound.recorder import as_wav

CHILD = """
import json, random, subprocess, sys, time
from pathlib import Path
from PySide6.QtWidgets import QApplication
from ui.sound.sounds import Sounds
from ui.tasks import ThreadTasks

app, tasks = QApplication([]), ThreadTasks()
sounds, told = Sounds(tasks), []
sounds.failed.connect(lambda error: told.append(str(error)))
def wait(seconds, until=lambda: False):
    end = time.monotonic() + seconds
    while time.monotonic() < end and not until():
        app.processEvents()
        time.sleep(0.002)
def play(data, name="own.wav", slow=False):
    sounds.play(data, name, slow=slow)
    player = sounds._player
    wait(20, lambda: player._sink is not None or told)
    wait(20, lambda: player._sink is None)
found = {}
%s
sounds.close()
tasks.close()
print(json.dumps(found | {"told": told}))
"""
ONCE = """
path, target, slow = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3] == "slow"
record = ["parec", "-d", "vmic.monitor", "--rate=16000", "--channels=1", "--format=s16le", "--latency-msec=20"]
with target.open("wb") as out:
    recorder = subprocess.Popen(record, stdout=out)
    wait(20, lambda: target.stat().st_size)
    play(path.read_bytes(), path.name, slow)
    wait(0.5)
    recorder.terminate()
    recorder.wait()
"""
ROUNDS = """
datas, chance = [Path(name).read_bytes() for name in sys.argv[1:]], random.Random(4)
worst = 0
for turn in range(300):
    begun = time.perf_counter()
    sounds.play(chance.choice(datas), "own.wav", slow=chance.random() < 0.5)
    wait(chance.random() * 0.02)
    if chance.random() < 0.3:
        sounds.stop()
    worst = max(worst, time.perf_counter() - begun)
sounds.stop()
wait(0.2)
found = {"worst": worst, "silent": sounds._player._sink is None}
play(datas[0])
found["ended"] = sounds._player._sink is None
play(b"no sound at all" * 40, "junk.mp3")
"""
GONE = """
sounds.play(Path(sys.argv[1]).read_bytes(), "long.wav")
player = sounds._player
wait(20, lambda: player._sink is not None and player._sink.processedUSecs())
subprocess.run(["pactl", "exit"])
wait(20, lambda: told)
found = {"released": player._sink is None}
"""
LONG = """
sounds.play(Path(sys.argv[1]).read_bytes(), "long.wav")
player = sounds._player
wait(20, lambda: player._sink is not None)
before = len(player._rest)
wait(20, lambda: len(player._rest) < before)
found = {"before": before, "after": len(player._rest)}
"""


def run(surroundings: dict[str, str], script: str, *arguments: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-c", CHILD % script, *arguments],
        capture_output=True,
        text=True,
        env=surroundings,
        timeout=90,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def likeness(one: Sound, other: Sound) -> float:
    """Tell how alike two sounds are where they fit best, 1 for the same."""
    size = 1 << (len(one.samples) + len(other.samples)).bit_length()
    spectrum = np.fft.rfft(one.samples, size) * np.conj(np.fft.rfft(other.samples, size))
    best = np.fft.irfft(spectrum).max()
    return float(best / np.sqrt((one.samples**2).sum() * (other.samples**2).sum()))


@pytest.mark.parametrize("speed", ["normal", "slow"])
@pytest.mark.parametrize("name", ["ma4.wav", "ma4.mp3", "ma4.m4a"])
def test_what_is_played_comes_out(
    virtual_microphone: dict[str, str], tmp_path: Path, name: str, speed: str
) -> None:
    spoken, folder = tmp_path / name, tmp_path / "temporary"
    folder.mkdir()
    said = as_wav(pcm(voice(CHAO[4]))) if name.endswith(".wav") else (SOUNDS / name).read_bytes()
    spoken.write_bytes(said)
    target = tmp_path / "recorded"
    told = run(virtual_microphone | {"TMPDIR": str(folder)}, ONCE, str(spoken), str(target), speed)["told"]
    if told and name.endswith(".m4a"):
        pytest.skip("Qt has nothing here that reads it")
    assert told == []
    out = from_pcm(target.read_bytes())
    line = contour(Autocorrelation().track(out))
    assert line is not None
    assert hear(line, None).likeliest == 4
    loud = np.flatnonzero(np.abs(out.samples) > 0.05)
    length = (loud[-1] - loud[0]) / RATE
    assert length == pytest.approx(0.35 / (0.7 if speed == "slow" else 1), rel=0.1)
    if speed == "normal" and not name.endswith(".m4a"):
        assert likeness(out, heard(read(said, 60))) > 0.98
    assert list(folder.iterdir()) == [], "sounds never reach the disk"


def test_sounds_are_played_and_stopped_hundreds_of_times(
    virtual_microphone: dict[str, str], tmp_path: Path
) -> None:
    spoken = tmp_path / "ma4.wav"
    spoken.write_bytes(as_wav(pcm(voice(CHAO[4]))))
    found = run(virtual_microphone, ROUNDS, str(spoken), str(SOUNDS / "ma4.mp3"), str(SOUNDS / "ma4.aac"))
    assert found["worst"] < 5
    assert found["silent"]
    assert found["ended"]
    [junk] = found["told"]
    assert junk.startswith("junk.mp3 cannot be played.")


def test_a_loudspeaker_that_goes_away_is_told(virtual_microphone: dict[str, str], tmp_path: Path) -> None:
    long = tmp_path / "long.wav"
    long.write_bytes(as_wav(pcm(voice(CHAO[4])) * 40))
    found = run(virtual_microphone, GONE, str(long))
    assert found["released"]
    [message] = found["told"]
    assert "loudspeaker" in message


def test_a_long_sound_is_handed_over_bit_by_bit(virtual_microphone: dict[str, str], tmp_path: Path) -> None:
    long = tmp_path / "long.wav"
    long.write_bytes(as_wav(pcm(voice(CHAO[4])) * 80))
    found = run(virtual_microphone, LONG, str(long))
    assert found["before"] == 30 * RATE * 2
    assert 0 < found["after"] < found["before"]
    assert found["told"] == []
