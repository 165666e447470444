"""What the views of the calendar read: pages of days, kept until something in the journal or the layers changes."""

from __future__ import annotations

from collections import OrderedDict
from datetime import date, timedelta

from desktop.planning import calendar_reads
from desktop.planning.calendar_bars import bars_between
from desktop.planning.calendar_orders import order_bars
from desktop.planning.calendar_rows import Bar, CalendarPage, Chip, DayCell, Shown, YearDay
from ui.workplace import Workplace

_KEPT = 16
_AHEAD = 120
_BARS = 20
"""Orders on a page of days: more bars there is no room for, and those that are late or due first come first."""


class Reading:
    """Reads with one set of layers; ``forget`` after a change."""

    def __init__(self, workplace: Workplace, shown: Shown) -> None:
        self._workplace, self.shown = workplace, shown
        self._pages: OrderedDict[tuple[date, date], CalendarPage] = OrderedDict()
        self._years: dict[int, list[YearDay]] = {}
        self._orders: list[Bar] | None = None
        self._closings: dict[tuple[date, date], list[Bar]] = {}
        self._deadlines: dict[date, tuple[Chip, date, int] | None] = {}

    def forget(self) -> None:
        """Read anew from now on."""
        self._pages.clear()
        self._years.clear()
        self._orders = None
        self._closings.clear()
        self._deadlines.clear()

    def show(self, shown: Shown) -> None:
        """Read with other layers from now on."""
        self.shown = shown
        self.forget()

    @property
    def today(self) -> date:
        """Today where the person is."""
        return self._workplace.today

    def page(self, first: date, last: date) -> CalendarPage:
        """Return the days from ``first`` to ``last`` (both included) and the bars over them."""
        found = self._pages.get((first, last))
        if found is None:
            with self._workplace.journal.read() as connection:
                found = calendar_reads.page(connection, first, last, self.shown, self.today)
            if "order_bars" in self.shown.layers:
                found = CalendarPage(found.days, (*found.bars, *self.orders(first, last)[:_BARS]))
            self._pages[first, last] = found
            if len(self._pages) > _KEPT:
                self._pages.popitem(last=False)
        return found

    def year(self, year: int) -> list[YearDay]:
        """Return the days of a Gregorian year."""
        if year not in self._years:
            with self._workplace.journal.read() as connection:
                days = calendar_reads.year_days(connection, year, self.shown, self.today)
            self._years = {year: days}
        return self._years[year]

    def orders(self, first: date, last: date) -> list[Bar]:
        """Return the open orders that touch the days from ``first`` to ``last``; all are read once, pages turn fast."""
        if self._orders is None:
            with self._workplace.journal.read() as connection:
                self._orders = order_bars(connection, self.today)
        return [bar for bar in self._orders if bar.first <= last and first <= bar.last]

    def closings(self, first: date, last: date) -> list[Bar]:
        """Return when factories are closed, whatever the layers are."""
        if (first, last) not in self._closings:
            with self._workplace.journal.read() as connection:
                self._closings = {(first, last): bars_between(connection, first, last)}
        return self._closings[first, last]

    def day(self, day: date) -> DayCell:
        """Return one day, from a page that was read when there is one."""
        for (first, last), page in reversed(self._pages.items()):
            if first <= day <= last:
                return page.days[(day - first).days]
        return self.page(day, day).days[0]

    def bars_on(self, day: date) -> list[Bar]:
        """Return the bars over a day."""
        for (first, last), page in reversed(self._pages.items()):
            if first <= day <= last:
                return [bar for bar in page.bars if bar.first <= day <= bar.last]
        return list(self.page(day, day).bars)

    def next_deadline(self, day: date) -> tuple[Chip, date, int] | None:
        """Return the first event or follow-up after ``day`` within four months, and the working days until then."""
        if day not in self._deadlines:
            with self._workplace.journal.read() as connection:
                last = day + timedelta(days=_AHEAD)
                found = calendar_reads.next_deadline(connection, day, last, self.shown)
            self._deadlines = {day: found}
        return self._deadlines[day]
