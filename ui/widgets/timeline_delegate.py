"""The rows of a timeline: icon on a rail, title and date, what was said, chips last."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.theme.theme import Theme
from ui.widgets.painting import TRAILING, Painting, chip_width
from ui.widgets.pictures import Pictures
from ui.widgets.rows import Progress, TimelineRow
from ui.widgets.timeline_layout import Measures, TimelineLayout

USUAL_HEIGHT = 94
_INDENT = 44
_FOCUS = QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_KeyboardFocusChange
_MARKS = _FOCUS | QStyle.StateFlag.State_Selected
"""What of the state of a row can be seen."""


class TimelineDelegate(QStyledItemDelegate):
    """Paints ``TimelineRow`` values; a row that is not there yet stays empty."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._layout = TimelineLayout(theme)
        self._pictures = Pictures()
        theme.changed.connect(self.forget)

    def forget(self) -> None:
        """Drop what was kept of the rows: sizes have changed, or the journal locks."""
        self._layout.forget()
        self._pictures.forget()

    def height(self, row: object, width: int) -> int:
        """Return the height of a row in a view ``width`` pixels wide."""
        if not isinstance(row, TimelineRow):
            return self._theme.px(USUAL_HEIGHT)
        return self._layout.measure(row, self._column(width)).height

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the size of a row."""
        width = option.rect.width()
        return QSize(width, self.height(index.data(Qt.ItemDataRole.UserRole), width))

    def _column(self, width: int) -> int:
        return max(self._theme.px(80), width - self._theme.px(_INDENT) - 2)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, TimelineRow):
            return
        measures = self._layout.measure(row, self._column(option.rect.width()))
        last = index.row() == index.model().rowCount() - 1
        marks = option.state & _MARKS
        painter.save()
        paint = Painting(painter, self._theme, QRectF(option.rect), option.direction)

        def whole(where: Painting) -> None:
            self._whole(where, row, measures, marks, last=last)

        picture = self._pictures.get(
            (row, option.rect.size().toTuple(), last, marks, option.direction, paint.ratio),
            lambda: self._picture(paint, whole),
        )
        if picture is None:
            painter.setClipRect(option.rect)
            whole(paint)
        else:
            painter.drawPixmap(option.rect.topLeft(), picture)
        painter.restore()

    def _picture(self, paint: Painting, whole: Callable[[Painting], None]) -> QPixmap:
        """Return a row painted on the ground of its view, at the ratio of the screen that ``paint`` paints on."""
        size = paint.bounds.size().toSize()
        picture = QPixmap(size * paint.ratio)
        picture.setDevicePixelRatio(paint.ratio)
        picture.fill(self._theme.color("surface"))
        painter = QPainter(picture)
        whole(Painting(painter, self._theme, QRectF(QPointF(), size), paint.direction))
        painter.end()
        return picture

    def _whole(
        self, paint: Painting, row: TimelineRow, measures: Measures, marks: QStyle.StateFlag, *, last: bool
    ) -> None:
        self._ground(paint, marks, measures)
        self._rail(paint, row, measures, last=last)
        self._head(paint, row, measures)
        self._body(paint, measures)
        if row.progress is not None:
            self._progress(paint, row.progress, measures)
        self._chips(paint, row, measures)

    def _ground(self, paint: Painting, marks: QStyle.StateFlag, measures: Measures) -> None:
        theme, px = self._theme, self._theme.px
        box = QRectF(paint.bounds).adjusted(px(34), measures.top, 0, -px(8))
        if marks & QStyle.StateFlag.State_Selected:
            paint.fill(box, theme.color("accent_soft"), px(9))
        if marks & _FOCUS == _FOCUS:
            paint.ring(box, px(9))

    def _rail(self, paint: Painting, row: TimelineRow, measures: Measures, *, last: bool) -> None:
        theme, px = self._theme, self._theme.px
        left, top = paint.bounds.left(), paint.bounds.top() + measures.top
        if row.heading:
            line = QRectF(left, paint.bounds.top(), paint.bounds.width(), px(20))
            paint.text(line, row.heading, "caption", theme.color("text3"))
        if not last:
            middle = left + px(16)
            end = QPointF(middle, paint.bounds.bottom())
            paint.line(QPointF(middle, top + px(36)), end, theme.color("line"), 1.5)
        paint.disc(QRectF(left + px(2), top + px(2), px(28), px(28)), theme.soft(row.tone))
        paint.icon(QRectF(left + px(8), top + px(8), px(16), px(16)), row.icon, row.tone)

    def _head(self, paint: Painting, row: TimelineRow, measures: Measures) -> None:
        theme, px = self._theme, self._theme.px
        bounds = paint.bounds
        left = bounds.left() + px(_INDENT)
        line = QRectF(left, bounds.top() + measures.top + px(6), bounds.right() - left - px(6), px(20))
        when = theme.width(row.when, "meta")
        paint.text(line.adjusted(0, 0, -when - px(12), 0), row.title, "strong", theme.color("text"))
        paint.text(line, row.when, "meta", theme.color("text3"), TRAILING)

    def _body(self, paint: Painting, measures: Measures) -> None:
        if measures.body is None:
            return
        bounds = paint.bounds
        width = self._column(int(bounds.width()))
        where = QRectF(bounds.left() + self._theme.px(_INDENT), bounds.top() + measures.body_top, width, 1)
        paint.painter.setPen(self._theme.color("text2"))
        measures.body.draw(paint.painter, paint.place(where).topLeft())

    def _progress(self, paint: Painting, progress: Progress, measures: Measures) -> None:
        px, bounds = self._theme.px, paint.bounds
        left, top = bounds.left() + px(_INDENT), bounds.top() + measures.progress_top
        width = min(px(220), int((bounds.right() - left) / 2))
        paint.bar(QRectF(left, top + px(6), width, px(6)), progress.share, progress.tone)
        words = QRectF(left + width + px(12), top, bounds.right() - left - width - px(12), px(18))
        paint.text(words, progress.caption, "meta", self._theme.color("text2"))

    def _chips(self, paint: Painting, row: TimelineRow, measures: Measures) -> None:
        px, bounds = self._theme.px, paint.bounds
        left = bounds.left() + px(_INDENT)
        for flag in row.chips:
            wide = min(chip_width(self._theme, flag), int(bounds.right() - left))
            if wide < px(32):
                return
            paint.chip(QRectF(left, bounds.top() + measures.chips_top, wide, px(20)), flag)
            left += wide + px(6)
