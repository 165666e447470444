"""The learner's line over the line that it should be, syllable by syllable on Chao's five levels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.practice.tone.tones import Grade
from ui.practice.pinyin_line import TONE_COLOURS
from ui.theme.theme import Theme
from ui.widgets.painted import Painted
from ui.widgets.painting import CENTRE, TRAILING, Painting, painting_on

Line = Sequence[tuple[float, float]]
"""Pairs of a place in the syllable, 0 to 1, and a level."""
_SCALE = 22
"""Width of the numbers of the levels."""
_FIELD, _WORDS, _MARK = 124, 58, 24
"""Heights: of the lines, of what stands below them, of a mark alone."""
_NARROW, _WIDE = 58, 260
_LEVELS = (1, 2, 3, 4, 5)
_TOP, _BOTTOM = 5.6, 0.4
_MARKS: dict[Grade, tuple[str, str]] = {"clear": ("check", "ok"), "unsure": ("circle-question-mark", "amber")}
_SOFT, _POINTS = 0.42, 41


@dataclass(frozen=True, slots=True)
class Cell:
    """One syllable: what it should be, how it was said, and the mark that it gets."""

    text: str
    pinyin: str
    tone: int
    levels: tuple[float, ...]
    lines: Sequence[Line] = ()
    mark: Grade | None = None
    heard: str = ""
    """The syllable with the tone that was heard instead."""
    model: Sequence[Line] = ()
    """The lines of a recording, in place of the levels."""


class ContourChart(Painted):
    """Broken into rows where it is narrow; its accessible name says in words what the lines show."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._cells: tuple[Cell, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_cells(self, cells: Sequence[Cell], spoken: str) -> None:
        """Show syllables; ``spoken`` is what they say to somebody who does not see them."""
        self._cells = tuple(cells)
        self.setAccessibleName(spoken)
        self.dress()

    def cells(self) -> tuple[Cell, ...]:
        """Return what is shown."""
        return self._cells

    def hasHeightForWidth(self) -> bool:
        """Say that the height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows."""
        return self._tall() * max(1, len(self._rows(width)))

    def _tall(self) -> int:
        """Return the height of a row; a single syllable has its words above the chart."""
        return self.theme.px(_FIELD + (_WORDS if any(cell.text for cell in self._cells) else _MARK))

    def sizeHint(self) -> QSize:
        """Return the size in a card of usual width."""
        width = self.theme.px(560)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Let the card be narrow."""
        return QSize(self.theme.px(_SCALE + 3 * _NARROW), self.theme.px(_FIELD + _WORDS))

    def _rows(self, width: int) -> list[tuple[Cell, ...]]:
        """Return the syllables of each row, rows of nearly the same length."""
        if not self._cells:
            return []
        fitting = max(1, (width - self.theme.px(_SCALE)) // self.theme.px(_NARROW))
        each = ceil(len(self._cells) / ceil(len(self._cells) / fitting))
        return [self._cells[start : start + each] for start in range(0, len(self._cells), each)]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint all rows."""
        painter = QPainter(self)
        paint = painting_on(self, self.theme, painter)
        px = self.theme.px
        rows = self._rows(self.width())
        widest = max((len(row) for row in rows), default=1)
        wide = min((self.width() - px(_SCALE)) / widest, px(_WIDE))
        left = (self.width() - px(_SCALE) - wide * widest) / 2
        for number, row in enumerate(rows):
            top = number * self._tall()
            self._paint_scale(paint, QRectF(left, top, px(_SCALE) + wide * len(row), px(_FIELD)))
            for at, cell in enumerate(row):
                field = QRectF(left + px(_SCALE) + at * wide, top, wide, px(_FIELD))
                self._paint_cell(paint, field, cell)
        painter.end()

    def _paint_scale(self, paint: Painting, field: QRectF) -> None:
        """Paint the five levels with their numbers, once a row."""
        px, theme = self.theme.px, self.theme
        for level in _LEVELS:
            y = _height(field, level)
            start = QPointF(field.left() + px(_SCALE), y)
            paint.line(start, QPointF(field.right(), y), theme.color("line"))
            box = QRectF(field.left(), y - px(8), px(_SCALE - 8), px(16))
            paint.text(box, str(level), "small", theme.color("text3"), TRAILING)

    def _paint_cell(self, paint: Painting, field: QRectF, cell: Cell) -> None:
        px, theme = self.theme.px, self.theme
        inside = field.adjusted(px(6), 0, -px(6), 0)
        for line in cell.model:
            self._stroke(paint, inside, line, self._soft(cell.tone), 9)
        if cell.levels and not cell.model:
            count = len(cell.levels) - 1
            wanted = [(at / count, level) for at, level in enumerate(cell.levels)]
            self._stroke(paint, inside, _smooth(wanted), self._soft(cell.tone), 9)
        for line in cell.lines:
            self._stroke(paint, inside, line, theme.color("text"), 2.4)
        below = QRectF(field.left(), field.bottom() + px(2), field.width(), px(24))
        if not cell.text:
            self._paint_mark(paint, below.adjusted(0, 0, 0, -px(4)), cell)
            return
        paint.text(below, cell.text, "kai", theme.color("text"), CENTRE)
        below = below.translated(0, px(22))
        colour = theme.tone(TONE_COLOURS[cell.tone]) if cell.tone else theme.color("text2")
        paint.text(below.adjusted(0, 0, 0, -px(8)), cell.pinyin, "meta_medium", colour, CENTRE)
        self._paint_mark(paint, below.translated(0, px(15)), cell)

    def _paint_mark(self, paint: Painting, box: QRectF, cell: Cell) -> None:
        px = self.theme.px
        if cell.mark in _MARKS:
            name, tone = _MARKS[cell.mark]
            side = px(14)
            place = QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side)
            paint.icon(place, name, tone)
        elif cell.heard:
            paint.text(box, f"{cell.heard}?", "meta_medium", self.theme.tone("seal"), CENTRE)

    def _soft(self, tone: int) -> QColor:
        colour = QColor(self.theme.tone(TONE_COLOURS[tone]) if tone else self.theme.color("text3"))
        colour.setAlphaF(_SOFT)
        return colour

    def _stroke(self, paint: Painting, field: QRectF, line: Line, colour: QColor, wide: float) -> None:
        """Draw one line through its points."""
        path = QPainterPath()
        for at, (place, level) in enumerate(line):
            box = QRectF(field.left() + place * field.width(), _height(field, level), 0, 0)
            point = paint.place(box).topLeft()
            if at:
                path.lineTo(point)
            else:
                path.moveTo(point)
        pen = QPen(colour, wide * self.theme.scale)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        paint.painter.setBrush(Qt.BrushStyle.NoBrush)
        paint.painter.setPen(pen)
        paint.painter.drawPath(path)


def _smooth(line: Line) -> Line:
    """Return a line through the same points without corners: a voice has none."""
    if len(line) <= 2:
        return line
    places, levels = zip(*line, strict=True)
    steps = np.linspace(0, 1, _POINTS)
    even = np.interp(steps, places, levels)
    width = _POINTS // 4
    padded = np.concatenate([2 * even[0] - even[width:0:-1], even, 2 * even[-1] - even[-2 : -width - 2 : -1]])
    window = np.hanning(2 * width + 1)
    rounded = np.convolve(padded, window / window.sum(), mode="valid")
    return [(float(place), float(level)) for place, level in zip(steps, rounded, strict=True)]


def _height(field: QRectF, level: float) -> float:
    """Return where a level lies in a field; what is out of a voice's range stays at its edge."""
    held = min(max(level, _BOTTOM), _TOP)
    return field.bottom() - (held - _BOTTOM) / (_TOP - _BOTTOM) * field.height()
