"""Pinyin is proposed, and what a person chooses instead stands in the line."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.chinese.pinyin import marks, numbers
from desktop.chinese.proposing import candidates, pinyin_with


def test_polyphones_are_told_with_the_proposed_reading_first() -> None:
    found = candidates("请 PI：重做，银行行长")
    assert [(one.place, one.character, one.readings[0]) for one in found if one.uncertain] == [
        (5, "重", "chóng"),
        (9, "行", "háng"),
        (10, "行", "háng"),
        (11, "长", "zhǎng"),
    ]
    assert found[1].readings == ("chóng", "zhòng")
    assert not found[0].uncertain


def test_a_neutral_tone_that_is_proposed_is_a_choice() -> None:
    assert candidates("谢谢")[1].readings == ("xie", "xiè")
    assert candidates("一点儿")[2].readings[0] == "r"


def test_a_choice_changes_its_syllable_alone() -> None:
    text = "还给单总，还好"
    assert pinyin_with(text, {}) == marks(text)
    assert pinyin_with(text, {0: "huán"}) == "huán gěi Shàn zǒng, háihǎo"
    assert pinyin_with(" 我 长 了", {3: "zhang3"}) == "wǒ zhǎng le"
    assert pinyin_with("单曾", {1: "céng"}, name=True) == "Shàn Céng"


def test_no_syllable_is_no_choice() -> None:
    with pytest.raises(ValueError, match="qqq"):
        pinyin_with("你好", {1: "qqq"})


@given(st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Z")), max_size=12))
@example("𥦷")  # read wòng, which is no syllable of Mandarin
def test_any_text_has_candidates_that_spell_its_pinyin(text: str) -> None:
    for name in (False, True):
        found = candidates(text, name=name)
        assert all(text[one.place] == one.character for one in found)
        assert pinyin_with(text, {}, name=name) == marks(text, name=name)
        chosen = {one.place: one.readings[0] for one in found if one.readings[0].isalpha()}
        if all(one.readings[0] != one.character for one in found):  # a few rare ones have no reading
            assert pinyin_with(text, chosen, name=name) == marks(text, name=name)
            assert numbers(text, name=name).count(" ") >= len(found) - 1
