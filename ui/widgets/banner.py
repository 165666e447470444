"""A banner in the page: something to know, with what can be done about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.texts import _
from ui.theme.theme import Theme
from ui.theme.tokens import Tone
from ui.widgets.announce import announce
from ui.widgets.button import Button, IconButton
from ui.widgets.text import Icon, label

_ICONS: dict[Tone, str] = {
    "seal": "circle-alert",
    "amber": "triangle-alert",
    "ok": "circle-check",
}


class Banner(QFrame):
    """An icon, a sentence, an action and a cross; hidden until ``tell``. It never covers the page."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "banner")
        self._action: Callable[[], object] | None = None
        self._icon = Icon(theme, "info")
        self._words = label("", wrap=True)
        self._button = Button(theme, "", on_click=self._act)
        self._cross = IconButton(theme, "x", _("Close message"), self.dismiss)
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 8, 8, 8)
        line.setSpacing(10)
        line.addWidget(self._icon)
        line.addWidget(self._words, 1)
        line.addWidget(self._button)
        line.addWidget(self._cross)
        self.hide()

    def tell(
        self, text: str, tone: Tone = "neutral", action_text: str = "",
        action: Callable[[], object] | None = None, *, closable: bool = True,
    ) -> None:  # fmt: skip
        """Show a sentence; ``action`` gets a button and leaves the banner where it is."""
        self._action = action
        self._words.setText(text)
        self._icon.show_icon(_ICONS.get(tone, "info"), tone)
        self._button.setText(action_text)
        self._button.setVisible(action is not None)
        self._cross.setVisible(closable)
        self.setAccessibleName(text)
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)
        self.show()
        announce(self, text)

    def text(self) -> str:
        """Return the words shown."""
        return self._words.text()

    def dismiss(self) -> None:
        """Hide the banner."""
        self.hide()

    def _act(self) -> None:
        if self._action is not None:
            self._action()
