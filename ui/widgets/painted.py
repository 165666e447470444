"""The base of widgets that paint themselves."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme


class Painted(QWidget):
    """A widget that paints from the theme and follows it when it changes."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        theme.changed.connect(self.dress)

    def dress(self) -> None:
        """Take the sizes and colours of the theme in force."""
        self.updateGeometry()
        self.update()
