"""The rows of the sidebar: places with icons, saved views with dots, both with counts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.theme.theme import Theme
from ui.widgets.painting import TRAILING, Painting
from ui.widgets.rows import NavRow

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class NavModel(QAbstractListModel):
    """The rows as a model; few enough to be held as they are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[NavRow, ...] = ()

    def show_rows(self, rows: Sequence[NavRow]) -> None:
        """Replace the rows, or only their words when the keys are the same."""
        same = [row.key for row in rows] == [row.key for row in self.rows]
        if not same:
            self.beginResetModel()
        self.rows = tuple(rows)
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the row, its words, or what a screen reader says."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        return None


class NavDelegate(QStyledItemDelegate):
    """Paints one row of 32 px."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Return the height of a row."""
        return QSize(self._theme.px(120), self._theme.px(33))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint fill, icon or dot, words and count."""
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, NavRow):
            return
        theme, px = self._theme, self._theme.px
        state: QStyle.StateFlag = option.state
        painter.save()
        paint = Painting(painter, theme, QRectF(option.rect), option.direction)
        box = paint.bounds.adjusted(0, 1, 0, -1)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            paint.fill(box, theme.color("pressed" if selected else "hover"), px(7))
        middle = box.center().y()
        if row.tone is not None:
            paint.disc(QRectF(box.left() + px(13), middle - px(4), px(8), px(8)), theme.tone(row.tone))
        else:
            side = px(17)
            where = QRectF(box.left() + px(9), middle - side / 2, side, side)
            paint.icon(where, row.icon, "accent" if selected else "text2")
        count = theme.metrics("small_medium").horizontalAdvance(row.count)
        words = box.adjusted(px(36), 0, -px(10) - (count + px(6) if count else 0), 0)
        quiet = row.tone is not None and not selected
        paint.text(
            words, row.title, "strong" if selected else "medium", theme.color("text2" if quiet else "text")
        )
        paint.text(box.adjusted(0, 0, -px(10), 0), row.count, "small_medium",
                   theme.color("text2" if selected else "text3"), TRAILING)  # fmt: skip
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_KeyboardFocusChange:
            paint.ring(box, px(7))
        painter.restore()


class NavList(QListView):
    """A list as high as its rows; ``chosen`` tells the key of the row that was clicked or walked to."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.places = NavModel(self)
        self.setModel(self.places)
        self.setItemDelegate(NavDelegate(theme, self))
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setTabKeyNavigation(False)
        self.selectionModel().currentChanged.connect(self._walked)
        self.clicked.connect(self._clicked)
        theme.changed.connect(self.scheduleDelayedItemsLayout)
        theme.changed.connect(self.updateGeometry)
        self._quiet = False
        self._told = False

    def show_rows(self, rows: Sequence[NavRow]) -> None:
        """Show these rows and keep the current one by its key."""
        key = self.current_key()
        self.places.show_rows(rows)
        self.updateGeometry()
        self.select(key)

    def select(self, key: str) -> None:
        """Mark the row of ``key`` without telling ``chosen``; an unknown key marks none."""
        self._quiet = True
        number = next((n for n, row in enumerate(self.places.rows) if row.key == key), -1)
        if number >= 0:
            self.setCurrentIndex(self.places.index(number))
        else:
            self.setCurrentIndex(QModelIndex())
            self.clearSelection()
        self._quiet = False

    def current_key(self) -> str:
        """Return the key of the current row, or an empty string."""
        row = self.currentIndex().data(Qt.ItemDataRole.UserRole)
        return row.key if isinstance(row, NavRow) else ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click: the row is told once, whether the click moves to it or it was current already."""
        self._told = False
        super().mousePressEvent(event)

    def _walked(self, index: QModelIndex, _before: QModelIndex) -> None:
        self._told = True
        self._tell(index)

    def _clicked(self, index: QModelIndex) -> None:
        if not self._told:
            self._tell(index)

    def _tell(self, index: QModelIndex) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(row, NavRow) and not self._quiet:
            self.chosen.emit(row.key)

    def sizeHint(self) -> QSize:
        """Return the height of all rows."""
        return QSize(self._theme.px(160), self._theme.px(33) * len(self.places.rows))

    def minimumSizeHint(self) -> QSize:
        """Never hide a row."""
        return QSize(self._theme.px(60), self.sizeHint().height())
