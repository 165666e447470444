"""Typed pinyin is judged as a teacher would: by the phrase's syllables, with the tones told apart from the letters."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.chinese.syllables import Syllable, mark, valid_syllables
from desktop.errors import UsageError
from desktop.practice.answers import judge
from desktop.practice.expected import Unit, syllables, units_of
from desktop.practice.wordings import Wording

NI_HAO = ("ni3 hao3", "ni2 hao3")
ROWS = [
    *((*NI_HAO, typed, "exact", 1.0) for typed in ("nǐ hǎo", "ni3hao3", "Nǐhǎo", "nĭ hăo", "NI3 HAO3", "ni³ hao³")),
    *((*NI_HAO, typed, "exact_spoken", 1.0) for typed in ("ní hǎo", "ni2 hao3", "níhǎo!")),
    *((*NI_HAO, typed, "no_tones", 0.5) for typed in ("nihao", "Ni hao.", "ni-hao", "n i h a o")),
    *((*NI_HAO, typed, "exact", 1.0) for typed in ("niˇ haoˇ", "ni３ hǎo", "nǐ hɑ̌o", "n ǐ h ǎ o")),
    ("gan1 bei1", "", "ɡān bēi", "exact", 1.0),
    ("lv4 se4", "", "lyu4 se4", "exact", 1.0),
    ("jin1 yu2", "", "jin1yu2", "exact", 1.0),
    (*NI_HAO, "ni4 hao3", "tones", 0.5),
    (*NI_HAO, "ni3 hao", "tones", 0.5),
    (*NI_HAO, "ni4 hao4", "tones", 0.0),
    (*NI_HAO, "nǐ4 hao3", "tones", 0.5),
    (*NI_HAO, "ni3 hai3", "near", 0.5),
    (*NI_HAO, "zai4 jian4", "wrong", 0.0),
    (*NI_HAO, "", "wrong", 0.0),
    (*NI_HAO, "123", "wrong", 0.0),
    (*NI_HAO, "你好", "hanzi", 0.0),
    ("lv4 se4", "", "lü4 se4", "exact", 1.0),
    ("lv4 se4", "", "lu:4 se4", "exact", 1.0),
    ("lv4 se4", "", "lǜsè", "exact", 1.0),
    ("lv4 se4", "", "LV4 SE4", "exact", 1.0),
    ("lv4 se4", "", "lu4 se4", "near", 0.5),
    ("lu4 shang5", "", "lv4 shang", "near", 0.5),
    ("ju2 hua1", "", "jv2hua1", "exact", 1.0),
    ("qu4", "", "qü4", "exact", 1.0),
    ("ce4 lve4", "", "celue4", "tones", 0.5),
    ("ce4 lve4", "", "cèlüè", "exact", 1.0),
    ("ce4 lve4", "", "ce4 lue4", "exact", 1.0),
    ("nve4", "", "nue4", "exact", 1.0),
    ("fang1 an4", "", "fāng'àn", "exact", 1.0),
    ("fang1 an4", "", "fang1an4", "exact", 1.0),
    ("fang1 an4", "", "fāngàn", "exact", 1.0),
    ("fang1 an4", "", "fāng’àn", "exact", 1.0),
    ("xi1 an1", "", "xian1", "tones", 0.5),
    ("xi1 an1", "", "Xī'ān", "exact", 1.0),
    ("xian1", "", "xī'ān", "tones", 0.0),
    ("xian1", "", "xian1", "exact", 1.0),
    ("xian1 sheng5", "", "xiānsheng", "exact", 1.0),
    ("xian1 sheng5", "", "xian1 sheng", "exact", 1.0),
    ("xian1 sheng5", "", "xian1 sheng0", "exact", 1.0),
    ("xian1 sheng5", "", "xian1 sheng5", "exact", 1.0),
    ("xian1 sheng5", "", "xian1 sheng1", "tones", 0.5),
    ("dong1 xi5", "", "dōngxī", "tones", 0.5),
    ("dong1 xi5", "", "dongxi", "no_tones", 0.5),
    ("de5", "", "de", "exact", 1.0),
    ("yi1 dian3 r5", "yi4 dian3 r5", "yìdiǎnr", "exact_spoken", 1.0),
    ("yi1 dian3 r5", "yi4 dian3 r5", "yi1 dian3 er5", "exact", 1.0),
    ("wan2 r5", "", "wánr", "exact", 1.0),
    ("wan2 r5", "", "wan2r", "exact", 1.0),
    ("wan2 r5", "", "wanr2", "exact", 1.0),
    ("wan2 r5", "", "wan2 er5", "exact", 1.0),
    ("wan2 r5", "", "wán er", "exact", 1.0),
    ("wan2 r5", "", "wanr4", "tones", 0.5),
    ("er2 zi5", "", "ér zi", "exact", 1.0),
    ("gan1 bei1", "", "kan1 bei1", "near", 0.5),
    ("gan1 bei1", "", "gan1 bei4", "tones", 0.5),
    ("qing3 gei3 wo3", "qing2 gei2 wo3", "qing3 gei2 wo3", "exact_spoken", 1.0),
    ("qing3 gei3 wo3", "qing2 gei2 wo3", "qing3 gei3 wo3", "exact", 1.0),
    ("qing3 gei3 wo3", "qing2 gei2 wo3", "qing4 gei2 wo3", "tones", 2 / 3),
    ("bu4 shi4", "bu2 shi4", "bú shì", "exact_spoken", 1.0),
    ("bu4 shi4", "bu2 shi4", "bù shì", "exact", 1.0),
    ("ping2 an1", "", "píng'ān", "exact", 1.0),
    ("ping2 an1", "", "pin2gan1", "exact", 1.0),
    ("he2 zuo4 yu2 kuai4", "", "hezuo yukuai", "no_tones", 0.5),
    ("he2 zuo4 yu2 kuai4", "", "hézuò yúkuài", "exact", 1.0),
    ("he2 zuo4 yu2 kuai4", "", "hezo4 yu2 kuai4", "near", 0.5),
    ("he2 zuo4 yu2 kuai4", "", "he2 zuo4 yu4 kuai4", "tones", 0.75),
]  # fmt: skip


@pytest.mark.parametrize(("expected", "spoken", "typed", "verdict", "score"), ROWS)
def test_each_way_of_typing(expected: str, spoken: str, typed: str, verdict: str, score: float) -> None:
    judged = judge(units_of(expected, spoken), typed)
    assert (judged.verdict, judged.score) == (verdict, pytest.approx(score))


def test_wrong_syllables_are_named() -> None:
    judged = judge(units_of("he2 zuo4 yu2 kuai4"), "he2 zuo1 yu2 kuai")
    assert [(one.expected, one.typed) for one in judged.syllables if not one.right] == [
        ("zuo4", "zuo1"),
        ("kuai4", "kuai"),
    ]


def test_a_slip_of_letters_is_named_by_its_syllable() -> None:
    judged = judge(units_of("gan1 bei1"), "kanbei")
    assert [(one.expected, one.typed, one.right) for one in judged.syllables] == [
        ("gan1", "kan", False),
        ("bei1", "bei", True),
    ]


@pytest.mark.parametrize(("expected", "typed"), [("nin2 hao3", "ni3 hao3"), ("ni3 hao3", "nin2 hao3")])
def test_you_and_you_are_a_matter_of_respect(expected: str, typed: str) -> None:
    judged = judge(units_of(expected), typed)
    assert (judged.verdict, judged.politeness) == ("near", True)
    assert not judge(units_of("gan1 bei1"), "kan1 bei1").politeness


def test_latin_words_may_be_typed_or_left_out() -> None:
    phrase = Wording("x", "own", "MOQ是多少?", pinyin="MOQ shì duōshao?")
    assert [judge(phrase.units, typed).verdict for typed in ("MOQ shì duōshao", "shi4 duo1shao")] == [
        "exact"
    ] * 2
    assert judge(phrase.units, "shi4 duo1shao3").verdict == "tones"


@pytest.mark.parametrize("expected", ["MOQ shi4 duo1 shao5", "MOQ shì duōshao", "MOQ是多少？"])
def test_latin_words_of_a_line_may_be_typed_or_left_out(expected: str) -> None:
    for typed in ("MOQ shi4 duo1shao5", "moq shì duōshao", "shi4 duo1shao5"):
        assert judge(units_of(expected), typed).verdict == "exact"
    assert judge(units_of(expected), "shi4 duo1shao3").score == pytest.approx(2 / 3)


def test_the_spoken_line_of_a_phrase_is_its_own() -> None:
    phrase = Wording("x", "own", "请给我", pinyin="qǐng gěi wǒ")
    assert judge(phrase.units, "qing2 gei2 wo3").verdict == "exact_spoken"


def test_characters_stand_for_their_pinyin() -> None:
    assert judge(units_of("你好"), "ní hǎo").verdict == "exact_spoken"


@pytest.mark.parametrize("expected", ["", "xyz", "hello3", "?"])
def test_what_is_no_pinyin_is_refused(expected: str) -> None:
    with pytest.raises(UsageError):
        units_of(expected)


def test_a_spoken_line_of_other_syllables_is_refused() -> None:
    with pytest.raises(UsageError, match="other syllables"):
        units_of("ni3 hao3", "ni3 men5")


LINES = st.lists(
    st.builds(Syllable, st.sampled_from(sorted(valid_syllables() - {"r"})), st.integers(1, 5)),
    min_size=1,
    max_size=9,
)


@given(LINES, st.sampled_from(["marks", "numbers", "glued", "nfd"]))
def test_the_right_answer_is_exact_however_it_is_written(line: list[Syllable], way: str) -> None:
    units = tuple(Unit(one.letters, one.tone, one.tone) for one in line)
    marked = "'".join(mark(one) for one in line)
    typed = {
        "marks": marked,
        "numbers": " ".join(one.numbered for one in line),
        "glued": "".join(one.numbered for one in line),
        "nfd": unicodedata.normalize("NFD", marked),
    }[way]
    assert judge(units, typed).verdict == "exact"


@given(LINES)
def test_numbers_are_read_back_as_they_were(line: list[Syllable]) -> None:
    assert list(syllables(" ".join(one.numbered for one in line))) == line


@given(LINES, st.data())
def test_one_wrong_tone_costs_one_syllable(line: list[Syllable], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(line) - 1))
    wrong = line[at].tone % 5 + 1
    typed = [Syllable(one.letters, wrong if place == at else one.tone) for place, one in enumerate(line)]
    judged = judge(
        tuple(Unit(one.letters, one.tone, one.tone) for one in line), " ".join(one.numbered for one in typed)
    )
    assert (judged.verdict, judged.score) == ("tones", pytest.approx(1 - 1 / len(line)))
    assert [one.right for one in judged.syllables] == [place != at for place in range(len(line))]


@given(st.text(max_size=40))
def test_no_answer_breaks_the_judge(typed: str) -> None:
    judged = judge(units_of("nin2 hao3 wang2 zong3"), typed)
    assert 0 <= judged.score <= 1
