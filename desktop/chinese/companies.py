"""The pinyin of a company's Chinese name, as it stands on business cards: Yìwū Guāngmíng Wǔjīn."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.chinese.names import company_core, is_chinese
from desktop.chinese.reading import Word, citation
from desktop.chinese.tables import columns
from desktop.chinese.words import cut

_DIVISION = re.compile("(?<=..)[省市区县镇]")
_LONGEST_BRAND = 4


def company_pinyin(name: str) -> str:
    """Return place, brand and trade in pinyin, each word with a capital; the legal form (有限公司) is left out.

    A name without hanzi gives an empty text. It is a proposal: brands have readings of their own.
    """
    if not any(map(is_chinese, name)):
        return ""
    place, brand = company_core(name)
    rest = name[name.find(brand) + len(brand) :]
    words = [*_place_words(place), *_brand_words(brand), *_trade_words(rest)]
    return " ".join(_written(word) for word in words)


def _place_words(place: str) -> Iterator[str]:
    """Give the places at the head of a name without their divisions, 浙江 and 金华 one by one where both are known."""
    for part in _DIVISION.sub(" ", place).split():
        words = cut(part)
        yield from words if all(len(word) > 1 for word in words) else [part]


def _brand_words(brand: str) -> list[str]:
    """Keep a brand in one piece; what is longer is a whole name whose brand was not found."""
    return [brand] if len(brand) <= _LONGEST_BRAND else _trade_words(brand)


def _trade_words(text: str) -> list[str]:
    """Cut into words, without the legal form, the divisions of a place and what stands in brackets."""
    bare = _DIVISION.sub("", re.sub("[（(].*?[)）]", "", text))
    forms = [word for word, kind in columns("company_parts.tsv").items() if kind == "form"]
    for form in sorted(forms, key=len, reverse=True):
        bare = bare.removesuffix(form)
    return [word for word in cut(bare) if word.strip()]


def _written(word: str) -> str:
    syllables = tuple(syllable for part in citation(word) for syllable in part.syllables)
    return Word(word, syllables, proper=True).marked
