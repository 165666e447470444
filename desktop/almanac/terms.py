"""The 24 solar terms of 1901 to 2100: their official day and their instant to the minute."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from functools import cache
from typing import NamedTuple

from desktop.almanac.lunar import DateOutOfRange
from desktop.almanac.tables import damaged, lines
from desktop.texts import _

CHINA_TIME = timezone(timedelta(hours=8), "UTC+8")
KEYS = (
    *("xiaohan", "dahan", "lichun", "yushui", "jingzhe", "chunfen", "qingming", "guyu"),
    *("lixia", "xiaoman", "mangzhong", "xiazhi", "xiaoshu", "dashu", "liqiu", "chushu"),
    *("bailu", "qiufen", "hanlu", "shuangjiang", "lidong", "xiaoxue", "daxue", "dongzhi"),
)
_TABLE = "solar_terms.txt"


class Term(NamedTuple):
    """One of the 24 terms of a year; the instant is at 120 degrees east, to the minute."""

    key: str
    day: date
    instant: datetime
    certain: bool = True


class TermName(NamedTuple):
    """How a term is called, and the longitude of the sun in degrees at which it begins."""

    key: str
    longitude: int
    hanzi: str
    pinyin: str
    english: str


class _Table(NamedTuple):
    years: dict[int, list[str]]
    issued: dict[tuple[int, int], date]
    disputed: frozenset[tuple[int, int]]


@cache
def _table() -> _Table:
    years, issued, disputed = {}, {}, set()
    try:
        for line in lines(_TABLE):
            fields = line.split()
            if fields[0] == "issued":
                issued[int(fields[1]), int(fields[2])] = date.fromisoformat(fields[3])
            elif fields[0] == "disputed":
                disputed.add((int(fields[1]), int(fields[2])))
            else:
                years[int(fields[0])] = fields[1:]
    except (ValueError, IndexError) as error:
        raise damaged(_TABLE) from error
    if len(years) != 200:
        raise damaged(_TABLE)
    return _Table(years, issued, frozenset(disputed))


@cache
def terms_in(year: int) -> tuple[Term, ...]:
    """Return the 24 terms of a Gregorian year, from xiaohan to dongzhi.

    The day is the official one; in 1912-1928 (Beijing local time) and 1979 it may differ from the
    instant. 2084 chunfen is not ``certain``. Raises DateOutOfRange.
    """
    table = _table()
    if year not in table.years:
        raise DateOutOfRange(
            _("The solar terms are known from 1901 to 2100, not for {year}.").format(year=year),
            _("Choose a year between 1901 and 2100."),
        )
    try:
        return tuple(_term(table, year, index, text) for index, text in _numbered(table.years[year]))
    except ValueError as error:
        raise damaged(_TABLE) from error


def _numbered(texts: list[str]) -> list[tuple[int, str]]:
    if len(texts) != 24:
        raise ValueError(texts)
    return list(enumerate(texts))


def _term(table: _Table, year: int, index: int, text: str) -> Term:
    day, hour, minute = int(text[:2]), int(text[2:4]), int(text[4:])
    instant = datetime(year, index // 2 + 1, day, hour, minute, tzinfo=CHINA_TIME)
    issued = table.issued.get((year, index), instant.date())
    return Term(KEYS[index], issued, instant, (year, index) not in table.disputed)


def term_on(day: date) -> Term | None:
    """Return the term that begins on a day, or None. Raises DateOutOfRange."""
    first = 2 * (day.month - 1)
    return next((term for term in terms_in(day.year)[first : first + 2] if term.day == day), None)


def term_day(year: int, key: str) -> date:
    """Return the official day of a term in a Gregorian year. Raises DateOutOfRange."""
    return terms_in(year)[KEYS.index(key)].day


@cache
def term_names() -> dict[str, TermName]:
    """Return the names of the terms by key."""
    try:
        rows = [line.split("\t") for line in lines("term_names.tsv")]
        names = {row[0]: TermName(row[0], int(row[1]), row[2], row[3], row[4]) for row in rows}
    except (ValueError, IndexError) as error:
        raise damaged("term_names.tsv") from error
    if tuple(names) != KEYS:
        raise damaged("term_names.tsv")
    return names
