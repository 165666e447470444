"""Tabs with counts and a 2 px underline."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar, QWidget

from ui.theme.fonts import Role
from ui.theme.theme import Theme
from ui.widgets.painting import LEADING, Painting, painting_on

_GAP, _INSET = (
    22,
    5,
)  # pixels at 100 % between the words of two tabs, and from the words to ring and underline


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
        """Paint the tabs; tabRect is mirrored by Qt already, so every tab paints inside bounds of its own."""
        painter = QPainter(self)
        paint = painting_on(self, self._theme, painter)
        for place in range(self.count()):
            if self.isTabVisible(place):
                paint.bounds = QRectF(self.tabRect(place))
                self.paint_tab(paint, place)
        painter.end()

    def paint_tab(self, paint: Painting, place: int) -> None:
        """Paint one tab in the bounds: words, count and underline."""
        px = self._theme.px
        box = paint.bounds.adjusted(0, 0, px(2 * _INSET - _GAP), 0)
        self.paint_words(paint, place, box.adjusted(px(_INSET), 0, 0, 0))
        if place == self.currentIndex():
            paint.fill(QRectF(box.left(), box.bottom() - 2, box.width(), 2), self._theme.color("accent"))
            if self.hasFocus():
                paint.ring(box.adjusted(0, px(3), 0, -px(5)), px(5))

    def paint_words(self, paint: Painting, place: int, box: QRectF) -> None:
        """Write the words of a tab, and its count behind them."""
        current = place == self.currentIndex()
        role: Role = "strong" if current else "medium"
        words = QRectF(box)
        words.setWidth(self._theme.metrics(role).horizontalAdvance(self.tabText(place)) + 2)
        color = self._theme.color("text" if current else "text2")
        paint.text(words, self.tabText(place), role, color, LEADING)
        box = box.adjusted(words.width() + self._theme.px(2), 0, 0, 0)
        paint.text(box, self._counts[place], "body", self._theme.color("text3"))
