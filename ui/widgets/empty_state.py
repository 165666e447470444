"""What a place shows when it holds nothing, or when nothing matches."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.widgets.button import Button, Kind
from ui.widgets.layouts import row
from ui.widgets.text import Icon, label


class EmptyState(QWidget):
    """One line of what this place is for, perhaps a second, and one action."""

    def __init__(
        self, theme: Theme, text: str, note: str = "", icon: str = "", action_text: str = "",
        on_click: Callable[[], object] | None = None, kind: Kind = "primary", parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(24, 24, 24, 24)
        lines.setSpacing(6)
        lines.addStretch(2)
        if icon:
            lines.addLayout(row(None, Icon(theme, icon, "text3", 24), None))
            lines.addSpacing(6)
        self._text, self._note = (
            label(text, "lead_strong", wrap=True),
            label(note, "body", "text2", wrap=True),
        )
        for words in (self._text, self._note):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            lines.addWidget(words)
        self._note.setVisible(bool(note))
        self.button = Button(theme, action_text, kind, on_click=on_click)
        if on_click is None:  # to show it before it has a parent would open a window for a moment
            self.button.hide()
        lines.addSpacing(10)
        lines.addLayout(row(None, self.button, None))
        lines.addStretch(3)

    def show_text(self, text: str, note: str = "") -> None:
        """Show other words, for example what was searched in vain."""
        self._text.setText(text)
        self._note.setText(note)
        self._note.setVisible(bool(note))
