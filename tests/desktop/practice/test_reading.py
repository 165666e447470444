"""Sound files of all kinds that people have: read from memory into the same samples, whatever their headers say."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import numpy as np
import pytest
import soundfile

from desktop.errors import ImportProblem
from desktop.practice.tone import reading
from desktop.practice.tone.contour import contour
from desktop.practice.tone.kinds import foreign_kind
from desktop.practice.tone.pitch import Autocorrelation
from desktop.practice.tone.reading import NoSound, read, read_sound
from desktop.practice.tone.sound import FULL, KINDS, RATE, Sound, Wave, fitted, from_raw, heard, to_raw
from desktop.practice.tone.tones import hear
from tests.desktop.practice.voices import CHAO, pcm, voice

SOUNDS = Path(__file__).parent / "sounds"
"""The synthesised voice in tone 4, written by FFmpeg: what soundfile writes itself is made on the spot."""


def tone_of(sound: Sound) -> int:
    line = contour(Autocorrelation().track(sound))
    assert line is not None
    return hear(line, None).likeliest


def file_of(kind: str, *, times: int = 1, channels: int = 1, subtype: str | None = None) -> bytes:
    """The voice in tone 4, so many times, at 48 kHz."""
    rate = 48_000
    frames = fitted(from_raw(pcm(voice(CHAO[4])) * times, "i2", 1, RATE), rate, channels).frames
    held = io.BytesIO()
    # As floats: whole numbers of two channels are what libsndfile 1.2.2 hands to LAME wrongly.
    soundfile.write(held, frames / FULL, rate, format=kind, subtype=subtype)
    return held.getvalue()


@pytest.mark.parametrize(
    ("kind", "subtype"),
    [("WAV", "FLOAT"), ("AIFF", None), ("FLAC", None), ("MP3", None), ("OGG", "VORBIS"), ("OGG", "OPUS")],
)
@pytest.mark.parametrize("channels", [1, 2])
def test_every_usual_kind_is_read(kind: str, subtype: str | None, channels: int) -> None:
    wave = read(file_of(kind, channels=channels, subtype=subtype), 60)
    assert (wave.channels, wave.rate, wave.more) == (channels, 48_000, False)
    assert wave.seconds == pytest.approx(0.75, abs=0.06)
    assert tone_of(heard(wave)) == 4


def test_an_mp3_of_another_program_is_read_by_the_command_too() -> None:
    assert tone_of(read_sound(SOUNDS / "ma4.mp3")) == 4


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        ((SOUNDS / "ma4.m4a").read_bytes(), "M4A"),
        ((SOUNDS / "ma4.aac").read_bytes(), "AAC"),
        (b"ID3\x04\0\0\0\0\0\x05title" + (SOUNDS / "ma4.aac").read_bytes(), "AAC"),
        (b"#!AMR\n\x3c", "AMR"),
        (b"\x02#!SILK_V3", "SILK"),
        (b"\x1aE\xdf\xa3\x01", "WebM"),
        ((SOUNDS / "ma4.mp3").read_bytes(), ""),
        (b"\xff\xfb\x90\x00", ""),
        (b"RIFF\x10\0\0\0WAVE", ""),
        (b"ID3\x04", ""),
        (b"", ""),
    ],
)
def test_the_kinds_that_are_not_read_are_told_apart(start: bytes, kind: str) -> None:
    assert foreign_kind(start) == kind


def test_a_file_of_another_kind_is_named_with_what_to_do(tmp_path: Path) -> None:
    message = tmp_path / "王总.amr"
    message.write_bytes(b"#!AMR\n" + b"\x3c" * 200)
    with pytest.raises(ImportProblem, match=r"王总.amr is a sound of the kind AMR.*MP3 or WAV"):
        read_sound(message)


@pytest.mark.parametrize("kind", ["WAV", "FLAC", "MP3", "OGG", "AIFF"])
def test_a_file_that_is_cut_short_gives_what_it_has_and_damage_never_more_than_an_error(kind: str) -> None:
    whole = file_of(kind, times=8)
    cut = read(whole[: len(whole) * 2 // 3], 60)
    assert 2 < cut.seconds < 5
    for turn in range(60):
        chance = np.random.default_rng(turn)
        broken = np.frombuffer(whole, np.uint8).copy()
        broken[chance.integers(0, len(broken), 12)] = chance.integers(0, 256, 12)
        try:
            assert read(broken.tobytes(), 60).seconds <= 60
        except NoSound:
            continue


@pytest.mark.parametrize("data", [b"", b"RIFF", b"no sound at all" * 40, b"OggS" + bytes(200), b"fLaC" * 9])
def test_what_is_no_sound_is_said(data: bytes) -> None:
    with pytest.raises(NoSound):
        read(data, 60)


def wav(channels: int, rate: int, length: int, samples: bytes) -> bytes:
    """A WAV file whose header says what it likes."""
    form = struct.pack("<HHIIHH", 1, channels, rate, rate * channels * 2, channels * 2, 16)
    size = struct.pack("<I", length)
    return b"RIFF" + size + b"WAVEfmt " + struct.pack("<I", len(form)) + form + b"data" + size + samples


@pytest.mark.parametrize(("channels", "rate"), [(0, 16_000), (9, 16_000), (1, 0), (1, 3_000), (1, 4_000_000)])
def test_headers_that_no_sound_card_would_play_are_refused(channels: int, rate: int) -> None:
    with pytest.raises(NoSound):
        read(wav(channels, rate, 32_000, bytes(32_000)), 60)


def test_a_header_of_three_hours_or_of_none_is_not_believed() -> None:
    said = pcm(voice(CHAO[4]))
    for length in (3 * 3600 * RATE * 2, 0xFFFFFFFF, 0):
        wave = read(wav(1, RATE, length, said), 60)
        assert len(wave.frames) == len(said) // 2
    with pytest.raises(NoSound):
        read(wav(1, RATE, 3 * 3600 * RATE * 2, b""), 60)


def test_a_small_file_cannot_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    held = io.BytesIO()
    soundfile.write(held, np.zeros((70 * RATE, 2), np.int16), RATE, format="FLAC")
    assert len(held.getvalue()) < 20_000
    minute = read(held.getvalue(), 60)
    assert (minute.seconds, minute.more) == (60, True)
    monkeypatch.setattr(reading, "_MOST_SAMPLES", 10 * RATE)
    assert read(held.getvalue(), 60).seconds == 5


def test_reading_stops_when_nobody_wants_it_any_more() -> None:
    class Unwanted(Exception):
        pass

    told: list[int] = []

    def tick(done: int, _total: int) -> None:
        told.append(done)
        if done:
            raise Unwanted

    held = io.BytesIO()
    soundfile.write(held, np.zeros(60 * RATE, np.int16), RATE, format="WAV")
    with pytest.raises(Unwanted):
        read(held.getvalue(), 60, tick)
    assert told == [0, 2 * RATE]


@pytest.mark.parametrize("kind", list(KINDS))
def test_samples_go_to_sound_cards_and_back(kind: str) -> None:
    given = np.array([[0, 1000], [-32768, 32767], [-1, 1]], np.int16)
    back = from_raw(to_raw(Wave(given, RATE), kind), kind, 2, RATE).frames
    assert np.abs(back.astype(int) - given).max() < (256 if kind == "u1" else 1)


def test_a_card_of_one_channel_or_of_another_rate_gets_its_own() -> None:
    turns = 2 * np.pi * 440 * np.arange(44_100) / 44_100
    left = (8000 * np.sin(turns)).astype(np.int16)
    wave = Wave(np.stack([left, np.zeros_like(left)], axis=1), 44_100)
    one = fitted(wave, 44_100, 1)
    assert (one.channels, one.frames.max()) == (1, 4000)
    two = fitted(one, 48_000, 2)
    assert (two.rate, two.frames.shape) == (48_000, (48_000, 2))
    assert np.array_equal(two.frames[:, 0], two.frames[:, 1])
    crossings = np.flatnonzero(np.diff(np.signbit(two.frames[:, 0]).astype(int)) == 1)
    assert len(crossings) == pytest.approx(440, abs=1)
