"""A calendar of squares: how much was done on each day, week by week."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop import formats
from desktop.texts import _, n_
from ui.theme.theme import Theme
from ui.widgets.painted import Painted
from ui.widgets.painting import Painting, painting_on

_STEPS = 4
_ROUND = 0.22
_HEAD, _MONTH = 18, 40


class HeatMap(Painted):
    """Columns of weeks, Monday at the top, the last one with today; a square is the darker, the more was done."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        weeks: int = 16,
        cell: int = 11,
        gap: int = 3,
        *,
        months: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """``cell`` and ``gap`` are pixels at 100 %; ``months``: their names stand above."""
        super().__init__(theme, parent)
        self._months = months
        self._name, self._weeks, self._cell, self._gap = name, weeks, cell, gap
        self._days: dict[date, int] = {}
        self._today = date(2000, 1, 1)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_days(self, days: Mapping[date, int], today: date) -> None:
        """Show how much was done on each day up to ``today``."""
        self._days, self._today = dict(days), today
        active = sum(1 for count in self._days.values() if count)
        words = n_("{n} active day", "{n} active days", active).format(n=active)
        self.setAccessibleName(f"{self._name}: {words}")
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of all weeks."""
        step = self.theme.px(self._cell + self._gap)
        return QSize(step * self._weeks, step * 7 + self._head())

    def _head(self) -> int:
        """Return the height of the names of the months."""
        return self.theme.px(_HEAD) if self._months else 0

    def minimumSizeHint(self) -> QSize:
        """Let the map be narrow: it shows the last weeks then."""
        step = self.theme.px(self._cell + self._gap)
        return QSize(step * 8, step * 7 + self._head())

    def _shown(self) -> int:
        """Return the number of weeks for which there is room."""
        return max(1, min(self._weeks, self.width() // self.theme.px(self._cell + self._gap)))

    def _first(self) -> date:
        """Return the Monday of the first column."""
        monday = self._today - timedelta(days=self._today.weekday())
        return monday - timedelta(weeks=self._shown() - 1)

    def level(self, count: int) -> int:
        """Return the shade of a count: 0 for nothing, else 1 to 4 by its share of the busiest day."""
        most = max(self._days.values(), default=0)
        return 0 if not count else min(_STEPS, 1 + int(_STEPS * (count - 1) / max(1, most)))

    def colour(self, level: int) -> QColor:
        """Return the colour of a shade, between the line and the accent."""
        if level == 0:
            return self.theme.color("line")
        share = 0.35 + 0.65 * (level - 1) / (_STEPS - 1)
        low, high = self.theme.color("surface"), self.theme.color("accent")
        pairs = ((low.red(), high.red()), (low.green(), high.green()), (low.blue(), high.blue()))
        return QColor(*(round(a + (b - a) * share) for a, b in pairs))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the squares up to today."""
        painter = QPainter(self)
        paint = painting_on(self, self.theme, painter)
        side, step = self.theme.px(self._cell), self.theme.px(self._cell + self._gap)
        first, head = self._first(), self._head()
        if self._months:
            self._paint_months(paint)
        for number in range((self._today - first).days + 1):
            week, weekday = divmod(number, 7)
            box = QRectF(week * step, head + weekday * step, side, side)
            count = self._days.get(first + timedelta(days=number), 0)
            paint.fill(box, self.colour(self.level(count)), side * _ROUND)
        painter.end()

    def months(self) -> list[tuple[int, str]]:
        """Return the names of the months, each with the week (from the left) that holds its first day."""
        first = self._first()
        sundays = [first + timedelta(days=7 * week + 6) for week in range(self._shown())]
        return [
            (week, formats.month_name(sunday, short=True))
            for week, sunday in enumerate(sundays)
            if sunday.day <= 7
        ]

    def _paint_months(self, paint: Painting) -> None:
        step = self.theme.px(self._cell + self._gap)
        for week, name in self.months():
            box = QRectF(week * step, 0, self.theme.px(_MONTH), self.theme.px(_HEAD - 3))
            paint.text(box, name, "small", self.theme.color("text3"))

    def event(self, event: QEvent) -> bool:
        """Say in a tooltip what was done on the day under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            step = self.theme.px(self._cell + self._gap)
            down = (event.y() - self._head()) // step
            day = self._first() + timedelta(days=event.x() // step * 7 + down)
            if day <= self._today and 0 <= down < 7:
                count = self._days.get(day, 0)
                words = n_("{n} answer", "{n} answers", count).format(n=count) if count else _("No practice")
                QToolTip.showText(
                    event.globalPos(), f"{formats.weekday_day(day, self._today)}: {words}", self
                )
            return True
        return super().event(event)
