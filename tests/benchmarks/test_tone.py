"""How long sounds take to be heard, read and slowed, and how many tones of a recorded voice the templates know."""

from __future__ import annotations

import io
import os
from pathlib import Path

import numpy as np
import pytest
import soundfile

from desktop.practice.tone.contour import contour
from desktop.practice.tone.overlay import lay_over
from desktop.practice.tone.pitch import Autocorrelation
from desktop.practice.tone.reading import read, read_sound
from desktop.practice.tone.sound import RATE, Sound, from_pcm
from desktop.practice.tone.stretching import stretched
from desktop.practice.tone.targets import of_phrase
from desktop.practice.tone.tones import VoiceRange, hear, voice_range
from desktop.practice.wordings import Wording
from tests.benchmarks.report import Figures
from tests.benchmarks.timing import milliseconds, p95
from tests.desktop.practice.voices import CHAO, pcm, phrase

SAMPLES = os.environ.get("GUANXI_TONE_SAMPLES", "")


def test_three_seconds_of_sound(figures: Figures) -> None:
    turns = 2 * np.pi * np.cumsum(np.linspace(120, 260, 3 * RATE)) / RATE
    sound = Sound(0.4 * np.sin(turns) + 0.1 * np.sin(2 * turns))
    tracker = Autocorrelation()
    tracker.track(sound)
    took = p95([milliseconds(lambda: contour(tracker.track(sound))) for _ in range(20)])
    figures.record("3 s of sound analysed, p95", took, aim="<= 150 ms")


@pytest.mark.skipif(
    not SAMPLES, reason="GUANXI_TONE_SAMPLES names a folder of recorded syllables like A_ma3.wav"
)
def test_a_recorded_voice(figures: Figures) -> None:
    tracker = Autocorrelation()
    lines = [
        (int(path.stem[-1]), contour(tracker.track(read_sound(path))))
        for path in sorted(Path(SAMPLES).glob("*.wav"))
    ]
    known = voice_range(line for _tone, line in lines if line is not None)
    right = sum(line is not None and hear(line, known).likeliest == tone for tone, line in lines)
    figures.record(
        "tones of the sample voice by templates alone", 100 * right / len(lines), unit="%", aim=">= 87 %"
    )


def test_five_seconds_of_an_mp3_are_read_and_slowed(figures: Figures) -> None:
    """What stands between the key and the first sound, in a worker: reading, and 0.7 times the speed."""
    turns = 2 * np.pi * np.cumsum(np.linspace(120, 260, 5 * 44_100)) / 44_100
    line = 0.3 * np.sin(turns) + 0.1 * np.sin(2 * turns)
    held = io.BytesIO()
    soundfile.write(held, np.stack([line, line / 2], axis=1), 44_100, format="MP3")
    data = held.getvalue()
    took = p95([milliseconds(lambda: read(data, 60)) for _ in range(20)])
    figures.record("5 s of an MP3 read, p95", took, aim="<= 50 ms")
    wave = read(data, 60)
    took = p95([milliseconds(lambda: stretched(wave, 0.7)) for _ in range(20)])
    figures.record("5 s of sound slowed at its pitch, p95", took, aim="<= 150 ms")


def test_a_phrase_of_three_seconds_by_the_path_of_the_screen(figures: Figures) -> None:
    """From the bytes of the microphone to the lines on the screen: eight syllables, cut, judged and laid over."""
    said = Wording("own.1", "own", "请给我们报个价吧", pinyin="qǐng gěi wǒmen bào gè jià ba")
    targets = of_phrase(said)
    tones = [CHAO.get(one.tone, (2.5, 2.0)) for one in targets]
    samples = pcm(phrase(tones, gap=0.08))[: 3 * RATE * 2].ljust(3 * RATE * 2, b"\0")
    known = VoiceRange(1.7, 13.7)
    assert len(lay_over(from_pcm(samples), targets, known).syllables) == len(targets) == 8
    took = p95([milliseconds(lambda: lay_over(from_pcm(samples), targets, known)) for _ in range(20)])
    figures.record("3 s of a phrase laid over its tones, p95", took, aim="<= 150 ms")
