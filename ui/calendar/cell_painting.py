"""Paints a day of the month: number, label, badge, hatching, chips; and the bars over a week."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPen

from desktop import formats
from desktop.planning.calendar_rows import Chip, DayCell
from ui.calendar import words
from ui.calendar.cell_layout import DayLayout, Placed, lane_rect
from ui.calendar.glyphs import Glyphs
from ui.theme.fonts import Role
from ui.theme.tokens import Tone
from ui.widgets.painting import CENTRE, TRAILING, Painting

_LABELS: dict[str, tuple[Role, str]] = {
    "festival": ("strong", "seal"),
    "minor": ("meta_medium", "text2"),
    "memorial": ("medium", "text2"),
    "term": ("medium", "accent"),
    "month": ("medium", "text2"),
    "day": ("meta", "text3"),
}
_BADGES: dict[str, tuple[str, Tone]] = {"off": ("休", "seal"), "work": ("班", "sky")}


def paint_ground(paint: Painting, cell: QRectF, day: DayCell, *, other_month: bool, selected: bool) -> None:
    """Fill a cell: sunken outside the month, soft accent when selected, hatched while not official."""
    theme = paint.theme
    if selected:
        paint.painter.fillRect(paint.place(cell).toRect(), theme.color("accent_soft"))
    elif other_month:
        paint.painter.fillRect(paint.place(cell).toRect(), theme.color("sunken"))
    if day.provisional and day.statutory:
        paint.painter.fillRect(paint.place(cell), QBrush(theme.color("line"), Qt.BrushStyle.BDiagPattern))


def paint_head(
    paint: Painting, glyphs: Glyphs, cell: QRectF, day: DayCell, *, other_month: bool, named: bool
) -> None:
    """Write the number, the one label and the badge; ``named`` adds the month to the number."""
    theme, px = paint.theme, paint.theme.px
    line = QRectF(cell.left(), cell.top() + px(6), cell.width(), px(26))
    text = formats.month_day(day.day) if named else str(day.day.day)
    advance = glyphs.advance(text, "strong")
    left = cell.left() + px(10)
    if day.today:
        width = max(px(26), advance + px(12))
        disc = QRectF(cell.left() + px(5), line.top(), width, line.height())
        paint.fill(disc, theme.color("accent"), disc.height() / 2)
        glyphs.write(paint, disc, text, "strong", theme.color("on_accent"), CENTRE)
        left = disc.right() + px(4)
    else:
        color = theme.color("text3" if other_month else "text")
        glyphs.write(paint, QRectF(left, line.top(), advance + 2, line.height()), text, "strong", color)
        left += advance + px(6)
    right = cell.right() - px(8)
    if day.badge:
        right -= px(18)
        paint_badge(paint, glyphs, QRectF(right, line.top() + px(4), px(18), px(18)), day.badge)
        right -= px(5)
    if day.label is not None and right > left:
        role, color_name = _LABELS[words.label_weight(day)]
        shown = words.cell_text(day) + ("" if day.label.certain else "±1")
        glyphs.write(paint, QRectF(left, line.top(), right - left, line.height()), shown, role,
                   theme.color(color_name), TRAILING)  # fmt: skip


def paint_badge(paint: Painting, glyphs: Glyphs, rect: QRectF, badge: str) -> None:
    """Draw 休 for a day off, 班 for a make-up workday."""
    text, tone = _BADGES[badge]
    theme = paint.theme
    border = theme.tone(tone) if theme.tokens.high_contrast else None
    paint.fill(rect, theme.soft(tone), theme.px(4), border)
    glyphs.write(paint, rect, text, "small_medium", theme.tone(tone), CENTRE)


def paint_chip(paint: Painting, glyphs: Glyphs, rect: QRectF, chip: Chip, *, selected: bool = False) -> None:
    """Draw an own date: a dot in the tone of its kind and its words."""
    theme, px = paint.theme, paint.theme.px
    glyphs.chip_ground(paint, rect, words.CHIP_TONES[chip.kind], selected=selected)
    inside = QRectF(rect.left() + px(18), rect.top(), rect.width() - px(22), rect.height())
    glyphs.write(paint, inside, words.chip_text(chip), "small_medium", theme.color("text"))


def paint_chips(
    paint: Painting, glyphs: Glyphs, cell: QRectF, layout: DayLayout, more: str, *, selected: bool
) -> None:
    """Draw the chips that have room and say how many more there are, with dots where not even that has room."""
    theme, px = paint.theme, paint.theme.px
    for box in layout.chips:
        paint_chip(paint, glyphs, box.rect, box.chip, selected=selected)
    if layout.more_at is not None:
        inside = layout.more_at.adjusted(px(8), 0, 0, 0)
        glyphs.write(paint, inside, more, "small_medium", theme.color("text2"))
    elif layout.more:
        side = px(5)
        for number in range(min(layout.more, 5)):
            left = cell.left() + px(10) + number * px(9)
            paint.disc(QRectF(left, cell.bottom() - px(9), side, side), theme.color("text3"))


def paint_bars(
    paint: Painting, glyphs: Glyphs, cells: Sequence[QRectF], week: Sequence[Placed], most: int
) -> None:
    """Draw the bars of a week; those that nobody confirmed have a dashed border."""
    theme, px = paint.theme, paint.theme.px
    inset = px(5)
    for one in week:
        if one.lane >= most:
            continue
        first, last = cells[one.first], cells[one.last]
        row = lane_rect(first, one.lane, theme.scale)
        left = first.left() + (inset if one.begins else 0)
        right = last.right() - (inset if one.ends else 0)
        box = QRectF(left, row.top(), right - left, row.height())
        tone = words.bar_tone(one.bar)
        _bar_ground(paint, glyphs, box, tone, one)
        inside = box.adjusted(px(8), 0, -px(6), 0)
        glyphs.write(paint, inside, one.bar.label, "small_medium", theme.tone(tone))
        _marks(paint, glyphs, cells, one, box)


def _bar_ground(paint: Painting, glyphs: Glyphs, box: QRectF, tone: Tone, one: Placed) -> None:
    rounded, confirmed = one.begins or one.ends, one.bar.confirmed

    def draw(inside: Painting, whole: QRectF) -> None:
        inside.fill(whole, paint.theme.soft(tone), paint.theme.px(4) if rounded else 0)
        if not confirmed:
            _dashes(inside, whole, tone)

    glyphs.picture(paint, box, ("bar", tone, rounded, confirmed), draw)


def _marks(paint: Painting, glyphs: Glyphs, cells: Sequence[QRectF], one: Placed, box: QRectF) -> None:
    """Draw the steps of an order on the lower edge of its bar: those that are done filled, the others as rings."""
    px, tone = paint.theme.px, words.bar_tone(one.bar)
    side = px(7)

    def ring(inside: Painting, whole: QRectF) -> None:
        inside.disc(whole, paint.theme.tone(tone))
        inside.disc(whole.adjusted(1.5, 1.5, -1.5, -1.5), paint.theme.color("surface"))

    def disc(inside: Painting, whole: QRectF) -> None:
        inside.disc(whole, paint.theme.tone(tone))

    for mark in one.bar.marks:
        column = (mark.day - one.monday).days
        if one.first <= column <= one.last:
            spot = QRectF(cells[column].right() - px(16), box.bottom() - side / 2 - 1, side, side)
            glyphs.picture(paint, spot, ("mark", tone, mark.done), disc if mark.done else ring)


def _dashes(paint: Painting, box: QRectF, tone: Tone) -> None:
    place = paint.place(box)
    paint.painter.setPen(QPen(paint.theme.tone(tone), 1, Qt.PenStyle.DotLine))
    for y in (place.top() + 0.5, place.bottom() - 0.5):
        paint.painter.drawLine(QPointF(place.left(), y), QPointF(place.right(), y))


def paint_frame(paint: Painting, cell: QRectF, *, focused: bool) -> None:
    """Frame the selected day: strong with the focus, thin without."""
    color = paint.theme.color("focus" if focused else "accent")
    width, box = (2 if focused else 1), paint.place(cell)
    for edge in (
        QRectF(box.left(), box.top(), box.width(), width),
        QRectF(box.left(), box.bottom() - width, box.width(), width),
        QRectF(box.left(), box.top(), width, box.height()),
        QRectF(box.right() - width, box.top(), width, box.height()),
    ):
        paint.painter.fillRect(edge.toRect(), color)
