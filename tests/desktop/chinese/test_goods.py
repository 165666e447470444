"""Words of goods that the dictionaries lack are one word, read as the trade reads them."""

from __future__ import annotations

import pytest

from desktop.chinese.proposing import pinyin_with
from desktop.chinese.syllables import NEUTRAL, parse
from desktop.chinese.tables import columns, readings, rows


@pytest.mark.parametrize(
    ("goods", "pinyin"),
    [
        ("不锈钢保温杯", "bùxiùgāng bǎowēnbēi"),
        ("竹砧板", "zhú zhēnbǎn"),
        ("浴室地漏", "yùshì dìlòu"),
        ("拉杆箱", "lāgǎnxiāng"),
        ("太阳能灯", "tàiyángnéng dēng"),
        ("一次性纸杯", "yīcìxìng zhǐbēi"),
        ("毛绒玩具", "máoróng wánjù"),
        ("充电器", "chōngdiànqì"),
        ("吧椅", "bāyǐ"),
        ("电子秤", "diànzǐchèng"),
        ("瓦楞纸箱", "wǎléng zhǐxiāng"),
        ("婴儿车", "yīng'érchē"),
    ],
)
def test_goods_are_joined(goods: str, pinyin: str) -> None:
    assert pinyin_with(goods, {}) == pinyin


@pytest.mark.parametrize(
    ("text", "pinyin"),
    [
        ("动手办事", "dòngshǒu bànshì"),
        ("台风机场", "táifēng jīchǎng"),
        ("床头灯", "chuángtóu dēng"),
        ("口水杯子", "kǒushuǐ bēizi"),
    ],
)
def test_goods_do_not_cut_common_words_apart(text: str, pinyin: str) -> None:
    assert pinyin_with(text, {}) == pinyin


def test_each_reading_is_one_of_its_character() -> None:
    table = rows("own_goods.tsv")
    assert len({row[0] for row in table}) == len(table)
    for word, reading, _kind in table:
        syllables = reading.split()
        assert len(syllables) == len(word), word
        for character, syllable in zip(word, syllables, strict=True):
            known = {parse(one) for one in readings()[character]}
            neutral = parse(syllable).tone == NEUTRAL
            letters = {one.letters for one in known}
            assert parse(syllable).letters in letters if neutral else parse(syllable) in known, word


def test_they_are_what_the_counted_words_lack() -> None:
    counted = {word for _weight, words in rows("words.tsv") for word in words.split()}
    twice = {word for word in columns("own_goods.tsv") if word in counted}
    assert twice <= {"太阳能"}, "which is read by its parts otherwise: 太阳 ends in a neutral tone"
