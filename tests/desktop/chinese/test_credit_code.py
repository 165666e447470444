from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import uscc

from desktop.chinese.credit_code import check_credit_code, tidy

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
VALID = [
    "914403001922038216",
    "9144030071526726XG",
    "91330100799655058B",
    "91110108551385082Q",
    "91110000600037341L",
    "91512081MA62K0260E",
    "91350100M000100Y43",
]
codes = st.builds(
    lambda kind, region, rest: kind + region + rest,
    st.text(ALPHABET, min_size=2, max_size=2),
    st.text("0123456789", min_size=6, max_size=6),
    st.text(ALPHABET, min_size=10, max_size=10),
)


@pytest.mark.parametrize("code", VALID)
def test_real_codes_are_valid(code: str) -> None:
    verdict = check_credit_code(code)
    assert verdict.valid
    assert verdict.outer
    assert verdict.inner
    assert verdict.advice == ""


@pytest.mark.parametrize(
    ("code", "outer", "inner", "word"),
    [
        ("91350100M000100Y4Z", False, True, "no Z"),
        ("914403001922038217", False, True, "registry"),
        ("91350211M0000XUF46", False, True, "registry"),
        ("91350100M0001TGQXM", False, True, "registry"),
        ("9133010057462616XH", False, False, "typo"),
        ("91350100M000100YO3", False, False, "no O"),
        ("9144030019220382", False, False, "has 16"),
        ("", False, False, "has 0"),
        ("9144O3001922038216", False, True, "no O"),
        ("91A403001922038216", False, True, "digits of a region"),
        ("义乌市光明五金有限公司义乌市光明五金有", False, False, "has 19"),
    ],
)
def test_doubtful_codes_get_advice(code: str, outer: bool, inner: bool, word: str) -> None:
    verdict = check_credit_code(code)
    assert not verdict.valid
    assert (verdict.outer, verdict.inner) == (outer, inner)
    assert word in verdict.advice


@pytest.mark.parametrize(
    ("code", "region"),
    [
        ("914403001922038216", "Shenzhen, Guangdong"),
        ("91330100799655058B", "Hangzhou, Zhejiang"),
        ("91110108551385082Q", "Beijing"),
        ("91512081MA62K0260E", "Ziyang, Sichuan"),
        ("91350211M0000XUF46", "Xiamen, Fujian"),
    ],
)
def test_the_region_is_told(code: str, region: str) -> None:
    assert check_credit_code(code).region == region


def test_codes_are_read_however_they_are_typed() -> None:
    assert tidy(" 9144 0300-7152 ６７２６xg ") == "9144030071526726XG"
    assert check_credit_code("9144 0300 7152 6726 xg").valid


@given(codes)
def test_the_outer_check_agrees_with_stdnum(code: str) -> None:
    whole = code[:17] + uscc.calc_check_digit(code[:17])
    assert check_credit_code(whole).outer
    assert check_credit_code(code).outer == (code == whole)


@given(st.sampled_from(VALID), st.integers(0, 17), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_always_noticed(code: str, place: int, character: str) -> None:
    changed = code[:place] + character + code[place + 1 :]
    assert check_credit_code(changed).valid == (changed == code)


@given(st.text(max_size=20))
def test_any_text_gets_a_verdict(text: str) -> None:
    verdict = check_credit_code(text)
    assert verdict.valid == (verdict.advice == "")


@pytest.mark.parametrize(
    "pasted",
    [
        "统一社会信用代码：914403001922038216",
        "USCC: 9144 0300 1922 0382 16",
        "914403001922038216。",
        "（914403001922038216）",
    ],
)
def test_a_code_is_found_in_what_was_pasted_with_it(pasted: str) -> None:
    assert tidy(pasted) == "914403001922038216"
    assert check_credit_code(pasted).valid


@pytest.mark.parametrize("typed", ["待查", "待查 2027", "914403001922038216 914403001922038217", "12345"])
def test_what_holds_no_code_or_two_stays_as_it_was_typed(typed: str) -> None:
    assert tidy(typed) == typed.replace(" ", "")


def test_a_region_that_nobody_knows_is_told() -> None:
    found = check_credit_code("000000000000000000")
    assert "Places 3 to 8" in found.advice
    assert not found.valid


def test_a_registration_with_the_state_itself_is_no_typo() -> None:
    found = check_credit_code("91100000100003962T")
    assert (found.valid, found.advice, found.region) == (True, "", "")
