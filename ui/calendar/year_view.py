"""The year: twelve months with what is off, closed and own."""

from __future__ import annotations

from datetime import date

from desktop.people import shown
from desktop.texts import _
from ui.calendar import words
from ui.calendar.dates import clamped, months_later
from ui.calendar.reading import Reading
from ui.calendar.view import View
from ui.calendar.year_table import YearTable
from ui.theme.theme import Theme
from ui.widgets.layouts import column
from ui.widgets.scrolling import scrolling
from ui.widgets.text import label


class YearView(View):
    """A year at a glance; Return opens the day."""

    def __init__(self, theme: Theme, reading: Reading, weekday: int) -> None:
        """``weekday`` is the one with which weeks begin, 0 for Monday."""
        super().__init__(theme, reading)
        self.table = YearTable(theme, weekday)
        words_of = _(
            "Red: festivals and days off. Blue: make-up workdays. Amber: factories closed. "
            "Hatched: not official yet. Dot: own dates."
        )
        legend = label(words_of, "meta", "text3", wrap=True)
        legend.setContentsMargins(theme.px(24), theme.px(4), theme.px(24), theme.px(12))
        self.area = scrolling(self.table)
        self.setLayout(column((self.area, 1), legend))
        self.setFocusProxy(self.table)
        self.table.walked.connect(self.walked)
        self.table.opened.connect(self.opened)
        self.table.turned.connect(self.turned)

    def show_day(self, day: date) -> None:
        """Show the year of a day."""
        self.table.months.show(self.reading.year(day.year))
        self.table.select(day)
        spot = self.table.day_rect(day).center().toPoint()
        self.area.ensureVisible(0, spot.y(), 0, self.theme.px(80))

    def span(self, day: date) -> tuple[date, date]:
        """Return the days of the year."""
        return date(day.year, 1, 1), date(day.year, 12, 31)

    def title(self, day: date) -> str:
        """Return the year."""
        return shown.hanzi_or(f"{day.year}年", str(day.year))

    def note(self, day: date) -> str:
        """Return the Chinese years."""
        return words.lunar_years(*self.span(day))

    def turn(self, day: date, pages: int) -> date:
        """Go by years."""
        return clamped(months_later(day, 12 * pages))
