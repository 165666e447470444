"""Hearing tones, on voices made of numbers: they prove the path from sound to verdict, not that it knows people."""

from __future__ import annotations

import json
import os
import struct
import subprocess
import sys
import wave
from pathlib import Path

import numpy as np
import pytest

from desktop.__main__ import main
from desktop.errors import ImportProblem
from desktop.practice.tone.contour import Contour, contour
from desktop.practice.tone.pitch import Autocorrelation
from desktop.practice.tone.reading import read_sound
from desktop.practice.tone.sound import RATE, Sound, from_pcm
from desktop.practice.tone.tones import TONES, VoiceRange, grade, hear, voice_range
from tests.desktop.practice.voices import CHAO, voice


def line_of(sound: Sound) -> Contour | None:
    return contour(Autocorrelation().track(sound))


@pytest.mark.parametrize("low", [80.0, 110.0, 190.0])
@pytest.mark.parametrize("tone", TONES)
def test_each_tone_is_heard_in_low_and_high_voices(tone: int, low: float) -> None:
    lines = {one: line_of(voice(CHAO[one], low=low)) for one in TONES}
    known = voice_range([line for line in lines.values() if line is not None])
    line = lines[tone]
    assert line is not None
    heard = hear(line, known)
    assert heard.likeliest == tone
    assert grade(heard, tone) == "clear"
    assert sum(heard.chances.values()) == pytest.approx(1, abs=0.001)
    assert hear(line, None).likeliest == tone


@pytest.mark.parametrize(("said", "expected"), [(1, 4), (4, 1), (3, 1), (2, 4), (4, 3)])
def test_another_tone_is_said_to_be_another(said: int, expected: int) -> None:
    line = line_of(voice(CHAO[said]))
    assert line is not None
    assert grade(hear(line, VoiceRange(1.5, 13.5)), expected) == "other"


def test_the_pitch_itself_is_right() -> None:
    track = Autocorrelation().track(voice((3, 3, 3), low=100.0, semitones=12.0))
    assert np.median(track.hertz[track.voiced]) == pytest.approx(100 * 2 ** (6 / 12), rel=0.01)


@pytest.mark.parametrize(
    "samples",
    [
        np.zeros(RATE),
        np.random.default_rng(3).normal(0, 0.2, RATE),
        0.3 * np.sin(2 * np.pi * 150 * np.arange(2 * RATE) / RATE),  # a hum
        0.3 * np.sin(2 * np.pi * 120 * np.arange(RATE // 2) / RATE),  # too short to be known by its length
        np.concatenate([voice((1, 5, 2, 4), seconds=0.9).samples[3200:-3200] for _bar in range(4)]),  # music
        np.zeros(100),
        np.zeros(0),
    ],
    ids=["silence", "noise", "hum", "a short hum", "music", "a click", "nothing"],
)
def test_what_is_no_syllable_is_not_heard(samples: np.ndarray) -> None:
    assert line_of(Sound(samples)) is None
    assert grade(None, 3) == "not_heard"


def test_a_range_is_never_so_narrow_that_a_waver_is_a_tone() -> None:
    flat = Contour(np.full(20, 7.0), 0.4)
    found = voice_range([flat])
    assert found.high - found.low >= 6
    with pytest.raises(ValueError, match="no contour"):
        voice_range([])


def write(path: Path, sound: Sound, *, width: int = 2, channels: int = 1, rate: int = RATE) -> Path:
    places = np.arange(round(len(sound.samples) * rate / RATE)) * RATE / rate
    samples = np.interp(places, np.arange(len(sound.samples)), sound.samples)
    scale = (1 << (8 * width - 1)) - 1
    whole = np.round(np.clip(samples, -1, 1) * scale).astype(np.int64) + (128 if width == 1 else 0)
    frames = b"".join(int(v).to_bytes(width, "little", signed=width > 1) * channels for v in whole)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(width)
        file.setframerate(rate)
        file.writeframes(frames)
    return path


@pytest.mark.parametrize(
    ("width", "channels", "rate"), [(1, 1, 16_000), (2, 2, 44_100), (3, 1, 48_000), (4, 2, 8_000)]
)
def test_every_usual_kind_of_wav_is_read(tmp_path: Path, width: int, channels: int, rate: int) -> None:
    sound = read_sound(
        write(tmp_path / "ma4 声.wav", voice(CHAO[4]), width=width, channels=channels, rate=rate)
    )
    line = line_of(sound)
    assert line is not None
    assert hear(line, None).likeliest == 4


@pytest.mark.parametrize(
    "data", [b"", b"RIFF", b"ID3\x03mp3 of something", b"RIFF" + struct.pack("<I", 9) + b"WAVEjunk"]
)
def test_what_is_no_sound_is_said(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "song.wav"
    path.write_bytes(data)
    with pytest.raises(ImportProblem, match="no sound"):
        read_sound(path)


def test_a_long_recording_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "long.wav", Sound(np.zeros(61 * 4000)), rate=4000 * 4)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(4000)
        file.writeframes(bytes(61 * 4000))
    with pytest.raises(ImportProblem, match="longer than a minute"):
        read_sound(path)


def _extensible(
    samples: np.ndarray, bits: int, kind: int, *, length: int | None = None, frame: int = 0
) -> bytes:
    """A file as sox and most recorders write more than 16 bits, with a chunk of somebody's before the samples."""
    data = samples.tobytes()
    guid = struct.pack("<H", kind) + bytes.fromhex("000000001000800000aa00389b71")
    width = frame or bits // 8
    form = struct.pack("<HHIIHHHHI", 0xFFFE, 1, RATE, RATE * width, width, bits, 22, bits, 4) + guid
    chunks = b"fmt " + struct.pack("<I", len(form)) + form + b"LIST" + struct.pack("<I", 3) + b"abc\0"
    size = len(data) if length is None else length
    return (
        b"RIFF" + struct.pack("<I", 0xFFFFFFFF) + b"WAVE" + chunks + b"data" + struct.pack("<I", size) + data
    )


def test_extensible_headers_floats_and_open_lengths_are_read(tmp_path: Path) -> None:
    said = voice(CHAO[4]).samples
    files = {
        "long": _extensible((said * 0x7FFFFF00).astype("<i4"), 32, 1),
        "float": _extensible(said.astype("<f4"), 32, 3),
        "double": _extensible(said.astype("<f8"), 64, 3),
        "piped": _extensible((said * 32767).astype("<i2"), 16, 1, length=0xFFFFFFFF),
        "open": _extensible((said * 32767).astype("<i2"), 16, 1, length=0),
    }
    for name, data in files.items():
        path = tmp_path / f"{name}.wav"
        path.write_bytes(data)
        line = line_of(read_sound(path))
        assert line is not None, name
        assert hear(line, None).likeliest == 4, name


@pytest.mark.parametrize(("bits", "kind", "frame"), [(64, 1, 0), (16, 3, 0), (16, 99, 0)])
def test_other_samples_are_refused(tmp_path: Path, bits: int, kind: int, frame: int) -> None:
    path = tmp_path / "odd.wav"
    path.write_bytes(_extensible(np.zeros(RATE, "<i2"), bits, kind, frame=frame))
    with pytest.raises(ImportProblem, match="no sound"):
        read_sound(path)


def test_floats_that_are_no_numbers_are_silence(tmp_path: Path) -> None:
    path = tmp_path / "nan.wav"
    path.write_bytes(_extensible(np.array([np.nan, np.inf, -np.inf, 0.5] * RATE, "<f4"), 32, 3))
    assert np.isfinite(read_sound(path).samples).all()
    assert line_of(read_sound(path)) is None


@pytest.mark.parametrize("tone", [1, 2, 4])
def test_a_narrow_voice_is_heard_without_its_range(tone: int) -> None:
    """A synthesised voice moves by three or four semitones, where people move by ten."""
    levels = {1: (5, 5, 5), 2: (2, 3, 5), 4: (5, 4, 1)}[tone]
    line = line_of(voice(levels, low=80.0, semitones=3.5))
    assert line is not None
    assert hear(line, None).likeliest == tone


def test_odd_bytes_at_the_end_do_no_harm() -> None:
    assert len(from_pcm(b"\0\0\0\0\0").samples) == 2


def test_the_command_says_what_it_heard(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(write(tmp_path / "ma4.wav", voice(CHAO[4])))
    assert main(["tone", path, "--expected", "ma4"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["heard"], told["tone"], told["verdict"], told["estimate"]) == (True, 4, "clear", True)
    assert told["tones"].keys() == {"1", "2", "3", "4"}
    assert len(told["contour"]) == 20
    assert main(["tone", str(write(tmp_path / "none.wav", Sound(np.zeros(RATE)))), "--expected", "mǎ"]) == 0
    assert json.loads(capsys.readouterr().out)["verdict"] == "not_heard"
    assert main(["tone", path, "--expected", "xyz"]) == 2
    assert main(["tone", path, "--expected", "ma5"]) == 2


def test_other_commands_do_without_numpy() -> None:
    code = (
        "import sys; from desktop.commands.parser import make_parser; make_parser();"
        " sys.exit('numpy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, env=dict(os.environ), timeout=60)
    assert done.returncode == 0


SAMPLES = os.environ.get("GUANXI_TONE_SAMPLES", "")


@pytest.mark.skipif(
    not SAMPLES, reason="GUANXI_TONE_SAMPLES names a folder of recorded syllables like A_ma3.wav"
)
def test_templates_alone_know_most_tones_of_a_recorded_voice() -> None:
    lines = [(int(path.stem[-1]), line_of(read_sound(path))) for path in sorted(Path(SAMPLES).glob("*.wav"))]
    known = voice_range(line for _tone, line in lines if line is not None)
    right = sum(line is not None and hear(line, known).likeliest == tone for tone, line in lines)
    assert right / len(lines) >= 0.87
