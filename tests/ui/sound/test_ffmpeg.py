"""M4A, AAC and AMR on Linux by the system's ffmpeg: by a stand-in that notes its arguments, and by the real one."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from desktop.practice.tone.contour import contour
from desktop.practice.tone.pitch import Autocorrelation
from desktop.practice.tone.sound import from_raw, heard
from desktop.practice.tone.tones import hear
from tests.desktop.practice.test_reading import SOUNDS
from tests.desktop.practice.voices import CHAO, pcm, voice
from ui.sound.decoder import Raw
from ui.sound.ffmpeg import FfmpegDecoder
from ui.sound.recorder import as_wav
from ui.tasks import InlineTasks

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="it is Linux's way")

FFMPEG = """#!/bin/sh
echo "$@" > "$0.told"
while [ "$1" != "-i" ]; do shift; done
cat "$2"
"""
M4A = b"\0\0\0\x20ftypM4A and samples"


@pytest.fixture
def stand_in(tmp_path: Path) -> Path:
    """Give back the bytes that it reads for samples."""
    program = tmp_path / "ffmpeg"
    program.write_text(FFMPEG)
    program.chmod(0o755)
    return program


def decoded(decoder: FfmpegDecoder, data: bytes, longest: float = 60) -> Raw | None:
    got: list[Raw | None] = []
    decoder.decode(data, longest, got.append)
    [raw] = got
    return raw


def test_the_file_is_in_memory_alone_and_its_reader_is_said(stand_in: Path, tmp_path: Path) -> None:
    raw = decoded(FfmpegDecoder(InlineTasks(), str(stand_in)), M4A, 12.5)
    assert raw == Raw(M4A, "i2", 2, 48_000)
    told = (tmp_path / "ffmpeg.told").read_text("utf-8")
    for words in ("-protocol_whitelist file", "-f mov -i /proc/self/fd/", "-t 12.5", "-nostdin"):
        assert words in told
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ffmpeg", "ffmpeg.told"]


@pytest.mark.parametrize(
    "data", [b"#EXTM3U\nhttp://example.invalid/a.ts\n", b"\x02#!SILK_V3", b"RIFF broken", b""]
)
def test_what_is_of_no_kind_that_it_reads_is_not_given_to_it(
    stand_in: Path, tmp_path: Path, data: bytes
) -> None:
    assert decoded(FfmpegDecoder(InlineTasks(), str(stand_in)), data) is None
    assert not (tmp_path / "ffmpeg.told").exists()


def test_a_computer_without_it_reads_nothing_and_what_fails_is_no_sound(tmp_path: Path) -> None:
    without = FfmpegDecoder(InlineTasks(), str(tmp_path / "none"))
    assert without.readable() == frozenset()
    assert decoded(without, M4A) is None
    failing = tmp_path / "ffmpeg"
    failing.write_text("#!/bin/sh\nexit 1\n")
    failing.chmod(0o755)
    decoder = FfmpegDecoder(InlineTasks(), str(failing))
    assert "AMR" in decoder.readable()
    assert decoded(decoder, M4A) is None


@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="ffmpeg is not installed here")
def test_the_real_one_reads_a_voice_and_refuses_damage() -> None:
    decoder = FfmpegDecoder(InlineTasks())
    for name in ("ma4.m4a", "ma4.aac"):
        raw = decoded(decoder, (SOUNDS / name).read_bytes())
        assert raw is not None
        wave = from_raw(raw.data, raw.kind, raw.channels, raw.rate)
        assert wave.seconds == pytest.approx(0.75, abs=0.1)
        line = contour(Autocorrelation().track(heard(wave)))
        assert line is not None
        assert hear(line, None).likeliest == 4
    short = decoded(decoder, (SOUNDS / "ma4.m4a").read_bytes(), 0.25)
    assert short is not None
    assert len(short.data) == 48_000
    assert decoded(decoder, (SOUNDS / "ma4.m4a").read_bytes()[:300]) is None
    assert decoded(decoder, M4A) is None
    assert decoded(decoder, as_wav(pcm(voice(CHAO[4])))) is None, "libsndfile has read it before"
