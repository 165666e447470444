"""What a person looks for: words, and facets such as ``kind:note``, ``supplier:hengda`` or ``2026-11``."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

FACETS: dict[str, tuple[str, ...]] = {
    "kind": ("kind", "类型"),
    "supplier": ("supplier", "供应商"),
    "from": ("from", "来自"),
    "with": ("with", "联系人"),
    "tag": ("tag", "标签"),
    "date": ("date", "日期"),
}
"""The facets, each with the words that begin it: English first, then Chinese. They are language, not screen texts: both
work whatever the screen speaks."""
_ALSO = {
    "type": "kind",
    "种类": "kind",
    "工厂": "supplier",
    "factory": "supplier",
    "人": "with",
    "person": "with",
}
_NAMES = {word: name for name, words in FACETS.items() for word in words} | _ALSO
_QUOTES = '"“”„「」'
_TOKEN = re.compile(
    rf"(?P<name>[^\W\d_]+)[:：](?P<value>[{_QUOTES}][^{_QUOTES}]*[{_QUOTES}]?|\S*)"
    rf"|[{_QUOTES}](?P<quoted>[^{_QUOTES}]+)[{_QUOTES}]?|(?P<word>\S+)"
)
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?")
_YEAR = re.compile(r"(\d{4})年?")


@dataclass(frozen=True, slots=True)
class Facet:
    """One narrowing: its name (a key of ``FACETS``), its value as typed, and the record where one was chosen."""

    name: str
    value: str
    record: tuple[str, int] | None = None
    """``supplier`` or ``contact`` and its id."""

    def typed(self, word: int = 0) -> str:
        """Return the facet as it is typed, in English (``word`` 0) or Chinese (1)."""
        if self.name == "date" and span_of_days(self.value) and not _YEAR.fullmatch(self.value):
            return self.value
        value = f'"{self.value}"' if re.search(r"\s", self.value) else self.value
        return f"{FACETS[self.name][word]}:{value}"


@dataclass(frozen=True, slots=True)
class Question:
    """Words to look for, and what they are narrowed by."""

    words: str = ""
    facets: tuple[Facet, ...] = ()

    def values(self, name: str) -> tuple[Facet, ...]:
        """Return the facets of a name."""
        return tuple(facet for facet in self.facets if facet.name == name)

    def typed(self, word: int = 0) -> str:
        """Return the whole question as one line that is read back as the same; ``word`` as in ``Facet.typed``."""
        return " ".join(filter(None, (*(facet.typed(word) for facet in self.facets), self.words)))


@dataclass(frozen=True, slots=True)
class Begun:
    """A facet that is still being typed at the end of the line: ``kind:no``; its value may be empty."""

    name: str
    value: str
    start: int
    """Where it begins in the line."""


def parse(line: str) -> Question:
    """Return what a line asks: facets anywhere among the words; what stands in quotes is words in any case.

    Facet names are read in both languages and with both colons, whatever their case; a month (``2026-11``,
    ``2026年11月``) or a day alone is a date. What only looks like a facet (``PO:21``) stays words.
    """
    words: list[str] = []
    facets: list[Facet] = []
    for match in _TOKEN.finditer(line):
        facet = _facet(match)
        if facet is not None:
            facets += [facet] if facet.value else []
        elif match["quoted"]:
            words.append(match["quoted"])
        else:
            words.append(match.group())
    bare = " ".join(words)
    # an open end is told apart by a space: "pri" may be begun, "pri " is whole
    return Question(bare + (" " if bare and line[-1:].isspace() else ""), tuple(facets))


def begun(line: str) -> Begun | None:
    """Return the facet at the end of a line that is not closed by a space yet."""
    last = None
    for match in _TOKEN.finditer(line):
        last = match
    if last is None or last.end() != len(line) or last["name"] is None:
        return None
    name = _name(last["name"])
    value = last["value"]
    if name is None or (len(value) > 1 and value[0] in _QUOTES and value[-1] in _QUOTES):
        return None
    return Begun(name, value.strip(_QUOTES), last.start())


def _facet(match: re.Match[str]) -> Facet | None:
    """Return the facet of a token, None for words; one without a value narrows nothing."""
    if match["name"] is not None:
        name, value = _name(match["name"]), match["value"].strip(_QUOTES)
        return Facet(name, value) if name is not None else None
    if match["word"] and _DAY.fullmatch(_plain(match["word"])):
        return Facet("date", match["word"]) if span_of_days(match["word"]) else None
    return None


def _name(typed: str) -> str | None:
    return _NAMES.get(_plain(typed))


def _plain(typed: str) -> str:
    return unicodedata.normalize("NFKC", typed).casefold()


def span_of_days(value: str) -> tuple[date, date] | None:
    """Return the first and the last day of a year, month, day or ``a..b`` range of them; None when it is no date."""
    first, dots, last = _plain(value).partition("..")
    begin, end = _span(first), _span(last if dots else first)
    if begin is None or end is None or begin[0] > end[1]:
        return None
    return begin[0], end[1]


def _span(value: str) -> tuple[date, date] | None:
    try:
        if match := _DAY.fullmatch(value):
            year, month = int(match[1]), int(match[2])
            if match[3]:
                day = date(year, month, int(match[3]))
                return day, day
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        if match := _YEAR.fullmatch(value):
            return date(int(match[1]), 1, 1), date(int(match[1]), 12, 31)
    except ValueError:  # a thirteenth month
        return None
    return None
