"""The month: whole weeks of days."""

from __future__ import annotations

import calendar
from datetime import date

from desktop import formats
from desktop.texts import _
from ui.calendar import paper
from ui.calendar.dates import months_later, weeks_of_month
from ui.calendar.day_table import DayTable
from ui.calendar.reading import Reading
from ui.calendar.view import View
from ui.theme.theme import Theme
from ui.widgets.layouts import column


class MonthView(View):
    """A table of four to six weeks."""

    def __init__(self, theme: Theme, reading: Reading, weekday: int) -> None:
        """``weekday`` is the one with which weeks begin, 0 for Monday."""
        super().__init__(theme, reading)
        self._weekday = weekday
        self.table = DayTable(theme, _("Month"), weekday)
        self.setLayout(column((self.table, 1)))
        self.setFocusProxy(self.table)
        relay(self.table, self)

    def show_day(self, day: date) -> None:
        """Show the month of a day."""
        page = self.reading.page(*weeks_of_month(day, self._weekday))
        self.table.month = (day.year, day.month)
        self.table.days.show(page.days, page.bars)
        self.table.select(day)

    def span(self, day: date) -> tuple[date, date]:
        """Return the days of the month."""
        return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])

    def title(self, day: date) -> str:
        """Return month and year."""
        return formats.month_year(day)

    def on_paper(self, day: date) -> list[str]:
        """Return the month on a page."""
        found = self.reading.page(*weeks_of_month(day, self._weekday))
        return paper.ways(self.title(day), self.note(day), found, day.month)

    def turn(self, day: date, pages: int) -> date:
        """Go by months."""
        return months_later(day, pages)


def relay(table: DayTable, view: View) -> None:
    """Let a view tell what its table tells."""
    table.walked.connect(view.walked)
    table.opened.connect(view.opened)
    table.new_asked.connect(view.new_asked)
    table.chip_opened.connect(view.chip_opened)
    table.bar_opened.connect(view.bar_opened)
    table.chip_moved.connect(lambda chip, days: view.chip_moved.emit(chip, days, 0))
    table.turned.connect(view.turned)
