"""Foreign pinyin as we keep it, however it is written; there and back it stays the same."""

from __future__ import annotations

import pytest

from desktop.exchange.decks.fitting import fitted, numbered, share_of_pinyin
from desktop.practice.wordings import shelved


@pytest.mark.parametrize(
    ("text", "written", "kept"),
    [
        ("你好", "ni3 hao3", "nǐ hǎo"),
        ("你好", "nǐ hǎo", "nǐ hǎo"),
        ("你好", "nǐ  hǎo ", "nǐ hǎo"),
        ("你好", "nihao", ""),
        ("你好", "nǐ", ""),
        ("你好", "hello", ""),
        ("你好", "", ""),
        ("张经理，您好！", "Zhang1 jing1li3, nin2 hao3!", "Zhāng jīnglǐ, nín hǎo!"),
        ("经理", "jing1 li3", "jīnglǐ"),
        ("绿色", "lu:4 se4", "lǜsè"),
        ("女儿", "nv3 er2", "nǚ'ér"),
        ("西安", "Xi1'an1", "Xī'ān"),
        ("玩儿", "wan2r5", "wánr"),
        ("好", "hao4", "hào"),
        ("MOQ是多少？", "MOQ shi4 duo1shao5?", "MOQ shì duōshao?"),
        ("MOQ是多少？", "MOQ shì duōshao?", "MOQ shì duōshao?"),
        ("发PI给我", "fā PI gěi wǒ", "fā PI gěi wǒ"),
    ],
)
def test_pinyin_is_fitted_to_its_characters(text: str, written: str, kept: str) -> None:
    assert fitted(text, written) == kept


def sound_of(line: str) -> str:
    return "".join(one for one in line.casefold() if one.isalpha())


def test_every_line_of_the_library_stays_as_it_is_and_comes_back_from_numbers() -> None:
    moved = []
    for said in shelved().values():
        assert fitted(said.simplified, said.pinyin) == said.pinyin
        back = fitted(said.simplified, numbered(said.simplified, said.pinyin))
        if back != said.pinyin:
            moved.append((said.simplified, said.pinyin, back))
    assert len(moved) <= 0.05 * len(shelved()), moved[:10]
    assert all(sound_of(before) == sound_of(after) for _text, before, after in moved), moved[:10]


def test_english_is_no_pinyin_though_its_words_could_be() -> None:
    assert share_of_pinyin("can men run a long fan") == 0
    assert share_of_pinyin("n1") == 0
    assert share_of_pinyin("jiāo qī") == 1
