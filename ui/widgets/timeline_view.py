"""A timeline of rows of different heights that measures only the rows it shows."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme
from ui.widgets.row_view import RowView
from ui.widgets.timeline_delegate import USUAL_HEIGHT, TimelineDelegate

_ROUNDS = 4


class TimelineView(RowView):
    """Rows begin with the usual height and take their own when they come into view.

    Measuring all rows first would fetch all of them; the model fetches only pages that are painted.
    """

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        self._measuring = False
        self._delegate = TimelineDelegate(theme)
        super().__init__(theme, name, self._delegate, USUAL_HEIGHT, parent)
        self.setProperty("kind", "timeline")
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.measure)

    def forget(self) -> None:
        """Drop what was kept of the rows, when the journal locks."""
        self._delegate.forget()

    def dress(self) -> None:
        """Take the sizes of the theme in force and measure again."""
        super().dress()
        if self.model() is not None:
            self._start_again()

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show a model; its rows are measured again whenever it changes."""
        super().setModel(model)
        if model is not None:
            model.modelReset.connect(self._start_again)
            model.layoutChanged.connect(self._start_again)
            model.rowsInserted.connect(self.measure)  # before the paint that shows the new row
            for signal in (model.dataChanged, model.rowsRemoved):
                signal.connect(self._soon)
        self._start_again()

    def _start_again(self) -> None:
        # Sections keep the heights they were given until the default is set again.
        self.verticalHeader().setDefaultSectionSize(self.theme.px(USUAL_HEIGHT))
        self.measure()

    def _soon(self, *_what: object) -> None:
        self._later.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure again when the width has changed."""
        super().resizeEvent(event)
        self.measure()

    def showEvent(self, event: QShowEvent) -> None:
        """Measure before the first paint."""
        super().showEvent(event)
        self.measure()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Measure the rows that come into view, before they are painted."""
        super().scrollContentsBy(dx, dy)
        self.measure()

    def measure(self, *_what: object) -> None:
        """Give the rows in view their own height; the row in the middle of the view stays where it is."""
        if self._measuring or self.model() is None or self.viewport().height() < 1:
            return
        self._measuring = True
        anchor = max(self.rowAt(self.viewport().height() // 2), 0)
        for _round in range(_ROUNDS):
            before = self.rowViewportPosition(anchor)
            if not self._measure_once():
                break
            moved = self.rowViewportPosition(anchor) - before
            bar = self.verticalScrollBar()
            if not moved or bar.value() == bar.minimum():
                break  # the rows that came into view were measured
            bar.setValue(bar.value() + moved)
        self._measuring = False

    def _measure_once(self) -> bool:
        """Measure the rows in view; tell whether any height has changed."""
        model, changed = self.model(), False
        width, height = self.columnWidth(0), self.viewport().height()
        row = max(self.rowAt(0), 0)
        y = self.rowViewportPosition(row)
        while y < height and row < model.rowCount():
            value = model.index(row, 0).data(Qt.ItemDataRole.UserRole)
            wanted = self._delegate.height(value, width)
            if self.rowHeight(row) != wanted:
                self.setRowHeight(row, wanted)
                changed = True
            y += wanted
            row += 1
        if changed:
            self.updateGeometries()
        return changed
