"""A phrase is met again in the message that shares the most with it."""

from __future__ import annotations

import pytest

from desktop.practice.in_messages import longest_shared, met_in_message
from desktop.practice.wordings import Wording, shelved


def phrase(text: str, pinyin: str) -> Wording:
    return Wording("own.1", "own", text, pinyin=pinyin)


def test_the_sentence_is_shown_with_its_pinyin_and_meaning() -> None:
    met = met_in_message(phrase("放心，不影响使用。", "Fàngxīn, bù yǐngxiǎng shǐyòng."))
    assert met is not None
    assert "放心" in met.text
    assert "fàngxīn" in met.pinyin.lower()
    assert met.english
    assert "{" not in met.text + met.pinyin + met.english, "slots are no words"


@pytest.mark.parametrize(
    ("text", "pinyin"), [("我们一下", "wǒmen yīxià"), ("鳄鱼跳舞", "èyú tiàowǔ"), ("OK", ""), ("", "")]
)
def test_what_stands_everywhere_or_nowhere_shows_nothing(text: str, pinyin: str) -> None:
    assert met_in_message(phrase(text, pinyin)) is None


def test_the_longest_run_goes_over_no_sign() -> None:
    assert longest_shared("您好，张总", "张总您好，张总好") == "您好"
    assert longest_shared("报价单", "请发报价单给我") == "报价单"
    assert longest_shared("", "好") == ""


def test_many_phrases_of_the_library_are_met() -> None:
    met = [met_in_message(one) for one in list(shelved().values())[::20]]
    assert sum(one is not None for one in met) >= len(met) // 3
