"""Money as it is typed, counted and shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import UsageError
from desktop.trade import money


@pytest.mark.parametrize(
    ("typed", "minor"),
    [
        ("1250", 125_000), ("1,250.50", 125_050), ("1.250,50", 125_050), ("1 250,5", 125_050), ("0.005", 1),
        ("1,250", 125_000), ("12,5", 1250), ("１２５０", 125_000), ("1,250,000", 125_000_000),
    ],
)  # fmt: skip
def test_amounts_are_read_as_people_type_them(typed: str, minor: int) -> None:
    assert money.parse_amount(typed, "USD") == minor


@pytest.mark.parametrize("typed", ["", "abc", "-5", "1.2.3.4", "NaN", "Infinity", "1e30", "九"])
def test_what_is_no_amount_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(UsageError, match="no amount"):
        money.parse_amount(typed, "USD")


@given(st.integers(0, 10**12), st.sampled_from(["USD", "CNY", "JPY"]))
def test_a_plain_amount_is_read_back(minor: int, currency: str) -> None:
    assert money.parse_amount(money.plain_amount(minor, currency), currency) == minor


@given(st.integers(0, 10**10))
def test_a_plain_price_is_read_back(price: int) -> None:
    assert money.parse_price(money.plain_price(price)) == price


def test_yen_have_no_cents_and_small_prices_keep_their_decimals() -> None:
    assert money.line_value(3, 10_000_000, "JPY") == 3000
    assert money.price(135, "USD") == "$0.0135"
    assert money.price(8_500, "USD") == "$0.85"


def test_currencies_are_never_added() -> None:
    assert money.sums([(100, "USD"), (300, "CNY"), (50, "USD")]) == {"CNY": 300, "USD": 150}
    assert money.sums_in_words([(100, "USD"), (300, "CNY")]) == "CN¥3.00 + $1.00"


@pytest.mark.parametrize(
    ("typed", "price"), [("１．５", 15_000), ("１，２３４．５０", 12_345_000), ("０。８５", 8500)]
)
def test_full_width_figures_are_read_too(typed: str, price: int) -> None:
    assert money.parse_price(typed) == price


@pytest.mark.parametrize(
    ("typed", "minor"),
    [
        ("3万", 3_000_000),
        ("12.5 万", 12_500_000),
        ("1.2亿", 12_000_000_000),
        ("１２万", 12_000_000),
        ("3万元", 3_000_000),
    ],
)
def test_tens_of_thousands_are_read_as_chinese_write_them(typed: str, minor: int) -> None:
    assert money.parse_amount(typed, "CNY") == minor


@pytest.mark.parametrize("typed", ["万", "3万5", "3万万", "3元万"])
def test_half_a_chinese_sum_is_refused(typed: str) -> None:
    with pytest.raises(UsageError):
        money.parse_amount(typed, "CNY")


@pytest.mark.parametrize(
    ("typed", "pieces"),
    [
        ("5000", 5000),
        ("5,000", 5000),
        ("1,234,567", 1_234_567),
        ("5，000", 5000),
        ("12,0000", 120_000),
        ("５０００", 5000),
        ("3万", 30_000),
        ("1.2 万", 12_000),
    ],
)
def test_pieces_are_read_as_people_type_them(typed: str, pieces: int) -> None:
    assert money.parse_quantity(typed) == pieces


@pytest.mark.parametrize(
    "typed", ["", "万", "1.5", "-5", "1.23456万", "many", "1e3", "٣万x", "1,5", "1,2万", "5,00", ",500", "5,"]
)
def test_what_is_no_whole_number_of_pieces_is_refused(typed: str) -> None:
    with pytest.raises(UsageError, match="no quantity"):
        money.parse_quantity(typed)
