"""Pinyin under a phrase: tone marks always, tone colours on request, wrong syllables underlined."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.practice.wordings import Wording
from ui.theme.theme import Theme
from ui.theme.tokens import Tone
from ui.widgets.painted import Painted

TONE_COLOURS: dict[int, Tone] = {1: "seal", 2: "ok", 3: "sky", 4: "plum", 5: "neutral"}
"""Beside the tone mark, never instead of it."""
_LEADING, _SPACE = 1.35, 0.42


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a word in one colour; ``syllable`` is its number, -1 for none."""

    text: str
    tone: Tone | None = None
    syllable: int = -1


class PinyinLine(Painted):
    """A line of pinyin that wraps between words; its text is also its accessible name."""

    def __init__(self, theme: Theme, *, pixels: int = 26, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._pixels = pixels
        self._words: list[list[_Piece]] = []
        self._wrong: frozenset[int] = frozenset()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_wording(self, wording: Wording, *, colours: bool = True, wrong: Collection[int] = ()) -> None:
        """Show the pinyin of a phrase; ``wrong`` are the numbers of syllables to underline."""
        self._words = _pieces(wording) if colours else [[_Piece(word)] for word in wording.pinyin.split()]
        if wrong and not colours:
            self._words = [
                [_Piece(one.text, None, one.syllable) for one in word] for word in _pieces(wording)
            ]
        self._wrong = frozenset(wrong)
        self.setAccessibleName(wording.pinyin)
        self.dress()

    def _font(self) -> QFont:
        font = QFont(self.theme.font("medium"))
        font.setPixelSize(self.theme.px(self._pixels))
        return font

    def hasHeightForWidth(self) -> bool:
        """Say that the height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines."""
        return round(self.theme.px(self._pixels) * _LEADING * max(1, len(self._lines(width))))

    def sizeHint(self) -> QSize:
        """Return the size in a card of usual width."""
        width = self.theme.px(520)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Let the card be narrow."""
        return QSize(self.theme.px(100), self.theme.px(20))

    def _lines(self, width: int) -> list[tuple[float, list[list[_Piece]]]]:
        """Return the words of each line with its width."""
        metrics = QFontMetricsF(self._font())
        gap = self._pixels * self.theme.scale * _SPACE
        lines: list[tuple[float, list[list[_Piece]]]] = []
        for word in self._words:
            wide = sum(metrics.horizontalAdvance(piece.text) for piece in word)
            if lines and lines[-1][0] + gap + wide <= width:
                lines[-1] = (lines[-1][0] + gap + wide, [*lines[-1][1], word])
            else:
                lines.append((wide, [word]))
        return lines

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the lines, each in the middle."""
        painter = QPainter(self)
        font = self._font()
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        tall, gap = self.theme.px(self._pixels) * _LEADING, self._pixels * self.theme.scale * _SPACE
        for at, (wide, words) in enumerate(self._lines(self.width())):
            x = (self.width() - wide) / 2
            y = at * tall + (tall + metrics.ascent() - metrics.descent()) / 2
            for word in words:
                for piece in word:
                    x = self._paint(painter, metrics, piece, QPointF(x, y))
                x += gap
        painter.end()

    def _paint(self, painter: QPainter, metrics: QFontMetricsF, piece: _Piece, at: QPointF) -> float:
        wide = metrics.horizontalAdvance(piece.text)
        painter.setPen(self._colour(piece))
        painter.drawText(at, piece.text)
        if piece.syllable in self._wrong:
            painter.setPen(QPen(self.theme.color("seal"), self.theme.px(2), Qt.PenStyle.DotLine))
            y = at.y() + metrics.descent() * 0.7
            painter.drawLine(QPointF(at.x(), y), QPointF(at.x() + wide, y))
        return at.x() + wide

    def _colour(self, piece: _Piece) -> QColor:
        return self.theme.color("text2") if piece.tone is None else self.theme.tone(piece.tone)


def _pieces(wording: Wording) -> list[list[_Piece]]:
    """Return the words of the pinyin, cut where a syllable begins or ends."""
    line, pinyin = wording.line, wording.pinyin
    spans = list(zip(line.spans, line.syllables, strict=True)) if line else []
    words = []
    for found in re.finditer(r"\S+", pinyin):
        pieces, start = [], found.start()
        for number, ((first, last), syllable) in enumerate(spans):
            if not found.start() <= first < found.end():
                continue
            if first > start:
                pieces.append(_Piece(pinyin[start:first]))
            pieces.append(_Piece(pinyin[first:last], TONE_COLOURS[syllable.tone], number))
            start = last
        if start < found.end():
            pieces.append(_Piece(pinyin[start : found.end()]))
        words.append(pieces)
    return words
