"""Buttons with words and buttons with an icon alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from ui.theme.theme import Theme

Kind = Literal["", "primary", "ghost", "danger", "link"]
_ICON_COLOURS = {"primary": "on_accent", "danger": "seal", "link": "accent"}


class Button(QPushButton):
    """A button with words; a page has at most one of kind ``primary``."""

    def __init__(
        self, theme: Theme, text: str, kind: Kind = "", icon: str = "",
        on_click: Callable[[], object] | None = None, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(text, parent)
        self._theme, self._icon_name = theme, icon
        self.setProperty("kind", kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if on_click is not None:
            self.clicked.connect(lambda _checked=False: on_click())
        if icon:
            theme.changed.connect(self.dress)
            self.dress()

    def setText(self, text: str) -> None:
        """Say something else; words that came only now need the gap after the icon."""
        came = bool(text) != bool(self.text())
        super().setText(text)
        if came and self._icon_name:
            self.dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press it like Space, as in dialogs, on pages too."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Set the focus ring of a primary button apart from its fill by a line of the colour of its words."""
        super().paintEvent(event)
        if self.hasFocus() and self.property("kind") == "primary":
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.color("on_accent"), 1))
            radius = self._theme.px(5)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2.5, 2.5, -2.5, -2.5), radius, radius)
            painter.end()

    def dress(self) -> None:
        """Tint the icon for the theme in force."""
        colour = _ICON_COLOURS.get(str(self.property("kind")), "text2")
        side, gap = self._theme.px(16), 5 if self.text() else 0
        self.setIconSize(QSize(side + self._theme.px(gap), side))
        self.setIcon(self._theme.icon(self._icon_name, colour, gap=gap))


class IconButton(QToolButton):
    """A button with an icon alone: ``name`` is both its tooltip and its accessible name, and must be there."""

    def __init__(
        self, theme: Theme, icon: str, name: str, on_click: Callable[[], object] | None = None,
        *, size: int = 16, color: str = "text2", parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        if not name:
            raise ValueError(f"the icon button {icon} needs a name for tooltip and screen reader")
        self._theme, self._icon_name, self._size, self._color = theme, icon, size, color
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        if on_click is not None:
            self.clicked.connect(lambda _checked=False: on_click())
        theme.changed.connect(self.dress)
        self.dress()

    def show_icon(self, icon: str, color: str = "text2") -> None:
        """Show another icon, for example a filled state."""
        self._icon_name, self._color = icon, color
        self.dress()

    def dress(self) -> None:
        """Take size and tint of the theme in force."""
        side = self._theme.px(self._size)
        self.setIconSize(QSize(side, side))
        self.setFixedSize(self._theme.px(32), self._theme.px(32))
        self.setIcon(self._theme.icon(self._icon_name, self._color, self._size))
