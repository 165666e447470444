"""A table of one column without headers: the view for painted rows, quick with a hundred thousand of them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QTableView, QWidget

from ui.theme.theme import Theme
from ui.widgets.letters import is_chord

_Index = QModelIndex | QPersistentModelIndex


class RowView(QTableView):
    """Rows of one height, painted by a delegate; a QListView would lay out every row before the first paint.

    ``walked`` tells the row that became current (-1: none); ``opened`` tells Return or a double click.
    """

    walked = Signal(int)
    opened = Signal(int)

    def __init__(
        self, theme: Theme, name: str, delegate: QStyledItemDelegate, height: int,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """Give the accessible ``name`` of the list and the ``height`` of a row at 100 %, in pixels."""
        super().__init__(parent)
        self.theme = theme
        self._height = height
        self.setAccessibleName(name)
        self.setProperty("kind", "rows")
        delegate.setParent(self)
        self.setItemDelegate(delegate)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        columns, rows = self.horizontalHeader(), self.verticalHeader()
        columns.hide()
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        columns.setMinimumSectionSize(1)
        rows.hide()
        rows.setMinimumSectionSize(1)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        theme.changed.connect(self.dress)
        self.dress()

    def dress(self) -> None:
        """Take the row height of the theme in force."""
        self.verticalHeader().setDefaultSectionSize(self.theme.px(self._height))
        self.verticalScrollBar().setSingleStep(self.theme.px(24))
        self.viewport().update()

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Tell the row that became current."""
        super().currentChanged(current, previous)
        self.walked.emit(current.row())

    def go_to(self, row: int) -> None:
        """Make ``row`` current and bring it into view."""
        model = self.model()
        if model is not None and 0 <= row < model.rowCount():
            self.setCurrentIndex(model.index(row, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current row with Return; Home and End go to the first and last row."""
        key, model = event.key(), self.model()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End} and model is not None:
            self.go_to(0 if key == Qt.Key.Key_Home else model.rowCount() - 1)
        elif event.text().strip() and event.text().isprintable() and not is_chord(event):
            event.ignore()  # a letter is for the page around: Qt would take it to search the rows
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _search: str) -> None:
        """Leave searching to the search field: Qt would ask every row for its text."""
