"""Tabs with counts and a 2 px underline."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar, QWidget

from ui.theme.fonts import Role
from ui.theme.theme import Theme
from ui.widgets.painting import LEADING, painting_on

_GAP = 22


class Tabs(QTabBar):
    """A tab bar; listen to ``currentChanged``. Left, Right and Ctrl+Tab walk, as in every tab bar."""

    def __init__(self, theme: Theme, names: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._counts: list[str] = []
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for name in names:
            self.add(name)
        theme.changed.connect(self.dress)

    def add(self, name: str, count: str = "") -> int:
        """Add a tab at the end; return its place."""
        self._counts.append(count)
        place = self.addTab(name)
        self.set_count(place, count)
        return place

    def set_count(self, place: int, count: str) -> None:
        """Show a number behind the words of a tab; empty for none."""
        self._counts[place] = count
        self.setAccessibleTabName(place, f"{self.tabText(place)} {count}".strip())
        self.dress()

    def dress(self) -> None:
        """Take the sizes of the theme in force."""
        # The bar keeps the sizes of its tabs until one of them changes.
        self.setIconSize(QSize(self._theme.px(16), self._theme.px(16)))
        self.updateGeometry()
        self.update()

    def tabSizeHint(self, index: int) -> QSize:
        """Return the width of words and count, and the gap to the next tab."""
        width = self._theme.metrics("strong").horizontalAdvance(self.tabText(index))
        if self._counts[index]:
            width += self._theme.px(5) + self._theme.metrics("body").horizontalAdvance(self._counts[index])
        return QSize(width + self._theme.px(_GAP), self._theme.px(36))

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Never shorten a tab: the bar scrolls instead."""
        return self.tabSizeHint(index)

    def minimumSizeHint(self) -> QSize:
        """Let the bar be narrower than its tabs."""
        return QSize(self._theme.px(120), self._theme.px(36))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint words, counts and the underline."""
        painter = QPainter(self)
        theme, px = self._theme, self._theme.px
        paint = painting_on(self, theme, painter)
        # tabRect is mirrored by Qt already, so every tab paints inside bounds of its own.
        for place in range(self.count()):
            box = QRectF(self.tabRect(place))
            paint.bounds = box
            words = box.adjusted(0, 0, -px(_GAP), 0)
            current = place == self.currentIndex()
            role: Role = "strong" if current else "medium"
            width = theme.metrics(role).horizontalAdvance(self.tabText(place)) + 2
            color = theme.color("text" if current else "text2")
            paint.text(
                QRectF(words.left(), words.top(), width, words.height()),
                self.tabText(place),
                role,
                color,
                LEADING,
            )
            paint.text(
                words.adjusted(width + px(2), 0, px(4), 0), self._counts[place], "body", theme.color("text3")
            )
            if current:
                line = QRectF(words.left(), words.bottom() - 2, words.width(), 2)
                paint.fill(line, theme.color("accent"))
                if self.hasFocus():
                    paint.ring(words.adjusted(-px(5), px(3), px(5), -px(5)), px(5))
        painter.end()
