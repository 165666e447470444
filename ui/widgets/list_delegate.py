"""The rows of supplier and contact lists: avatar, three lines, age at the end, at most one chip."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.theme.theme import Theme
from ui.widgets.painting import TRAILING, Painting, chip_width
from ui.widgets.rows import ListRow

ROW_HEIGHT = 78
_MOST_FLAG = 0.75
"""Share of a line that a flag may take: what is cut first is the line of small facts before it."""
_NARROW = 240
"""A row narrower than this, as on the board of orders, leaves the avatar out for the sake of its words."""


class ListDelegate(QStyledItemDelegate):
    """Paints ``ListRow`` values; a row that is not there yet stays empty."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the size of three lines."""
        return QSize(self._theme.px(300), self._theme.px(ROW_HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, ListRow):
            return
        painter.save()
        paint = Painting(painter, self._theme, QRectF(option.rect), option.direction)
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        box = paint.bounds.adjusted(self._theme.px(8), 1, -self._theme.px(8), -1)
        self._ground(paint, box, state)
        self._words(paint, box, row, selected=selected)
        painter.restore()

    def _ground(self, paint: Painting, box: QRectF, state: QStyle.StateFlag) -> None:
        theme, px = self._theme, self._theme.px
        if state & QStyle.StateFlag.State_Selected:
            paint.fill(box, theme.color("accent_soft"), px(9))
        elif state & QStyle.StateFlag.State_MouseOver:
            paint.fill(box, theme.color("hover"), px(9))
        else:
            y = box.bottom() + 1
            start, end = QPointF(box.left() + self._indent(box), y), QPointF(box.right() - px(8), y)
            paint.line(start, end, theme.color("line"))
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_KeyboardFocusChange:
            paint.ring(box, px(9))

    def _narrow(self, box: QRectF) -> bool:
        """Tell whether the words need the room of the avatar."""
        return box.width() < self._theme.px(_NARROW)

    def _indent(self, box: QRectF) -> int:
        return self._theme.px(10 if self._narrow(box) else 62)

    def _words(self, paint: Painting, box: QRectF, row: ListRow, *, selected: bool) -> None:
        theme, px = self._theme, self._theme.px
        if not self._narrow(box):
            side = px(40)
            where = QRectF(box.left() + px(10), box.top() + px(11), side, side)
            paint.avatar(where, row.avatar, row.tone, person=row.person, selected=selected)
        left, right = box.left() + self._indent(box), box.right() - px(10)
        quiet = theme.color("text2" if selected else "text3")
        age = theme.width(row.age, "small")
        line = QRectF(left, box.top() + px(8), right - left, px(20))
        paint.text(
            line.adjusted(0, 0, -(age + px(8) if age else 0), 0), row.title, "strong", theme.color("text")
        )
        paint.text(line, row.age, "small", quiet, TRAILING)
        paint.text(line.translated(0, px(20)), row.second, "meta", theme.color("text2"))
        taken = 0
        if row.flag is not None:
            wide = min(chip_width(theme, row.flag), int((right - left) * _MOST_FLAG))
            paint.chip(QRectF(right - wide, box.top() + px(50), wide, px(18)), row.flag, selected=selected)
            taken = wide + px(8)
        paint.text(line.translated(0, px(41)).adjusted(0, 0, -taken, 0), row.third, "small", quiet)
