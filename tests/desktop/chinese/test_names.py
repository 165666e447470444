from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.chinese.names import (
    company_avatar,
    company_core,
    double_surnames,
    is_chinese,
    person_avatar,
    split_name,
    surname_readings,
)

DOUBLE = re.findall(
    "..",
    "欧阳司马上官诸葛司徒夏侯皇甫尉迟公孙慕容长孙宇文令狐"
    "端木澹台钟离闻人呼延鲜于赫连濮阳申屠南宫东方万俟独孤",
)
HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), max_size=8)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("张建国", ("张", "建国")),
        ("王伟", ("王", "伟")),
        ("欧阳娜娜", ("欧阳", "娜娜")),
        ("欧阳修", ("欧阳", "修")),
        ("司马懿", ("司马", "懿")),
        ("诸葛亮", ("诸葛", "亮")),
        ("歐陽震華", ("歐陽", "震華")),
        ("欧阳", ("欧", "阳")),
        ("东方", ("东", "方")),
        ("李", ("李", "")),
        (" 李四 ", ("李", "四")),
        ("买买提·阿不都拉", ("", "买买提·阿不都拉")),
        ("阿卜杜热西提", ("", "阿卜杜热西提")),
        ("Tom Smith", ("", "Tom Smith")),
        ("王Jack", ("", "王Jack")),
        ("", ("", "")),
    ],
)
def test_names_are_split_after_the_family(name: str, parts: tuple[str, str]) -> None:
    assert split_name(name) == parts


@given(HAN)
def test_nothing_of_a_name_is_lost(name: str) -> None:
    assert "".join(split_name(name)) == name


def test_all_double_surnames_of_the_list_are_split() -> None:
    assert len(DOUBLE) == 26
    for family in DOUBLE:
        assert family in double_surnames()
        assert split_name(family + "明") == (family, "明")


@pytest.mark.parametrize(
    ("family", "readings"),
    [
        ("单", ("shàn",)),
        ("曾", ("zēng",)),
        ("区", ("ōu",)),
        ("纪", ("jǐ", "jì")),
        ("乐", ("yuè", "lè")),
        ("尉迟", ("yùchí",)),
        ("王", ("wáng",)),
        ("龘", ()),
    ],
)
def test_surnames_know_their_readings(family: str, readings: tuple[str, ...]) -> None:
    assert surname_readings(family) == readings


@pytest.mark.parametrize(
    ("name", "place", "brand"),
    [
        ("义乌市光明五金有限公司", "义乌市", "光明"),
        ("东莞市恒达塑胶制品厂", "东莞市", "恒达"),
        ("宁波恒达五金制品有限公司", "宁波", "恒达"),
        ("深圳市宝安区新光电子科技有限公司", "深圳市宝安区", "新光"),
        ("浙江省永康市三木工贸有限公司", "浙江省永康市", "三木"),
        ("佛山市顺德区永盛家具实业有限公司", "佛山市顺德区", "永盛"),
        ("杭州（萧山）宏远纺织有限公司", "杭州", "宏远"),
        ("广东美的集团", "广东", "美的"),
        ("青岛海尔", "青岛", "海尔"),
        ("北京东方电子公司", "北京", "东方"),
        ("光明五金厂", "", "光明"),
        ("华为技术有限公司", "", "华为"),
        ("金华市金鹏金属制品厂", "金华市", "金鹏"),
    ],
)
def test_a_company_is_its_place_and_its_brand(name: str, place: str, brand: str) -> None:
    assert company_core(name) == (place, brand)
    assert company_avatar(name) == brand[0]


@pytest.mark.parametrize("name", ["国际贸易有限公司", "泉州", "有限公司", "Hengda Hardware"])
def test_a_name_without_a_brand_stays_whole(name: str) -> None:
    assert company_core(name) == ("", name)


@given(st.text(max_size=30))
def test_any_company_name_has_an_avatar_of_at_most_one_character(name: str) -> None:
    assert len(company_avatar(name).casefold()) <= 3
    assert bool(company_avatar(name)) == bool(company_core(name)[1])


def test_avatars_of_people() -> None:
    assert person_avatar("张建国") == "张"
    assert person_avatar("欧阳娜娜") == "欧"
    assert person_avatar("linda") == "L"
    assert person_avatar("  ") == ""


def test_chinese_is_told_from_latin() -> None:
    assert is_chinese("王 Jack")
    assert not is_chinese("Jack, 2026！")
