"""Statutory days off and make-up workdays of a region: official lists, and forecasts marked provisional."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal, get_args

from desktop.almanac.forecast import forecast
from desktop.almanac.lunar import LAST_DAY
from desktop.almanac.tables import damaged, lines
from desktop.errors import UsageError
from desktop.texts import _

REGIONS = ("cn", "hk", "tw", "mo")
Kind = Literal["holiday", "makeup", "partial"]


@dataclass(frozen=True, slots=True)
class StatutoryDay:
    """A day that the law or a government notice changes.

    ``kind``: *holiday* is a day off, *makeup* a workday on a weekend, *partial* a day that only some employers give.
    """

    region: str
    day: date
    kind: Kind
    name_zh: str
    name_en: str
    source: str
    provisional: bool = False

    @property
    def off(self) -> bool:
        """Tell whether people stay at home."""
        return self.kind == "holiday"


@dataclass(frozen=True, slots=True)
class ImportedYear:
    """The official list of one year from outside; ``skipped`` are lines that were not understood."""

    region: str
    year: int
    days: tuple[StatutoryDay, ...]
    source: str
    skipped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statutory:
    """All known statutory days of a region; ``official`` are the years whose list was published."""

    region: str
    days: Mapping[date, StatutoryDay]
    official: frozenset[int]

    def on(self, day: date) -> StatutoryDay | None:
        """Return what holds on a day; on the mainland, years not yet published are forecast."""
        found = self.days.get(day)
        if found is not None or self.region != "cn":
            return found
        # The block of New Year may begin in December.
        year = day.year + (day.month == 12 and day.day > 29)
        return _forecast_days(year).get(day) if self._forecast(year) else None

    def provisional(self, day: date) -> bool:
        """Tell whether the list of that year is not official yet (or is not known at all)."""
        found = self.on(day)
        return day.year not in self.official or (found is not None and found.provisional)

    def _forecast(self, year: int) -> bool:
        return year not in self.official and min(self.official) < year <= LAST_DAY.year


@dataclass(frozen=True, slots=True)
class StatutoryChange:
    """What an import changes on a day; None is a day without any rule."""

    day: date
    before: StatutoryDay | None
    after: StatutoryDay | None


@cache
def bundled(region: str) -> Statutory:
    """Return the lists that came with the program: cn, hk, tw or mo. Raises UsageError for another region."""
    if region not in REGIONS:
        raise UsageError(
            _("There is no list of statutory days for the region {region}.").format(region=region),
            _("Choose cn, hk, tw or mo."),
        )
    name = f"statutory_{region}.tsv"
    try:
        rows = [line.split("\t") for line in lines(name)]
        first, last = (int(year) for year in rows[0][1].split("-"))
        official = frozenset(range(first, last + 1))
        days = [_read_row(region, row, rows[1][1], official) for row in rows[2:]]
    except (ValueError, IndexError) as error:
        raise damaged(name) from error
    return Statutory(region, {day.day: day for day in days}, official)


def _read_row(region: str, row: list[str], source: str, official: frozenset[int]) -> StatutoryDay:
    day = date.fromisoformat(row[0])
    kind = next((kind for kind in get_args(Kind) if kind == row[1]), None)
    if kind is None:
        raise ValueError(row[1])
    return StatutoryDay(region, day, kind, row[2], row[3], source, day.year not in official)


@cache
def _forecast_days(year: int) -> Mapping[date, StatutoryDay]:
    """Return the mainland's days of a year to come, by law and by the usual blocks."""
    return {
        block_day: StatutoryDay("cn", block_day, "holiday", block.name_zh, block.name_en, "forecast", True)  # noqa: FBT003
        for block in forecast(year)
        for block_day in block.days()
    }


def with_years(known: Statutory, imported: Iterable[ImportedYear]) -> Statutory:
    """Return the lists with whole years replaced by imported ones.

    A list may hold days of the December before its year; some files of the same year leave them out, so known ones
    stay unless the new list names days of that December. Other days that the new list does not name are gone.
    """
    days, official = dict(known.days), set(known.official)
    for one in sorted(imported, key=lambda item: item.year):
        named = {found.day.year for found in one.days} | {one.year}
        days = {
            day: found for day, found in days.items() if not (_of_list(found, one.year) and day.year in named)
        }
        days |= {found.day: found for found in one.days}
        official.add(one.year)
    return Statutory(known.region, days, frozenset(official))


def _of_list(found: StatutoryDay, year: int) -> bool:
    return list_year(found.day, found.name_zh) == year


def list_year(day: date, name: str) -> int:
    """Return the year whose list names a day: New Year's days in December belong to the next."""
    return day.year + (day.month == 12 and ("元旦" in name or "New Year" in name))


def changes(before: Statutory, after: Statutory, years: Collection[int]) -> tuple[StatutoryChange, ...]:
    """Return the days of ``years`` (and the days around New Year) that are different in ``after``.

    A forecast that becomes official with the same rule is a change too: the day is no longer provisional.
    """
    wanted = set(years) | {year - 1 for year in years}
    days = {day for table in (before, after) for day in table.days if day.year in wanted}
    if before.region == "cn":
        days |= {day for year in years for day in _forecast_days(year)}
    found = (StatutoryChange(day, before.on(day), after.on(day)) for day in sorted(days))
    return tuple(change for change in found if _rule(change.before) != _rule(change.after))


def _rule(day: StatutoryDay | None) -> tuple[object, ...] | None:
    """Return what matters to a person about a day: not where it was read."""
    return None if day is None else (day.kind, day.name_zh, day.provisional)
