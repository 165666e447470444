"""A progress bar and a meter of steps."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import Tone
from ui.widgets.painted import Painted
from ui.widgets.painting import painting_on


class ProgressBar(Painted):
    """A bar of 6 px; ``name`` says what it measures."""

    def __init__(
        self, theme: Theme, name: str, share: float = 0.0, tone: Tone = "accent", width: int = 200,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """Show ``share`` (0 to 1) in a bar that is ``width`` pixels wide at 100 %; 0 lets it grow."""
        super().__init__(theme, parent)
        self._name, self._width = name, width
        grows = QSizePolicy.Policy.Expanding if width == 0 else QSizePolicy.Policy.Fixed
        self.setSizePolicy(grows, QSizePolicy.Policy.Fixed)
        self.show_share(share, tone)

    def show_share(self, share: float, tone: Tone = "accent") -> None:
        """Show another share, from 0 to 1."""
        self.share, self._tone = min(max(share, 0.0), 1.0), tone
        self.setAccessibleName(f"{self._name} {round(self.share * 100)} %")
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the bar."""
        return QSize(self.theme.px(self._width or 80), self.theme.px(6))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bar."""
        painter = QPainter(self)
        painting_on(self, self.theme, painter).bar(QRectF(self.rect()), self.share, self._tone)
        painter.end()


class Meter(Painted):
    """A few steps, so many of them filled."""

    def __init__(
        self, theme: Theme, filled: int, of: int = 5, tone: Tone = "accent", parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._filled, self._of, self._tone = filled, of, tone
        self.setAccessibleName(f"{filled}/{of}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size of all steps."""
        return QSize(self.theme.px(16) * self._of, self.theme.px(8))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the steps."""
        painter = QPainter(self)
        paint = painting_on(self, self.theme, painter)
        px = self.theme.px
        for step in range(self._of):
            colour = self.theme.tone(self._tone) if step < self._filled else self.theme.color("line_strong")
            paint.fill(QRectF(step * px(16), px(1), px(13), px(6)), colour, px(3))
        painter.end()
