"""What not to give, and sums that must not be in a red envelope: each with its reason, none forbidden."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from desktop.bundled import resources
from desktop.errors import StoreError
from desktop.texts import _, language

COLUMNS = ("weight", "zh", "en", "why_en", "why_zh")
_TABLE = "taboos.tsv"
LUCKY = (66, 88, 99, 168, 188, 288, 388, 520, 600, 666, 688, 800, 888, 999, 1088, 1688, 1888)
"""Sums in yuan that are offered, the modest ones first (custom of the trade)."""
_ODD_ALLOWED = frozenset({99, 999})
_FEN, _GOOD_DIGITS = 100, frozenset("0689")


@dataclass(frozen=True, slots=True)
class Concern:
    """Something to think of before giving; a ``grave`` one is a rule broken, the others are hints."""

    kind: str
    sentence: str
    grave: bool = False


class Taboo(NamedTuple):
    """Things that are not given, found by their words in either language."""

    weight: str
    zh: re.Pattern[str]
    en: re.Pattern[str]
    why_en: str
    why_zh: str

    @property
    def why(self) -> str:
        """The reason in the language of the screen."""
        return self.why_zh if language().startswith("zh") else self.why_en


@cache
def taboos() -> tuple[Taboo, ...]:
    """Return the table, what to avoid first. Raises StoreError when it is damaged."""
    try:
        head, *rows = (resources() / "giving" / _TABLE).read_text(encoding="utf-8").splitlines()
        if tuple(head.split("\t")) != COLUMNS:
            raise ValueError(head)
        return tuple(_taboo(*row.split("\t")) for row in rows)
    except (OSError, UnicodeDecodeError, ValueError, TypeError, re.error) as error:
        raise StoreError(
            _("The table of taboos {name} is damaged.").format(name=_TABLE),
            _("Install Guanxi Journal again; your journal is not touched by that."),
        ) from error


def _taboo(weight: str, zh: str, en: str, why_en: str, why_zh: str) -> Taboo:
    if weight not in ("avoid", "caution"):
        raise ValueError(weight)
    return Taboo(weight, re.compile(zh), re.compile(en, re.IGNORECASE), why_en, why_zh)


def in_words(what: str) -> list[Concern]:
    """Return what speaks against a gift by its words, such as 雨伞 or "a set of four cups"."""
    return [
        Concern("taboo", one.why, one.weight == "avoid")
        for one in taboos()
        if one.zh.search(what) or one.en.search(what)
    ]


def disliked(what: str, avoid: Iterable[str]) -> list[Concern]:
    """Return what this person does not like, out of the words noted for them."""
    folded = what.casefold()
    return [
        Concern("dislike", _("This person does not take: {word}.").format(word=word.strip()), grave=True)
        for word in avoid
        if word.strip() and word.strip().casefold() in folded
    ]


def in_envelope(yuan: int) -> list[Concern]:
    """Return what speaks against a sum of money in a red envelope, in whole yuan."""
    if "4" in str(yuan):
        return [Concern("sum", _("A sum with a 4 sounds like death (四, 死)."), grave=True)]
    if yuan == 250:
        return [Concern("sum", _("250 (二百五) calls somebody a fool."), grave=True)]
    if yuan % 2 and yuan not in _ODD_ALLOWED:
        return [Concern("sum", _("Odd sums are for funerals. Give an even one, or 99 or 999."), grave=True)]
    return []


def in_sum(minor: int) -> list[Concern]:
    """Return what speaks against a sum in fen: by phone 8.88, 16.88 or 66.66 are as good as 88."""
    yuan, fen = divmod(minor, _FEN)
    if fen and set(f"{yuan}{fen:02}".removeprefix("1")) <= _GOOD_DIGITS:
        return []
    return in_envelope(yuan + (fen > 0))


def nearest_lucky(yuan: int) -> int:
    """Return the lucky sum nearest to one that somebody had in mind, the lower of two."""
    return min(LUCKY, key=lambda one: (abs(one - yuan), one))
