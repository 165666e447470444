"""Names of people and companies: where the family name ends, how it is read, which character stands for it."""

from __future__ import annotations

import re
from functools import cache

from desktop.chinese.tables import HAN, columns, rows, surnames

_HAN_RUN = re.compile(f"[{HAN}]+")
_UNKNOWN_PLACE = re.compile("..[市区县镇]")
_BRANCH = re.compile(r"[（(][^）)]*[）)]")


def is_chinese(text: str) -> bool:
    """Say whether a text has at least one Chinese character."""
    return _HAN_RUN.search(text) is not None


@cache
def double_surnames() -> frozenset[str]:
    """Return the double surnames that a name is split by (our own list)."""
    return frozenset(row[0] for row in rows("own_surnames.tsv") if len(row[0]) == 2)


def split_name(name: str) -> tuple[str, str]:
    """Split a Chinese name into family and given name; double surnames go first, in names of 3 or more characters.

    A name that is not Chinese, in several parts or of more than four characters has no family name that could be
    told: ``("", name)``. One character alone is a family name.
    """
    bare = name.strip()
    if not _HAN_RUN.fullmatch(bare):
        return "", bare
    if len(bare) >= 3 and bare[:2] in double_surnames():
        return bare[:2], bare[2:]
    return (bare[:1], bare[1:]) if len(bare) <= 4 else ("", bare)


def surname_readings(family: str) -> tuple[str, ...]:
    """Return how a family name may be read, the usual way first (``纪``: jǐ, jì); empty when we do not know it."""
    usual = surnames().get(family)
    if usual is None:
        return ()
    second = _second_readings().get(family)
    return ("".join(usual), second) if second else ("".join(usual),)


@cache
def _second_readings() -> dict[str, str]:
    return {row[0]: row[2] for row in rows("own_surnames.tsv") if len(row) > 2}


def person_avatar(name: str) -> str:
    """Return the one character or letter that stands for a person: the family name's first, else the first letter."""
    bare = name.strip()
    return bare[:1].upper()


def company_core(name: str) -> tuple[str, str]:
    """Split a company's Chinese name into its place and its brand: ``("义乌市", "光明")``.

    Place, trade, legal form and what stands in brackets are taken off; what is left is the brand. A name that is
    nothing but these keeps itself as its brand.
    """
    bare = _BRANCH.sub("", name).strip()
    place = _leading_place(bare)
    rest = bare[len(place) :]
    brand = _without_trade(rest)
    return (place, brand) if brand else ("", bare)


def company_avatar(name: str) -> str:
    """Return the character that stands for a company: the first of its brand (``义乌市光明五金有限公司``: 光)."""
    return company_core(name)[1][:1].upper()


@cache
def _places() -> frozenset[str]:
    """Return the names that a company name may begin with: provinces, cities and the towns of the trade."""
    names = [row[1] for row in rows("provinces.tsv")] + [row[1] for row in rows("cities.tsv")]
    short = [re.sub("(市|地区|盟|.{1,9}族自治州|自治州)$", "", name) for name in names]
    towns = [row[0] for row in rows("company_parts.tsv") if row[1] == "place"]
    return frozenset(name for name in (*names, *short, *towns) if len(name) > 1)


def _leading_place(name: str) -> str:
    """Return the places at the head of a name, each with its 省 市 区 县 镇."""
    end = 0
    while found := _place_at(name, end):
        end = found
    return name[:end]


def _place_at(name: str, start: int) -> int:
    """Return where a place that begins at ``start`` ends, or 0."""
    for length in range(min(8, len(name) - start - 1), 1, -1):
        if name[start : start + length] in _places():
            end = start + length
            return end + 1 if len(name) > end + 1 and name[end] in "省市区县镇" else end
    unknown = _UNKNOWN_PLACE.match(name, start)
    return start + 3 if unknown and len(name) > start + 4 else 0


@cache
def _trade_words() -> frozenset[str]:
    """Return the words of trade and legal form."""
    return frozenset(word for word, kind in columns("company_parts.tsv").items() if kind in ("trade", "form"))


@cache
def _any_trade_word() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _trade_words())))


def _without_trade(rest: str) -> str:
    """Cut a name at the first word of trade or legal form that leaves a brand of two characters before it."""
    cut = _any_trade_word().search(rest, 2)
    brand = rest[: cut.start()] if cut else rest
    return "" if not _trade_words().isdisjoint((brand, rest)) else brand
