"""The room of Today: the day, and beside it what comes; under it where the window is too narrow for both."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.today.side import Side
from ui.widgets.layouts import column, frame, holder, row
from ui.widgets.scrolling import scrolling

WIDTH = 292
_BESIDE_FROM = 920
"""Pixels at 100 % of the page from which on the notes of the day are not cut by what stands beside them."""


class Room(QWidget):
    """Both parts scroll, each by itself or the one after the other."""

    def __init__(self, theme: Theme, day: QWidget, side: Side) -> None:
        super().__init__()
        self._theme, self._side = theme, side
        self.beside = True
        """The side stands beside the day, not under it."""
        self._foot = QVBoxLayout()
        self._foot.setContentsMargins(0, 0, 0, 0)
        self._area = scrolling(side)
        self._frame = frame("inspector", column(self._area))
        self._frame.setFixedWidth(theme.px(WIDTH))
        page = frame("page", column(scrolling(holder(column((day, 1), self._foot)))))
        self.setLayout(row((page, 1), self._frame))
        theme.changed.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move the side where it has room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        px = self._theme.px
        self._frame.setFixedWidth(px(WIDTH))
        beside = self.width() >= px(_BESIDE_FROM)
        if beside == self.beside:
            return
        self.beside = beside
        if beside:
            self._foot.removeWidget(self._side)
            self._area.setWidget(self._side)
        else:
            self._foot.addWidget(self._area.takeWidget())
        self._side.stand(beside=beside)
        self._side.show()
        self._frame.setVisible(beside)
