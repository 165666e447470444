from __future__ import annotations

import pytest

from desktop.chinese.places import cities, find_cities, place_pinyin, provinces, region_of


def test_all_provinces_are_there() -> None:
    assert len(provinces()) == 34
    assert (provinces()["14"].english, provinces()["14"].pinyin) == ("Shanxi", "Shānxī")
    assert (provinces()["61"].english, provinces()["61"].pinyin) == ("Shaanxi", "Shǎnxī")
    assert {code[:2] for code in cities()} <= provinces().keys()
    assert len(cities()) > 320


@pytest.mark.parametrize(
    ("code", "short", "pinyin", "english"),
    [
        ("3310", "台州", "Tāizhōu", "Taizhou"),
        ("3311", "丽水", "Líshuǐ", "Lishui"),
        ("3415", "六安", "Lù'ān", "Lu'an"),
        ("6101", "西安", "Xī'ān", "Xi'an"),
        ("1404", "长治", "Chángzhì", "Changzhi"),
        ("4111", "漯河", "Luòhé", "Luohe"),
        ("2301", "哈尔滨", "Hā'ěrbīn", "Harbin"),
        ("4419", "东莞", "Dōngguǎn", "Dongguan"),
        ("5306", "昭通", "Zhāotōng", "Zhaotong"),
        ("5328", "西双版纳", "Xīshuāngbǎnnà", "Xishuangbanna"),
        ("2224", "延边", "Yánbiān", "Yanbian"),
        ("4331", "湘西", "Xiāngxī", "Xiangxi"),
    ],
)
def test_cities_are_read_right(code: str, short: str, pinyin: str, english: str) -> None:
    city = cities()[code]
    assert (city.short, city.pinyin, city.english) == (short, pinyin, english)


def test_no_filler_and_no_doubtful_pinyin_among_the_cities() -> None:
    for city in cities().values():
        assert city.name not in ("市辖区", "县")
        assert "自治" not in city.short
        assert city.pinyin[0].isupper()
        assert city.english.isprintable()


@pytest.mark.parametrize(
    ("code", "english", "chinese"),
    [
        ("330100", "Hangzhou, Zhejiang", "浙江杭州"),
        ("310115", "Shanghai", "上海"),
        ("810000", "Hong Kong", "香港"),
        ("990000", "", ""),
        ("", "", ""),
    ],
)
def test_a_division_code_is_a_region(code: str, english: str, chinese: str) -> None:
    assert region_of(code) == english
    assert region_of(code, chinese=True) == chinese


@pytest.mark.parametrize("typed", ["东莞", "dongg", "Dōngguǎn", "东莞市"])
def test_a_city_is_found_as_it_is_typed(typed: str) -> None:
    assert [city.short for city in find_cities(typed)] == ["东莞"]


def test_nothing_typed_finds_no_city() -> None:
    assert find_cities("  ") == []


def test_cities_that_begin_alike_are_all_found() -> None:
    assert {"西安", "咸宁", "咸阳"} <= {city.short for city in find_cities("xian")}


def test_place_names_are_one_word() -> None:
    assert place_pinyin("番禺") == "Pānyú"
    assert place_pinyin("瑞安") == "Ruì'ān"
