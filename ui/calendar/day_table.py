"""A table of days whose cells one painter fills: keys, clicks, the wheel and dragging, a name per cell."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from desktop.planning.calendar_rows import DayCell
from desktop.texts import n_
from ui.calendar import cell_painting as drawing
from ui.calendar import words
from ui.calendar.cell_layout import DayLayout, bars_of_week, day_layout, lanes_for, lanes_shown
from ui.calendar.dates import after_key
from ui.calendar.day_grid import DayGrid
from ui.calendar.drag import Drag
from ui.calendar.glyphs import Glyphs
from ui.calendar.month_model import DAYS
from ui.theme.theme import Theme
from ui.widgets.painting import Painting

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_NOTCH = 120
_Index = QModelIndex | QPersistentModelIndex


class DayTable(DayGrid):
    """Weeks as rows. It asks for days by signals and never moves by itself: ``show_days`` and ``select`` say where.

    It stands on a table view for its selection and its names for screen readers; all painting is its own.
    """

    walked = Signal(object)
    """A day (date) that a key or click leads to; it may lie on another page."""
    opened = Signal(object)
    """The day on which Return was pressed."""
    new_asked = Signal(object)
    """The day that was double-clicked beside its chips."""
    chip_opened = Signal(object)
    """The Chip that was clicked."""
    bar_opened = Signal(object)
    """The Bar of an order that was clicked."""
    chip_moved = Signal(object, int)
    """A Chip that was dragged, and by how many days."""
    turned = Signal(int)
    """Pages forward (1) or back (-1) by the wheel."""

    def __init__(self, theme: Theme, name: str, weekday: int, parent: QWidget | None = None) -> None:
        """Give the accessible ``name`` and the weekday (0 is Monday) with which weeks begin."""
        super().__init__(theme, name, parent)
        self.weekday = weekday
        self.month: tuple[int, int] | None = None
        """The month that is shown; the days of others are sunken. None: no day is."""
        self._drag = Drag()
        self._glyphs = Glyphs(theme)
        self._turning = 0
        theme.changed.connect(self.dress)
        self.dress()

    def dress(self) -> None:
        """Take the sizes of the theme in force."""
        self.horizontalHeader().setFixedHeight(self.theme.px(30))
        self.viewport().update()

    # --- what is shown -----------------------------------------------------------------------------------------

    def day(self) -> date | None:
        """Return the selected day."""
        cell = self.days.cell(self.currentIndex())
        return cell.day if cell else None

    def select(self, day: date) -> None:
        """Select a day of the page that is shown."""
        index = self.days.index_of(day)
        if index.isValid() and index != self.currentIndex():
            self.setCurrentIndex(index)
        self.viewport().update()

    def scrollTo(self, _index: _Index, _hint: object = None) -> None:
        """Stay: everything is in view."""

    # --- painting ----------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the weeks that the event touches."""
        painter, whole = QPainter(self.viewport()), QRectF(self.viewport().rect())
        paint = Painting(painter, self.theme, whole, self.layoutDirection())
        painter.fillRect(event.rect(), self.theme.color("surface"))
        chosen, rects = self.day(), self._rects()
        self._paint_ground(paint, rects, chosen)
        for row in range(self.days.rowCount()):
            self._paint_week(paint, row, rects[row * DAYS : (row + 1) * DAYS], chosen)
        if self._drag.moving:
            self._paint_drag(paint)
        painter.end()

    def _paint_ground(self, paint: Painting, rects: Sequence[QRectF], chosen: date | None) -> None:
        """Fill the cells and draw the lines between them."""
        color = self.theme.color("line")
        for day, cell in zip(self.days.days, rects, strict=True):
            outside, selected = self._outside(day), day.day == chosen
            if outside or selected or day.provisional:
                drawing.paint_ground(paint, cell, day, other_month=outside, selected=selected)
        lines = [QRectF(cell.left(), 0, 1, paint.bounds.height()) for cell in rects[1:DAYS]]
        lines += [QRectF(0, cell.top(), paint.bounds.width(), 1) for cell in rects[::DAYS]]
        for line in lines:
            paint.painter.fillRect(paint.place(line).toRect(), color)

    def _paint_week(self, paint: Painting, row: int, cells: Sequence[QRectF], chosen: date | None) -> None:
        days = self.days.days[row * DAYS : (row + 1) * DAYS]
        week = bars_of_week(days[0].day, self.days.bars)
        if week:
            most = lanes_shown(lanes_for(cells[0].height(), self.theme.scale))
            drawing.paint_bars(paint, self._glyphs, cells, week, most)
        for column, (day, cell) in enumerate(zip(days, cells, strict=True)):
            selected = day.day == chosen
            named = day.day.day == 1 or (self.month is None and day is self.days.days[0])
            drawing.paint_head(paint, self._glyphs, cell, day, other_month=self._outside(day), named=named)
            chips = self.chips_of(day)
            if chips or week:
                layout = day_layout(chips, column, cell, week, self.theme.scale)
                self._paint_chips(paint, cell, layout, selected=selected)
            if selected:
                drawing.paint_frame(paint, cell, focused=self.hasFocus())

    def _paint_chips(self, paint: Painting, cell: QRectF, layout: DayLayout, *, selected: bool) -> None:
        if layout.chips or layout.more:
            more = n_("{n} more", "{n} more", layout.more).format(n=layout.more)
            if layout.beside:
                more = f"+{layout.more}"
            drawing.paint_chips(paint, self._glyphs, cell, layout, more, selected=selected)

    def _paint_drag(self, paint: Painting) -> None:
        row, column = self._row_column(self._drag.at)
        if self._drag.chip is None or row < 0:
            return
        paint.ring(self.cell_rect(row, column), self.theme.px(4))
        ghost = QRectF(self._drag.at.x() - self.theme.px(20), self._drag.at.y() - self.theme.px(10),
                       self.theme.px(140), self.theme.px(20))  # fmt: skip
        drawing.paint_chip(paint, self._glyphs, ghost, self._drag.chip)

    def _outside(self, day: DayCell) -> bool:
        return self.month is not None and (day.day.year, day.day.month) != self.month

    # --- keys, pointer and wheel -------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by arrows, Home and End, open by Return; leave every other key to the page."""
        day = self.day()
        if event.key() == Qt.Key.Key_Escape and self._drag.chip is not None:
            self._drag.stop()
            self.viewport().update()
        elif day is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        elif event.key() in _ENTER:
            self.opened.emit(day)
        else:
            right_to_left = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            found = after_key(day, event.key(), self.weekday, mirrored=right_to_left)
            if found is None:
                event.ignore()
            else:
                self.walked.emit(found)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select the day; take hold of a chip."""
        cell = self.day_at(event.position())
        if cell is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._drag.start(self.chip_at(event.position()), cell.day, self._ltr(event.position()))
        self.walked.emit(cell.day)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry a chip that may be moved."""
        self._drag.move(self._ltr(event.position()), QApplication.startDragDistance())
        if self._drag.moving:
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop the chip on the day, or open it when it was only clicked."""
        chip, moving, origin = self._drag.chip, self._drag.moving, self._drag.day
        self._drag.stop()
        self.viewport().update()
        cell = self.day_at(event.position())
        bar = self.bar_at(event.position()) if chip is None and origin is not None else None
        if bar is not None and cell is not None and cell.day == origin:
            self.bar_opened.emit(bar)
        if chip is None or cell is None or origin is None:
            return
        if not moving:
            self.chip_opened.emit(chip)
        elif cell.day != origin:
            self.chip_moved.emit(chip, (cell.day - origin).days)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask for a new event on the day, unless a chip or an order is there."""
        cell, spot = self.day_at(event.position()), event.position()
        if cell is not None and self.chip_at(spot) is None and self.bar_at(spot) is None:
            self.new_asked.emit(cell.day)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn a page per notch."""
        self._turning -= event.angleDelta().y()
        while abs(self._turning) >= _NOTCH:
            step = 1 if self._turning > 0 else -1
            self._turning -= step * _NOTCH
            self.turned.emit(step)
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell in a tooltip what a chip says in full, or what the day is."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            point = QPointF(event.pos())
            chip, cell = self.chip_at(point), self.day_at(point)
            bar = self.bar_at(point)
            tip = words.bar_tip(bar) if bar else (words.day_tip(cell) if cell else "")
            tip = words.spoken_chip(chip) if chip else tip
            QToolTip.showText(event.globalPos(), tip, self)
            return True
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the strong frame."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the thin frame."""
        super().focusOutEvent(event)
        self.viewport().update()
