from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.chinese.keys import NameIndex, query_pattern, search_key

WANG = ("王伟", "经理", "宁波恒达五金制品有限公司", "Ningbo Hengda Hardware Co., Ltd")
SHAN = ("单晓东", "老板", "重庆长虹", "x")
LV = ("吕芳", "厂长", "绿源", "x")
ZENG = ("曾志鹏", "工程师", "深圳", "x")
Person = tuple[str, str, str, str]


def keys(person: Person) -> list[str]:
    """Return the keys of a person as they are stored: name, family name with title, company."""
    name, title, company, english = person
    return [
        search_key(name, name=True),
        search_key(name[0] + title, name=True),
        search_key(company),
        search_key(english),
    ]


def found(person: Person, typed: str) -> bool:
    return NameIndex([(1, keys(person))]).find(typed) == [1]


@pytest.mark.parametrize(
    "typed",
    [
        "王",
        "王经理",
        "经理",
        "wang",
        "wjl",
        "wangjl",
        "wangjingli",
        "wjingl",
        "王jl",
        "wang经理",
        "wangw",
        "ww",
        "恒达",
        "hengda",
        "hd",
        "nbhd",
        "ningbohd",
        "hdwj",
        "Ningbo",
        "hardware",
        "wei",
        "宁波恒达",
        "nbhengda",
        "li",
        "Níngbō",
        "ｗｊｌ",
        "Ｗａｎｇ",
        "王ｊｌ",
        "WJL",
        "wáng",
    ],
)
def test_a_manager_is_found(typed: str) -> None:
    assert found(WANG, typed)


@pytest.mark.parametrize(
    "typed", ["ningbo heng", "wang hengda", "hardware wei", "王 恒达", "w j l", "wang wei", "co., ltd"]
)
def test_parts_may_be_in_several_fields(typed: str) -> None:
    assert found(WANG, typed)


@pytest.mark.parametrize(
    "typed", ["zhang", "wjx", "恒大", "xx", "理经", "jw", "wang zhang", "anghai", "engda"]
)
def test_nobody_else_is_found(typed: str) -> None:
    assert not found(WANG, typed)


@pytest.mark.parametrize(
    ("person", "typed"),
    [
        *(
            (SHAN, typed)
            for typed in ("shan", "sxd", "shanxd", "cqch", "chongqing", "slb", "dan", "zhongqing")
        ),
        *((LV, typed) for typed in ("lv", "lvf", "lf", "lvyuan", "lü", "lu:", "lu", "LÜ", "lǚ", "lvfang")),
        *((ZENG, typed) for typed in ("zeng", "zzp", "zengzp", "zengzhp", "zgcs", "sz", "shenzhen", "ceng")),
    ],
)
def test_readings_that_programs_miss_are_found(person: Person, typed: str) -> None:
    assert found(person, typed)


@pytest.mark.parametrize(
    ("text", "typed", "found"),
    [
        ("Müller & Söhne GmbH", "muller", True),
        ("Müller & Söhne GmbH", "müll", True),
        ("Müller & Söhne GmbH", "sohne", True),
        ("Müller & Söhne GmbH", "hne", False),
        ("José García", "garcia jose", True),
        ("wxid_abc123", "wxid_abc", True),
        ("+86 138-1234-5678", "138", True),
        ("O'Brien", "o'brien", True),
        ("O'Brien", "obrien", True),
        ("西安", "xi'an", True),
        ("西安", "xian", True),
        ("A4纸箱", "a4zx", True),
    ],
)
def test_latin_words_are_found_by_their_beginning(text: str, typed: str, found: bool) -> None:
    assert NameIndex([(1, [search_key(text)])]).find(typed) == ([1] if found else [])


def test_the_shape_of_a_key() -> None:
    assert search_key("王经理", name=True) == "|wang王|jing经|li理"
    assert search_key("Ningbo Hengda") == "|ningbo|hengda"
    assert search_key("单总", name=True).split("\n")[0] == "|shan单|zong总"
    assert search_key("") == ""
    assert search_key("·，") == ""


def test_names_go_before_companies_and_beginnings_before_the_rest() -> None:
    index = NameIndex(
        [
            (10, [search_key("李伟", name=True), search_key("王记五金")]),
            (11, [search_key("小王", name=True), search_key("恒达")]),
            (12, [search_key("王伟", name=True), ""]),
            (13, ["", search_key("王记")]),
            (14, [search_key("王芳", name=True), ""]),
        ]
    )
    assert index.find("王") == [12, 14, 11, 10, 13]
    assert index.find("wang", 2) == [12, 14]
    assert index.find("wang", 1) == [12]
    assert index.find("") == [10, 11, 12, 13, 14]
    assert index.find(" ", 2) == [10, 11]
    assert index.find("没有") == []
    assert len(index) == 5


def test_an_empty_index_finds_nothing() -> None:
    assert NameIndex([]).find("wang") == []
    assert NameIndex([(1, []), (2, [""])]).find("wang") == []


HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=6)


@given(HAN, st.data())
def test_every_mix_of_a_name_finds_it(name: str, data: st.DataObject) -> None:
    key = search_key(name, name=True)
    typed = ""
    for part in key.split("\n")[0].split("|")[1:]:
        letters, character = part[:-1] or part, part[-1]
        ways = [character, letters, letters[0]] if len(typed) < 6 else [character, letters]
        typed += data.draw(st.sampled_from(ways))
    assert query_pattern(typed).search(key)
    assert NameIndex([(7, [key])]).find(typed) == [7]


@given(st.text(max_size=20), st.text(max_size=20))
def test_no_input_breaks_keys_or_patterns(text: str, typed: str) -> None:
    key = search_key(text)
    assert key.count("\n") <= 3
    assert NameIndex([(1, [key])]).find(typed) in ([], [1])


@given(st.lists(HAN, min_size=1, max_size=8))
def test_a_limit_gives_the_head_of_the_whole(names: list[str]) -> None:
    index = NameIndex((number, [search_key(name, name=True)]) for number, name in enumerate(names))
    whole = index.find(names[0][0])
    assert 0 in whole
    assert index.find(names[0][0], 2) == whole[:2]


def test_a_name_of_one_letter_repeated_takes_no_time() -> None:
    index = NameIndex([(1, [search_key(" ".join(["aaaaaaaa"] * 20))])])
    assert index.find("a" * 60 + "b") == []
    assert index.find("a" * 12) == [1]


def test_a_character_that_no_dictionary_reads_is_found_by_itself() -> None:
    assert search_key("一烪一") == "|yi一|烪|yi一"
    assert NameIndex([(1, [search_key("一烪一")])]).find("一烪一") == [1]
