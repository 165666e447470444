"""The working days of one supplier: China's, without its shutdowns and closings, counted by running sums."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import Literal, NamedTuple

from desktop.almanac.workdays import Span, WorkCalendar, is_workday, work_calendar
from desktop.planning.shutdowns import Shutdown, shutdowns_around

_DAY = timedelta(days=1)
_REACH = timedelta(days=60)
"""How far the grace after a shutdown may reach."""


_Word = Literal["works", "awaited", "frozen"]


class _Kind(NamedTuple):
    """What a day is at a supplier."""

    works: bool
    awaited: bool
    frozen: bool


@dataclass(frozen=True, slots=True)
class SupplierDays:
    """When a supplier's office answers; ``shutdowns`` are closed days in a row, merged and in order of time."""

    week: int = 6
    shutdowns: tuple[Span, ...] = ()
    grace: int = 3
    """Working days after a shutdown of three days or more in which silence does not count yet."""
    _known: dict[date, _Kind] = field(default_factory=dict, compare=False, repr=False)
    _counts: dict[tuple[_Word, date, date], int] = field(default_factory=dict, compare=False, repr=False)

    def is_workday(self, day: date) -> bool:
        """Tell whether their office works on a day."""
        return self._kind(day).works

    def between(self, after: date, until: date) -> int:
        """Return their working days after a day up to another one, which counts; 0 when there is none."""
        return self._count("works", after, until)

    def awaited_between(self, after: date, until: date) -> int:
        """Return those working days on which an answer could be awaited: without shutdowns and their grace."""
        return self._count("awaited", after, until)

    def frozen(self, day: date) -> bool:
        """Tell whether nothing is awaited: inside a shutdown or in the grace after it."""
        return self._kind(day).frozen

    def frozen_between(self, after: date, until: date) -> int:
        """Return the calendar days after a day up to another one on which nothing is awaited."""
        return self._count("frozen", after, until)

    def shutdown_on(self, day: date) -> Span | None:
        """Return the shutdown that covers a day."""
        return next((span for span in self.shutdowns if span.first <= day <= span.last), None)

    def last_before(self, day: date) -> date:
        """Return the last working day before a day."""
        day -= _DAY
        while not self.is_workday(day):
            day -= _DAY
        return day

    def nth_after(self, day: date, count: int) -> date:
        """Return the day ``count`` working days after a day, which does not count."""
        while count > 0:
            day += _DAY
            count -= self.is_workday(day)
        return day

    def _count(self, word: _Word, after: date, until: date) -> int:
        """Return how many days of a kind there are; kept, because suppliers are asked about on one and the same day."""
        key = (word, after, until)
        found = self._counts.get(key)
        if found is None:
            found = sum(getattr(self._kind(day), word) for day in _days(after, until))
            self._counts[key] = found
        return found

    def _kind(self, day: date) -> _Kind:
        """Return what a day is; kept, because all suppliers with the usual days ask for the same ones."""
        found = self._known.get(day)
        if found is None:
            closed = self.shutdown_on(day) is not None
            works = not closed and _lawful(self.week, day)
            frozen = closed or self._in_grace(day)
            found = self._known[day] = _Kind(works, works and not frozen, frozen)
        return found

    def _in_grace(self, day: date) -> bool:
        for span in self.shutdowns:
            near = span.last < day <= span.last + _REACH
            if near and span.last - span.first >= 2 * _DAY and day <= self._grace_end(span.last):
                return True
        return False

    def _grace_end(self, day: date) -> date:
        left = self.grace
        while left > 0:
            day += _DAY
            left -= self.shutdown_on(day) is None and _lawful(self.week, day)
        return day


def supplier_days(
    around: date, week: int, known: Iterable[Shutdown] = (), closings: Iterable[Span] = (), grace: int = 3
) -> SupplierDays:
    """Return the working days of a supplier around a day: usual shutdowns, those it confirmed, own closings."""
    known = tuple(known)
    closed = [one.office_closed() for one in _usual(around.year)]
    if known:
        closed = [one.office_closed() for one in shutdowns_around(date(around.year - 1, 1, 1), around, known)]
    return SupplierDays(week, merged((*closed, *closings)), grace)


@cache
def _usual(year: int) -> tuple[Shutdown, ...]:
    return shutdowns_around(date(year - 1, 1, 1), date(year, 12, 31))


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return days in a row without overlaps, in order of time."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.first, one.last)):
        if found and span.first <= found[-1].last + _DAY:
            last = max(found[-1].last, span.last)
            found[-1] = Span(found[-1].first, last, found[-1].reason)
        elif span.first <= span.last:
            found.append(span)
    return tuple(found)


def lawful_between(week: int, after: date, until: date) -> int:
    """Return China's working days after a day up to another one (counted), whatever a supplier closes."""
    return sum(_lawful(week, day) for day in _days(after, until))


@cache
def _calendar(week: int) -> WorkCalendar:
    return work_calendar("cn", week)


@cache
def _lawful(week: int, day: date) -> bool:
    """Tell whether people in China work on a day by law; asked for the same few years again and again."""
    return is_workday(day, _calendar(week))


def _days(after: date, until: date) -> Iterable[date]:
    return (after + timedelta(days=n) for n in range(1, (until - after).days + 1))
