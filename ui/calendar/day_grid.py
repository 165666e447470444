"""Where the days of a calendar table lie, and what lies on them: the ground under ``DayTable``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import accumulate

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.planning.calendar_rows import Bar, Chip, DayCell
from ui.calendar.cell_layout import DayLayout, bars_of_week, day_layout, lane_rect, lanes_for, lanes_shown
from ui.calendar.month_model import DAYS, MonthModel
from ui.theme.theme import Theme
from ui.widgets.painting import mirrored


class DayGrid(QTableView):
    """A table of days in whole weeks that fills its room; rectangles are as for left to right."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.days = MonthModel(self)
        self.untimed = False
        """Leave out what has a time of day: it stands on the hours below."""
        self.setModel(self.days)
        self.setAccessibleName(name)
        self._arrange()

    def _arrange(self) -> None:
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # every paint fills the ground
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        for policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setMinimumSectionSize(1)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            header.setSectionsClickable(False)
            header.setHighlightSections(False)
        self.verticalHeader().hide()

    def chips_of(self, cell: DayCell) -> Sequence[Chip]:
        """Return the own dates that stand in a cell."""
        return [chip for chip in cell.chips if chip.starts_at is None] if self.untimed else cell.chips

    def cell_rect(self, row: int, column: int) -> QRectF:
        """Return the rectangle of a cell in the viewport, as for left to right."""
        return self._rects()[row * DAYS + column]

    def _rects(self) -> list[QRectF]:
        """Return the rectangles of all cells, week by week."""
        widths = [self.columnWidth(column) for column in range(DAYS)]
        columns = list(zip(accumulate(widths, initial=0), widths, strict=False))
        weeks = [(self.rowViewportPosition(row), self.rowHeight(row)) for row in range(self.days.rowCount())]
        return [QRectF(left, top, width, height) for top, height in weeks for left, width in columns]

    def _ltr(self, point: QPointF) -> QPointF:
        """Return a point of the viewport as it would be from left to right."""
        spot = QRectF(point, point)
        return mirrored(spot, QRectF(self.viewport().rect()), self.layoutDirection()).topLeft()

    def _row_column(self, point: QPointF) -> tuple[int, int]:
        for place, cell in enumerate(self._rects()):
            if cell.left() <= point.x() < cell.right() and cell.top() <= point.y() < cell.bottom():
                return divmod(place, DAYS)
        return -1, -1

    def day_at(self, point: QPointF) -> DayCell | None:
        """Return the day at a point of the viewport."""
        row, column = self._row_column(self._ltr(point))
        return self.days.cell(self.days.index(row, column)) if row >= 0 else None

    def layout_of(self, day: date) -> DayLayout:
        """Return where the chips of a shown day stand, as for left to right. Raises ValueError for another day."""
        index = self.days.index_of(day)
        cell = self.days.cell(index)
        if cell is None:
            raise ValueError(f"{day} is not shown")
        monday = self.days.days[index.row() * DAYS].day
        return day_layout(
            self.chips_of(cell), index.column(), self.cell_rect(index.row(), index.column()),
            bars_of_week(monday, self.days.bars), self.theme.scale,
        )  # fmt: skip

    def chip_at(self, point: QPointF) -> Chip | None:
        """Return the chip at a point of the viewport."""
        cell = self.day_at(point)
        if cell is None:
            return None
        spot = self._ltr(point)
        return next((box.chip for box in self.layout_of(cell.day).chips if box.rect.contains(spot)), None)

    def bar_at(self, point: QPointF) -> Bar | None:
        """Return the order whose bar is drawn at a point of the viewport."""
        spot = self._ltr(point)
        row, column = self._row_column(spot)
        if row < 0:
            return None
        cell = self.cell_rect(row, column)
        most = lanes_shown(lanes_for(cell.height(), self.theme.scale))
        for one in bars_of_week(self.days.days[row * DAYS].day, self.days.bars):
            if one.bar.kind == "order" and one.first <= column <= one.last and one.lane < most:
                lane = lane_rect(cell, one.lane, self.theme.scale)
                if lane.top() <= spot.y() < lane.bottom():
                    return one.bar
        return None
