"""Messages about defects and rework in Chinese, pinyin and English, filled from a report."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from babel.numbers import format_decimal

from desktop.giving.filling import Word, addressed, typed
from desktop.quality.library import usual_defects
from desktop.trade.money import minor_steps

__all__ = ["Word", "addressed", "amount_word", "count", "joined", "said"]

_MONEY = {
    "CNY": ("元", "yuán"),
    "USD": ("美元", "měiyuán"),
    "EUR": ("欧元", "ōuyuán"),
    "GBP": ("英镑", "yīngbàng"),
    "HKD": ("港币", "gǎngbì"),
    "JPY": ("日元", "rìyuán"),
}


def said(zh: str, en: str) -> Word:
    """Return words as they are read: usual defects as they are written here, all else as any text."""
    known = {one.zh: one.pinyin for one in usual_defects()}
    word = typed(zh, en)
    return Word(word.zh, known.get(zh) or word.pinyin, word.en)


def count(number: int) -> Word:
    """Return a number, which stands as figures in all three texts."""
    return Word(str(number), str(number), str(number))


def amount_word(minor: int, currency: str) -> Word:
    """Return an amount as it is said in a message: 2,100元, 1,900美元, 1,900 AUD; whole ones without decimals."""
    figure = format_decimal(Decimal(minor) / minor_steps(currency), "#,##0.##", locale="en_US")
    if "." in figure:
        figure = format_decimal(Decimal(minor) / minor_steps(currency), "#,##0.00", locale="en_US")
    coded = f"{figure} {currency}"
    if currency not in _MONEY:
        return Word(coded, coded, coded)
    zh, spoken = _MONEY[currency]
    return Word(f"{figure}{zh}", f"{figure} {spoken}", coded)


def joined(words: Iterable[Word]) -> Word:
    """Return words joined as each language does; nothing of none."""
    listed = list(words)
    return Word(
        "、".join(word.zh for word in listed),
        ", ".join(word.pinyin for word in listed),
        ", ".join(word.en for word in listed),
    )
