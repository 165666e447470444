"""An avatar: the character that stands for a supplier or a person."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import Tone
from ui.widgets.painted import Painted
from ui.widgets.painting import painting_on


class Avatar(Painted):
    """One character on a soft tone; square for suppliers, round for people. It says nothing to a screen reader."""

    def __init__(
        self, theme: Theme, letter: str, tone: Tone = "accent", size: int = 40, *, person: bool = False,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(theme, parent)
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_letter(letter, tone, person=person)

    def show_letter(self, letter: str, tone: Tone, *, person: bool) -> None:
        """Show another record's avatar."""
        self._letter, self._tone, self._person = letter, tone, person
        self.update()

    def sizeHint(self) -> QSize:
        """Return the square of the avatar."""
        side = self.theme.px(self._size)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the letter."""
        painter = QPainter(self)
        painting_on(self, self.theme, painter).avatar(
            QRectF(self.rect()), self._letter, self._tone, person=self._person
        )
        painter.end()
