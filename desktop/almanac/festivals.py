"""Festivals and observances: when they are, whose they are, and what they mean for business with a factory."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal, TypeVar, cast, get_args

from desktop.almanac.lunar import month_length, to_lunar
from desktop.almanac.rules import days_of, parse_rule
from desktop.almanac.tables import damaged, sections

Weight = Literal["major", "minor", "memorial"]
Part = Literal["", "north", "south"]
ALL_REGIONS = ("cn", "hk", "tw", "mo")
_TABLE = "festivals.ini"
_Word = TypeVar("_Word", bound=str)


@dataclass(frozen=True, slots=True)
class Words:
    """A text in both languages of the program; empty where there is nothing to say."""

    en: str
    zh: str


@dataclass(frozen=True, slots=True)
class Festival:
    """One festival of every year.

    ``greet``: days before at which a greeting is usual (0 = on the day, None = no greeting); ``gift``: days before at
    which a gift should have arrived; ``length``: days, None for the whole lunar month.
    """

    key: str
    rule: str
    length: int | None
    regions: tuple[str, ...]
    part: Part
    weight: Weight
    hanzi: str
    pinyin: str
    english: str
    meaning: Words
    say: Words
    avoid: Words
    greet: int | None
    gift: int | None


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A festival in a certain year, first and last day."""

    festival: Festival
    first: date
    last: date


@cache
def festivals() -> dict[str, Festival]:
    """Return all festivals by key, in the order of the table."""
    try:
        found = {key: _read(key, section) for key, section in sections(_TABLE).items()}
    except (IndexError, KeyError, ValueError) as error:
        raise damaged(_TABLE) from error
    if not found:
        raise damaged(_TABLE)
    return found


def _read(key: str, section: Mapping[str, str]) -> Festival:
    days = section.get("days", "1")
    parse_rule(section["rule"])
    return Festival(
        key,
        section["rule"],
        None if days == "month" else int(days),
        tuple(section["regions"].split()),
        _one_of(section.get("part", ""), get_args(Part)),
        _one_of(section["weight"], get_args(Weight)),
        section["hanzi"],
        section["pinyin"],
        section["english"],
        Words(section["meaning_en"], section["meaning_zh"]),
        Words(section.get("say_en", ""), section.get("say_zh", "")),
        Words(section.get("avoid_en", ""), section.get("avoid_zh", "")),
        int(section["greet"]) if "greet" in section else None,
        int(section["gift"]) if "gift" in section else None,
    )


def _one_of(value: str, known: tuple[_Word, ...]) -> _Word:
    """Return the known word; raises ValueError for another."""
    return known[known.index(cast("_Word", value))]


def festival_days(key: str, year: int) -> tuple[Occurrence, ...]:
    """Return a festival's occurrences that begin in a Gregorian year: one, rarely none or two (Laba).

    Days outside 1901 to 2100 are left out. Raises KeyError for an unknown key.
    """
    festival = festivals()[key]
    return tuple(
        Occurrence(festival, first, last) for first, last in _spans(festival.rule, festival.length, year)
    )


def _spans(rule: str, length: int | None, year: int) -> Iterator[tuple[date, date]]:
    for first in days_of(rule, year):
        yield first, first + timedelta(days=(length or _month_days(first)) - 1)


def _month_days(first: date) -> int:
    """Return the length of the lunar month that begins on a day."""
    found = to_lunar(first)
    return month_length(found.year, found.month, leap=found.leap)


@cache
def _year(year: int) -> dict[date, tuple[Festival, ...]]:
    """Return the festivals of a Gregorian year by their first day, the great ones first."""
    found: dict[date, list[Festival]] = {}
    for festival in festivals().values():
        for day in days_of(festival.rule, year):
            found.setdefault(day, []).append(festival)
    order = get_args(Weight)
    return {
        day: tuple(sorted(group, key=lambda one: order.index(one.weight))) for day, group in found.items()
    }


def festivals_on(day: date, regions: Collection[str] = ALL_REGIONS) -> tuple[Festival, ...]:
    """Return the festivals that begin on a day in one of the regions, the great ones first.

    Raises DateOutOfRange outside 1901 to 2100.
    """
    return tuple(one for one in _year(day.year).get(day, ()) if _kept(one, regions))


def _kept(festival: Festival, regions: Collection[str]) -> bool:
    return any(region in regions for region in festival.regions)


def ongoing_on(day: date, regions: Collection[str] = ALL_REGIONS) -> tuple[Occurrence, ...]:
    """Return what lasts over a day without beginning on it: fairs, ghost month."""
    return tuple(
        one
        for festival in festivals().values()
        if festival.length != 1 and _kept(festival, regions)
        for one in festival_days(festival.key, day.year)
        if one.first < day <= one.last
    )


def festivals_between(
    first: date, last: date, regions: Collection[str] = ALL_REGIONS
) -> tuple[Occurrence, ...]:
    """Return the occurrences that begin from ``first`` to ``last`` (included), in order of time."""
    found = [
        occurrence
        for year in range(first.year, last.year + 1)
        for festival in festivals().values()
        if _kept(festival, regions)
        for occurrence in festival_days(festival.key, year)
        if first <= occurrence.first <= last
    ]
    return tuple(sorted(found, key=lambda one: one.first))
