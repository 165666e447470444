"""What the editor paints over and below the words: boxes and pictures."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPen, QTextBlock

from desktop.notes import markdown
from ui.notes.album import Album
from ui.notes.rooms import Placed, in_code
from ui.widgets.painting import Painting


def box_of(block: QTextBlock, corner: QPointF, side: float) -> QRectF | None:
    """Return where the box of a block with this corner is painted; None for a line without one or in code."""
    match = markdown.BOX.match(block.text())
    if match is None or in_code(block):
        return None
    line = block.layout().lineAt(0)
    if not line.isValid():
        return None
    top = corner + line.position()
    begin = len(match.string) - len(match.string.lstrip())
    left: Any = line.cursorToX(begin)  # place and position in Qt for Python, whatever its stubs say
    x = left[0] if isinstance(left, tuple) else left
    return QRectF(top.x() - line.position().x() + x, top.y() + (line.height() - side) / 2, side, side)


def draw_box(paint: Painting, box: QRectF, *, done: bool) -> None:
    """Paint the box of a line, ticked when it is ``done``."""
    theme, painter = paint.theme, paint.painter
    painter.setPen(QPen(theme.color("accent" if done else "text3"), 1.3))
    painter.setBrush(theme.color("accent" if done else "surface"))
    painter.drawRoundedRect(box, 3.5, 3.5)
    if done:
        paint.icon(box.adjusted(2, 2, -2, -2), "check", "on_accent")


def draw_pictures(paint: Painting, album: Album, placed: Iterable[Placed], corner: QPointF) -> None:
    """Paint the pictures of a block whose corner lies at ``corner``, or the words that stand for them."""
    theme, painter = paint.theme, paint.painter
    for one in placed:
        rect = one.rect.translated(corner)
        pixmap = album.pixmap(one.entry, paint.ratio)
        if pixmap is None:
            paint.fill(rect, theme.color("sunken"), theme.px(7), theme.color("line"))
            side = theme.px(15)
            middle = rect.center().y() - side / 2
            paint.icon(QRectF(rect.left() + theme.px(8), middle, side, side), "file-image", "text3")
            words = rect.adjusted(theme.px(30), 0, -theme.px(8), 0)
            paint.text(words, one.entry.words, "meta", theme.color("text2"))
            continue
        painter.save()
        path = QPainterPath()
        path.addRoundedRect(rect, theme.px(7), theme.px(7))
        painter.setClipPath(path)
        painter.drawPixmap(rect, pixmap, QRectF(pixmap.rect()))
        painter.restore()
