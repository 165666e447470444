"""What the views of the calendar read: pages of days, kept until something in the journal or the layers changes."""

from __future__ import annotations

from collections import OrderedDict
from datetime import date, timedelta

from desktop.planning import calendar_reads
from desktop.planning.calendar_rows import Bar, CalendarPage, Chip, DayCell, Shown, YearDay
from ui.workplace import Workplace

_KEPT = 16
_AHEAD = 120
_DEADLINES = {"event", "follow_up"}


class Reading:
    """Reads with one set of layers; ``forget`` after a change."""

    def __init__(self, workplace: Workplace, shown: Shown) -> None:
        self._workplace, self.shown = workplace, shown
        self._pages: OrderedDict[tuple[date, date], CalendarPage] = OrderedDict()
        self._years: dict[int, list[YearDay]] = {}

    def forget(self) -> None:
        """Read anew from now on."""
        self._pages.clear()
        self._years.clear()

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
        """Return the first own date after ``day`` within four months, and the Chinese working days until then.

        The day itself is counted, the deadline is not.
        """
        ahead = self.page(day, day + timedelta(days=_AHEAD)).days
        workdays = 0
        for cell in ahead:
            if cell.day > day:
                for chip in cell.chips:
                    if chip.kind in _DEADLINES and chip.first == cell.day:
                        return chip, cell.day, workdays
            workdays += cell.workday
        return None
