"""The line of a health over half a year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.texts import _
from ui.theme.theme import Theme
from ui.widgets.painted import Painted
from ui.widgets.painting import painting_on

Points = Sequence[tuple[date, float | None]]


class Trend(Painted):
    """A line from 0 to 100 over hairlines at 0, 50 and 100; weeks without data are left open."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._points: Points = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_points(self, points: Points) -> None:
        """Show other weeks."""
        self._points = points
        known = [value for _day, value in points if value is not None]
        words = _("Health from {first} to {last} in half a year")
        self.setAccessibleName(
            words.format(first=round(known[0]), last=round(known[-1])) if known else _("No health yet")
        )
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the line."""
        return QSize(self.theme.px(220), self.theme.px(56))

    def minimumSizeHint(self) -> QSize:
        """Let it be narrow."""
        return QSize(self.theme.px(80), self.theme.px(56))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line."""
        painter = QPainter(self)
        paint = painting_on(self, self.theme, painter)
        px = self.theme.px
        room = QRectF(self.rect()).adjusted(px(4), px(5), -px(4), -px(5))
        for share in (0.0, 0.5, 1.0):
            y = room.bottom() - share * room.height()
            paint.line(QPointF(room.left(), y), QPointF(room.right(), y), self.theme.color("line"))
        places = self._places(room)
        for one, other in pairwise(places):
            if one is not None and other is not None:
                paint.line(one, other, self.theme.tone("accent"), px(2))
        last = places[-1] if places else None
        if last is not None:
            dot = px(4)
            paint.disc(QRectF(last.x() - dot, last.y() - dot, 2 * dot, 2 * dot), self.theme.tone("accent"))
        painter.end()

    def _places(self, room: QRectF) -> list[QPointF | None]:
        if len(self._points) < 2:
            return []
        first, days = self._points[0][0], (self._points[-1][0] - self._points[0][0]).days or 1
        return [
            None
            if value is None
            else QPointF(
                room.left() + room.width() * (day - first).days / days,
                room.bottom() - room.height() * value / 100,
            )
            for day, value in self._points
        ]
