"""Draws the boxes and lines of an org chart, on the screen and on paper."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen

from ui.org.layout import Placed, Sizes
from ui.org.words import STANCE_ICONS, Box
from ui.theme.theme import Theme
from ui.widgets.painting import TRAILING, Painting, chip_width
from ui.widgets.rows import avatar_tone

_WIDTH, _HEIGHT = 192, 80
_LEFT_BEHIND, _HELD = 0.45, 0.4
"""How solid the box that is carried is: where it stood, and under the pointer."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Which boxes are marked: the current one, the one that is carried, and where it would be put."""

    current: str = ""
    focused: bool = False
    carried: str = ""
    target: str = ""


def sizes_of(theme: Theme) -> Sizes:
    """Return the sizes of boxes and gaps at the size in force."""
    px = theme.px
    return Sizes(px(_WIDTH), px(_HEIGHT), px(16), px(36), px(28))


def draw_lines(paint: Painting, placed: Placed) -> None:
    """Draw the reporting lines, each piece by itself: one crossing line would be slow."""
    color = paint.theme.color("line_strong")
    paint.painter.setPen(QPen(color, 1))
    for points in placed.lines:
        for start, end in pairwise(points):
            box = paint.place(QRectF(start, start)).topLeft(), paint.place(QRectF(end, end)).topLeft()
            paint.painter.drawLine(*box)


def draw_held(paint: Painting, rect: QRectF, box: Box, target: QRectF | None) -> None:
    """Draw the box under the pointer so that what lies below can be read, and around where it would be put a frame."""
    draw_box(paint, rect, box, Marks(), solid=_HELD)
    if target is not None:
        px = paint.theme.px
        paint.painter.setPen(QPen(paint.theme.color("accent"), px(2)))
        paint.painter.setBrush(Qt.BrushStyle.NoBrush)
        paint.painter.drawRoundedRect(paint.place(target).adjusted(1, 1, -1, -1), px(9), px(9))


def draw_box(paint: Painting, rect: QRectF, box: Box, marks: Marks, solid: float = 1.0) -> None:
    """Draw one box; ``solid`` is how little shines through it."""
    theme, px = paint.theme, paint.theme.px
    current, target = box.key == marks.current, box.key == marks.target
    paint.painter.setOpacity(_LEFT_BEHIND if box.key == marks.carried else solid)
    _ground(paint, rect, box, current=current and marks.focused, target=target)
    left = rect.left() + px(10)
    disc = QRectF(left, rect.top() + px(10), px(32), px(32))
    if box.kind == "named":
        paint.icon(disc.adjusted(px(8), px(8), -px(8), -px(8)), "user", "text3")
    else:
        paint.avatar(disc, box.letter, avatar_tone(box.contact_id or 0), person=True)
    width = rect.right() - px(8) - disc.right() - px(8)
    line = QRectF(disc.right() + px(8), rect.top() + px(8), width, px(18))
    paint.text(line, box.title, "strong", theme.color("text" if box.kind == "person" else "text2"))
    paint.text(line.translated(0, px(18)), box.second, "meta", theme.color("text2"))
    if box.kind == "person":
        _foot(paint, QRectF(left, rect.bottom() - px(28), rect.width() - px(20), px(18)), box)
    paint.painter.setOpacity(1.0)
    if current and marks.focused:
        paint.ring(rect, px(9))


def _ground(paint: Painting, rect: QRectF, box: Box, *, current: bool, target: bool) -> None:
    theme, px = paint.theme, paint.theme.px
    if box.kind == "person":
        ground = "accent_soft" if current or target else "surface"
        paint.fill(rect, theme.color(ground), px(9), theme.color("accent" if target else "line_strong"))
        return
    painter = paint.painter
    style = Qt.PenStyle.DashLine if box.kind == "named" else Qt.PenStyle.SolidLine
    painter.setPen(QPen(theme.color("accent" if target else "line_strong"), 1, style))
    painter.setBrush(theme.color("accent_soft" if current or target else "sunken"))
    painter.drawRoundedRect(paint.place(rect).adjusted(0.5, 0.5, -0.5, -0.5), px(9), px(9))


def _foot(paint: Painting, line: QRectF, box: Box) -> None:
    """Draw the part in decisions, and at the end stance and last touch."""
    theme, px = paint.theme, paint.theme.px
    age = theme.metrics("small").horizontalAdvance(box.age) + 1 if box.age else 0
    paint.text(line, box.age, "small", theme.color("text3"), TRAILING)
    icon, color = STANCE_ICONS[box.stance or ""]
    side = px(15)
    right = line.right() - age - (px(6) if age else 0)
    paint.icon(QRectF(right - side, line.top() + (line.height() - side) / 2, side, side), icon, color)
    if box.role is not None:
        width = min(chip_width(theme, box.role), right - side - px(6) - line.left())
        paint.chip(QRectF(line.topLeft(), QPointF(line.left() + width, line.bottom())), box.role)
