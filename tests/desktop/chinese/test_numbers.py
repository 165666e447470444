from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.chinese.numbers import LARGEST, from_hanzi, to_hanzi

ROUND = st.builds(lambda digits, zeros: digits * 10**zeros, st.integers(0, 9999), st.integers(0, 12))


@given(st.integers(0, LARGEST) | ROUND)
def test_numbers_come_back(number: int) -> None:
    assert from_hanzi(to_hanzi(number)) == number


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (0, "零"),
        (10, "十"),
        (15, "十五"),
        (20, "二十"),
        (110, "一百一十"),
        (305, "三百零五"),
        (1005, "一千零五"),
        (10010, "一万零一十"),
        (25000, "二万五千"),
        (105000, "十万五千"),
        (1_050_000, "一百零五万"),
        (100_000_001, "一亿零一"),
        (123_456_789, "一亿二千三百四十五万六千七百八十九"),
        (10**12, "一万亿"),
    ],
)
def test_numbers_are_written_as_said(number: int, written: str) -> None:
    assert to_hanzi(number) == written
    assert from_hanzi(written) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("两万五千", 25000),
        ("两万五", 25000),
        ("三千二", 3200),
        ("一百五", 150),
        ("一亿三", 130_000_000),
        ("一百零五", 105),
        ("二〇二六", 2026),
        ("一三八", 138),
        ("千", 1000),
        ("百五十", 150),
        ("伍仟贰佰", 5200),
        ("叁万", 30000),
        (" 五百万 ", 5_000_000),
        ("一万零五百", 10500),
    ],
)
def test_spoken_numbers_are_read(text: str, number: int) -> None:
    assert from_hanzi(text) == number


@pytest.mark.parametrize(
    "text", ["", "万", "十百", "百千", "一万亿五亿", "五个", "25000", "一二百", "万五", "万亿亿", "一億五亿"]
)
def test_what_is_no_numeral_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the part that could not be read is its message
        from_hanzi(text)


@pytest.mark.parametrize("number", [-1, LARGEST + 1])
def test_numbers_out_of_range_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        to_hanzi(number)


@given(st.text("零〇一二三五九两十百千万亿", max_size=10))
def test_any_row_of_numerals_is_read_or_refused(text: str) -> None:
    try:
        number = from_hanzi(text)
    except ValueError:
        return
    assert number >= 0
    assert number > LARGEST or from_hanzi(to_hanzi(number)) == number
