"""Provinces and cities of China: names, pinyin, English, and which one a division code means."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from desktop.chinese.reading import read
from desktop.chinese.syllables import fold, join
from desktop.chinese.tables import columns, rows

_PEOPLES = re.compile(
    "(?:(?:布依|哈尼|土家|柯尔克孜|哈萨克|景颇|蒙古|朝鲜|傈僳|傣|彝|白|藏|苗|侗|壮|羌|回)族?|蒙古)+(?=自治州)|自治州|地区|盟|市"
)


@dataclass(frozen=True, slots=True)
class Province:
    """A province or what ranks with one; ``code`` is the first two digits of its division codes (GB/T 2260)."""

    code: str
    name: str
    pinyin: str
    english: str


@dataclass(frozen=True, slots=True)
class City:
    """A prefecture-level city or prefecture; ``short`` is its name without 市, ``english`` the usual spelling."""

    code: str
    name: str
    short: str
    pinyin: str
    english: str


@cache
def provinces() -> dict[str, Province]:
    """Return the provinces by code."""
    return {row[0]: Province(*row[:4]) for row in rows("provinces.tsv")}


@cache
def cities() -> dict[str, City]:
    """Return the prefecture-level cities by their four-digit code."""
    return {code: _city(code, name) for code, name in (row[:2] for row in rows("cities.tsv"))}


def region_of(code: str, *, chinese: bool = False) -> str:
    """Return a division code's city and province: ``Hangzhou, Zhejiang`` or ``浙江杭州``; empty when unknown."""
    province = provinces().get(code[:2])
    city = cities().get(code[:4])
    if province is None:
        return ""
    if chinese:
        return province.name + (city.short if city else "")
    return f"{city.english}, {province.english}" if city else province.english


def find_cities(typed: str) -> list[City]:
    """Return the cities whose characters, pinyin or English begin with what was typed, in order of their codes."""
    wanted = _squeezed(typed)
    if not wanted:
        return []
    return [
        c
        for c in cities().values()
        if any(_squeezed(n).startswith(wanted) for n in (c.name, c.pinyin, c.english))
    ]


def _squeezed(text: str) -> str:
    return re.sub(r"[\s'’]", "", fold(text))


def _city(code: str, name: str) -> City:
    """Return a city with the pinyin of its short name in one word, and the same without tones as English."""
    short = _PEOPLES.sub("", name) or name
    written = place_pinyin(short)
    return City(code, name, short, written, columns("city_names.tsv").get(short) or _without_tones(written))


def _without_tones(written: str) -> str:
    letters = (
        c for c in unicodedata.normalize("NFD", written) if c == "\u0308" or not unicodedata.combining(c)
    )
    return unicodedata.normalize("NFC", "".join(letters))


def place_pinyin(name: str) -> str:
    """Return the pinyin of a place name in one word with a capital: ``Xī'ān``, ``Tāizhōu``."""
    return join(read(name)).capitalize()
