"""The week: what takes whole days above, the hours of home and Shanghai below."""

from __future__ import annotations

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop import clock
from desktop.texts import _
from ui.calendar import paper, words
from ui.calendar.cell_layout import HEAD, PITCH
from ui.calendar.dates import clamped, week_of
from ui.calendar.day_table import DayTable
from ui.calendar.hours import HourGrid
from ui.calendar.month_view import relay
from ui.calendar.reading import Reading
from ui.calendar.view import View
from ui.theme.theme import Theme
from ui.widgets.layouts import column, row
from ui.widgets.painted import Painted
from ui.widgets.painting import TRAILING, painting_on
from ui.widgets.scrolling import scrolling

_LANES, _FIRST_HOUR, _WEEK = 4, 7, timedelta(days=7)


class WeekView(View):
    """Seven days; the hours are those of the home zone."""

    def __init__(self, theme: Theme, reading: Reading, weekday: int) -> None:
        """``weekday`` is the one with which weeks begin, 0 for Monday."""
        super().__init__(theme, reading)
        self._weekday = weekday
        self._scrolled = False
        self.table = DayTable(theme, _("Week"), weekday)
        self.table.untimed = True
        self.table.setFixedHeight(theme.px(30 + HEAD + _LANES * PITCH + 6))
        zone = reading.shown.zone
        self.hours = HourGrid(theme, zone if isinstance(zone, ZoneInfo) else None)
        self.area = scrolling(self.hours)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._zones = ZoneNames(theme, self.hours.zone_names())
        self._zones.setFixedWidth(self.hours.axis())
        self._gap = QWidget()
        strip = row(self._zones, (self.table, 1), self._gap)
        self.setLayout(column(strip, (self.area, 1)))
        self.setFocusProxy(self.table)
        relay(self.table, self)
        self.hours.chip_opened.connect(self.chip_opened)
        self.hours.chip_moved.connect(self.chip_moved)
        self.hours.new_asked.connect(self.new_asked)
        self.hours.walked.connect(self.walked)

    def show_day(self, day: date) -> None:
        """Show the week of a day."""
        first, last = self.span(day)
        page = self.reading.page(first, last)
        self.table.days.show(page.days, page.bars)
        self.table.select(day)
        self.hours.show_week(page.days, day)

    def span(self, day: date) -> tuple[date, date]:
        """Return the days of the week."""
        first = week_of(day, self._weekday)
        return first, first + timedelta(days=6)

    def title(self, day: date) -> str:
        """Return the days of the week."""
        return words.day_span(*self.span(day))

    def on_paper(self, day: date) -> list[str]:
        """Return the week on a page, without its hours."""
        return paper.ways(self.title(day), self.note(day), self.reading.page(*self.span(day)))

    def turn(self, day: date, pages: int) -> date:
        """Go by weeks."""
        return clamped(day + pages * _WEEK)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the days above in line with the hours, which begin with the working day."""
        super().resizeEvent(event)
        self._gap.setFixedWidth(self.area.verticalScrollBar().sizeHint().width())
        if not self._scrolled and self.area.height() > 0:
            self._scrolled = True
            self.hours.adjustSize()
            self.area.verticalScrollBar().setMaximum(max(self.hours.height() - self.area.height(), 0))
            self.area.verticalScrollBar().setValue(self.hours.top_of(_FIRST_HOUR - 0.25))


class ZoneNames(Painted):
    """The names of the zones over their hours."""

    def __init__(self, theme: Theme, names: tuple[str, ...]) -> None:
        super().__init__(theme)
        self._names = names
        self.setAccessibleName(", ".join(names))
        self.setToolTip(_("{home} and {shanghai}").format(home=names[0], shanghai=clock.SHANGHAI.key))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Write the names at the foot, each over its column."""
        painter = QPainter(self)
        paint, px = painting_on(self, self.theme, painter), self.theme.px
        painter.fillRect(self.rect(), self.theme.color("surface"))
        width = self.width() / len(self._names)
        for number, name in enumerate(self._names):
            box = QRectF(number * width, self.height() - px(22), width - px(6), px(18))
            paint.text(box, name, "small_medium", self.theme.color("text3"), TRAILING)
        painter.end()
