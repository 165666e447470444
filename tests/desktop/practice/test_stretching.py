"""Slow playing: longer at the same pitch, without clicks, of one channel or two."""

from __future__ import annotations

import numpy as np
import pytest

from desktop.practice.tone.contour import contour
from desktop.practice.tone.pitch import Autocorrelation
from desktop.practice.tone.sound import FULL, RATE, Wave, fitted, from_raw, heard
from desktop.practice.tone.stretching import HOP_SECONDS, stretched
from desktop.practice.tone.tones import hear
from tests.desktop.practice.voices import CHAO, pcm, phrase, voice

SLOW = 0.7


def humming(hertz: float, rate: int, seconds: float = 2.0) -> Wave:
    """A voice of eight harmonics, louder on the left and upside down on the right."""
    turns = 2 * np.pi * hertz * np.arange(round(rate * seconds)) / rate
    line = sum(np.sin(number * turns) / number for number in range(1, 9)) * 6000
    return Wave(np.stack([line, -line / 2], axis=1).astype(np.int16), rate)


def hertz_of(wave: Wave) -> float:
    track = Autocorrelation().track(heard(wave))
    return float(np.median(track.hertz[track.voiced]))


@pytest.mark.parametrize("rate", [8_000, 16_000, 22_050, 44_100, 48_000])
@pytest.mark.parametrize("hertz", [75, 110, 220, 440])
def test_a_voice_is_longer_and_no_lower(hertz: float, rate: int) -> None:
    wave = humming(hertz, rate)
    slow = stretched(wave, SLOW)
    assert slow.seconds == pytest.approx(wave.seconds / SLOW, rel=0.001)
    assert hertz_of(slow) == pytest.approx(hertz_of(wave), rel=0.005)
    steps, before = (np.abs(np.diff(one.frames.astype(int), axis=0)).max() for one in (slow, wave))
    assert steps <= before * 1.1, "a click"
    left, right = slow.frames.astype(int).T
    assert np.abs(left + 2 * right).max() <= 4, "the channels stay in step"


@pytest.mark.parametrize("tone", CHAO)
def test_the_tones_stay_what_they_are(tone: int) -> None:
    wave = fitted(from_raw(pcm(voice(CHAO[tone])), "i2", 1, RATE), 44_100, 2)
    line = contour(Autocorrelation().track(heard(stretched(wave, SLOW))))
    assert line is not None
    assert hear(line, None).likeliest == tone


def test_words_stay_where_they_are() -> None:
    """The loud and the silent parts of a phrase come at the same share of the whole."""
    wave = from_raw(pcm(phrase([CHAO[4], CHAO[1], CHAO[2]], gap=0.2)), "i2", 1, RATE)
    slow = stretched(wave, SLOW)

    def loud(one: Wave) -> np.ndarray:
        parts = np.array_split(np.abs(one.frames[:, 0].astype(float)), 40)
        return np.array([part.mean() for part in parts])

    assert np.corrcoef(loud(wave), loud(slow))[0, 1] > 0.97


@pytest.mark.parametrize("count", [0, 1, 100, round(HOP_SECONDS * RATE), 2 * round(HOP_SECONDS * RATE) - 1])
def test_what_is_shorter_than_a_piece_stays(count: int) -> None:
    wave = Wave(np.full((count, 1), 1000, np.int16), RATE)
    assert stretched(wave, SLOW) == wave


@pytest.mark.parametrize("level", [0, 1, FULL - 1, -FULL])
@pytest.mark.parametrize("count", [2 * round(HOP_SECONDS * RATE), 5_001])
def test_silence_and_the_loudest_survive(level: int, count: int) -> None:
    slow = stretched(Wave(np.full((count, 2), level, np.int16), RATE), SLOW)
    assert len(slow.frames) == round(count / SLOW)
    inside = slow.frames[10:-600]
    assert np.abs(inside.astype(int) - level).max() <= 1


def test_noise_and_its_own_speed_stay_themselves() -> None:
    noise = Wave(np.random.default_rng(3).integers(-9000, 9000, (RATE, 1)).astype(np.int16), RATE)
    assert stretched(noise, 1) is noise
    slow = stretched(noise, SLOW).frames.astype(float)
    assert slow.std() == pytest.approx(noise.frames.astype(float).std(), rel=0.25)
