"""A day as a tile, alone or with two lines of words, as in "Coming up"."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import Tone
from ui.widgets.layouts import column, row
from ui.widgets.painted import Painted
from ui.widgets.painting import CENTRE, painting_on
from ui.widgets.text import ElidedLabel


class DateTile(Painted):
    """Day and month on a soft tone; the words beside it say the date to a screen reader."""

    def __init__(self, theme: Theme, day: str, month: str, tone: Tone, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_day(day, month, tone)

    def show_day(self, day: str, month: str, tone: Tone) -> None:
        """Show another day."""
        self._day, self._month, self._tone = day, month, tone
        self.setAccessibleName(f"{day} {month}")
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the tile."""
        return QSize(self.theme.px(40), self.theme.px(42))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint day and month."""
        painter = QPainter(self)
        theme, px = self.theme, self.theme.px
        paint = painting_on(self, theme, painter)
        border = theme.tone(self._tone) if theme.tokens.high_contrast else None
        paint.fill(QRectF(self.rect()), theme.soft(self._tone), px(9), border)
        color = theme.tone(self._tone)
        paint.text(QRectF(0, px(4), self.width(), px(20)), self._day, "tile", color, CENTRE)
        paint.text(QRectF(0, px(22), self.width(), px(15)), self._month, "small_medium", color, CENTRE)
        painter.end()


class ComingUp(QWidget):
    """A date tile with a strong line and a quiet one."""

    def __init__(
        self, theme: Theme, tile: tuple[str, str], title: str, note: str = "", tone: Tone = "accent",
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """Give ``tile`` as the words for day and month."""
        super().__init__(parent)
        self._tile = DateTile(theme, *tile, tone)
        self._title = ElidedLabel(theme, title, "strong")
        self._note = ElidedLabel(theme, note, "meta", "text2")
        if not note:
            self._note.hide()
        line = row(self._tile, 12)
        line.addLayout(column(None, self._title, self._note, None, spacing=0), 1)
        self.setLayout(line)

    def show_coming(self, tile: tuple[str, str], title: str, note: str, tone: Tone) -> None:
        """Show something else that comes."""
        self._tile.show_day(*tile, tone)
        self._title.set_text(title)
        self._note.set_text(note)
        self._note.setVisible(bool(note))
