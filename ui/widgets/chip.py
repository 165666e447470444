"""A chip: one word on a soft tone."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import Theme
from ui.widgets.painted import Painted
from ui.widgets.painting import chip_width, painting_on
from ui.widgets.rows import Flag


class Chip(Painted):
    """A chip of 22 px (20 when ``low``); its words are its accessible name."""

    def __init__(self, theme: Theme, flag: Flag, *, low: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._low = low
        self.flag = flag
        self._hint = QSize()
        self.setAccessibleName(flag.text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_flag(self, flag: Flag) -> None:
        """Show other words."""
        if flag == self.flag:
            return
        self.flag = flag
        self.setAccessibleName(flag.text)
        self.dress()

    def sizeHint(self) -> QSize:
        """Return the size that the words need; kept, because layouts ask several times."""
        if not self._hint.isValid():
            width = chip_width(self.theme, self.flag, tall=not self._low)
            self._hint = QSize(width, self.theme.px(20 if self._low else 22))
        return self._hint

    def dress(self) -> None:
        """Measure again, for other words or the theme in force."""
        self._hint = QSize()
        super().dress()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the chip."""
        painter = QPainter(self)
        painting_on(self, self.theme, painter).chip(QRectF(self.rect()), self.flag)
        painter.end()
