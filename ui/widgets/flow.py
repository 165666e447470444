"""A layout that sets its pieces side by side and goes on in a new line where the room ends."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle, QWidget


class Flow(QLayout):
    """Lines of pieces, for chips; each keeps its own size and stands in the middle of its line."""

    def __init__(self, gap: int, parent: QWidget | None = None) -> None:
        """Leave ``gap`` pixels between pieces and between lines."""
        super().__init__(parent)
        self._gap = gap
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take a piece at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Return the number of pieces."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return a piece, or None outside."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take a piece out, or None outside."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Ask for no more room than the pieces need."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Say that narrow means tall."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at a width."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put the pieces in their places."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """Return the size of the widest piece."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Return the size of the widest piece."""
        size = QSize()
        for item in self._in_sight():
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Return the height; ``move`` also places the pieces, mirrored where the script runs from right to left."""
        x, y, tall = 0, 0, 0
        for item in self._in_sight():
            size = item.sizeHint()
            if x and x + size.width() > rect.width():
                x, y, tall = 0, y + tall + self._gap, 0
            if move:
                place = QRect(rect.topLeft() + QPoint(x, y), size)
                item.setGeometry(QStyle.visualRect(self._direction(), rect, place))
            x += size.width() + self._gap
            tall = max(tall, size.height())
        return y + tall

    def _in_sight(self) -> list[QLayoutItem]:
        """Return the pieces that nobody has hidden; those that only wait for their window count."""
        return [item for item in self._items if not _put_away(item.widget())]

    def _direction(self) -> Qt.LayoutDirection:
        parent = self.parentWidget()
        return parent.layoutDirection() if parent is not None else Qt.LayoutDirection.LeftToRight


def _put_away(widget: QWidget | None) -> bool:
    decided = Qt.WidgetAttribute.WA_WState_ExplicitShowHide
    return widget is not None and widget.isHidden() and widget.testAttribute(decided)
