from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.chinese.syllables import Syllable, fold, join, parse, valid_syllables
from desktop.chinese.tables import phrases, readings

syllables = st.builds(Syllable, st.sampled_from(sorted(valid_syllables())), st.integers(1, 5))


@given(syllables)
def test_marks_and_numbers_come_back(syllable: Syllable) -> None:
    assert parse(syllable.marked) == syllable
    assert parse(syllable.numbered) == syllable
    assert parse(syllable.numbered.upper()) == syllable


@pytest.mark.parametrize(
    ("written", "syllable"),
    [
        ("lǜ", Syllable("lv", 4)),
        ("lü4", Syllable("lv", 4)),
        ("lu:4", Syllable("lv", 4)),
        ("lv4", Syllable("lv", 4)),
        ("lue4", Syllable("lve", 4)),
        ("jv2", Syllable("ju", 2)),
        ("nĭ", Syllable("ni", 3)),
        ("ma0", Syllable("ma", 5)),
        ("ma", Syllable("ma", 5)),
        ("r5", Syllable("r", 5)),
        ("Zhuāng", Syllable("zhuang", 1)),
    ],
)
def test_every_way_of_writing_is_read(written: str, syllable: Syllable) -> None:
    assert parse(written) == syllable


@pytest.mark.parametrize("written", ["", "xx", "lux4", "ni9", "bla", "wang jing", "你", "4"])
def test_what_is_no_syllable_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=f"^{written}$"):
        parse(written)


@pytest.mark.parametrize(
    ("numbered", "marked"),
    [
        ("gui4", "guì"),
        ("liu2", "liú"),
        ("hao3", "hǎo"),
        ("gou3", "gǒu"),
        ("xue2", "xué"),
        ("nv3", "nǚ"),
        ("er4", "èr"),
    ],
)
def test_the_mark_stands_on_the_right_vowel(numbered: str, marked: str) -> None:
    assert parse(numbered).marked == marked


def test_all_syllables_of_the_tables_are_valid() -> None:
    known = {r for several in readings().values() for r in several} | {
        r for w in phrases().values() for r in w
    }
    exotic = {r for r in known if "ê" in r or r in ("fiào", "ế", "ề", "ê̄", "ê̌")}
    assert {parse(r).marked for r in known - exotic} == known - exotic
    assert len(exotic) <= 5
    assert 410 <= len(valid_syllables()) <= 425


@pytest.mark.parametrize("written", ["Lǚ", "lv", "LÜ", "lu:", "Ｌü", "lǜ"])
def test_one_fold_for_every_u_with_dots(written: str) -> None:
    assert fold(written) == "lv"


def test_fold_keeps_a_colon_after_a_word() -> None:
    assert fold("Menu: Níngbō ＡＢ１") == "menu: ningbo ab1"


def test_words_are_joined_with_an_apostrophe() -> None:
    assert join((parse("fang1"), parse("an4"))) == "fāng'àn"
    assert join((parse("yi1"), parse("dian3"), parse("r5"))) == "yīdiǎnr"
    assert join((parse("xie4"), parse("xie5"))) == "xièxie"


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("LǙ ǖ ǘ ǚ ǜ", "lv v v v v"),
        ("Ěr'ér yī̀", "er'er yi"),
        ("が Ж́", "か ж"),
        ("您好，Zürich", "您好,zvrich"),
    ],
)
def test_fold_leaves_no_mark(written: str, folded: str) -> None:
    assert fold(written) == folded
