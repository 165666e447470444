"""Paints files as tiles with a small picture, or as rows."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.attachments.small_pictures import Shape, SmallPictures
from ui.theme.theme import Theme
from ui.widgets.painting import CENTRE, Painting
from ui.widgets.rows import FileRow

TILE_WIDTH, TILE_HEIGHT, ROW_HEIGHT = 168, 188, 60


class FileDelegate(QStyledItemDelegate):
    """Paints ``FileRow`` values; ``tiles`` switches between tiles and rows."""

    def __init__(self, theme: Theme, pictures: SmallPictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.tiles = True
        self.pictures = pictures

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the size of a tile, or of a row as wide as the view."""
        px = self._theme.px
        if self.tiles:
            return QSize(px(TILE_WIDTH), px(TILE_HEIGHT))
        view = option.widget
        return QSize(view.viewport().width() if view is not None else px(300), px(ROW_HEIGHT))  # type: ignore[attr-defined]  # it is an item view

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one file."""
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, FileRow):
            return
        painter.save()
        paint = Painting(painter, self._theme, QRectF(option.rect), option.direction)
        box = paint.bounds.adjusted(
            self._theme.px(4), self._theme.px(3), -self._theme.px(4), -self._theme.px(3)
        )
        self._ground(paint, box, option.state)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        (self._tile if self.tiles else self._line)(paint, box, row, selected=selected)
        painter.restore()

    def _ground(self, paint: Painting, box: QRectF, state: QStyle.StateFlag) -> None:
        theme = self._theme
        if state & QStyle.StateFlag.State_Selected:
            paint.fill(box, theme.color("accent_soft"), theme.px(9))
        elif state & QStyle.StateFlag.State_MouseOver:
            paint.fill(box, theme.color("hover"), theme.px(9))
        if state & QStyle.StateFlag.State_HasFocus:
            paint.ring(box, theme.px(9))

    def _tile(self, paint: Painting, box: QRectF, row: FileRow, *, selected: bool) -> None:
        px, theme = self._theme.px, self._theme
        picture = QRectF(box.left() + px(8), box.top() + px(8), box.width() - px(16), px(122))
        self._picture(paint, picture, row, icon_side=px(32))
        words = QRectF(box.left() + px(8), picture.bottom() + px(5), box.width() - px(16), px(20))
        paint.text(words, row.title, "medium", theme.color("text"), CENTRE)
        quiet = theme.color("text2" if selected else "text3")
        paint.text(words.translated(0, px(20)), row.second, "small", quiet, CENTRE)

    def _line(self, paint: Painting, box: QRectF, row: FileRow, *, selected: bool) -> None:
        px, theme = self._theme.px, self._theme
        picture = QRectF(box.left() + px(6), box.top() + px(4), px(56), box.height() - px(8))
        self._picture(paint, picture, row, icon_side=px(20))
        words = QRectF(
            picture.right() + px(12), box.top() + px(6), box.right() - picture.right() - px(22), px(20)
        )
        paint.text(words, row.title, "medium", theme.color("text"))
        quiet = theme.color("text2" if selected else "text3")
        paint.text(words.translated(0, px(20)), row.second, "meta", quiet)

    def _picture(self, paint: Painting, box: QRectF, row: FileRow, icon_side: int) -> None:
        theme = self._theme
        if row.picture:
            size = box.size().toSize()
            shape = Shape(size.width(), size.height(), theme.px(7), paint.ratio)
            image = self.pictures.picture(row.picture, shape)
            if image is None:
                paint.fill(box, theme.color("sunken"), shape.radius)  # it comes a moment later
                return
            if not image.isNull():
                paint.painter.drawPixmap(paint.place(box).topLeft(), image)
                return
        paint.fill(box, theme.color("sunken"), theme.px(7), theme.color("line") if row.icon else None)
        if not row.icon:
            return  # the whole file comes a moment later
        middle = box.center()
        side = QRectF(middle.x() - icon_side / 2, middle.y() - icon_side / 2, icon_side, icon_side)
        paint.icon(side, row.icon, "text3")
