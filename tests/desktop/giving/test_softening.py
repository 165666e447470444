"""What hurts in a draft, and the softer wording: every row of the table, and the rules that hold for all of them."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.chinese.aligning import align
from desktop.giving.decoder import answers, heard_in
from desktop.giving.library import templates
from desktop.giving.softening import KINDS, Pair, apply, criticises, hints, pairs

SHOWN = [pair for pair in pairs() if pair.kind in KINDS]


@pytest.mark.parametrize("pair", SHOWN, ids=lambda pair: pair.example)
def test_every_pair_finds_its_example_and_offers_its_wording(pair: Pair) -> None:
    (hint,) = hints(pair.example)
    assert (hint.kind, hint.instead) == (pair.kind, pair.instead)
    assert hint.found == pair.example[hint.start : hint.end]
    assert hint.why


@pytest.mark.parametrize("pair", SHOWN, ids=lambda pair: pair.example)
def test_what_is_offered_hurts_nobody(pair: Pair) -> None:
    (hint,) = hints(pair.example)
    assert hints(apply(pair.example, hint), senior=True) == []


@pytest.mark.parametrize(
    ("hard", "soft"),
    [
        ("质量太差了", "有几处和约定的标准有点出入，想跟您一起看一下"),
        ("又迟了", "想了解一下实际进度"),
        ("你错了", "可能是我没说清楚"),
        ("懂不懂", "麻烦您把要点写给我"),
        ("太贵了", "和我们的预算还差一点，您看有没有别的办法"),
        ("不同意就取消", "请您帮我们想想办法"),
        ("今天必须定", "您先内部商量，周三前给我一个答复，好吗"),
        ("那是你们的问题", "我们一起想办法解决"),
        ("You must decide today.", "Please discuss it internally; could you answer by Wednesday."),
        ("PLEASE ANSWER NOW", "Please answer now"),
        ("请回复！！", "请回复。"),
    ],
)
def test_the_pairs_of_the_reference(hard: str, soft: str) -> None:
    (hint,) = hints(hard)
    assert apply(hard, hint) == soft


@pytest.mark.parametrize("template", templates().values(), ids=lambda one: one.key)
def test_our_own_templates_hurt_nobody(template) -> None:  # type: ignore[no-untyped-def]
    assert hints(template.zh, senior=True) == []
    assert hints(template.en) == []


@pytest.mark.parametrize(
    "harmless",
    [
        "王经理您好，订单最近生产顺利吗？",
        "这个价格不太贵",
        "质量不差，客户很满意",
        "您看能不能周三前给我一个答复？",
        "他们换了供应商",
        "Thank you, the quality is very good.",
        "Please answer by Wednesday if you can.",
        "ISO 9001 and CE are fine.",
    ],
)
def test_ordinary_sentences_are_left_alone(harmless: str) -> None:
    assert hints(harmless, senior=True) == []


def test_a_draft_with_several_faults_shows_each_in_its_place() -> None:
    draft = "王经理，质量太差了！！你错了，今天必须定，否则取消订单。"
    found = hints(draft)
    assert [hint.kind for hint in found] == ["blame", "shout", "blame", "ultimatum", "ultimatum"]
    for hint in reversed(found):
        draft = apply(draft, hint)
    assert hints(draft) == []
    assert draft.startswith("王经理，有几处和约定的标准有点出入，想跟您一起看一下。")


def test_criticism_is_for_the_person_alone() -> None:
    soft = "抽检80件，9件有划痕，想跟您一起看一下。"
    assert hints(soft) == []
    assert criticises(soft)
    (hint,) = hints(soft, to_group=True)
    assert (hint.kind, hint.found) == ("group", "划痕")
    assert not criticises("谢谢大家的努力，中秋快乐！")


def test_a_quarrel_of_theirs_is_pointed_out_by_its_names() -> None:
    found = hints("听说陈总和Old Zhou不和，您怎么看？", quarrel=["old zhou", "陈总", " "])
    assert [(hint.kind, hint.found) for hint in found] == [("neutral", "陈总"), ("neutral", "Old Zhou")]


def test_a_senior_is_never_addressed_with_ni() -> None:
    found = hints("你什么时候方便？你们厂也好吗？", senior=True)
    assert [(hint.start, hint.instead) for hint in found] == [(0, "您")]
    assert hints("你什么时候方便？") == []


@given(
    st.lists(
        st.sampled_from([*(pair.example for pair in SHOWN), "，好的。", " Thank you. ", "你"]), max_size=6
    )
)
def test_places_lie_apart_and_in_order_and_can_all_be_softened(parts: list[str]) -> None:
    text = "".join(parts)
    found = hints(text, senior=True, to_group=True)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
    assert all(text[one.start : one.end] == one.found for one in found)


def test_the_card_of_polite_answers_reads_right() -> None:
    for one in answers():
        align(one.heard, one.pinyin)
        assert one.means_en.endswith(".")
        assert one.do_zh.endswith("。")
    assert len(answers()) >= 20
    assert [one.heard for one in heard_in("嗯，我们考虑一下，应该可以")] == ["考虑一下", "应该可以"]
