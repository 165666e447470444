"""The hours of a week: what has a time of day, by the clocks of home and Shanghai."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication

from desktop.clock import SHANGHAI
from desktop.joining import statements
from desktop.planning.calendar_rows import Chip, DayCell
from desktop.texts import _
from ui.calendar import words
from ui.calendar.drag import Drag
from ui.calendar.hour_layout import Slot, slots_of
from ui.calendar.zones import city
from ui.theme.theme import Theme
from ui.widgets.painted import Painted
from ui.widgets.painting import TRAILING, Painting, mirrored, painting_on

_HOUR, _AXIS = 44, 62
_SNAP = 15  # minutes: nobody makes an appointment for 10:07
_OPEN, _CLOSE = 9, 18
"""When offices in China usually answer: outside of it the ground is darker."""


class HourGrid(Painted):
    """Twenty-four hours high, seven days wide; clicks and drags as in the month."""

    chip_opened = Signal(object)
    chip_moved = Signal(object, int, int)
    new_asked = Signal(object)
    walked = Signal(object)

    def __init__(self, theme: Theme, zone: ZoneInfo | None) -> None:
        """``zone`` is that of home; None takes the system's offset."""
        super().__init__(theme)
        self._zone = zone
        self._days: Sequence[DayCell] = ()
        self._selected: date | None = None
        self._drag = Drag()
        self.setAccessibleName(_("Hours of the week"))
        self.setMinimumHeight(self.sizeHint().height())

    def zone_names(self) -> tuple[str, ...]:
        """Return the names over the scales: home, and Shanghai where its clock differs."""
        shanghai = city(SHANGHAI.key)
        if self._zone is not None and self._zone.key == SHANGHAI.key:
            return (shanghai,)
        return city(self._zone.key) if self._zone else _("Home"), shanghai

    def axis(self) -> int:
        """Return the width of the scales of hours."""
        return len(self.zone_names()) * self.theme.px(_AXIS)

    def top_of(self, hour: float) -> int:
        """Return where an hour begins."""
        return round(hour * self.theme.px(_HOUR))

    def sizeHint(self) -> QSize:
        """Return the height of a day."""
        return QSize(self.theme.px(560), self.top_of(24) + self.theme.px(8))

    def show_week(self, days: Sequence[DayCell], selected: date) -> None:
        """Show the timed dates of a week."""
        self._days, self._selected = days, selected
        timed = [words.spoken_chip(chip) for day in days for chip in day.chips if chip.starts_at is not None]
        self.setAccessibleDescription(statements(*timed))
        self.update()

    # --- where things stand ------------------------------------------------------------------------------------

    def _column(self, number: int) -> QRectF:
        width = (self.width() - self.axis()) / 7
        return QRectF(self.axis() + number * width, 0, width, self.top_of(24))

    def boxes(self) -> list[tuple[QRectF, Chip]]:
        """Return the boxes of the timed dates, as for left to right."""
        return [(self._box(number, slot), slot.chip) for number, day in enumerate(self._days)
                for slot in slots_of(day.day, day.chips, self._zone)]  # fmt: skip

    def _box(self, number: int, slot: Slot) -> QRectF:
        column, px = self._column(number), self.theme.px
        width = (column.width() - px(6)) / slot.beside
        top, bottom = self.top_of(slot.begins), self.top_of(slot.ends)
        return QRectF(column.left() + px(3) + slot.place * width, top + 1, width - px(2),
                      max(bottom - top - 2, px(20)))  # fmt: skip

    def _ltr(self, point: QPointF) -> QPointF:
        return mirrored(QRectF(point, point), QRectF(self.rect()), self.layoutDirection()).topLeft()

    def _day_at(self, point: QPointF) -> date | None:
        return next(
            (day.day for number, day in enumerate(self._days)
             if self._column(number).left() <= point.x() < self._column(number).right()), None
        )  # fmt: skip

    def _chip_at(self, point: QPointF) -> Chip | None:
        return next((chip for box, chip in self.boxes() if box.contains(point)), None)

    # --- painting ----------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint scales, days and dates."""
        painter = QPainter(self)
        paint = painting_on(self, self.theme, painter)
        painter.fillRect(self.rect(), self.theme.color("surface"))
        if self._days:
            self._paint_hours(paint)
            for number, day in enumerate(self._days):
                self._paint_day(paint, number, day)
            for box, chip in self.boxes():
                _paint_box(paint, box, chip)
            if self._drag.moving and self._drag.chip is not None:
                _paint_box(paint, self._carried_to(), self._drag.chip)
        painter.end()

    def _paint_hours(self, paint: Painting) -> None:
        """Write the hours of both clocks, and darken those in which offices in China are closed."""
        color, axis = self.theme.color("line"), self.theme.px(_AXIS)
        zones = len(self.zone_names())
        for hour in range(24):
            there = self._moment(hour).astimezone(SHANGHAI)
            top = self.top_of(hour)
            whole = QRectF(self.axis(), top, self.width() - self.axis(), self.top_of(hour + 1) - top)
            if not _OPEN <= there.hour < _CLOSE:
                paint.painter.fillRect(paint.place(whole), self.theme.color("sunken"))
            paint.painter.fillRect(paint.place(QRectF(whole.left(), top, whole.width(), 1)), color)
            texts = (f"{hour:02}:00", f"{there:%H:%M}") if zones > 1 else (f"{hour:02}:00",)
            for number, text in enumerate(texts):
                box = QRectF(number * axis, top - (self.theme.px(8) if hour else 0), axis - self.theme.px(6),
                             self.theme.px(16))  # fmt: skip
                paint.text(box, text, "small", self.theme.color("text3" if number else "text2"), TRAILING)

    def _carried_minutes(self) -> int:
        """Return by how many minutes the date is carried up or down, to the quarter of an hour."""
        lower = self._drag.at.y() - self._drag.begun.y()
        return round(lower / self.theme.px(_HOUR) * 60 / _SNAP) * _SNAP

    def _carried_to(self) -> QRectF:
        """Return where the date would come to lie."""
        box = next(box for box, chip in self.boxes() if chip == self._drag.chip)
        column = next(
            (
                self._column(number)
                for number, day in enumerate(self._days)
                if day.day == self._day_at(self._drag.at)
            ),
            box,
        )
        lower = self.top_of(self._carried_minutes() / 60)
        return QRectF(column.left() + self.theme.px(3), box.top() + lower, box.width(), box.height())

    def _moment(self, hour: int) -> datetime:
        """Return an hour of the selected day at home."""
        naive = datetime.combine(self._selected or self._days[0].day, time(hour))
        return naive.replace(tzinfo=self._zone) if self._zone is not None else naive.astimezone()

    def _paint_day(self, paint: Painting, number: int, day: DayCell) -> None:
        column = self._column(number)
        line = QRectF(column.left(), 0, 1, self.height())
        paint.painter.fillRect(paint.place(line), self.theme.color("line"))
        if day.today:
            paint.painter.fillRect(
                paint.place(QRectF(column.left(), 0, 2, self.height())), self.theme.color("accent")
            )

    # --- pointer -----------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select the day; take hold of a date."""
        point = self._ltr(event.position())
        day = self._day_at(point)
        if day is not None and event.button() == Qt.MouseButton.LeftButton:
            self._drag.start(self._chip_at(point), day, point)
            self.walked.emit(day)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry a date to another day and time."""
        self._drag.move(self._ltr(event.position()), QApplication.startDragDistance())
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop the date on day and time, or open it."""
        chip, origin, moving = self._drag.chip, self._drag.day, self._drag.moving
        minutes = self._carried_minutes()
        self._drag.stop()
        self.update()
        day = self._day_at(self._ltr(event.position()))
        if chip is None or day is None or origin is None:
            return
        if not moving:
            self.chip_opened.emit(chip)
        elif day != origin or minutes:
            self.chip_moved.emit(chip, (day - origin) // timedelta(days=1), minutes)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask for a new event."""
        point = self._ltr(event.position())
        day = self._day_at(point)
        if day is not None and self._chip_at(point) is None:
            self.new_asked.emit(day)


def _paint_box(paint: Painting, box: QRectF, chip: Chip) -> None:
    """Draw a date as a block with a strong edge at its start."""
    theme, px = paint.theme, paint.theme.px
    tone = words.CHIP_TONES[chip.kind]
    paint.fill(box, theme.soft(tone), px(5), theme.tone(tone) if theme.tokens.high_contrast else None)
    paint.fill(QRectF(box.left(), box.top(), px(3), box.height()), theme.tone(tone), px(1))
    line = QRectF(box.left() + px(8), box.top() + px(2), box.width() - px(10), px(16))
    paint.text(line, words.chip_title(chip), "small_medium", theme.color("text"))
    if box.height() >= px(36):
        paint.text(line.translated(0, px(16)), words.both_times(chip), "small", theme.color("text2"))
