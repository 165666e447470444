"""A phrase over its target: cut into its syllables, marked where it is sure, and silent where it is not."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import numpy as np
import pytest

from desktop.practice.tone.drill import learnt, listen, next_syllable, syllables, warm_up
from desktop.practice.tone.overlay import Overlay, lay_over
from desktop.practice.tone.sound import RATE, Sound
from desktop.practice.tone.targets import of_phrase
from desktop.practice.tone.tones import TONES, VoiceRange
from desktop.practice.wordings import Wording, shelved
from tests.desktop.practice.voices import CHAO, phrase, voice

KNOWN = VoiceRange(1.7, 13.7)
OFFER = Wording("own.1", "own", "请给我报价", pinyin="qǐng gěi wǒ bàojià")


def said(*tones: int, of: Wording = OFFER, known: VoiceRange | None = KNOWN) -> Overlay:
    lines = [CHAO[tone] for tone in tones]
    sunk = [*lines[:-1], tuple(level - 0.6 for level in lines[-1])]
    return lay_over(phrase(sunk), of_phrase(of), known)


def test_targets_are_spoken_not_cited() -> None:
    targets = of_phrase(OFFER)
    assert [(one.text, one.pinyin, one.tone) for one in targets] == [
        ("请", "qǐng", 3),
        ("给", "géi", 2),
        ("我", "wǒ", 3),
        ("报", "bào", 4),
        ("价", "jià", 4),
    ]
    assert [one.also for one in targets] == [2, 0, 0, 0, 0], (
        "the first may rise as well: that is a matter of pace"
    )
    assert targets[2].levels[-1] < 1.5, "a third tone that goes on stays low"
    assert targets[3].levels[-1] > targets[4].levels[-1], (
        "the first of two falling tones does not fall all the way"
    )


def test_a_pause_ends_a_third_tone_and_a_latin_word_has_none() -> None:
    targets = of_phrase(Wording("own.2", "own", "您好，MOQ多少？", pinyin="nín hǎo, MOQ duōshao?"))
    assert [one.text for one in targets] == ["您", "好", "MOQ", "多", "少"]
    assert targets[1].levels[-1] > 3
    assert (targets[2].tone, targets[2].levels) == (0, ())
    assert targets[4].levels[0] < 3, "the light tone after a first one is low"


def test_every_phrase_of_the_library_has_a_target_for_each_syllable() -> None:
    for one in shelved().values():
        targets = of_phrase(one)
        assert targets, one.simplified
        spoken = [target for target in targets if target.tone]
        assert all(target.levels for target in spoken)
        assert 0 <= len(one.syllables) - len(spoken) <= one.simplified.count("儿"), one.simplified


def test_a_phrase_said_well_is_marked_clear() -> None:
    overlay = said(2, 2, 3, 4, 4)
    assert overlay.unheard == ""
    assert [one.mark for one in overlay.syllables] == ["clear"] * 5
    assert all(one.lines for one in overlay.syllables)
    first = overlay.syllables[3].lines[0]
    assert first[0][1] > first[-1][1] + 1.5, "the line of a falling tone falls"


def test_another_tone_is_named_where_it_stands() -> None:
    overlay = said(2, 2, 3, 1, 4)
    fourth = overlay.syllables[3]
    assert fourth.mark == "other"
    assert fourth.heard is not None
    assert fourth.heard.likeliest == 1
    assert [one.mark for one in overlay.syllables].count("other") == 1


def test_without_a_dip_there_is_no_mark() -> None:
    glide = voice((3, 4, 5, 4, 3, 2, 1, 2, 3), seconds=1.2)
    glided = lay_over(glide, of_phrase(Wording("own.3", "own", "我要你", pinyin="wǒ yào nǐ")), KNOWN)
    assert glided.unheard == ""
    assert [one.mark for one in glided.syllables] == [None, None, None]
    assert all(one.lines for one in glided.syllables), "the line is shown all the same"


def test_the_range_of_the_phrase_serves_before_the_warm_up() -> None:
    overlay = said(2, 2, 3, 4, 4, known=None)
    assert overlay.range is not None
    assert overlay.range.high - overlay.range.low >= 6
    assert overlay.syllables


@pytest.mark.parametrize(
    ("samples", "why"),
    [
        (np.zeros(2 * RATE), "silence"),
        (np.zeros(0), "silence"),
        (np.random.default_rng(3).normal(0, 0.0005, RATE), "silence"),
        (np.random.default_rng(3).normal(0, 0.2, 2 * RATE), "noise"),
        (0.3 * np.sin(2 * np.pi * 150 * np.arange(2 * RATE) / RATE), "noise"),
        (np.concatenate([voice((1, 5, 2, 4), seconds=0.9).samples[3200:-3200]] * 6), "long"),
        (voice((5, 5), seconds=0.15).samples, "short"),
    ],
    ids=["silence", "nothing", "a quiet room", "noise", "a hum", "music", "one short sound"],
)
def test_what_is_no_phrase_is_not_heard(samples: np.ndarray, why: str) -> None:
    overlay = lay_over(Sound(samples), of_phrase(OFFER), KNOWN)
    assert overlay.unheard == why
    assert overlay.syllables == ()


@pytest.mark.parametrize("low", [80.0, 200.0])
def test_a_syllable_of_the_drill_is_graded(low: float) -> None:
    known = VoiceRange(12 * np.log2(low / 100), 12 * np.log2(low / 100) + 12)
    for tone in TONES:
        assert listen(voice(CHAO[tone], low=low), tone, known).grade == "clear"
    assert listen(voice(CHAO[4], low=low), 1, known).grade == "other"
    assert listen(Sound(np.zeros(RATE)), 1, known).grade == "not_heard"


def test_the_warm_up_is_balanced_and_the_drill_comes_back_to_what_was_missed() -> None:
    tones = [one.syllable.tone for one in warm_up()]
    assert sorted(tones) == [1] * 4 + [2] * 4 + [3] * 4 + [4] * 4
    assert all(one != after for one, after in pairwise(tones))
    assert len({one.character for one in syllables()}) == len(syllables()) >= 60

    def share(missed: tuple[int, ...]) -> float:
        chance, before, thirds = Random(4), None, 0
        for _turn in range(400):
            chosen = next_syllable(chance, missed, before)
            assert chosen != before
            thirds += chosen.syllable.tone == 3
            before = chosen
        return thirds / 400

    assert share((3, 3, 3)) > share(()) * 1.8
    assert not learnt([])
