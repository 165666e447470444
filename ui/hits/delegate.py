"""Paints what was found: avatar or icon, title and note with what was typed in strong letters, the end at the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.highlight import Marked
from ui.hits.rows import Heading, Hit
from ui.theme.fonts import Role
from ui.theme.theme import Theme
from ui.widgets.painting import TRAILING, Painting

HIT_HEIGHT, TALL_HEIGHT, HEADING_HEIGHT = 36, 48, 30
_Index = QModelIndex | QPersistentModelIndex


def row_height(row: object) -> int:
    """Return the height of a row at 100 %, in pixels."""
    if isinstance(row, Heading):
        return HEADING_HEIGHT
    return TALL_HEIGHT if isinstance(row, Hit) and row.kind == "touch" else HIT_HEIGHT


class HitDelegate(QStyledItemDelegate):
    """Paints ``Hit`` and ``Heading``; the selected row has a fill and a mark at its edge."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the size of a row."""
        return QSize(option.rect.width(), self._theme.px(row_height(index.data(Qt.ItemDataRole.UserRole))))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row."""
        row = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        paint = Painting(painter, self._theme, QRectF(option.rect), option.direction)
        box = paint.bounds.adjusted(self._theme.px(8), 1, -self._theme.px(8), -1)
        if isinstance(row, Heading):
            words = box.adjusted(self._theme.px(10), self._theme.px(8), 0, 0)
            paint.text(words, row.text, "caption", self._theme.color("text3"))
        elif isinstance(row, Hit):
            self._ground(paint, box, option.state)
            self._hit(paint, box.adjusted(self._theme.px(10), 0, -self._theme.px(10), 0), row)
        painter.restore()

    def _ground(self, paint: Painting, box: QRectF, state: QStyle.StateFlag) -> None:
        theme, px = self._theme, self._theme.px
        if state & QStyle.StateFlag.State_Selected:
            paint.fill(box, theme.color("accent_soft"), px(7))
            paint.fill(
                QRectF(box.left(), box.top() + px(9), 2, box.height() - px(18)), theme.color("accent"), 1
            )
        elif state & QStyle.StateFlag.State_MouseOver:
            paint.fill(box, theme.color("hover"), px(7))

    def _hit(self, paint: Painting, box: QRectF, row: Hit) -> None:
        theme, px = self._theme, self._theme.px
        side = px(24)
        mark = QRectF(box.left(), box.center().y() - side / 2, side, side)
        if row.avatar:
            paint.avatar(mark, row.avatar, row.tone, person=row.kind == "contact")
        elif row.icon:
            paint.icon(
                mark.adjusted(px(4), px(4), -px(4), -px(4)),
                row.icon,
                "text2" if row.tone == "neutral" else row.tone,
            )
        left = box.left() + px(34)
        end = theme.metrics("meta").horizontalAdvance(row.end)
        line = QRectF(left, box.top(), box.right() - left - (end + px(12) if end else 0), box.height())
        paint.text(box, row.end, "meta", theme.color("text3"), TRAILING)
        if row.kind == "touch":
            upper = QRectF(line.left(), box.top() + px(4), line.width(), px(20))
            self._marked(paint, upper, row.title, "body", "strong", "text")
            self._marked(paint, upper.translated(0, px(19)), row.note, "meta", "meta_medium", "text2")
            return
        taken = self._marked(paint, line, row.title, "body", "strong", "text")
        rest = line.adjusted(taken + px(10), 0, 0, 0)
        if rest.width() > px(40):
            self._marked(paint, rest, row.note, "meta", "meta_medium", "text2")

    def _marked(
        self, paint: Painting, box: QRectF, marked: Marked, role: Role, strong: Role, color: str
    ) -> float:
        """Write a text with its marked parts in ``strong`` on a tint; return its width."""
        at = box.left()
        for text, found in pieces(marked):
            face = strong if found else role
            width = self._theme.metrics(face).horizontalAdvance(text)
            room = QRectF(at, box.top(), min(width + 1, box.right() - at), box.height())
            if room.width() < self._theme.px(8):
                break
            paint.text(room, text, face, self._theme.color("accent" if found else color))
            if found:
                y = box.center().y() + self._theme.px(9)
                paint.line(QPointF(at, y), QPointF(at + room.width() - 1, y), self._theme.color("accent"))
            at += width
        return min(at, box.right()) - box.left()


def pieces(marked: Marked) -> list[tuple[str, bool]]:
    """Return a marked text in pieces, each with whether it is what was looked for."""
    found: list[tuple[str, bool]] = []
    at = 0
    for start, end in marked.spans:
        found += [(marked.text[at:start], False), (marked.text[start:end], True)]
        at = end
    found.append((marked.text[at:], False))
    return [(text, hit) for text, hit in found if text]
