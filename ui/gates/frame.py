"""The frame of all gates: the seal, a title and a note in the middle of the window, and what is asked below."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.errors import GuanxiError
from ui.theme.theme import Theme
from ui.widgets.banner import Banner
from ui.widgets.fitting import Fitting
from ui.widgets.layouts import column, holder, row
from ui.widgets.text import Seal, label

_WIDTH = 500


class GateFrame(QWidget):
    """A column of ``body`` under the title; it scrolls where the window is too low for it."""

    def __init__(self, theme: Theme, title: str, note: str = "", step: str = "") -> None:
        super().__init__()
        self.theme = theme
        self.setAccessibleName(title)
        self.banner = Banner(theme)
        self.body = QVBoxLayout()
        self.body.setSpacing(14)
        words = label(note, "body", "text2", wrap=True)
        words.setVisible(bool(note))
        caption = label(step, "caption")
        caption.setVisible(bool(step))
        self._middle = Fitting(
            column(
                row(Seal(theme, 44), None), 18, caption, 4, label(title, "title", wrap=True), 6, words,
                18 if note else 2, self.banner, 14 if note else 2, self.body,
            )
        )  # fmt: skip
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # A third of the empty height above and two thirds below: the eye takes that for the middle.
        inside = column(
            (holder(column()), 1),
            row(None, self._middle, None),
            (holder(column()), 2),
            margins=(24, 28, 24, 24),
        )
        scroll.setWidget(holder(inside))
        self.setLayout(column((scroll, 1)))
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self._middle.setFixedWidth(self.theme.px(_WIDTH))

    def tell(
        self, error: GuanxiError, action_text: str = "", action: Callable[[], object] | None = None
    ) -> None:
        """Show an error of the world as a banner of the page, perhaps with what can be done about it."""
        self.banner.tell(str(error), "seal", action_text, action)
