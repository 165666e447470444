"""Spring Festival and Golden Week at a supplier: usual days, replaced by those that the supplier confirmed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Literal, NamedTuple

from desktop.almanac.lunar import new_year
from desktop.almanac.tables import damaged, lines
from desktop.almanac.workdays import Span, WorkCalendar
from desktop.errors import UsageError
from desktop.texts import _

Festival = Literal["spring_festival", "golden_week"]
FESTIVALS: tuple[Festival, ...] = ("spring_festival", "golden_week")
_TABLE = "shutdowns.tsv"
_DAY = timedelta(days=1)
# Pairs of keys of which the second may not come before the first.
_ORDER = (
    ("lines_stop", "lines_restart"),
    ("office_closed", "office_back"),
    ("alert_before", "alert_before_end"),
)


class Offset(NamedTuple):
    """A usual day around a festival, in days from its anchor, with its name in both languages."""

    key: str
    days: int
    english: str
    hanzi: str


@dataclass(frozen=True, slots=True)
class Shutdown:
    """A festival's days at one supplier; ``confirmed`` are the keys whose day somebody there has said."""

    festival: Festival
    year: int
    anchor: date
    days: Mapping[str, date]
    confirmed: frozenset[str] = frozenset()

    def lines_closed(self) -> Span:
        """Return the days on which no line runs."""
        return Span(self.days["lines_stop"], self.days["lines_restart"] - _DAY, self.festival)

    def office_closed(self) -> Span:
        """Return the days on which nobody answers."""
        return Span(self.days["office_closed"], self.days["office_back"] - _DAY, self.festival)

    def gate_closed(self) -> Span:
        """Return the days on which goods do not leave the factory any more or not yet."""
        return Span(self.days["last_ex_factory"] + _DAY, self.days["office_back"] - _DAY, self.festival)

    def strength(self, day: date) -> int:
        """Return what the lines do on a working day in per cent of the usual."""
        if "slow" not in self.days or not self.days["slow"] <= day < self.days["full_strength"]:
            return 100
        after = self.days["lines_restart"] <= day
        return 50 if after and day < self.days["half_strength_end"] else 80

    def last_order(self, *, custom: bool) -> date:
        """Return the last safe day for an order before the festival; without any, the day before the lines stop."""
        key = "last_custom_order" if custom else "last_order"
        return self.days.get(key, self.days["lines_stop"] - _DAY)

    def refuses(self, day: date, *, custom: bool) -> bool:
        """Tell whether an order of that day comes too late to be made with care before the lines stop."""
        return self.last_order(custom=custom) < day < self.days["lines_stop"]

    def alerts(self) -> tuple[Span, ...]:
        """Return the days before and after on which quality suffers."""
        pairs = (("alert_before", "alert_before_end"), ("alert_after", "alert_after_end"))
        return tuple(Span(self.days[a], self.days[b], self.festival) for a, b in pairs if a in self.days)


@cache
def offsets(festival: Festival) -> tuple[Offset, ...]:
    """Return the usual days of a festival in order."""
    try:
        rows = [line.split("\t") for line in lines(_TABLE)]
        found = [
            Offset(key, int(days), english, hanzi)
            for name, key, days, english, hanzi in rows
            if name == festival
        ]
    except ValueError as error:
        raise damaged(_TABLE) from error
    return tuple(sorted(found, key=lambda one: one.days))


def shutdown(festival: Festival, year: int, said: Mapping[str, date] | None = None) -> Shutdown:
    """Return a festival's days at a supplier: the usual ones, with those that were ``said`` in their place.

    ``year`` is the Gregorian one in which the festival falls. Raises DateOutOfRange outside 1901 to 2100, UsageError
    for days in an impossible order or an unknown key.
    """
    said = said or {}
    anchor, usual = _usual(festival, year)
    days = dict(usual)
    unknown = said.keys() - days.keys()
    if unknown:
        raise UsageError(
            _("{key} is not one of the days of a shutdown.").format(key=min(unknown)),
            _("Check the name of the day."),
        )
    days |= said
    for first, second in _ORDER:
        if days[second] < days[first]:
            raise UsageError(
                _("A shutdown cannot end on {end}, before it begins on {start}.").format(
                    end=days[second].isoformat(), start=days[first].isoformat()
                ),
                _("Check both days with the supplier."),
            )
    return Shutdown(festival, year, anchor, days, frozenset(said))


def known_from(said: Iterable[tuple[str, int, str, str]]) -> list[Shutdown]:
    """Return one supplier's festivals from the rows of what it said: festival, year, key of the day, ISO day.

    Where its days contradict each other the usual ones hold: it is left out.
    """
    by_festival: dict[tuple[str, int], dict[str, date]] = {}
    for name, year, key, day in said:
        by_festival.setdefault((name, year), {})[key] = date.fromisoformat(day)
    found: list[Shutdown] = []
    for (name, year), days in by_festival.items():
        with suppress(UsageError):
            found.append(shutdown("golden_week" if name == "golden_week" else "spring_festival", year, days))
    return found


@cache
def _usual(festival: Festival, year: int) -> tuple[date, Mapping[str, date]]:
    """Return the festival itself and its usual days; a page of the calendar asks for them for each supplier."""
    anchor = new_year(year) if festival == "spring_festival" else date(year, 10, 1)
    return anchor, {one.key: anchor + timedelta(days=one.days) for one in offsets(festival)}


def shutdowns_around(first: date, last: date, known: Iterable[Shutdown] = ()) -> tuple[Shutdown, ...]:
    """Return both festivals of each year from a year before ``first`` to a year after ``last``, in order of time.

    What is ``known`` of a supplier takes the place of the usual days.
    """
    own = {(one.festival, one.year): one for one in known}
    years = range(max(first.year - 1, 1901), min(last.year + 1, 2100) + 1)
    return tuple(own.get((name, year)) or shutdown(name, year) for year in years for name in FESTIVALS)


def lines_calendar(base: WorkCalendar, shutdowns: Iterable[Shutdown]) -> WorkCalendar:
    """Return when the lines run: closed as the supplier says, open where Golden Week ends early for them."""
    known = tuple(shutdowns)
    early = tuple(
        Span(one.days["lines_restart"], one.anchor + timedelta(days=6), one.festival)
        for one in known
        if one.festival == "golden_week"
    )
    closed = tuple(one.lines_closed() for one in known)
    return replace(base, closed=base.closed + closed, opened=base.opened + early)


def office_calendar(base: WorkCalendar, shutdowns: Iterable[Shutdown]) -> WorkCalendar:
    """Return when the office answers."""
    return replace(base, closed=base.closed + tuple(one.office_closed() for one in shutdowns))
