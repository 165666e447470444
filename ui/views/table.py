"""The table of a view: records in columns under headings, sorted by a click on a heading or by keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from desktop.texts import _
from ui.theme.theme import Theme
from ui.views.model import Fetch, Heading, ViewModel
from ui.widgets.grid import Grid
from ui.widgets.splitter import Sizes

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class ViewTable(Grid):
    """``opened`` tells the record of Return or a double click, ``sorted_by`` the column whose heading was clicked."""

    opened = Signal(object)
    walked = Signal(object)
    sorted_by = Signal(int)
    widened = Signal()
    """A column was made wider or narrower by hand."""

    def __init__(self, theme: Theme, remembered: Sizes) -> None:
        """``remembered`` holds, by the name of a view, the widths that were set by hand, in pixels at 100 %."""
        super().__init__(theme, _("Records of the view"))
        self._theme = theme
        self._widths: Sequence[int] = ()
        self._name, self._remembered, self._fitting = "", remembered, False
        self.view_model = ViewModel(theme, self)
        self.setModel(self.view_model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.sectionClicked.connect(self.sorted_by)
        header.sectionResized.connect(self._remember)
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        self.selectionModel().currentRowChanged.connect(self._tell)

    def show_rows(
        self, name: str, headings: Sequence[str], widths: Sequence[int], rows: Sequence[int | Heading],
        fetch: Fetch,
    ) -> None:  # fmt: skip
        """Show the rows of a view; the current record stays where it can. ``widths`` are pixels at 100 %."""
        current, scrolled = self.current_id(), self.verticalScrollBar().value()
        fresh = (self._name, self._widths) != (name, tuple(widths))
        self._name, self._widths = name, tuple(widths)
        self.clearSpans()
        self._fitting = True  # the headings go and come again
        self.view_model.show_rows(headings, rows, fetch)
        self._fitting = False
        if fresh:
            self.fit()
        if len(headings) > 1:
            for row in self.view_model.heading_rows():
                self.setSpan(row, 0, 1, len(headings))
        self.go_to(current)
        self.verticalScrollBar().setValue(scrolled)

    def fit(self) -> None:
        """Take the widths that were set by hand, else the usual ones, wider by the same share where there is room."""
        kept = self._remembered.get(self._name, ())
        by_hand = len(kept) == len(self._widths)
        wanted = [self._theme.px(width) for width in (kept if by_hand else self._widths)]
        share = 1.0 if by_hand else max(1.0, self.viewport().width() / max(sum(wanted), 1))
        self._fitting = True
        for column, width in enumerate(wanted):
            self.setColumnWidth(column, round(width * share))
        self._fitting = False

    def _remember(self) -> None:
        """Keep the widths once somebody has moved an edge."""
        if not self._fitting and self._name:
            columns = range(self.view_model.columnCount())
            self._remembered[self._name] = tuple(
                round(self.columnWidth(column) / self._theme.scale) for column in columns
            )
            self.widened.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the room of the window: the columns stay in their shares, or as they were set by hand."""
        self._fitting = True  # the last column follows the edge by itself
        super().resizeEvent(event)
        self._fitting = False
        if event.size().width() != event.oldSize().width():
            self.fit()

    def show_order(self, column: int, *, descending: bool) -> None:
        """Mark the column by which the rows are sorted; -1 for none."""
        header = self.horizontalHeader()
        header.setSortIndicatorShown(column >= 0)
        if column >= 0:
            order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
            header.blockSignals(True)  # noqa: FBT003 - Qt's signature
            header.setSortIndicator(column, order)
            header.blockSignals(False)  # noqa: FBT003 - Qt's signature

    def current_id(self) -> int | None:
        """Return the current record."""
        return self.view_model.id_at(self.currentIndex().row())

    def selected(self) -> list[int]:
        """Return the selected records, from the top."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [found for found in map(self.view_model.id_at, rows) if found is not None]

    def go_to(self, record_id: int | None) -> None:
        """Make a record current, or the first one."""
        row = self.view_model.row_of(record_id) if record_id is not None else -1
        if row < 0:
            row = next((n for n in range(min(2, self.view_model.rowCount())) if self.view_model.id_at(n)), -1)
        if row >= 0:
            self.setCurrentIndex(self.view_model.index(row, 0))

    def _tell(self, current: QModelIndex) -> None:
        self.walked.emit(self.view_model.id_at(current.row()))

    def _open(self, row: int) -> None:
        record_id = self.view_model.id_at(row)
        if record_id is not None:
            self.opened.emit(record_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Return; step over headings by Up and Down."""
        if event.key() in _ENTER:
            self._open(self.currentIndex().row())
            return
        super().keyPressEvent(event)
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down} and self.current_id() is None:
            step = -1 if event.key() == Qt.Key.Key_Up else 1
            row = self.currentIndex().row() + step
            if self.view_model.id_at(row) is not None:
                self.setCurrentIndex(self.view_model.index(row, 0))
