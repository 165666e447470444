"""Hanzi in large Kai type, as large as the room allows and broken where a reader would pause."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import Theme
from ui.widgets.painted import Painted

_SIZES = ((92, 1), (72, 1), (60, 2), (48, 2), (40, 3), (32, 4), (26, 6))
"""Pixels at 100 %, and how many lines may be that large."""
_NOT_FIRST = frozenset("，。！？：；、）】》”’…,.!?:;)")
_PAUSES = frozenset("，。！？：；,.!?:;")
_LEADING = 1.24
_BALANCE = 0.35


class KaiText(Painted):
    """A phrase; its characters are also its accessible name. ``largest`` bounds the size at 100 %."""

    def __init__(
        self, theme: Theme, text: str = "", *, largest: int = 92, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._largest = largest
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Show another phrase."""
        self._text = text
        self.setAccessibleName(text)
        self.dress()

    def text(self) -> str:
        """Return the phrase."""
        return self._text

    def hasHeightForWidth(self) -> bool:
        """Say that the height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines."""
        font, lines = self._lines(width)
        return ceil(font.pixelSize() * _LEADING * max(1, len(lines)))

    def sizeHint(self) -> QSize:
        """Return the size in a card of usual width."""
        width = self.theme.px(560)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Let the card be narrow."""
        return QSize(self.theme.px(120), self.theme.px(32))

    def _lines(self, width: int) -> tuple[QFont, list[str]]:
        """Return the largest font in which the phrase fits, and its lines."""
        font = QFont(self.theme.font("kai_card"))
        for pixels, most in _SIZES:
            if pixels > self._largest and pixels != _SIZES[-1][0]:
                continue
            font.setPixelSize(self.theme.px(pixels))
            metrics = QFontMetricsF(font)
            count = max(1, ceil(metrics.horizontalAdvance(self._text) / max(1, width)))
            for tried in range(count, most + 1):
                lines = broken(self._text, tried)
                if all(metrics.horizontalAdvance(line) <= width for line in lines):
                    return font, lines
        return font, broken(self._text, max(1, ceil(len(self._text) * font.pixelSize() / max(1, width))))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the lines, each in the middle."""
        painter = QPainter(self)
        font, lines = self._lines(self.width())
        painter.setFont(font)
        painter.setPen(self.theme.color("text"))
        tall = font.pixelSize() * _LEADING
        top = (self.height() - tall * len(lines)) / 2
        for at, line in enumerate(lines):
            box = QRectF(0, top + at * tall, self.width(), tall)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), line)
        painter.end()


def broken(text: str, count: int) -> list[str]:
    """Return a text in ``count`` lines of nearly equal length, broken after a pause where one is near."""
    lines = []
    rest = text
    for left in range(count, 1, -1):
        aim = ceil(len(rest) / left)
        near = [
            at + 1
            for at, character in enumerate(rest[:-1])
            if character in _PAUSES and abs(at + 1 - aim) <= max(1, aim * _BALANCE)
        ]
        end = min(near, key=lambda at: abs(at - aim)) if near else aim
        while end < len(rest) and rest[end] in _NOT_FIRST:
            end += 1
        lines.append(rest[:end].strip())
        rest = rest[end:].lstrip()
    return [line for line in (*lines, rest) if line] or [""]
