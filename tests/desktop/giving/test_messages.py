"""Message templates: chosen by moment and register, filled in three texts, honest where something is missing."""

from __future__ import annotations

import re
from datetime import date

import pytest

from desktop.giving.filling import ADDRESS, GREETING, addressed, day_word, fill, typed
from desktop.giving.library import GROUPS, Template, for_occasion, slots, templates
from tools import check_messages


def test_the_templates_of_every_subject_are_there() -> None:
    found = templates()
    assert {one.group for one in found.values()} == set(GROUPS)
    assert len(found) >= 60
    assert found["festivals.mid_autumn_formal"].slots == (ADDRESS,)


@pytest.mark.parametrize(
    ("occasion", "register", "key"),
    [
        ("mid_autumn", "formal", "festivals.mid_autumn_formal"),
        ("mid_autumn", "warm", "festivals.mid_autumn_warm"),
        ("spring_festival", "neutral", "festivals.spring_neutral"),
        ("winter_solstice", "formal", "festivals.winter_solstice"),
        ("birthday", "neutral", "personal.birthday_formal"),
    ],
)
def test_the_register_decides_and_the_nearest_stands_in(occasion: str, register: str, key: str) -> None:
    found = for_occasion(occasion, register)  # type: ignore[arg-type]
    assert found is not None
    assert found.key == key


def test_no_message_is_made_for_qingming() -> None:
    assert for_occasion("qingming", "formal") is None


def test_a_message_carries_the_right_surname_in_all_three_texts() -> None:
    made = fill(templates()["orders.delay"], {
        ADDRESS: addressed("单经理", "Ms Shan"),
        "订单号": typed("PO-7"),
        "日期": day_word(date(2026, 9, 28), date(2026, 9, 1)),
    })  # fmt: skip
    assert made.zh.startswith("单经理，知道厂里")
    assert "PO-7原定9月28日出货" in made.zh
    assert made.pinyin.startswith("Shàn jīnglǐ, zhīdào")
    assert "PO-7 yuándìng 9 yuè 28 rì chūhuò" in made.pinyin
    assert made.en.startswith("Ms Shan, I know the factory is very busy")
    assert "was due to ship on Monday, September 28;" in made.en
    assert made.missing == ()


def test_to_a_trading_company_no_text_speaks_of_their_factory() -> None:
    for template in templates().values():
        made = fill(template, {ADDRESS: addressed("李总", "")}, trades=True)
        assert "贵厂" not in made.zh
        assert "guìchǎng" not in made.pinyin.casefold()
        assert "your factory" not in made.en.casefold()
    asked = fill(templates()["visits.asking"], {}, trades=True)
    assert "想去贵司拜访" in asked.zh
    assert "guìsī" in asked.pinyin


def test_what_is_not_known_stays_to_be_typed() -> None:
    made = fill(templates()["gifts.on_its_way"], {ADDRESS: addressed("王总", "")})
    assert made.missing == ("礼物", "单号", "日期")
    assert made.en.startswith("Wáng zǒng, I have sent you")


@pytest.mark.parametrize(
    ("key", "zh", "pinyin", "en"),
    [
        ("contact.first", "您好！我是", "Nín hǎo! Wǒ shì", "Hello! I am"),
        ("festivals.spring_formal", "您好：新春", "Nín hǎo: xīnchūn", "Hello, with"),
        ("quality.thanks", "谢谢您支持", "Xièxie nín zhīchí", "Thank you for your support;"),
    ],
)
def test_without_any_name_the_greeting_still_reads_well(key: str, zh: str, pinyin: str, en: str) -> None:
    made = fill(templates()[key], {ADDRESS: GREETING})
    assert made.zh.startswith(zh)
    assert made.pinyin.startswith(pinyin)
    assert made.en.startswith(en)


def test_an_english_name_serves_as_in_the_trade() -> None:
    assert addressed("", "Amy").zh == "Amy"
    assert addressed("", "", "王伟").pinyin == "Wáng Wěi"
    assert addressed("", "") == GREETING


@pytest.mark.parametrize(
    ("day", "zh"),
    [
        (date(2026, 9, 2), "今天"),
        (date(2026, 9, 3), "明天"),
        (date(2026, 9, 1), "昨天"),
        (date(2026, 9, 5), "这周六"),
        (date(2026, 9, 9), "下周三"),
        (date(2026, 9, 14), "9月14日"),
        (date(2027, 1, 14), "2027年1月14日"),
    ],
)
def test_a_day_is_said_as_in_a_message(day: date, zh: str) -> None:
    assert day_word(day, date(2026, 9, 2)).zh == zh


GOOD = Template(
    "gifts.x", "", "warm", "Thanks", "致谢", "{称呼}，谢谢！", "{称呼}, xièxie!", "Thanks, {称呼}!"
)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"pinyin": "{称呼}, xièxiè!"}, "谢 is not read|谢谢|no row settles"),
        ({"pinyin": "{称呼}, xiè!"}, "xiè|谢"),
        ({"en": "Thanks!"}, "the slots of its texts differ"),
        ({"zh": "{称呼}，谢谢你！"}, "a message says 您"),
        ({"pinyin": "{称呼}! Xièxie."}, "the punctuation"),
        ({"zh": "{称呼}！谢谢！", "pinyin": "{称呼}! xièxie!"}, "a small letter begins"),
        ({"title_zh": ""}, "title_zh is empty"),
    ],
)
def test_the_gate_sees_each_kind_of_fault(change: dict[str, str], told: str) -> None:
    bad = [GOOD._replace(**change)]
    faults = [*check_messages.shape(bad)]
    for rule in check_messages.RULES:
        faults += rule(check_messages.books(bad))
    assert any(re.search(told, fault) for fault in faults), faults


def test_the_gate_lets_a_good_message_through() -> None:
    assert list(check_messages.shape([GOOD])) == []
    assert slots(GOOD.zh) == ("称呼",)


def test_the_draft_for_rework_claims_neither_a_contract_nor_a_brand() -> None:
    draft = templates()["quality.rework"]
    assert draft.slots == ("称呼",)
    assert not any(claim in draft.zh for claim in ("合同", "商标", "包装好", "尾款"))
    assert not any(claim in draft.en for claim in ("contract", "brand", "packed", "balance"))
