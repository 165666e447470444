"""Festivals that are found by characters, pinyin and English, on their next day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from desktop.almanac.festivals import Occurrence, festival_days, festivals
from desktop.chinese.syllables import fold
from desktop.highlight import Marked, mark

_FIRST, _LAST = 1901, 2100


@dataclass(frozen=True, slots=True)
class FestivalHit:
    """A festival that was found, with the places of what was typed."""

    key: str
    on: date
    """Its first day: the next one, or the one in the span that was asked for."""
    hanzi: Marked
    english: Marked
    pinyin: str


def find_festivals(
    words: str, limit: int, today: date, span: tuple[date, date] | None = None
) -> list[FestivalHit]:
    """Return the festivals that hold all words, the nearest first; of a ``span`` of days only, when one is given.

    A Latin word must begin a word; Chinese may stand anywhere. No words find all.
    """
    patterns = [_pattern(word) for word in fold(words).split()]
    found = []
    for key, hay in _hay().items():
        if all(pattern.search(hay) for pattern in patterns):
            on = next(_days(key, today, span), None)
            if on is not None:
                found.append((on, key))
    known = festivals()
    return [
        FestivalHit(
            key, on, mark(known[key].hanzi, words), mark(known[key].english, words), known[key].pinyin
        )
        for on, key in sorted(found)[:limit]
    ]


def _pattern(word: str) -> re.Pattern[str]:
    return re.compile((r"\b" if word.isascii() else "") + re.escape(word))


@cache
def _hay() -> dict[str, str]:
    """Return what is searched of each festival; pinyin with its words parted and joined."""
    hay = {}
    for key, one in festivals().items():
        pinyin = fold(one.pinyin)
        hay[key] = f"{fold(one.hanzi)} | {pinyin} | {pinyin.replace(' ', '')} | {fold(one.english)}"
    return hay


def _days(key: str, today: date, span: tuple[date, date] | None) -> Iterator[date]:
    """Yield the first days of a festival that lie in ``span``, else those not over today."""
    first = span[0].year if span else today.year
    last = span[1].year if span else today.year + 2  # a leap month may leave a year without one
    for year in range(max(first, _FIRST), min(last, _LAST) + 1):
        for one in festival_days(key, year):
            if _within(one, today, span):
                yield one.first


def _within(one: Occurrence, today: date, span: tuple[date, date] | None) -> bool:
    return span[0] <= one.first <= span[1] if span else one.last >= today
