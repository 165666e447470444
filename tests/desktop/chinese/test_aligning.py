"""A line of pinyin is laid against its characters, whatever stands between them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.chinese.aligning import Unaligned, align, spoken_line
from desktop.chinese.pinyin import marks, numbers, spoken
from desktop.chinese.tables import weights


@pytest.mark.parametrize(
    ("text", "pinyin", "syllables"),
    [
        ("方案", "fāng'àn", "fang1 an4"),
        ("反感", "fǎngǎn", "fan3 gan3"),
        ("一点儿", "yīdiǎnr", "yi1 dian3 r5"),
        ("女儿", "nǚ'ér", "nv3 er2"),
        ("二月二号", "èryuè èr hào", "er4 yue4 er4 hao4"),
        ("十二", "shí'èr", "shi2 er4"),
        ("平安", "píng’ān", "ping2 an1"),
        ("两三天", "liǎng-sān tiān", "liang3 san1 tian1"),
        ("请把PI发给王总。", "qǐng bǎ PI fā gěi Wáng zǒng.", "qing3 ba3 fa1 gei3 wang2 zong3"),
        ("付30%的T/T，没问题吧？", "fù 30% de T/T, méi wèntí ba?", "fu4 de5 mei2 wen4 ti2 ba5"),
        ("8D报告，AQL 2.5。", "8D bàogào, AQL 2.5.", "bao4 gao4"),
        ("绿色", "lǜsè", "lv4 se4"),
        ("策略", "cèlüè", "ce4 lve4"),
    ],
)
def test_syllables_of_a_line(text: str, pinyin: str, syllables: str) -> None:
    line = align(text, pinyin)
    assert " ".join(one.numbered for one in line.syllables) == syllables
    assert len(line.characters) == len(line.syllables) == len(line.spans)


@pytest.mark.parametrize(
    ("text", "pinyin", "said"),
    [
        ("你好", "nǐ", "ends before 好"),
        ("你好", "nǐ hǎo ma", "ma has no character"),
        ("你", "nǐhǎo", "nǐhǎo has more syllables than 你"),
        ("你，好", "nǐhǎo", "more syllables"),
        ("你好", "nǐ hqo", "hqo is no pinyin"),
        ("你好", "nǐ huǒng", "huǒng is no syllable"),
        ("发PI", "fā pi", "PI does not stand in the pinyin"),
        ("好", "4", "is no pinyin"),
    ],
)
def test_what_does_not_fit_is_told(text: str, pinyin: str, said: str) -> None:
    with pytest.raises(Unaligned, match=said):
        align(text, pinyin)


def test_the_spoken_line_keeps_its_spelling() -> None:
    assert spoken_line("李总，一起去看一看方案。", "Lǐ zǒng, yīqǐ qù kàn yī kàn fāng'àn.") == (
        "Lí zǒng, yìqǐ qù kàn yi kàn fāng'àn."
    )
    assert spoken_line("吃不惯，看不见", "chī bu guàn, kàn bu jiàn") == "chī bu guàn, kàn bu jiàn"
    assert spoken_line("不是MOQ，是价格！", "bù shì MOQ, shì jiàgé!") == "bú shì MOQ, shì jiàgé!"


@given(st.lists(st.sampled_from(sorted(weights())), min_size=1, max_size=5))
def test_our_own_pinyin_is_aligned_again(words: list[str]) -> None:
    text = "，".join(words)
    written = marks(text)
    assert " ".join(one.numbered for one in align(text, written).syllables) == numbers(text)
    assert spoken_line(text, written) == spoken(text)
